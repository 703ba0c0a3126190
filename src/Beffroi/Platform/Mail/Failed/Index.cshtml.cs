using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Jobs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Platform.Mail.Failed;

/// <summary>The letters that failed, as <c>./beffroi mail failed</c> lists them.</summary>
[RegionOnly(RegionRole.Administrator)]
internal sealed class IndexModel(JobsDb jobs, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Job> Letters { get; private set; } = [];

    /// <summary>Whether the letter to be tried again was not there.</summary>
    public bool Gone { get; private set; }

    public string Since(DateTimeOffset then) => Ago.InWords(then, clock.GetUtcNow());

    public async Task OnGetAsync(CancellationToken cancellation) =>
        Letters = [.. (await jobs.Failed(cancellation)).Where(j => j.Kind == Mails.JobKind)];

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "courriel")] Guid? letter, CancellationToken cancellation)
    {
        await OnGetAsync(cancellation);
        if (Letters.FirstOrDefault(l => l.Id == letter) is { } failed && await jobs.Retry(failed.Id, clock.GetUtcNow(), cancellation) == 1)
            return RedirectToPage();
        Response.StatusCode = StatusCodes.Status404NotFound;
        Gone = true;
        return Page();
    }
}
