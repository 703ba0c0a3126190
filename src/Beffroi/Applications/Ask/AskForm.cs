using Beffroi.Applications.FirstContacts;
using Beffroi.Platform.Web;
using Beffroi.Territories;
using Beffroi.Ui.Fields;

namespace Beffroi.Applications.Ask;

/// <summary>The form of a first contact as it was filled in, and what is wrong with it.</summary>
internal sealed class AskForm
{
    /// <summary>The value of « I have no structure yet ».</summary>
    public const string Myself = "moi";

    private readonly List<PageError> errors = [];

    public string? For { get; set; }

    public IReadOnlyList<string> Schemes { get; set; } = [];

    public string? Wishes { get; set; }

    public string? Availability { get; set; }

    public string? Town { get; set; }

    /// <summary>The INSEE code that a suggestion filled in.</summary>
    public string? TownCode { get; set; }

    /// <summary>The code behind the name that the form showed: it counts while the name is left as it was.</summary>
    public string? KnownTown { get; set; }

    public bool Shares { get; set; }

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public void Refuse(string field, string message) => errors.Add(new(field, message));

    public static AskForm Of(IFormCollection form) => new()
    {
        For = form.Typed("pour"),
        Schemes = [.. form["dispositifs"].OfType<string>()],
        Wishes = form.Typed("sujet"),
        Availability = form.Typed("disponibilites"),
        Town = form.Typed("commune"),
        TownCode = form.Typed("commune_code"),
        KnownTown = form.Typed("commune_connue"),
        Shares = form["partage"] == "oui",
    };

    /// <summary>The place; null when it, or another field, is wrong: <see cref="Errors"/> say what, in the order of the fields.</summary>
    public Municipality? Read(FrenchTerritories territories)
    {
        if (For is null)
            Refuse("pour", "Choisissez pour qui vous demandez ce premier contact.");
        if (Wishes is null)
            Refuse("sujet", "Écrivez en quelques mots de quoi vous voulez parler.");
        Limit("sujet", Wishes);
        Limit("disponibilites", Availability);
        var place = ReadTown(territories);
        return errors.Count == 0 ? place : null;
    }

    private void Limit(string field, string? typed)
    {
        if (typed?.Length > FirstContact.LongestWords)
            Refuse(field, $"Pas plus de {FirstContact.LongestWords} caractères.");
    }

    private Municipality? ReadTown(FrenchTerritories territories)
    {
        if (Town is null)
        {
            Refuse("commune", "Donnez la commune de votre projet\u00A0: elle dit qui vous recevra.");
            return null;
        }
        var read = new TypedPlace(Town, TownCode, KnownTown).In(territories);
        if (!read.Succeeded)
            Refuse("commune", read.Refusal.Message);
        return read.Value;
    }
}
