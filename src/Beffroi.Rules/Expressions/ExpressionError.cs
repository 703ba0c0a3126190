namespace Beffroi.Rules.Expressions;

/// <summary>What is wrong in one expression, at an offset in characters from its start.</summary>
internal sealed record ExpressionError(int Offset, string Code, string Message, string? Hint = null);

/// <summary>Leaves the reading of one expression at its first syntax error; never leaves this assembly.</summary>
internal sealed class ExpressionSyntaxException(ExpressionError error) : Exception(error.Message)
{
    public ExpressionError Error { get; } = error;
}
