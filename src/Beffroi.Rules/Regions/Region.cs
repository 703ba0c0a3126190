using System.Text.Json.Nodes;

namespace Beffroi.Rules;

/// <summary>What <c>region.yaml</c> says of a Region: who it is, how it words things, what the home page offers.</summary>
public sealed class Region
{
    /// <summary>What <see cref="DaysBeforeDue"/> may be, and is where the folder says nothing.</summary>
    public const int MostDaysBeforeDue = 60, UsualDaysBeforeDue = 7;

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Under the name of the product.</summary>
    public required string Title { get; init; }

    /// <summary>INSEE code: « 32 ».</summary>
    public required string InseeCode { get; init; }

    /// <summary>IANA id: « Europe/Paris ».</summary>
    public required TimeZoneInfo TimeZone { get; init; }

    public required string Authority { get; init; }

    public required RegionContact Contact { get; init; }

    /// <summary>With <c>{date}</c> where the day stands.</summary>
    public required string Notice { get; init; }

    public required RegionRoadmap Roadmap { get; init; }

    /// <summary>Ids of the schemes, in the order of the catalogue.</summary>
    public required IReadOnlyList<string> Order { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Groups { get; init; }

    /// <summary>How the catalogue is laid out, the Region's own schemes first; empty when it has one list.</summary>
    public required IReadOnlyList<Shelf> Shelves { get; init; }

    /// <summary>The doors of the home page, one per audience.</summary>
    public required IReadOnlyList<RegionAudience> Audiences { get; init; }

    public required IReadOnlyList<RegionExample> Examples { get; init; }

    /// <summary>How many days before the last day given for pieces those who may give them are reminded, 0 to <see cref="MostDaysBeforeDue"/>; 0: they are not.</summary>
    public required int DaysBeforeDue { get; init; }

    /// <summary>Shown above the results when its condition holds or may hold; null when the Region has none.</summary>
    public RegionNote? LargerEnterprises { get; init; }

    public string NoticeOn(DateOnly date) => Notice.Replace("{date}", French.Date(date), StringComparison.Ordinal);
}

public sealed record RegionContact(string? Email, string? Phone, string? Site, Source Source);

public sealed record RegionRoadmap(string Title, string Period, string? Url, Source Source);

public sealed record RegionAudience(string Id, string Label, string Text, IReadOnlyList<RegionLink> Links, Source Source);

/// <summary>Schemes that are shown together.</summary>
/// <param name="Text">A sentence under the label; null when none is due.</param>
/// <param name="IsLocal">Each of its schemes is for a part of the Region: elsewhere, one line says so.</param>
public sealed record Shelf(string Id, string Label, string? Text, bool IsLocal);

public sealed record RegionLink(string Label, string Address);

/// <summary>A profile to try with one click.</summary>
public sealed record RegionExample(string Name, JsonObject Facts);

public sealed class RegionNote
{
    internal RegionNote(string text, TruthTerm condition, Source source) => (Text, Condition, Source) = (text, condition, source);

    public string Text { get; }

    public Source Source { get; }

    internal TruthTerm Condition { get; }

    public Truth HoldsFor(Profile profile) => new Interpreter(profile).Judge(Condition);
}
