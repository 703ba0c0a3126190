using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Laws;

/// <summary>What is promised of changes, days, months and life events, against trying everything.</summary>
public sealed class ProspectLaws
{
    [Fact]
    public void A_change_gives_the_verdict_that_it_promises_and_none_that_costs_less_does()
    {
        var (found, none) = (0, 0);
        Cases.ForAll((random, profiles) =>
        {
            var schemes = new RandomSchemes(random).Several();
            var profile = profiles.Partial(Today);
            var cells = Asker.CellsOf(Vocabulary.Facts, schemes);
            foreach (var answer in schemes.Select(s => SchemeCatalogue.Answer(s, profile)).Where(a => a.Verdict == Verdict.Ineligible))
            {
                var change = new ChangeFinder(Vocabulary, cells, profile, answer.Reading).Find();
                if (change is not null)
                {
                    Interlocked.Increment(ref found);
                    var changed = change.Facts.Aggregate(profile, (p, c) => p.With(c.Fact, c.To));
                    Assert.Equal(change.Verdict, Rightly(answer.Scheme, changed));
                    Assert.NotEqual(Verdict.Ineligible, change.Verdict);
                    Assert.All(change.Facts, c => Assert.True(c.Fact.Modifiable && c.From == profile[c.Fact] && c.From != c.Fact.Unknown && c.To.IsFull));
                    Assert.NotEqual("", change.Text);
                }
                else
                {
                    Interlocked.Increment(ref none);
                }
                foreach (var cheaper in Others(profile, random, below: change?.Cost ?? int.MaxValue))
                {
                    Assert.True(Rightly(answer.Scheme, cheaper) is null or Verdict.Ineligible,
                        $"{string.Join(" ; ", answer.Criteria.Select(c => (c.Criterion.Condition as RuleCondition)?.Text ?? "…"))}\n{change?.Text}\n"
                        + string.Join(", ", Vocabulary.Facts.Where(f => cheaper[f] != profile[f]).Select(f => $"{f}: {profile[f]} -> {cheaper[f]}")));
                }
            }
        });
        Cases.AssertMet(found, "changes");
        Cases.AssertMet(none, "profiles that no change helps");
    }

    [Fact]
    public void A_verdict_turns_on_the_days_that_are_told_and_on_no_other_before()
    {
        var turned = 0;
        Cases.ForAll((random, profiles) =>
        {
            var drawn = profiles.Partial(Today);
            drawn = drawn.With(Age, Age.Unknown).With(Creation, new KnownNumber(Days(random)));
            if (ProfileReader.Settle(Vocabulary, drawn, "").Profile is not { } profile)
            {
                return;
            }
            foreach (var scheme in new RandomSchemes(random, often: "anciennete").Several())
            {
                var calendar = new VerdictCalendar(Vocabulary, profile, SchemeCatalogue.Answer(scheme, profile));
                var told = calendar.Find();
                Interlocked.Add(ref turned, (told.OpensOn is null ? 0 : 1) + (told.ClosesOn is null ? 0 : 1));
                Assert.Equal(Seen(scheme, profile, Today.AddYears(5)), (Until(told.OpensOn), Until(told.ClosesOn)));
            }
        }, Math.Max(50, Cases.Count / 5));
        Cases.AssertMet(turned, "days");

        static DateOnly? Until(DateOnly? day) => day <= Today.AddYears(5) ? day : null;
    }

