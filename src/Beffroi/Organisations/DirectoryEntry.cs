using System.Globalization;
using System.Text.Json;
using Beffroi.Organisations.Directory;
using Beffroi.Platform;

namespace Beffroi.Organisations;

/// <summary>What the directory tells of an enterprise that may answer a question.</summary>
public enum DirectoryField
{
    /// <summary>INSEE's legal category, four digits.</summary>
    LegalCategory,

    /// <summary>INSEE's code of a headcount bracket, two characters.</summary>
    HeadcountBracket,

    /// <summary>The first two digits of the main activity, as a number.</summary>
    ActivityDivision,

    /// <summary>A day, <c>2019-05-14</c>.</summary>
    CreationDate,

    /// <summary>INSEE's code of the commune of the head office.</summary>
    HeadOfficeMunicipality,

    /// <summary><c>true</c> or <c>false</c>: listed by ESS France, or flagged in SIRENE.</summary>
    SocialEconomy,

    /// <summary><c>true</c> or <c>false</c>: an enterprise of integration through work.</summary>
    WorkIntegration,

    /// <summary><c>true</c> of an enterprise that is in the list of ESUS; of no other, for the list may be old.</summary>
    SolidarityApproval,
}

/// <summary>One enterprise as the directory describes it. A field that is empty, masked or of another kind is absent.</summary>
/// <param name="Name">Of a legal person; null of a natural one, whose name is not needed.</param>
/// <param name="Fields">What is told, as the directory writes it.</param>
/// <param name="HeadcountYear">The year that the headcount bracket is of.</param>
public sealed record DirectoryEntry(string? Name, IReadOnlyDictionary<DirectoryField, string> Fields, int? HeadcountYear)
{
    /// <summary>The day of the list that tells <see cref="DirectoryField.SolidarityApproval"/>; null when it is not told.</summary>
    public DateOnly? ListedOn { get; private init; }

    private const string Active = "A", Ceased = "C", Public = "O";

    /// <summary>
    /// Reads an answer of <c>/search</c>, of which the documentation is at recherche-entreprises.api.gouv.fr/docs. Refuses what is not
    /// one, an empty one, and an enterprise that ceased or that asked not to be shown.
    /// </summary>
    public static Outcome<DirectoryEntry> Read(JsonElement answer, Siren siren)
    {
        if (Member(answer, "results") is not { ValueKind: JsonValueKind.Array } results)
            return DirectoryRefusals.Unreadable;
        if (results.GetArrayLength() == 0)
            return DirectoryRefusals.Unlisted;
        var entry = results[0];
        if (Text(entry, "siren") != siren.ToString())
            return DirectoryRefusals.Unreadable;
        if (Text(entry, "statut_diffusion") is { } shown && shown != Public)
            return DirectoryRefusals.Withheld;
        return Text(entry, "etat_administratif") switch
        {
            Active => Of(entry),
            Ceased => DirectoryRefusals.Ceased,
            _ => DirectoryRefusals.Unreadable,
        };
    }

    /// <summary>With what the lists say of it.</summary>
    public DirectoryEntry With(IEnumerable<PublicListing> lists) => lists.FirstOrDefault(l => l is { List: PublicListKind.Esus, IsIn: true }) is { } approved
        ? this with { ListedOn = approved.Edition, Fields = new Dictionary<DirectoryField, string>(Fields) { [DirectoryField.SolidarityApproval] = "true" } }
        : this;

    private static DirectoryEntry Of(JsonElement entry)
    {
        var category = Text(entry, "nature_juridique");
        var more = Member(entry, "complements");
        var fields = new Dictionary<DirectoryField, string?>
        {
            [DirectoryField.LegalCategory] = category,
            [DirectoryField.HeadcountBracket] = Text(entry, "tranche_effectif_salarie"),
            [DirectoryField.ActivityDivision] = Division(Text(entry, "activite_principale")),
            [DirectoryField.CreationDate] = Text(entry, "date_creation"),
            [DirectoryField.HeadOfficeMunicipality] = Text(Member(entry, "siege"), "commune"),
            [DirectoryField.SocialEconomy] = Flag(more, "est_ess"),
            [DirectoryField.WorkIntegration] = Flag(more, "est_siae"),
        };
        return new DirectoryEntry(
            IsLegalPerson(category) ? Text(entry, "nom_raison_sociale") : null,
            fields.Where(f => f.Value is not null).ToDictionary(f => f.Key, f => f.Value!),
            int.TryParse(Text(entry, "annee_tranche_effectif_salarie"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null);
    }

    /// <summary>Categories that begin with 0, 1 or 2 have no legal personality: their names are those of people.</summary>
    private static bool IsLegalPerson(string? category) => category is [>= '3' and <= '9', ..];

    private static string? Division(string? activity) =>
        activity is { Length: >= 2 } && int.TryParse(activity[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var division)
            ? division.ToString(CultureInfo.InvariantCulture) : null;

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } o && o.TryGetProperty(name, out var found) ? found : null;

    private static string? Text(JsonElement? element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;

    private static string? Flag(JsonElement? element, string name) => Member(element, name)?.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
