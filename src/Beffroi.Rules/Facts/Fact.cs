namespace Beffroi.Rules;

public enum FactType { Boolean, Choice, Ensemble, Integer, Decimal, Money, Date, Municipality }

/// <summary>Who knows a fact: the one who asks, or the case officer.</summary>
public enum Answerer { Applicant, Officer }

/// <summary>A unit with its words: « 1 salarié », « 3 salariés ».</summary>
public sealed record Unit(string Id, string One, string Many)
{
    /// <summary>Of a number written without unit: takes the other's.</summary>
    public static readonly Unit Bare = new("", "", "");

    public static readonly Unit Euro = new("€", "€", "€");

    /// <summary>Days; only ever compared.</summary>
    public static readonly Unit Day = new("date", "", "");
}

/// <summary>A value of a choice or an ensemble, as the page words it.</summary>
public sealed record FactValue(string Id, string Label, string? Help);

/// <summary>A ready answer to a question on a number: an interval that means something to the person.</summary>
public sealed record ReadyAnswer(string Label, string? Help, NumberRange Range);

/// <summary>One typed piece of the profile.</summary>
public sealed class Fact
{
    public required int Index { get; init; }

    public required string Id { get; init; }

    /// <summary>Short, as in a summary.</summary>
    public required string Name { get; init; }

    public required string Question { get; init; }

    public string? Help { get; init; }

    public required FactType Type { get; init; }

    public Unit Unit { get; init; } = Unit.Bare;

    /// <summary>The distance between two possible values of a number: 1, 0.05, a cent, a day. 0 where there is none.</summary>
    public decimal Step { get; init; }

    /// <summary>What is possible, for a number, money or a date.</summary>
    public NumberRange Range { get; init; }

    /// <summary>What is possible, for a choice, an ensemble or a municipality.</summary>
    public TextDomain? Domain { get; init; }

    /// <summary>The table whose keys are the domain, for a municipality.</summary>
    public LookUpTable? Table { get; init; }

    /// <summary>The values with their labels, for a choice or an ensemble.</summary>
    public IReadOnlyList<FactValue> Values { get; init; } = [];

    public Answerer Answerer { get; init; }

    /// <summary>Where else it can be read, such as a SIRENE field.</summary>
    public string? Origin { get; init; }

    /// <summary>Of asking: 1 is known by heart, 5 needs a document.</summary>
    public int Cost { get; init; } = 1;

    public bool Modifiable { get; init; }

    /// <summary>Whether it may be told to others in a link: never what is personal, nor what shows that things are hard.</summary>
    public bool IsShared { get; init; }

    /// <summary>The group that is told in place of a municipality, a column of its table; null for other facts.</summary>
    public string? SharedAs { get; init; }

    /// <summary>The date since which this number counts completed months; null for other facts.</summary>
    public Fact? Since { get; internal set; }

    public IReadOnlyList<ReadyAnswer> ReadyAnswers { get; init; } = [];

    /// <summary>« vous avez l’agrément » / « vous n’avez pas l’agrément », for a boolean; null to word it from the name.</summary>
    public (string Yes, string No)? Said { get; init; }

    /// <summary>What it says already of a case file; null: nothing that one asks.</summary>
    public FileAnswer? InFile { get; init; }

    /// <summary>When it makes sense at all; null: always.</summary>
    internal TruthTerm? If { get; set; }

    public bool IsNumber => Type is FactType.Integer or FactType.Decimal or FactType.Money or FactType.Date;

    /// <summary>Nothing known beyond the domain.</summary>
    public Known Unknown => unknown ??= Type switch
    {
        FactType.Boolean => new KnownTruth(Truth.Unknown),
        FactType.Ensemble => new KnownMembers(MemberRange.Anything(Domain!)),
        FactType.Choice or FactType.Municipality => new KnownText(TextSet.All(Domain!)),
        _ => new KnownNumber(Range),
    };

    private Known? unknown;

    /// <summary>The words of a value; for a municipality, its name and code.</summary>
    public string LabelOf(string value) => Table is null
        ? Values.FirstOrDefault(v => v.Id == value)?.Label ?? value
        : Table.Column("nom") is { } names && Table.IndexOf(value) is >= 0 and var key ? $"{names.Values[names.Of(key)]} ({value})" : value;

    public override string ToString() => Id;
}

/// <summary>A value that changes with time and has a source, such as a ceiling of a European regulation.</summary>
public sealed class Parameter
{
    public required string Id { get; init; }

    public required string Label { get; init; }

    public required Unit Unit { get; init; }

    public required NumberRange Domain { get; init; }

    public required IReadOnlyList<DatedValue> Values { get; init; }

    /// <summary>The value on a day; its whole domain when no text gives it.</summary>
    public NumberRange On(DateOnly date) =>
        Values.FirstOrDefault(v => v.From <= date && (v.To is null || date < v.To))?.Value ?? Domain;
}

/// <param name="From">First day.</param>
/// <param name="To">The day after the last; null: not known to end.</param>
/// <param name="Value">A point, or the whole domain when unknown.</param>
/// <param name="Source">Where it was read.</param>
public sealed record DatedValue(DateOnly From, DateOnly? To, NumberRange Value, Source Source);
