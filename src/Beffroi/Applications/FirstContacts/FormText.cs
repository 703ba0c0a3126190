namespace Beffroi.Applications.FirstContacts;

/// <summary>What was typed into a field.</summary>
internal static class FormText
{
    /// <summary>Trimmed; null when nothing was.</summary>
    public static string? Typed(this IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text.ReplaceLineEndings("\n") : null;

    /// <summary>The version that the form was based on, its key, and who sends it.</summary>
    public static FirstContactStep Step(this IFormCollection form, FirstContactId contact, Platform.Accounts.AccountId by) => new(
        contact, long.TryParse(form["version"], out var version) ? version : -1, Guid.TryParse(form["cle"], out var key) ? key : Guid.Empty, by);
}