    [Fact]
    public void A_scheme_can_be_asked_for_on_the_days_of_its_openings_and_on_no_other()
    {
        var (opened, closed) = (0, 0);
        Cases.ForAll((random, profiles) =>
        {
            var drawn = profiles.Partial(Today).With(Age, Age.Unknown).With(Creation, new KnownNumber(Days(random)));
            if (ProfileReader.Settle(Vocabulary, drawn, "").Profile is not { } profile)
            {
                return;
            }
            var scheme = new RandomSchemes(random, often: "anciennete").OfSomeAge(opensAndShuts: true);
            var told = new VerdictCalendar(Vocabulary, profile, SchemeCatalogue.Answer(scheme, profile)).Openings().ToList();
            for (var day = Today; day < Today.AddYears(4) && ProfileReader.On(Vocabulary, profile, day) is { } then; day = day.AddDays(1))
            {
                var can = SchemeCatalogue.Answer(scheme, then) is
                { Verdict: Verdict.Eligible or Verdict.SubjectToReview, Availability: Availability.Open or Availability.Unknown };
                Assert.True(can == told.Exists(o => o.From <= day && !(o.Until <= day)), $"{day}: {string.Join(", ", told)}");
            }
            Interlocked.Add(ref opened, told.Count(o => o.From > Today));
            Interlocked.Add(ref closed, told.Count(o => o.Until is not null));
        }, Math.Max(100, Cases.Count / 2));
        Cases.AssertMet(opened, "openings");
        Cases.AssertMet(closed, "closings");
    }

    [Fact]
    public void A_verdict_turns_after_the_months_that_are_told_and_after_no_others()
    {
        var (turned, ended) = (0, 0);
        Cases.ForAll((random, profiles) =>
        {
            var now = random.Next(100);
            var drawn = profiles.Partial(Today).With(Creation, Creation.Unknown).With(Age, new KnownNumber(NumberRange.Of(now)));
            if (ProfileReader.Settle(Vocabulary, drawn, "").Profile is not { } profile)
            {
                return;
            }
            var scheme = new RandomSchemes(random, often: "anciennete").OfSomeAge();
            var calendar = new VerdictCalendar(Vocabulary, profile, SchemeCatalogue.Answer(scheme, profile));
            var spans = calendar.InMonths().ToList();
            int? end = null;
            for (var more = 0; more <= Math.Min(120, Age.Range.Max - now); more++)
            {
                var verdict = SchemeCatalogue.Answer(scheme, profile.With(Age, new KnownNumber(NumberRange.Of(now + more)))).Verdict;
                Assert.Equal(verdict, spans.Last(s => s.Months <= more).Verdict);
                end ??= more > 0 && verdict is Verdict.Undetermined or Verdict.Ineligible ? more : null;
            }
            if (VerdictCalendar.Fits(spans[0].Verdict))
            {
                Assert.Equal(end, calendar.EndsWithin(Today) is <= 120 and var told ? told : null);
                Interlocked.Add(ref ended, end is null ? 0 : 1);
            }
            Interlocked.Add(ref turned, spans.Count - 1);
        });
        Cases.AssertMet(turned, "months");
        Cases.AssertMet(ended, "ends");
    }

    [Fact]
    public void A_life_event_opens_what_was_refused_before_it_and_is_not_after_and_closes_what_is()
    {
        var (opened, closed) = (0, 0);
        Cases.ForAll((random, profiles) =>
        {
            var drawn = profiles.Partial(Today).With(Creation, Creation.Unknown).With(Age, Age.Unknown).With(Fact("esus"), new KnownTruth(Truth.False));
            if (ProfileReader.Settle(Vocabulary, drawn, "").Profile is not { } profile)
            {
                return;
            }
            var vocabulary = WithLifeEvent(out var lifeEvent);
            var then = lifeEvent.After(vocabulary, profile);
            var schemes = Enumerable.Range(0, 4).Select(_ => new RandomSchemes(random, often: "anciennete").OfSomeAge(opensAndShuts: true)).ToList();
            var answers = schemes.Select(s => SchemeCatalogue.Answer(s, profile)).ToList();
            var told = new Foresight(vocabulary, Asker.CellsOf(vocabulary.Facts, schemes), profile).Look(answers).LifeEvents.SingleOrDefault()?.Steps ?? [];
            Assert.Equal(told.Count, told.Select(t => t.Scheme).Distinct().Count());
            foreach (var answer in answers)
            {
                if (then is null || !answer.Version.IsOpenOn(Today))
                {
                    Assert.DoesNotContain(told, t => t.Scheme == answer.Scheme);
                    continue;
                }
                var after = Enumerable.Range(0, 600).Select(m => SchemeCatalogue.Answer(answer.Scheme, then.With(Age, new KnownNumber(NumberRange.Of(m)))).Verdict).ToList();
                var fits = answer.Verdict is Verdict.Eligible or Verdict.SubjectToReview;
                var from = after.FindIndex(v => v != Verdict.Ineligible);
                var until = from < 0 ? 0 : after.FindIndex(from, v => v == Verdict.Ineligible);
                if (told.SingleOrDefault(t => t.Scheme == answer.Scheme) is { } step)
                {
                    Assert.Equal((Math.Max(0, from), until < 0 ? null : until), (step.From, step.Until));
                    Assert.Equal(after[Math.Max(0, from)], step.Verdict);
                    Assert.Equal(fits && from <= 0, step.IsOpenNow);
                    Interlocked.Add(ref opened, step.IsOpenNow ? 0 : 1);
                    Interlocked.Add(ref closed, step.Until is null ? 0 : 1);
                }
                else
                {
                    // Nothing that today's answer does not tell.
                    Assert.True(fits ? from == 0 && until < 0 : from < 0 || after[from] >= answer.Verdict);
                }
            }
        });
        Cases.AssertMet(opened, "openings");
        Cases.AssertMet(closed, "closings");
    }

