using System.Globalization;
using Beffroi.Platform.Mail;
using Beffroi.Platform.Web;
using Beffroi.Ui.Fields;

namespace Beffroi.Organisations.Persons;

/// <summary>The form of someone who stands for an organisation, as it was typed, and what is wrong with it.</summary>
internal sealed class RepresentativeForm
{
    private readonly List<PageError> errors = [];

    private string? untilTyped;

    public string? GivenName { get; private init; }

    public string? FamilyName { get; private init; }

    public string? Function { get; private init; }

    public string? Email { get; private init; }

    public string? Phone { get; private init; }

    public string? Basis { get; private init; }

    public DateOnly? Until { get; private set; }

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public void Refuse(string field, string message) => errors.Add(new(field, message));

    public static RepresentativeForm Of(IFormCollection form) => new()
    {
        GivenName = form.Typed("prenom"),
        FamilyName = form.Typed("nom"),
        Function = form.Typed("fonction"),
        Email = form.Typed("courriel"),
        Phone = form.Typed("telephone"),
        Basis = form.Typed("base"),
        untilTyped = form.Typed("fin"),
    };

    public static RepresentativeForm Of(Representative? person) => new()
    {
        GivenName = person?.GivenName,
        FamilyName = person?.FamilyName,
        Function = person?.Function,
        Email = person?.Email,
        Phone = person?.Phone,
        Basis = person?.Basis,
        Until = person?.Until,
    };

    /// <summary>Finds what is wrong, in the order of the fields.</summary>
    public bool IsRight(Capacity capacity)
    {
        Need("prenom", GivenName, Representative.LongestName, "Donnez son prénom.");
        Need("nom", FamilyName, Representative.LongestName, "Donnez son nom.");
        Need("fonction", Function, Representative.LongestFunction, missing: null);
        Need("base", Basis, Representative.LongestBasis, capacity is Capacity.Signatory ? "Dites sur quelle décision repose la délégation." : null);
        if (untilTyped is not null)
        {
            if (DateOnly.TryParseExact(untilTyped, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var until))
                Until = until;
            else
                Refuse("fin", "Écrivez la date comme 31/12/2027.");
        }
        if (Email is not null && !MailAddress.TryParse(Email, null, out _))
            Refuse("courriel", "Cette adresse électronique n’a pas la bonne forme.");
        if (Phone is not null && (Phone.Length > Representative.LongestPhone || Phone.Count(char.IsAsciiDigit) < 6 || !Phone.All(c => char.IsAsciiDigit(c) || "+ .()-".Contains(c, StringComparison.Ordinal))))
            Refuse("telephone", "Écrivez le numéro avec des chiffres, comme 03 00 00 00 00.");
        return errors.Count == 0;
    }

    public void WriteTo(Representative person)
    {
        (person.GivenName, person.FamilyName, person.Function) = (GivenName!, FamilyName!, Function);
        (person.Email, person.Phone) = (Email, Phone);
        if (person.Capacity is Capacity.Signatory)
            (person.Basis, person.Until) = (Basis, Until);
    }

    private void Need(string field, string? typed, int longest, string? missing)
    {
        if (typed is null && missing is not null)
            Refuse(field, missing);
        else if (typed?.Length > longest)
            Refuse(field, $"Pas plus de {longest} caractères.");
    }
}
