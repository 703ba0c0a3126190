using Beffroi.Platform.Web;
using Beffroi.Ui.Fields;

namespace Beffroi.Organisations.Bank;

/// <summary>The form of bank details, as it was typed, and what is wrong with it.</summary>
internal sealed class BankForm
{
    private readonly List<PageError> errors = [];

    public string? Iban { get; init; }

    public string? Bic { get; init; }

    public string? Holder { get; init; }

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public void Refuse(string field, string message) => errors.Add(new(field, message));

    public static BankForm Of(IFormCollection form) => new() { Iban = form.Typed("iban"), Bic = form.Typed("bic"), Holder = form.Typed("titulaire") };

    /// <returns>Null when something is wrong.</returns>
    public (Iban Iban, Bic? Bic, string Holder)? Read()
    {
        var iban = Bank.Iban.Read(Iban);
        if (!iban.Succeeded)
            Refuse("iban", iban.Refusal.Message);
        var bic = Bank.Bic.TryParse(Bic, null, out var read) ? read : null;
        if (Bic is not null && bic is null)
            Refuse("bic", "Un BIC a huit ou onze lettres et chiffres. Vous pouvez le laisser vide.");
        if (Holder is null)
            Refuse("titulaire", "Recopiez le nom du titulaire, comme il est écrit sur le RIB.");
        else if (Holder.Length > BankDetails.LongestHolder)
            Refuse("titulaire", $"Pas plus de {BankDetails.LongestHolder} caractères.");
        return errors.Count == 0 ? (iban.Value!, bic, Holder!) : null;
    }
}
