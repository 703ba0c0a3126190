using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Laws;

/// <summary>What is promised of two texts compared, against trying everything.</summary>
public sealed class ComparisonLaws
{
    /// <summary>Mixtures that are tried one by one.</summary>
    private const int Most = 1_500;

    /// <summary>One in so many of the comparisons that are too large for that is searched all the same.</summary>
    private const int OneLargeIn = 150;

    [Fact]
    public void Every_example_is_real_and_trying_everything_finds_the_same_directions()
    {
        var (compared, found, proved) = (0, 0, 0);
        Cases.ForAll((random, profiles) =>
        {
            var two = TwoTexts(random, Possible(profiles));
            var all = two.TryEverything();
            // Where there is too much to try, the search goes to its end too: long, and each teaches little.
            if (all is null && random.Next(OneLargeIn) > 0)
            {
                return;
            }
            var effect = two.Find();
            foreach (var example in effect.Examples)
            {
                Interlocked.Increment(ref found);
                Assert.Equal(example.Direction, two.DirectionOf(example.Profile));
                Assert.Equal(two.Start.Date, example.Profile.Date);
                Assert.All(example.Changed, f => Assert.NotEqual(two.Start[f], example.Profile[f]));
                Assert.DoesNotContain(example.Direction, effect.Nobody);
            }
            if (all is null)
            {
                return;
            }
            Interlocked.Increment(ref compared);
            Interlocked.Add(ref proved, effect.Nobody.Count);
            foreach (var direction in Enum.GetValues<EffectDirection>())
            {
                var first = effect.Examples.FirstOrDefault(e => e.Direction == direction);
                Assert.Equal(first is null, !all.Contains(direction));
                Assert.Equal(first is null, effect.Nobody.Contains(direction));
            }
        });
        Cases.AssertMet(compared, "comparisons");
        Cases.AssertMet(found, "examples");
        Cases.AssertMet(proved, "proofs");
    }

    [Fact]
    public void What_nobody_is_said_to_have_no_situation_drawn_at_random_has()
    {
        var proved = 0;
        Cases.ForAll((random, profiles) =>
        {
            var two = TwoTexts(random, Possible(profiles), simple: true);
            var nobody = two.Find().Nobody;
            Interlocked.Add(ref proved, nobody.Count);
            for (var i = 0; i < 50; i++)
            {
                var drawn = profiles.Complete(profiles.Partial(Today));
                Assert.True(two.DirectionOf(drawn) is not { } direction || !nobody.Contains(direction), two.ToString());
            }
        }, Cases.Count / 4);
        Cases.AssertMet(proved, "proofs");
    }

    [Fact]
    public void Two_texts_that_judge_alike_touch_nobody()
    {
        Cases.ForAll((random, profiles) =>
        {
            var two = TwoTexts(random, Possible(profiles));
            var effect = new Texts(two.Before, two.Before, two.Start).Find();
            Assert.Empty(effect.Examples);
            Assert.Equal(3, effect.Nobody.Count);
        }, Cases.Count / 10);
    }

    private static Texts TwoTexts(Random random, Profile start, bool simple = false)
    {
        var drawn = new RandomSchemes(random);
        IReadOnlyList<Criterion> Criteria() => simple ? drawn.Simple() : drawn.Several()[0].Versions[0].Body.Criteria;
        var shared = Criteria().Take(1).Select(c => c with { Id = "commun" }).ToList();
        var amount = random.Next(2) == 0 ? drawn.Amount() : null;
        SchemeText Text(AmountRule? rule)
        {
            var version = RandomSchemes.With([.. shared, .. Criteria().Take(random.Next(3))], rule).Versions[0];
            return new SchemeText(version, version.Body);
        }
        return new Texts(Text(simple ? null : amount), Text(simple ? null : random.Next(2) == 0 ? amount : drawn.Amount()), start);
    }

    /// <summary>A situation that does not contradict itself.</summary>
    private static Profile Possible(RandomProfiles profiles)
    {
        Profile? possible = null;
        while (possible is null)
        {
            possible = ProfileReader.Settle(Vocabulary, profiles.Partial(Today), "").Profile;
        }
        return possible;
    }

