namespace Beffroi.Rules;

/// <summary>A place in a file of a region folder. Lines and columns are counted from 1; 0 means the whole file.</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    public Place At(int offset) => this with { Column = Column + offset };

    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}

/// <summary>One thing that is wrong in a region folder, worded like a compiler's: place, code, message, hint.</summary>
public sealed record Diagnostic(Place Place, string Code, string Message, string? Hint = null)
{
    public override string ToString() => $"{Place} {Code} {Message}{(Hint is null ? "" : $"; {Hint}")}";
}

/// <summary>Everything that was found wrong so far. Reading goes on after a fault, so that one run tells them all.</summary>
public sealed class Diagnostics
{
    private readonly List<Diagnostic> found = [];

    public bool Any => found.Count > 0;

    public int Count => found.Count;

    /// <summary>Something is wrong in the file of a place, there or further down.</summary>
    public bool AnyFrom(Place place) => found.Exists(d => d.Place.File == place.File && d.Place.Line >= place.Line);

    public void Add(Place place, string code, string message, string? hint = null) =>
        found.Add(new Diagnostic(place, code, message, hint));

    /// <summary>In the order of files and places, each once.</summary>
    public IReadOnlyList<Diagnostic> InOrder() =>
        [.. found.Distinct()
            .OrderBy(d => d.Place.File, StringComparer.Ordinal).ThenBy(d => d.Place.Line).ThenBy(d => d.Place.Column)
            .ThenBy(d => d.Code, StringComparer.Ordinal)];
}

/// <summary>The codes of diagnostics; <c>docs/region-format.md</c> explains them.</summary>
public static class DiagnosticCodes
{
    public const string YamlSyntax = "BEF-R001";
    public const string AnchorAliasOrTag = "BEF-R002";
    public const string RepeatedKey = "BEF-R003";
    public const string TooLarge = "BEF-R004";
    public const string UnknownKey = "BEF-R005";
    public const string MissingKey = "BEF-R006";
    public const string NoValue = "BEF-R007";
    public const string WrongKind = "BEF-R008";
    public const string QuotesNeeded = "BEF-R009";
    public const string CommentAfterExpression = "BEF-R010";
    public const string ExpressionSyntax = "BEF-R011";
    public const string UnknownName = "BEF-R012";
    public const string OutsideSubset = "BEF-R013";
    public const string TypeMismatch = "BEF-R014";
    public const string UnitMismatch = "BEF-R015";
    public const string OutsideDomain = "BEF-R016";
    public const string NotConstant = "BEF-R017";
    public const string DivisionByZero = "BEF-R018";
    public const string ChainedComparison = "BEF-R019";
    public const string RepeatedId = "BEF-R020";
    public const string Cycle = "BEF-R021";
    public const string Versions = "BEF-R022";
    public const string UnknownSource = "BEF-R023";
    public const string RaisedFirmness = "BEF-R024";
    public const string UnknownScheme = "BEF-R025";
    public const string Replacement = "BEF-R026";
    public const string ExampleFails = "BEF-R027";
    public const string CriterionWithoutExample = "BEF-R028";
    public const string Overflow = "BEF-R029";
    public const string Encoding = "BEF-R030";
    public const string OneConditionForm = "BEF-R031";
    public const string ContradictoryCumulation = "BEF-R032";
    public const string MissingFile = "BEF-R033";
    public const string EmptyDomain = "BEF-R034";
}