    /// <summary>That of the tests, and what lies ahead of whoever has no approval: it, and a structure of no age.</summary>
    private static Vocabulary WithLifeEvent(out LifeEvent lifeEvent)
    {
        lifeEvent = new LifeEvent("agrement", "Une fois l’agrément obtenu", null, (TruthTerm)Bind("not(esus)"),
            [(Fact("esus"), new KnownTruth(Truth.True)), (Age, new KnownNumber(NumberRange.Of(0)))]);
        var vocabulary = new Vocabulary();
        vocabulary.Facts.AddRange(Vocabulary.Facts);
        vocabulary.Constraints.AddRange(Vocabulary.Constraints);
        vocabulary.Parameters.AddRange(Vocabulary.Parameters);
        vocabulary.LifeEvents.Add(lifeEvent);
        return vocabulary;
    }

    [Fact]
    public void A_change_that_takes_time_does_on_its_day_and_nothing_does_before()
    {
        var found = 0;
        Cases.ForAll((random, profiles) =>
        {
            var drawn = profiles.Complete(profiles.Partial(Today));
            drawn = drawn.With(Age, Age.Unknown).With(Creation, new KnownNumber(Days(random)));
            if (ProfileReader.Settle(Vocabulary, drawn, "").Profile is not { } profile)
            {
                return;
            }
            var scheme = new RandomSchemes(random, often: "anciennete").OfSomeAge();
            var cells = Asker.CellsOf(Vocabulary.Facts, [scheme]);
            var answer = SchemeCatalogue.Answer(scheme, profile);
            var calendar = new VerdictCalendar(Vocabulary, profile, answer);
            if (answer.Verdict != Verdict.Ineligible || calendar.Find().OpensOn is not null || new ChangeFinder(Vocabulary, cells, profile, answer.Reading).Find() is not null)
            {
                return;
            }
            var later = ChangeFinder.FindLater(Vocabulary, cells, calendar);
            if (later is { Day: { } day })
            {
                Interlocked.Increment(ref found);
                var changed = later.Facts.Aggregate(ProfileReader.On(Vocabulary, profile, day)!, (p, c) => p.With(c.Fact, c.To));
                Assert.Equal(later.Verdict, Rightly(scheme, changed));
                Assert.NotEqual(Verdict.Ineligible, later.Verdict);
                Assert.Contains(French.Date(day), later.Text, StringComparison.Ordinal);
            }
            for (var i = 0; i < 3; i++)
            {
                var before = Today.AddDays(random.Next(1, later?.Day is { } end ? Math.Max(2, end.DayNumber - Today.DayNumber) : 1800));
                if ((later is not null && before >= later.Day) || ProfileReader.On(Vocabulary, profile, before) is not { } then)
                {
                    continue;
                }
                Assert.All(Others(then, random, int.MaxValue).OrderBy(_ => random.Next()).Take(20), other =>
                    Assert.True(Rightly(scheme, other) is null or Verdict.Ineligible, $"{before}, told {later?.Day}"));
            }
        }, Math.Max(200, Cases.Count / 5));
        // Rare, about one in twenty-five: the law must have had something to say, not a given number of times.
        Assert.True(found > Cases.Count / 2000, $"{found} found");
    }

