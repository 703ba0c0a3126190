using Beffroi.Catalogue.Publications;
using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Catalogue.News;

/// <summary>What changed in the offer, by date, and what is to come.</summary>
[AllowAnonymous]
internal sealed class NewsModel(SchemeCatalogue catalogue, SchemeUpdates updates, RegionClock clock) : PageModel
{
    private readonly IReadOnlyList<OfferChange> changes = OfferChange.Of(catalogue, updates);

    /// <summary>The next first.</summary>
    public IEnumerable<IGrouping<DateOnly, OfferChange>> ToCome => changes.Where(c => c.Day > clock.Today).Reverse().GroupBy(c => c.Day);

    /// <summary>The latest first.</summary>
    public IEnumerable<IGrouping<DateOnly, OfferChange>> Past => changes.Where(c => c.Day <= clock.Today).GroupBy(c => c.Day);

    public string Notice => catalogue.Region.NoticeOn(clock.Today);
}
