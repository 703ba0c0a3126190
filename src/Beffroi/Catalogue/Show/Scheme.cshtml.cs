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

    /// <summary>The day that the page answers for.</summary>
    public AskedDay Asking { get; private set; } = AskedDay.Read(null, clock.Today);

    private StandingAnswers.Day standingThen = standing.Today;

    public SchemeVersion Version => Scheme!.On(Asking.Day);

    /// <summary>Why the version shown is not one of that day; null when it is.</summary>
    public string? NotInForce =>
        !Asking.IsAsked || Scheme!.InForceOn(Asking.Day) is not null ? null
        : Asking.Day < Scheme.Versions[0].From
            ? $"Aucun texte lu ne dit si ce dispositif existait le {French.Date(Asking.Day)}. La première version connue date du {French.Date(Scheme.Versions[0].From)}\u00A0: la voici."
            : $"Ce dispositif n’est plus en vigueur le {French.Date(Asking.Day)}, d’après les textes lus. Voici la dernière version connue.";

    public Region Region => catalogue.Region;

    public DateOnly Today => clock.Today;

    public string Notice => Region.NoticeOn(Asking.Day);

    public IReadOnlyList<Scheme> All => catalogue.Schemes;

    /// <summary>What a reading of the texts says to anyone: the retained one when no id is given.</summary>
    public SchemeAnswer Answer(string? reading = null) => standingThen.Open(Scheme!, reading);

    public IReadOnlyList<Pair> Pairs => Cumulation.Of(Scheme!, catalogue.Schemes, Asking.Day);

    public IEnumerable<SchemeAnswer> ExampleAnswers => standingThen.Examples(Scheme!);

    public IActionResult OnGet(string id, [FromQuery(Name = AskedDay.Name)] string? day)
    {
        Asking = AskedDay.Read(day, clock.Today);
        standingThen = standing.On(Asking.Day);
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
