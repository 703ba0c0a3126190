using System.Collections.Concurrent;
using System.Globalization;
using Beffroi.Rules.Tests.Fixtures;
using Beffroi.Rules.Tests.Laws;
using CsCheck;

namespace Beffroi.Rules.Tests.Compilation;

/// <summary>Compiled schemes give what the interpreter gives, whatever is known.</summary>
public sealed class SameAnswersTests
{
    [Fact]
    public void Of_schemes_made_at_random() => Gen.Int.Sample(seed =>
    {
        var random = new Random(seed);
        var profiles = new RandomProfiles(random);
        var schemes = new RandomSchemes(random).Several();
        var compiled = new CompiledCatalogue(Fixtures.Expressions.Vocabulary.Facts, Fixtures.Expressions.Vocabulary.Parameters, schemes);
        for (var i = 0; i < 4; i++)
        {
            // The ceiling of the law is known until 2027, and unknown from then on.
            var profile = profiles.Partial(new DateOnly(2026, 11, 23).AddDays(random.Next(80)));
            AssertSame(schemes, compiled, profile);
            AssertSame(schemes, compiled, profiles.Complete(profile));
        }
    }, iter: Cases.Count);

    [Fact]
    public void Of_the_schemes_of_Hauts_de_France()
    {
        var catalogue = HautsDeFrance.Catalogue;
        var compiled = catalogue.Compile();
        var examples = catalogue.Schemes.SelectMany(s => s.Versions).SelectMany(v => v.Examples).Select(e => e.Profile).ToList();
        var reached = new ConcurrentDictionary<(string Scheme, Verdict Verdict), int>();
        // Whatever is drawn after them, the examples reach what each scheme may answer.
        foreach (var (scheme, verdict) in examples.SelectMany(example => AssertSame(catalogue.Schemes, compiled, example)))
        {
            reached.AddOrUpdate((scheme.Id, verdict.Verdict), 1, (_, n) => n + 1);
        }
        Gen.Int.Sample(seed =>
        {
            var random = new Random(seed);
            var profiles = new RandomProfiles(random, catalogue.Facts, [0, 0.05m, 0.75m, 0.8m, 1, 4, 5, 6, 9, 11, 12, 24, 25, 35, 36, 65, 68, 69, 71,
                4999.99m, 5000, 9999.99m, 10000, 25000, 60000, 60000.01m, 100000, 100000.01m]);
            var profile = Changed(random, catalogue, examples[random.Next(examples.Count)], profiles.Partial(new DateOnly(2026, 11, 23)));
            foreach (var (scheme, verdict) in AssertSame(catalogue.Schemes, compiled, profile))
            {
                reached.AddOrUpdate((scheme.Id, verdict.Verdict), 1, (_, n) => n + 1);
            }
        }, iter: Cases.Count);
        // A law that only ever meets refusals would say little.
        Assert.All(catalogue.Schemes, s => Assert.True(reached.Keys.Count(k => k.Scheme == s.Id) >= 3, $"{s}: {string.Join(' ', reached.Keys)}"));
    }

    /// <summary>A worked example, a few facts of which are those of another profile, or no longer known.</summary>
    private static Profile Changed(Random random, SchemeCatalogue catalogue, Profile example, Profile other)
    {
        var share = random.NextDouble();
        return catalogue.Facts.Where(_ => random.NextDouble() < share * share).Aggregate(example,
            (p, f) => p.With(f, random.Next(2) == 0 || f.Type == FactType.Municipality ? f.Unknown : other[f]));
    }

    private static List<(Scheme Scheme, SchemeVerdict Verdict)> AssertSame(IReadOnlyList<Scheme> schemes, CompiledCatalogue compiled, Profile profile)
    {
        var verdicts = compiled.Answer(profile);
        foreach (var (scheme, verdict) in schemes.Zip(verdicts))
        {
            var answer = SchemeCatalogue.Answer(scheme, profile);
            NumberRange? amount = answer.Amount is { } a ? new NumberRange(a.Min, a.Max ?? NumberRange.NoUpperBound) : null;
            Assert.True(answer.Verdict == verdict.Verdict && amount == verdict.Amount, string.Create(CultureInfo.InvariantCulture,
                $"{scheme}: interpreted {answer.Verdict} {amount}, compiled {verdict}; {Said(answer)}"));
        }
        return [.. schemes.Zip(verdicts)];
    }

    /// <summary>The criteria, as they are written.</summary>
    private static string Said(SchemeAnswer answer) =>
        string.Join("; ", answer.Criteria.Select(c => $"{c.Status} {c.Criterion.Firmness} {SchemeCatalogue.Describe(c.Criterion.Condition)}"));
}
