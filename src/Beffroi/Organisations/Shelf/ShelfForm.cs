using System.Globalization;
using Beffroi.Platform.Web;
using Beffroi.Ui.Fields;

namespace Beffroi.Organisations.Shelf;

/// <summary>The form of a document, as it was typed, and what is wrong with it.</summary>
internal sealed class ShelfForm
{
    private readonly List<PageError> errors = [];

    private string? fromTyped;
    private string? untilTyped;

    public string? Label { get; private init; }

    public DateOnly? From { get; private set; }

    public DateOnly? Until { get; private set; }

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public void Refuse(string field, string message) => errors.Add(new(field, message));

    public static ShelfForm Of(string label, DateOnly? from = null, DateOnly? until = null) => new() { Label = label, From = from, Until = until };

    public static ShelfForm Of(IFormCollection form) => new() { Label = form.Typed("intitule"), fromTyped = form.Typed("debut"), untilTyped = form.Typed("fin") };

    /// <returns>Null when something is wrong.</returns>
    public Description? Read(Lasting lasting)
    {
        if (Label is null)
            Refuse("intitule", "Donnez un nom à ce document.");
        else if (Label.Length > ShelfVersion.LongestLabel)
            Refuse("intitule", $"Pas plus de {ShelfVersion.LongestLabel} caractères.");
        From = lasting is Lasting.Period ? Day("debut", fromTyped) : null;
        Until = lasting is Lasting.Always ? null : Day("fin", untilTyped);
        if (lasting is Lasting.Period && errors.Count == 0 && From is null != Until is null)
            Refuse(From is null ? "debut" : "fin", "Donnez les deux dates de la période, ou aucune.");
        if (From > Until)
            Refuse("fin", "La fin vient avant le début.");
        return errors.Count == 0 ? new(Label!, From, Until) : null;
    }

    private DateOnly? Day(string field, string? typed)
    {
        if (typed is null)
            return null;
        if (DateOnly.TryParseExact(typed, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Refuse(field, "Écrivez la date comme 31/12/2027.");
        return null;
    }
}
