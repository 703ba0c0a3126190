using System.Net.Mime;
using Beffroi.Catalogue.Browse;
using Beffroi.Platform;
using Beffroi.Platform.Web;
using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Catalogue.Booklet;

/// <summary>The booklet itself. A page only for a stage that does not exist, or when no document can be made.</summary>
[AllowAnonymous]
internal sealed class BookletPdfModel(WriteBooklet booklet, PrintedBooklets printed, SchemeCatalogue catalogue, RegionClock clock) : PageModel
{
    private const int LongestQuoted = 40;

    /// <summary>Why there is no document.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>The stage that was asked for and does not exist.</summary>
    public string Asked { get; private set; } = "";

    /// <param name="stage">Null: the whole booklet.</param>
    public static string AddressOf(LifeStage? stage) => stage is { } one ? $"/livret.pdf?etape={KeyOf(one)}" : "/livret.pdf";

    public async Task<IActionResult> OnGetAsync(string? etape, CancellationToken cancellation)
    {
        LifeStage? stage = null;
        if (!string.IsNullOrWhiteSpace(etape))
        {
            if (!SchemeFilter.Stages.TryGetValue(etape, out var one))
            {
                Asked = etape.Length > LongestQuoted ? etape[..LongestQuoted] + "…" : etape;
                Response.StatusCode = StatusCodes.Status404NotFound;
                return Page();
            }
            stage = one;
        }
        var site = HttpContext.SiteAddress();
        var edition = new BookletEdition(clock.Today, catalogue.Hash, stage, site);
        if (HttpContext.IsFresh(edition.Tag))
            return StatusCode(StatusCodes.Status304NotModified);
        var made = await printed.Of(edition, () => booklet.Write(stage, site), cancellation);
        if (made.Succeeded)
            return File(made.Value, MediaTypeNames.Application.Pdf, $"livret{(stage is { } s ? $"-{KeyOf(s)}" : "")}-{clock.Today:yyyy-MM-dd}.pdf");
        Refusal = made.Refusal;
        Response.Headers.Remove("ETag");
        Response.Headers.CacheControl = "no-store";
        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Page();
    }

    private static string KeyOf(LifeStage stage) => SchemeFilter.Stages.First(s => s.Value == stage).Key;
}
