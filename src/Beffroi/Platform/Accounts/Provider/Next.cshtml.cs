using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Open;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Accounts.SignIn;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Provider;

/// <summary>
/// What becomes of an identity that no account has: linked to the account of who is signed in, or a new account. Never linked by its address alone: whoever links has proved both.
/// </summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class NextModel(
    IdentityAtHand hand, AccountsDb accounts, LinkIdentity link, OpenAccount open, AskByIdentity ask, ProviderOptions options, MailOptions mail, SignInLimit limit,
    TimeProvider clock) : PageModel
{
    private const string Path = "/connexion/fournisseur/suite";

    [BindProperty(Name = "retour", SupportsGet = true)]
    public string? Back { get; set; }

    public string Provider => options.Name;

    public ProvenIdentity Identity { get; private set; } = null!;

    /// <summary>The account of who is signed in.</summary>
    public Account? Mine { get; private set; }

    /// <summary>Told only of an address that the provider has checked: nobody learns here which others have an account.</summary>
    public bool AddressKnown { get; private set; }

    public bool CanOpen => Identity is { IsComplete: true, AddressVerified: true } && !AddressKnown;

    public bool CanWrite => Identity.IsComplete && mail.IsOn;

    public string? SentTo { get; private set; }

    public Refusal? Refused { get; private set; }

    public string ToSignIn => $"/connexion?retour={Uri.EscapeDataString($"{Path}?retour={Uri.EscapeDataString(Back ?? "")}")}";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancellation = HttpContext.RequestAborted;
        if (!options.IsOn || hand.Read(HttpContext) is not { } identity)
        {
            context.Result = LocalRedirect("/connexion");
            return;
        }
        Identity = identity;
        Mine = User.AccountOrNone() is { } me ? await accounts.Find(me, cancellation) : null;
        AddressKnown = identity is { AddressVerified: true, Address: { } address } && await accounts.Find(MailAddress.Parse(address, null), cancellation) is not null;
        await next();
    }

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken cancellation)
    {
        if (Mine is null || !SignInClaims.IsRecent(User, clock.GetUtcNow()))
            return LocalRedirect(ToSignIn + (Mine is null ? "" : "&encore=true"));
        var linked = await link.Link(Mine.TypedId, Identity, cancellation);
        if (!linked.Succeeded)
            return Refuse(linked.Refusal);
        return await Enter(Mine.TypedId, Identity.Proof with { SecondFactor = Identity.Proof.SecondFactor || SignInClaims.HasSecondFactor(User) });
    }

    public async Task<IActionResult> OnPostOpenAsync(CancellationToken cancellation)
    {
        if (Mine is not null)
            return Page();
        var opened = await open.Open(Identity, cancellation);
        return opened.Succeeded ? await Enter(opened.Value.TypedId, Identity.Proof) : Refuse(opened.Refusal);
    }

    public async Task<IActionResult> OnPostLetterAsync(CancellationToken cancellation)
    {
        if (Mine is not null || !CanWrite)
            return Page();
        if (!limit.Allows(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Refuse(AccountRefusals.TooManyHere);
        }
        var asked = await ask.Ask(Identity, Url.IsLocalUrl(Back) && Back.Length <= AccountOpening.LongestWayBack ? Back : null, cancellation);
        if (!asked.Succeeded)
            return Refuse(asked.Refusal);
        SentTo = asked.Value.ToString();
        return Page();
    }

    private async Task<IActionResult> Enter(AccountId account, Proof proof)
    {
        IdentityAtHand.Clear(HttpContext);
        await HttpContext.Begin(account, proof);
        return LocalRedirect(Url.WayBack(Back));
    }

    private PageResult Refuse(Refusal refusal)
    {
        Refused = refusal;
        return Page();
    }
}
