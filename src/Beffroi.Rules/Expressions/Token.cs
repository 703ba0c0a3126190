namespace Beffroi.Rules.Expressions;

internal enum TokenKind
{
    Number, Text, Name,
    If, Then, Else, Some, In, Satisfies, Or, And, Between, Not, Min, Max, Sum, ListContains, True, False, Date,
    Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual,
    Plus, Minus, Times, Divide, Open, Close, OpenBracket, CloseBracket, DotDot, Comma, End,
}

/// <param name="Offset">In characters from the start of the expression.</param>
/// <param name="Text">As written; for a string, without its quotes.</param>
internal readonly record struct Token(TokenKind Kind, int Offset, string Text);
