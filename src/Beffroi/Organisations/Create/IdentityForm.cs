using Beffroi.Platform.Web;
using Beffroi.Territories;
using Beffroi.Ui.Fields;

namespace Beffroi.Organisations.Create;

/// <summary>The form of an organisation as it was typed, and what is wrong with it.</summary>
internal sealed class IdentityForm
{
    private readonly List<PageError> errors = [];

    public string? Name { get; set; }

    public string? Siren { get; set; }

    public string? Rna { get; set; }

    public string? Receipt { get; set; }

    public string? LegalForm { get; set; }

    public string? Town { get; set; }

    /// <summary>The INSEE code that a suggestion filled in.</summary>
    public string? TownCode { get; set; }

    /// <summary>The code behind the name that the form showed: it counts while the name is left as it was.</summary>
    public string? KnownTown { get; set; }

    public string? Grounds { get; set; }

    /// <summary>Whether it has its SIREN already, which the form does not change.</summary>
    public bool HasSiren { get; init; }

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public void Refuse(string field, string message) => errors.Add(new(field, message));

    public static IdentityForm Of(IFormCollection form, bool hasSiren) => new()
    {
        HasSiren = hasSiren,
        Name = form.Typed("nom"),
        Siren = form.Typed("siren"),
        Rna = form.Typed("rna"),
        Receipt = form.Typed("recepisse"),
        LegalForm = form.Typed("forme"),
        Town = form.Typed("commune"),
        TownCode = form.Typed("commune_code"),
        KnownTown = form.Typed("commune_connue"),
        Grounds = form.Typed("elements"),
    };

    public static IdentityForm Of(Organisation organisation, FrenchTerritories territories) => new()
    {
        HasSiren = organisation.Siren is not null,
        Name = organisation.Name,
        Rna = organisation.Rna?.ToString(),
        Receipt = organisation.Receipt,
        LegalForm = organisation.LegalForm,
        Town = organisation.Municipality is { } code ? territories.Find(code)?.Name : null,
        KnownTown = organisation.Municipality?.ToString(),
        Grounds = organisation.Grounds,
    };

    /// <summary>With what the directory tells.</summary>
    public void Fill(DirectoryEntry entry, FrenchTerritories territories)
    {
        Name = entry.Name;
        if (entry.Fields.TryGetValue(DirectoryField.HeadOfficeMunicipality, out var text) && MunicipalityCode.TryParse(text, out var code) && territories.Find(code) is { } town)
            (Town, KnownTown) = (town.Name, town.Code.ToString());
    }

    /// <summary>Null when something is wrong: <see cref="Errors"/> say what, in the order of the fields.</summary>
    public Identity? Read(FrenchTerritories territories)
    {
        var name = Short("nom", Name, Organisation.LongestName);
        if (name is null && ErrorOf("nom") is null)
            Refuse("nom", "Donnez le nom de la structure.");
        Siren? siren = null;
        if (Siren is not null)
        {
            var read = Organisations.Siren.Read(Siren);
            siren = read.Value;
            if (!read.Succeeded)
                Refuse("siren", read.Refusal.Message);
        }
        Rna? rna = null;
        if (Rna is not null && !Organisations.Rna.TryParse(Rna, null, out rna))
            Refuse("rna", "Un numéro RNA commence par W, suivi de neuf chiffres.");
        var receipt = Short("recepisse", Receipt, Organisation.LongestReceipt);
        if (!HasSiren && Siren is null && Rna is null && Receipt is null)
            Refuse("rna", "Sans SIREN, donnez le numéro RNA ou la référence du récépissé de dépôt.");
        var form = Short("forme", LegalForm, Organisation.LongestForm);
        var town = ReadTown(territories);
        var grounds = Short("elements", Grounds, Organisation.LongestWords);
        return errors.Count > 0 ? null : new()
        {
            Name = name!,
            Siren = siren,
            Rna = rna,
            Receipt = receipt,
            LegalForm = form,
            Municipality = town?.Code,
            Grounds = grounds,
        };
    }

    private Municipality? ReadTown(FrenchTerritories territories)
    {
        if (Town is null)
        {
            Refuse("commune", "Donnez la commune du siège.");
            return null;
        }
        var read = new TypedPlace(Town, TownCode, KnownTown).In(territories);
        if (!read.Succeeded)
            Refuse("commune", read.Refusal.Message);
        return read.Value;
    }

    private string? Short(string field, string? typed, int longest)
    {
        if (typed?.Length > longest)
            Refuse(field, $"Pas plus de {longest} caractères.");
        return typed;
    }
}
