using System.Net.Mime;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Demonstration;
using Beffroi.Platform.Accounts.Passkeys;
using Beffroi.Platform.Accounts.Provider;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Configuration;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.SignIn;

/// <summary>Signs in. In demonstration mode, also offers its accounts.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class IndexModel(
    SignInWithPassword signIn, AskForPasskey ask, SignInWithPasskey passkey, HalfWay halfWay, SignInLimit limit, DemonstrationAccounts demonstration, PlatformOptions options, ProviderOptions provider) : PageModel
{
    /// <summary>Where to go afterwards.</summary>
    [BindProperty(Name = "retour", SupportsGet = true)]
    public string? Back { get; set; }

    /// <summary>Whether the page is shown to someone who is signed in, and must prove it again.</summary>
    [BindProperty(Name = "encore", SupportsGet = true)]
    public bool Again { get; set; }

    public string? Address { get; private set; }

    public Refusal? Refused { get; private set; }

    public IReadOnlyList<DemonstrationPerson> People => options.Demonstration ? DemonstrationAccounts.People : [];

    public ProviderOptions Provider => provider;

    /// <summary>Whether the identity provider did not answer just now.</summary>
    [FromQuery(Name = "muet")]
    public bool ProviderIsDown { get; set; }

    public string ToProvider => $"/connexion/fournisseur?retour={Uri.EscapeDataString(Back ?? "")}{(Again ? "&encore=true" : "")}";

    public IActionResult OnGet() => User.AccountOrNone() is not null && !Again ? LocalRedirect(Url.WayBack(Back)) : Page();

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "courriel")] string? address, [FromForm(Name = "mot_de_passe")] string? password, CancellationToken cancellation)
    {
        Address = address;
        if (!limit.Allows(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Refuse(AccountRefusals.TooManyHere);
        }
        var tried = await signIn.Try(address ?? "", password ?? "", cancellation);
        if (!tried.Succeeded)
            return Refuse(tried.Refusal);
        if (tried.Value.TwoFactorEnabled)
        {
            halfWay.Write(HttpContext, tried.Value.TypedId, new(SignInMethod.Password, SecondFactor: false));
            return RedirectToPage("/Platform/Accounts/SignIn/Code", new { retour = Back });
        }
        await HttpContext.Begin(tried.Value.TypedId, SignInMethod.Password, secondFactor: false);
        return LocalRedirect(Url.WayBack(Back));
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await ask.Ask(HttpContext), MediaTypeNames.Application.Json);

    public async Task<IActionResult> OnPostPasskeyAsync([FromForm(Name = "cle")] string? credential, CancellationToken cancellation)
    {
        if (!limit.Allows(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Refuse(AccountRefusals.TooManyHere);
        }
        var tried = await passkey.Try(HttpContext, credential ?? "", cancellation);
        if (!tried.Succeeded)
            return Refuse(tried.Refusal);
        await HttpContext.Begin(tried.Value.TypedId, SignInMethod.Passkey, secondFactor: true);
        return LocalRedirect(Url.WayBack(Back));
    }

    /// <summary>One of the people of the demonstration; outside it they do not exist.</summary>
    public async Task<IActionResult> OnPostDemonstrationAsync([FromForm(Name = "personne")] string? person, CancellationToken cancellation)
    {
        if (!options.Demonstration || await demonstration.Find(person ?? "", cancellation) is not { } account)
            return NotFound();
        await HttpContext.Begin(account, SignInMethod.Demonstration, secondFactor: true);
        return LocalRedirect(Url.WayBack(Back));
    }

    private PageResult Refuse(Refusal refusal)
    {
        Refused = refusal;
        return Page();
    }
}
