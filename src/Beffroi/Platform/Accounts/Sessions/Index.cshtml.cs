using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Sessions;

/// <summary>The browsers where one is signed in.</summary>
[SignedInOnly]
internal sealed class IndexModel(SessionsDb sessions, EndSessions end, TimeProvider clock) : PageModel
{
    public IReadOnlyList<SignInSession> Running { get; private set; } = [];

    public Guid? Mine => SignInClaims.SessionOf(User);

    /// <summary>Whether the session to be ended was not there.</summary>
    public bool Gone { get; private set; }

    public string Since(DateTimeOffset then) => Ago.InWords(then, clock.GetUtcNow());

    public async Task OnGetAsync(CancellationToken cancellation) => Running = await sessions.Running(User.Account(), clock.GetUtcNow(), cancellation);

    public async Task<IActionResult> OnPostEndAsync([FromForm(Name = "connexion")] string? session, CancellationToken cancellation)
    {
        if (Guid.TryParseExact(session, "n", out var id) && await end.One(User.Account(), id, cancellation))
            return RedirectToPage();
        await OnGetAsync(cancellation);
        Response.StatusCode = StatusCodes.Status404NotFound;
        Gone = true;
        return Page();
    }

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken cancellation)
    {
        await end.Others(User.Account(), Mine, cancellation);
        return RedirectToPage();
    }
}
