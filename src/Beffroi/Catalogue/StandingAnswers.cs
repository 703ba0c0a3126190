using System.Collections.Concurrent;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Catalogue;

/// <summary>
/// What the rules say to anyone, whoever asks: with nothing known, with the whole Region for place, on the worked examples. The same all day
/// long, so worked out once a day.
/// </summary>
internal sealed class StandingAnswers(SchemeCatalogue catalogue, FrenchTerritories territories, RegionClock clock)
{
    private Day? day;

    /// <summary>Those of today; two requests that both find the day changed work out the same.</summary>
    public Day Today => day is { } known && known.Date == clock.Today ? known : day = new(catalogue, territories, clock.Today);

    /// <summary>Those of another day, worked out anew.</summary>
    public Day On(DateOnly date) => date == clock.Today ? Today : new(catalogue, territories, date);

    internal sealed class Day(SchemeCatalogue catalogue, FrenchTerritories territories, DateOnly date)
    {
        private readonly Profile nothingKnown = catalogue.NothingKnown(date);
        private readonly ConcurrentDictionary<(Scheme, string Reading), SchemeAnswer> open = [];
        private readonly ConcurrentDictionary<Scheme, SchemeAnswer?> acrossRegion = [];
        private readonly ConcurrentDictionary<Scheme, IReadOnlyList<SchemeAnswer>> examples = [];
        private readonly Lazy<Profile?> wholeRegion = new(() => catalogue.KnownPlace(date,
            [.. territories.Municipalities.Where(m => m.Region.Code == catalogue.Region.InseeCode).Select(m => m.Code.ToString())]));

        public DateOnly Date => date;

        /// <summary>With nothing known: every criterion open, amounts as wide as they are published.</summary>
        public SchemeAnswer Open(Scheme scheme, string? reading = null) =>
            open.GetOrAdd((scheme, reading ?? ""), _ => SchemeCatalogue.Answer(scheme, nothingKnown, reading));

        /// <summary>With a commune of the Region for place, any of them; null where no fact of the catalogue is a place.</summary>
        public SchemeAnswer? AcrossRegion(Scheme scheme) =>
            acrossRegion.GetOrAdd(scheme, s => wholeRegion.Value is { } region ? SchemeCatalogue.Answer(s, region) : null);

        /// <summary>On the worked examples of the version in force, in their order.</summary>
        public IReadOnlyList<SchemeAnswer> Examples(Scheme scheme) =>
            examples.GetOrAdd(scheme, s => [.. s.On(date).Examples.Select(e => SchemeCatalogue.Answer(s, e.Profile, e.Reading))]);
    }
}
