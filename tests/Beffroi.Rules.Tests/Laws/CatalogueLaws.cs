using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Laws;

/// <summary>What holds of the answer of every catalogue, whatever is known.</summary>
public sealed class CatalogueLaws
{
    [Fact]
    public void Learning_a_fact_never_turns_round_a_verdict_nor_a_criterion() => Cases.ForAll((random, profiles) =>
    {
        var profile = profiles.Partial(Today);
        var refined = profiles.Refine(profile, _ => true);
        foreach (var scheme in new RandomSchemes(random).Several())
        {
            var (before, after) = (SchemeCatalogue.Answer(scheme, profile), SchemeCatalogue.Answer(scheme, refined));
            if (before.Verdict is Verdict.Eligible or Verdict.Ineligible)
            {
                Assert.Equal(before.Verdict, after.Verdict);
            }
            Assert.All(before.Criteria.Zip(after.Criteria), c =>
                Assert.True(c.First.Status == CriterionStatus.Unknown || c.First.Status == c.Second.Status));
        }
    });

    [Fact]
    public void Learning_a_fact_never_moves_an_amount_outside_what_was_shown() => Cases.ForAll((random, profiles) =>
    {
        var profile = profiles.Partial(Today);
        var refined = profiles.Refine(profile, _ => true);
        var schemes = new RandomSchemes(random);
        var rule = schemes.Amount();
        var (before, after) = (new Estimator(profile).Answer(rule), new Estimator(refined).Answer(rule));
        Assert.True(before.Min <= after.Min && (before.Max is null || after.Max <= before.Max),
            $"{schemes.Written}[{before.Min}, {before.Max}], then [{after.Min}, {after.Max}]");
        Assert.True(after.Max is null || after.Min <= after.Max, $"[{after.Min}, {after.Max}]");
        Assert.True(after.Min >= 0);
        Assert.Equal(decimal.Round(after.Min, 2), after.Min);
        Assert.Equal(after.Max is { } max ? decimal.Round(max, 2) : null, after.Max);
    });

    [Fact]
    public void A_refused_scheme_and_one_without_amount_have_none() => Cases.ForAll((random, profiles) =>
    {
        var profile = profiles.Partial(Today);
        foreach (var scheme in new RandomSchemes(random).Several())
        {
            var answer = SchemeCatalogue.Answer(scheme, profile);
            Assert.Equal(answer.Verdict == Verdict.Ineligible || answer.Reading.Amount is null, answer.Amount is null);
        }
    });

    [Fact]
    public void The_verdict_is_the_worst_effect_and_undetermined_asks_for_something() => Cases.ForAll((random, profiles) =>
    {
        var profile = profiles.Partial(Today);
        foreach (var answer in new RandomSchemes(random).Several().Select(s => SchemeCatalogue.Answer(s, profile)))
        {
            Assert.Equal(answer.Criteria.Max(c => c.Effect), answer.Verdict);
            Assert.All(answer.Criteria, c => Assert.Equal(c.Effect == Verdict.Undetermined,
                c is { Status: CriterionStatus.Unknown, Criterion.Firmness: Firmness.Official, Missing.Count: > 0 }));
        }
    });

    [Fact]
    public void The_next_question_is_never_one_that_can_change_nothing()
    {
        var asked = 0;
        Cases.ForAll((random, profiles) =>
        {
            var schemes = new RandomSchemes(random).Several();
            var profile = profiles.Partial(Today);
            var answers = schemes.Select(s => SchemeCatalogue.Answer(s, profile)).ToList();
            if (new Asker(Vocabulary.Facts, Vocabulary.Parameters, schemes).Next(profile, answers) is not { } next)
            {
                return;
            }
            Interlocked.Increment(ref asked);
            Assert.False(profile[next.Fact].IsFull);
            Assert.Equal(Answerer.Applicant, next.Fact.Answerer);
            Assert.True(SchemeCatalogue.MakesSense(next.Fact, profile));
            Assert.NotEqual("", next.Why);
            Assert.Contains(Everything(next.Fact, profile[next.Fact]), known =>
            {
                var told = profile.With(next.Fact, known);
                return answers.Any(a => SchemeCatalogue.Answer(a.Scheme, told).Criteria.Zip(a.Criteria)
                    .Any(c => c.First.Status != c.Second.Status || c.First.Effect != c.Second.Effect));
            });
        });
        Cases.AssertMet(asked, "questions");
    }

    [Fact]
    public void A_question_that_was_skipped_is_not_asked_again() => Cases.ForAll((random, profiles) =>
    {
        var schemes = new RandomSchemes(random).Several();
        var profile = profiles.Partial(Today);
        var answers = schemes.Select(s => SchemeCatalogue.Answer(s, profile)).ToList();
        var asker = new Asker(Vocabulary.Facts, Vocabulary.Parameters, schemes);
        var skipped = new HashSet<Fact>();
        while (asker.Next(profile, answers, skipped) is { } next)
        {
            Assert.True(skipped.Add(next.Fact));
        }
    });

    /// <summary>Every answer that the question may have; of many numbers, those around all that expressions speak of.</summary>
    private static IEnumerable<Known> Everything(Fact fact, Known known) => known switch
    {
        KnownTruth => [new KnownTruth(Truth.True), new KnownTruth(Truth.False)],
        KnownText { Values: var values } => values.Indexes().Select(i => new KnownText(TextSet.One(values.Domain, i))),
        KnownMembers { Members: var members } => Enumerable.Range(0, 1 << fact.Domain!.Count).Select(m => members.Must | ((ulong)m & members.May))
            .Distinct().Select(m => new KnownMembers(new MemberRange(m, m))),
        KnownNumber { Range: var range } => Enumerable.Range(0, 8001).Select(i => i * 0.025m)
            .SelectMany(n => new[] { n - 0.01m, n, n + 0.01m }).Distinct().Append(range.Min).Append(range.Max)
            .Where(n => range.Contains(n) && Grid.IsOn(n, fact.Step)).Select(n => new KnownNumber(NumberRange.Of(n))),
        _ => [],
    };

    private static Vocabulary Vocabulary => Fixtures.Expressions.Vocabulary;
}
