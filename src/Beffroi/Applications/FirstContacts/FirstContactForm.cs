namespace Beffroi.Applications.FirstContacts;

internal static class FirstContactForm
{
    /// <summary>The version that the form was based on, its key, and who sends it.</summary>
    public static FirstContactStep Step(this IFormCollection form, FirstContactId contact, Platform.Accounts.AccountId by) => new(
        contact, long.TryParse(form["version"], out var version) ? version : -1, Guid.TryParse(form["cle"], out var key) ? key : Guid.Empty, by);
}
