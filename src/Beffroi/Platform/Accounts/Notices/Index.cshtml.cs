using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Accounts.Notices;

/// <summary>Which letters one gets of those that one may do without.</summary>
[SignedInOnly]
internal sealed class IndexModel(NoticesDb notices, ChooseNotices choose) : PageModel
{
    public IReadOnlyList<NoticeClass> All => choose.All;

    public IReadOnlyList<string> Wanted { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var refused = await notices.RefusedBy(User.Account(), cancellation);
        Wanted = [.. All.Select(n => n.Id).Except(refused)];
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "recus")] string[] wanted, CancellationToken cancellation)
    {
        await choose.Choose(User.Account(), wanted, cancellation);
        return LocalRedirect("/compte");
    }
}
