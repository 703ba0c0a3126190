using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Applications.CaseFiles;

/// <summary>What one wants to do, where, when, with whom.</summary>
internal sealed record ProjectSection : ISection<ProjectSection>
{
    private const int LongestSummary = 1_500, LongestText = 6_000, LongestPlace = 100;

    public string? Summary { get; init; }

    public string? Needs { get; init; }

    public string? Actions { get; init; }

    public string? Partners { get; init; }

    /// <summary>Name of the commune, as it was chosen.</summary>
    public string? Place { get; init; }

    /// <summary>Its INSEE code; null while no commune of that name is found.</summary>
    public string? PlaceCode { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public static SectionKind Kind => SectionKind.Project;

    public static ProjectSection Empty { get; } = new();

    /// <summary>What is known before anything is typed.</summary>
    public static ProjectSection Proposed(KnownAnswers known) => new() { Place = known.Place?.Name, PlaceCode = known.Place?.Code.ToString() };

    public static ProjectSection Read(SectionForm form)
    {
        // In the order of the page: what is wrong is told so.
        var read = new ProjectSection
        {
            Summary = form.Text("resume", LongestSummary),
            Needs = form.Text("besoin", LongestText),
            Actions = form.Text("actions", LongestText),
            Partners = form.Text("partenaires", LongestText),
        };
        var (place, code) = PlaceOf(form);
        read = read with { Place = place, PlaceCode = code, From = form.Date("debut"), To = form.Date("fin") };
        if (read.To < read.From)
            form.Refuse("fin", "La fin vient avant le début.");
        return read;
    }

    public IEnumerable<(string Field, string? Value)> Fields() =>
    [
        ("resume", Summary), ("besoin", Needs), ("actions", Actions), ("partenaires", Partners), ("commune", Place), ("commune_connue", PlaceCode),
        ("debut", SectionWords.Iso(From)), ("fin", SectionWords.Iso(To)),
    ];

    public IEnumerable<Told> Tell() =>
    [
        new("En quelques phrases", Summary), new("À quel besoin il répond", Needs), new("Ce que vous ferez", Actions), new("Avec qui", Partners),
        new("Où", Place is null ? null : PlaceCode is null ? Place : $"{Place} ({PlaceCode})"),
        new("Début", From is { } from ? French.Date(from) : null), new("Fin", To is { } to ? French.Date(to) : null),
    ];

    public IEnumerable<string> Missing()
    {
        if (Summary is null)
            yield return "Présentez le projet en quelques phrases.";
        if (Actions is null)
            yield return "Dites ce que vous ferez.";
        if (PlaceCode is null)
            yield return "Donnez la commune du projet.";
        if (From is null || To is null)
            yield return "Donnez le début et la fin du projet.";
    }

    private static (string? Name, string? Code) PlaceOf(SectionForm form)
    {
        if (form.Text("commune", LongestPlace) is not { } name)
            return (null, null);
        var read = new TypedPlace(name, form.Raw("commune_code"), form.Raw("commune_connue")).In(FrenchTerritories.Reference);
        if (read.Succeeded)
            return (read.Value.Name, read.Value.Code.ToString());
        form.Refuse("commune", read.Refusal.Message);
        return (name, null);
    }
}
