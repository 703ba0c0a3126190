using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Orientation.Interview;
using Beffroi.Orientation.UseCounts;
using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Orientation.Prefill;

/// <summary>
/// A SIREN that answers some of the questions. It is sent by POST, asked of the directory, and forgotten: what is kept are answers. Whatever
/// the directory does, the page leads on to the questions.
/// </summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class SirenModel(
    SchemeCatalogue catalogue, CompanyDirectory directory, IPublicLists lists, PrefillDraft prefill, PrefillWords words, Interviewer interviewer, DraftCookie drafts,
    RegionClock clock, CountUse uses) : PageModel
{
    private const int LongestText = 100;

    public string Directory => words.Directory;

    public string ToldToday => words.ToldOn(clock.Today);

    public IEnumerable<Source> Sources => words.Sources;

    public string? Typed { get; private set; }

    /// <summary>What is wrong with the number itself.</summary>
    public string? Error { get; private set; }

    /// <summary>Why the directory gave nothing.</summary>
    public string? WhyNothing { get; private set; }

    /// <summary>What it gave; null until it was asked.</summary>
    public IReadOnlyList<ToldAnswer>? Told { get; private set; }

    /// <summary>The name of the enterprise, so that a wrong number is noticed. Shown once, never kept.</summary>
    public string? Name { get; private set; }

    /// <summary>Whether answers were given before: they stayed as they were.</summary>
    public bool HasOwnAnswers { get; private set; }

    public IActionResult OnGet() => words.IsOn ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "siren")] string? typed, CancellationToken cancellation)
    {
        if (!words.IsOn)
            return NotFound();
        Typed = typed is { Length: > LongestText } ? typed[..LongestText] : typed?.Trim();
        var siren = Siren.Read(Typed);
        if (!siren.Succeeded)
        {
            Error = French.Typeset(siren.Refusal.Message);
            return Page();
        }
        var found = await directory.Find(siren.Value, cancellation);
        if (found.Succeeded)
            Keep(found.Value.With(await lists.Of(siren.Value, cancellation)));
        else
            WhyNothing = French.Typeset(found.Refusal.Message);
        return Page();
    }

    private void Keep(DirectoryEntry entry)
    {
        var before = interviewer.Open(drafts.Read(HttpContext)).Draft;
        var filled = prefill.Fill(before, entry, clock.Today);
        HasOwnAnswers = before.Facts.Count > before.Origins.Count;
        var profile = interviewer.Open(filled).Profile;
        Told = [.. catalogue.Facts.Select(f => words.Told(filled, profile, f)).OfType<ToldAnswer>()];
        if (Told.Count == 0)
        {
            (WhyNothing, Told) = ("L’annuaire ne dit rien de plus qui réponde à nos questions.", null);
            return;
        }
        Name = entry.Name;
        if (before.IsEmpty)
            uses.Count(clock.Today, "interview");
        uses.Count(clock.Today, "prefill");
        drafts.Write(HttpContext, filled);
    }
}
