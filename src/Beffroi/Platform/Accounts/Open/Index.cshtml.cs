using Beffroi.Platform.Accounts.Profile;
using Beffroi.Platform.Accounts.SignIn;
using Beffroi.Platform.Mail;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Open;

/// <summary>Asks for an account.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(AskForAccount ask, SignInLimit limit, MailOptions mail) : PageModel
{
    private readonly List<PageError> errors = [];

    [BindProperty(Name = "retour", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "prenom")]
    public string? GivenName { get; set; }

    [BindProperty(Name = "nom")]
    public string? FamilyName { get; set; }

    [BindProperty(Name = "courriel")]
    public string? Address { get; set; }

    public IReadOnlyList<PageError> Errors => errors;

    public bool Asked { get; private set; }

    /// <summary>Without mail nobody can show that an address is theirs.</summary>
    public bool CanWrite => mail.IsOn;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "mot_de_passe")] string? password, CancellationToken cancellation)
    {
        if (!CanWrite)
            return NotFound();
        var given = Name("prenom", GivenName, AccountRefusals.NoGivenName);
        var family = Name("nom", FamilyName, AccountRefusals.NoFamilyName);
        if (!MailAddress.TryParse(Address, null, out var address))
            errors.Add(new("courriel", string.IsNullOrWhiteSpace(Address)
                ? "Donnez votre adresse électronique."
                : MailAddress.Malformed.Message));
        else if (PasswordRule.Refuse(password ?? "", address, given, family) is { } refusal)
            errors.Add(new("mot_de_passe", refusal.Message));
        if (errors.Count > 0)
            return Page();
        if (!limit.Allows(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            errors.Add(new("courriel", AccountRefusals.TooManyHere.Message));
            return Page();
        }
        await ask.Ask(
            new()
            {
                Address = address!,
                GivenName = given,
                FamilyName = family,
                Password = password!,
                WayBack = Url.IsLocalUrl(Back) && Back.Length <= AccountOpening.LongestWayBack ? Back : null,
            },
            cancellation);
        Asked = true;
        return Page();
    }

    private string Name(string field, string? typed, Refusal missing)
    {
        var name = PersonName.Tidy(typed);
        if (PersonName.Refuse(name, missing) is { } refusal)
            errors.Add(new(field, refusal.Message));
        return name;
    }
}
