namespace Beffroi.Rules;

/// <summary>One thing wrong in what a caller sent, worded in French for a person.</summary>
/// <param name="Path">A JSON Pointer into the body.</param>
/// <param name="Code">BEF-A001 to BEF-A007.</param>
public sealed record Problem(string Path, string Code, string Message, string? Hint = null)
{
    public string Message { get; } = French.Typeset(Message);

    public string? Hint { get; } = Hint is null ? null : French.Typeset(Hint);
}

public static class ProblemCodes
{
    public const string NotAnObject = "BEF-A001";
    public const string UnknownMember = "BEF-A002";
    public const string WrongType = "BEF-A003";
    public const string OutsideDomain = "BEF-A004";
    public const string Empty = "BEF-A005";
    public const string Contradiction = "BEF-A006";
    public const string Date = "BEF-A007";
}

/// <summary>A profile, or every problem of what was sent.</summary>
public sealed record ProfileReading(Profile? Profile, IReadOnlyList<Problem> Problems);