    private static Fact Age => Fact("anciennete");

    private static Fact Creation => Fact("date_creation");

    /// <summary>Null when facts contradict each other or a changed one has no sense.</summary>
    private static Verdict? Rightly(Scheme scheme, Profile profile)
    {
        var interpreter = new Interpreter(profile);
        return Vocabulary.Constraints.Any(c => interpreter.Judge(c.Condition) == Truth.False) ? null : SchemeCatalogue.Answer(scheme, profile).Verdict;
    }

    /// <summary>Profiles that differ by modifiable facts of a lesser cost: every value of one fact, and as many mixtures drawn at random.</summary>
    private static IEnumerable<Profile> Others(Profile profile, Random random, int below)
    {
        var facts = Vocabulary.Facts.Where(f => f.Modifiable && profile[f] != f.Unknown).ToList();
        var changed = facts.Where(f => f.Cost < below).SelectMany(f => Values(f).Select(v => (Facts: new[] { f }, Profile: profile.With(f, v)))).ToList();
        for (var i = 0; i < 200; i++)
        {
            Fact[] some = [.. facts.Where(_ => random.Next(3) == 0)];
            if (some.Length > 1 && some.Sum(f => f.Cost) < below)
            {
                changed.Add((some, some.Aggregate(profile, (p, f) => p.With(f, Pick(Values(f).ToList(), random)))));
            }
        }
        return changed.Where(c => c.Facts.All(f => SchemeCatalogue.MakesSense(f, c.Profile))).Select(c => c.Profile);
    }

    private static IEnumerable<Known> Values(Fact fact) => fact.Type switch
    {
        FactType.Boolean => [new KnownTruth(Truth.True), new KnownTruth(Truth.False)],
        FactType.Choice => Enumerable.Range(0, fact.Domain!.Count).Select(i => new KnownText(TextSet.One(fact.Domain, i))),
        FactType.Ensemble => Enumerable.Range(0, 1 << fact.Domain!.Count).Select(m => new KnownMembers(new MemberRange((ulong)m, (ulong)m))),
        _ => Enumerable.Range(-20, 420).Select(i => i * 0.25m).Concat([fact.Range.Min, fact.Range.Max, 0.8m, 0.85m, 0.05m, 0.95m])
            .Where(v => fact.Range.Contains(v) && Grid.IsOn(v, fact.Step)).Select(v => new KnownNumber(NumberRange.Of(v))),
    };

    private static (DateOnly? OpensOn, DateOnly? ClosesOn) Seen(Scheme scheme, Profile profile, DateOnly last)
    {
        var before = SchemeCatalogue.Answer(scheme, profile).Verdict;
        DateOnly? opens = null;
        for (var day = profile.Date.AddDays(1); day <= last; day = day.AddDays(1))
        {
            if (ProfileReader.On(Vocabulary, profile, day) is not { } then)
            {
                return (opens, null);
            }
            var judge = new Judge(then);
            var verdict = Judge.Worst(scheme.On(day).Body.Criteria.Select(judge.Answer));
            if (verdict > before)
            {
                return (opens, day);
            }
            opens ??= verdict < before ? day : null;
            before = verdict;
        }
        return (opens, null);
    }

    private static NumberRange Days(Random random)
    {
        var from = Today.DayNumber - random.Next(1, 2500);
        return new NumberRange(from, random.Next(3) == 0 ? Math.Min(Today.DayNumber, from + random.Next(400)) : from);
    }

    private static T Pick<T>(IReadOnlyList<T> items, Random random) => items[random.Next(items.Count)];

    private static Vocabulary Vocabulary => Fixtures.Expressions.Vocabulary;
}