    private sealed class Texts(SchemeText before, SchemeText after, Profile start)
    {
        private static readonly Scheme Scheme = RandomSchemes.With([], null);

        public SchemeText Before => before;

        public SchemeText After => after;

        public Profile Start => start;

        private EffectSpace Space { get; } = new(Vocabulary, before.Reading, after.Reading, Today);

        private Profile Plain => Space.Facts.Select(f => f.Since).OfType<Fact>().Where(s => !Space.Facts.Contains(s)).Aggregate(Start, (p, s) => p.With(s, s.Unknown));

        public EffectChanges Find() => new EffectFinder(Scheme, Before, After, Space, [(null, Plain)], IsPossible).Find();

        /// <summary>Null when the two answer alike, something is open, or there is no such situation.</summary>
        public EffectDirection? DirectionOf(Profile profile)
        {
            if (!IsPossible(profile))
            {
                return null;
            }
            var (old, @new) = (SchemeCatalogue.AnswerBy(Scheme, Before, profile), SchemeCatalogue.AnswerBy(Scheme, After, profile));
            if (old.Criteria.Concat(@new.Criteria).Any(c => c.Missing.Count > 0))
            {
                return null;
            }
            if (old.Verdict != @new.Verdict)
            {
                return @new.Verdict < old.Verdict ? EffectDirection.Gains : EffectDirection.Loses;
            }
            var rules = new[] { Before.Reading.Amount, After.Reading.Amount }.OfType<AmountRule>().ToList();
            if ((old.Amount is null && @new.Amount is null) || SameRules.Are(Before.Reading.Amount, After.Reading.Amount) || rules.Any(r => IsOpen(r, profile)))
            {
                return null;
            }
            if (old.Amount is null || @new.Amount is null)
            {
                return old.Amount is null ? EffectDirection.Gains : EffectDirection.Loses;
            }
            int[] moves = [@new.Amount.Min.CompareTo(old.Amount.Min), Upper(@new.Amount).CompareTo(Upper(old.Amount))];
            return old.Amount.Kind != @new.Amount.Kind ? EffectDirection.Otherwise
                : moves.All(m => m == 0) ? null
                : moves.All(m => m >= 0) ? EffectDirection.Gains
                : moves.All(m => m <= 0) ? EffectDirection.Loses
                : EffectDirection.Otherwise;
        }

        /// <summary>The directions that the whole grid has; null when it is too large.</summary>
        public HashSet<EffectDirection>? TryEverything()
        {
            // Taken one by one and judged only once they are known to be few: judging is what is long.
            var grid = Grid(0, Plain).Take(Most + 1).ToList();
            return grid.Count > Most ? null : [.. grid.Select(DirectionOf).OfType<EffectDirection>()];
        }

        private IEnumerable<Profile> Grid(int at, Profile profile) => at == Space.Facts.Count
            ? [profile]
            : Space.Options(Space.Facts[at], profile, Plain[Space.Facts[at]]).SelectMany(o => Grid(at + 1, profile.With(Space.Facts[at], o)));

        private static bool IsPossible(Profile profile) => ProfileReader.Settle(Vocabulary, profile, "").Profile is not null;

        private static bool IsOpen(AmountRule rule, Profile profile)
        {
            var missing = new List<Fact>();
            var facts = new MissingFacts(profile, new Interpreter(profile), missing);
            foreach (var line in rule.Lines)
            {
                Term?[] terms = line.If is not null && new Interpreter(profile).Judge(line.If) == Truth.False
                    ? [] : [line.If, line.Value, line.Upper, line.Base, line.Floor, line.Ceiling];
                terms.OfType<Term>().ToList().ForEach(facts.Collect);
            }
            rule.Limits.ToList().ForEach(l => facts.Collect(l.Value));
            return missing.Count > 0;
        }

        private static decimal Upper(AmountAnswer amount) => amount.Max ?? NumberRange.NoUpperBound;

        public override string ToString() => string.Join("\n→\n", new[] { Before, After }.Select(t =>
            string.Join(" ; ", t.Reading.Criteria.Select(c => $"{c.Firmness} {(c.Condition as RuleCondition)?.Text ?? c.Condition.GetType().Name}"))));
    }

    private static Vocabulary Vocabulary => Fixtures.Expressions.Vocabulary;
}
