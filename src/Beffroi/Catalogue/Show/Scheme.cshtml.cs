using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Catalogue.Show;

/// <summary>Everything that the texts say of one scheme, and what they do not.</summary>
[AllowAnonymous]
internal sealed class SchemeModel(SchemeCatalogue catalogue, RegionClock clock, StandingAnswers standing) : PageModel
{
    /// <summary>Null: no scheme has that id.</summary>
    public Scheme? Scheme { get; private set; }

    /// <summary>What was probably meant, when no scheme has that id.</summary>
    public Scheme? Meant { get; private set; }

    public string Asked { get; private set; } = "";

    public SchemeVersion Version => Scheme!.On(clock.Today);

    public Region Region => catalogue.Region;

    public DateOnly Today => clock.Today;

    public string Notice => Region.NoticeOn(clock.Today);

    public IReadOnlyList<Scheme> All => catalogue.Schemes;

    /// <summary>What a reading of the texts says to anyone: the retained one when no id is given.</summary>
    public SchemeAnswer Answer(string? reading = null) => standing.Today.Open(Scheme!, reading);

    public IReadOnlyList<Pair> Pairs => Cumulation.Of(Scheme!, catalogue.Schemes, clock.Today);

    public IEnumerable<SchemeAnswer> ExampleAnswers => standing.Today.Examples(Scheme!);

    public IActionResult OnGet(string id)
    {
        Scheme = catalogue.Scheme(id);
        if (Scheme is not null)
            return Page();
        Meant = SchemeSearch.Nearest(catalogue, id);
        if (Meant is not null && string.Equals(Meant.Id, id, StringComparison.OrdinalIgnoreCase))
            return RedirectPermanent(Meant.Address());
        Asked = id.Length > 60 ? id[..60] + "…" : id;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }
}
