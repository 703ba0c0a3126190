using Beffroi.Rules;
using Beffroi.Territories;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Region = Beffroi.Rules.Region;

namespace Beffroi.Catalogue.Browse;

/// <summary>All the schemes, narrowed by filters that live in the address.</summary>
[AllowAnonymous]
internal sealed class IndexModel(
    SchemeCatalogue catalogue, RegionClock clock, FrenchTerritories territories, StandingAnswers standing) : PageModel
{
    private static readonly SchemeFilter Everything = new("", null, null, null, null);

    public SchemeFilter Filter { get; private set; } = Everything;

    private readonly IReadOnlyList<Instrument> instruments = Instrument.Of(catalogue.Schemes);

    public TypedPlace? Place { get; private set; }

    /// <summary>The day that the list answers for.</summary>
    public AskedDay Asking { get; private set; } = AskedDay.Read(null, clock.Today);

    /// <summary>Schemes of which no version is known to be in force on the day asked for.</summary>
    public int NotInForce => Asking.IsAsked ? catalogue.Schemes.Count(s => s.InForceOn(Asking.Day) is null) : 0;

    /// <summary>Filters that were not understood, each in a sentence.</summary>
    public IReadOnlyList<string> LeftAside { get; private set; } = [];

    public IReadOnlyList<(SchemeAnswer Answer, PlaceAnswer? Place)> Found { get; private set; } = [];

    /// <summary>Schemes that the other filters keep and the place refuses.</summary>
    public IReadOnlyList<(SchemeAnswer Answer, PlaceAnswer? Place)> OutOfReach { get; private set; } = [];

    /// <summary>Schemes of other parts of the Region than the place.</summary>
    public IReadOnlyList<Scheme> Elsewhere { get; private set; } = [];

    public Region Region => catalogue.Region;

    /// <summary>All those of the day asked for; of today, also what is to come and what has ended.</summary>
    public IReadOnlyList<Scheme> All => all ??= Asking.IsAsked ? [.. catalogue.Schemes.Where(s => s.InForceOn(Asking.Day) is not null)] : catalogue.Schemes;

    private IReadOnlyList<Scheme>? all;

    public string Notice => Region.NoticeOn(Asking.Day);

    public bool IsFiltered => Filter != Everything || Place is not null || Asking.IsAsked;

    /// <summary>Whether one of the filters that are folded away is in use, or was not understood.</summary>
    public bool UsesMoreFilters =>
        Filter.Audience is not null || Filter.Instrument is not null || Place is not null || Asking.IsAsked || Asking.Error is not null || LeftAside.Count > 0;

    public string Count => Found.Count switch
    {
        0 when OutOfReach.Count + Elsewhere.Count > 0 => $"Aucun dispositif ne vaut à {Typography.Typeset(Place!.Municipality!.Name)}",
        0 => "Aucun dispositif ne correspond",
        _ when Found.Count == All.Count => $"{French.Capital(SchemeWords.InLetters(All.Count))} dispositif{(All.Count > 1 ? "s" : "")}",
        1 => $"Un dispositif sur {SchemeWords.InLetters(All.Count)}",
        // In letters both, or neither.
        _ when SchemeWords.InLetters(All.Count) == French.Number(All.Count) => $"{French.Number(Found.Count)} dispositifs sur {French.Number(All.Count)}",
        _ => $"{French.Capital(SchemeWords.InLetters(Found.Count))} dispositifs sur {SchemeWords.InLetters(All.Count)}",
    };

    /// <summary>What was found, by shelf; one without a name where the Region has no shelves.</summary>
    public IEnumerable<(Shelf? Shelf, IReadOnlyList<(SchemeAnswer Answer, PlaceAnswer? Place)> Entries)> Shelves =>
        catalogue.ByShelf(Found, f => f.Answer.Scheme);

    /// <summary>The schemes of the Region itself: the first shelf.</summary>
    public IReadOnlyList<Scheme> Own => catalogue.OwnSchemes();

    public void OnGet()
    {
        Asking = AskedDay.Read(Request.Query[AskedDay.Name], clock.Today);
        var standingThen = standing.On(Asking.Day);
        var leftAside = new List<string>();
        Filter = SchemeFilter.Read(Request.Query, Region, instruments, leftAside);
        LeftAside = leftAside;
        Place = TypedPlace.Read(Request.Query["ou"].ToString().Trim(), Request.Query["commune"].ToString(), territories);

        var reach = Reach(standingThen);
        var kept = All.Where(s => Filter.Matches(s, s.On(Asking.Day)))
            .Select(s => (standingThen.Open(s), reach(s))).ToList();
        Found = [.. kept.Where(k => k.Item2?.Reach is not Browse.Reach.Outside)];
        var outside = kept.Where(k => k.Item2?.Reach is Browse.Reach.Outside).ToList();
        // Of a place in the Region, the aids of its other parts are named in one line; from outside, every refusal says why.
        var isInRegion = Place?.Municipality?.Region.Code == Region.InseeCode;
        Elsewhere = [.. outside.Select(k => k.Item1.Scheme).Where(s => isInRegion && s.Shelf is { IsLocal: true })];
        OutOfReach = [.. outside.Where(k => !Elsewhere.Contains(k.Item1.Scheme))];
    }

    public IEnumerable<SelectListItem> Pillars => Options(SchemeFilter.Pillars, p => p.Label(), p => Filter with { Pillar = p }, Filter.Pillar);

    public IEnumerable<SelectListItem> Stages => Options(SchemeFilter.Stages, s => s.Label(), s => Filter with { Stage = s }, Filter.Stage);

    public IEnumerable<SelectListItem> Audiences => Region.Audiences.Select(a => new SelectListItem(
        $"{Typography.Typeset(a.Label)} ({CountOf(Filter with { Audience = a })})", a.Id, a == Filter.Audience));

    public IEnumerable<SelectListItem> Instruments => instruments.Select(i => new SelectListItem(
        $"{i.Label} ({CountOf(Filter with { Instrument = i })})", i.Id, i == Filter.Instrument));

    public static string? Value<T>(IReadOnlyDictionary<string, T> choices, T? chosen) where T : struct =>
        chosen is { } value ? choices.First(c => c.Value.Equals(value)).Key : null;

    /// <summary>What was found side by side, when it is few enough; else where one chooses.</summary>
    public string SideBySide => "/dispositifs/comparaison" + (Found.Count is >= 2 and <= 4
        ? QueryString.Create(Found.Select(f => KeyValuePair.Create<string, string?>("d", f.Answer.Scheme.Id)))
        : QueryString.Empty);

    /// <summary>The address of this list with that commune instead.</summary>
    public string WithMunicipality(Municipality municipality) => "/dispositifs" + QueryString.Create(
        Request.Query.Where(p => p.Key is "q" or "levier" or "stade" or "public" or "instrument" or AskedDay.Name && p.Value.ToString().Length is > 0 and <= 200)
            .Select(p => KeyValuePair.Create<string, string?>(p.Key, p.Value.ToString()))
            .Append(new("ou", municipality.Name)).Append(new("commune", municipality.Code.ToString())));

    private Func<Scheme, PlaceAnswer?> Reach(StandingAnswers.Day standingThen)
    {
        if (Place?.Municipality is not { } municipality
            || catalogue.KnownPlace(Asking.Day, [municipality.Code.ToString()]) is not { } here)
            return _ => null;
        return scheme => PlaceAnswer.For(scheme, here, standingThen);
    }

    /// <summary>Each choice with the number of schemes that it would keep, the other filters staying as they are.</summary>
    private IEnumerable<SelectListItem> Options<T>(
        IReadOnlyDictionary<string, T> choices, Func<T, string> label, Func<T, SchemeFilter> with, T? chosen) where T : struct =>
        choices.Select(c => new SelectListItem($"{label(c.Value)} ({CountOf(with(c.Value))})", c.Key, c.Value.Equals(chosen)));

    private int CountOf(SchemeFilter filter) => All.Count(s => filter.Matches(s, s.On(Asking.Day)));
}
