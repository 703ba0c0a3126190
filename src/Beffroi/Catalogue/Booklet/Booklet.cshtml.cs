using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Catalogue.Booklet;

/// <summary>The booklet of schemes, offered whole and by stage of life.</summary>
[AllowAnonymous]
internal sealed class BookletModel(WriteBooklet booklet, SchemeCatalogue catalogue, RegionClock clock) : PageModel
{
    public string Heading => booklet.Title;

    public DateOnly Today => clock.Today;

    public string Notice => catalogue.Region.NoticeOn(clock.Today);

    public int Count => booklet.Schemes(null).Count;

    /// <summary>Each stage with what its booklet holds.</summary>
    public IEnumerable<(LifeStage Stage, IReadOnlyList<Scheme> Schemes)> Stages => Enum.GetValues<LifeStage>().Select(s => (s, booklet.Schemes(s)));
}
