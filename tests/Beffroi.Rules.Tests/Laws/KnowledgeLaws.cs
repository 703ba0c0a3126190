using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Laws;

/// <summary>What holds of every expression, whatever is known.</summary>
public sealed class KnowledgeLaws
{
    [Fact]
    public void A_known_truth_stays_so_whatever_is_learnt() => Cases.ForAll((random, profiles) =>
    {
        var (expression, profile) = (new RandomExpressions(random).Truth(), profiles.Partial(Today));
        var (term, refined) = ((TruthTerm)Bind(expression), profiles.Refine(profile, _ => true));
        var (before, after) = (new Interpreter(profile).Judge(term), new Interpreter(refined).Judge(term));
        Assert.True(before == Truth.Unknown || before == after, $"{expression}: {before}, then {after}");
        var complete = new Interpreter(profiles.Complete(refined)).Judge(term);
        Assert.True(after == Truth.Unknown || after == complete, $"{expression}: {after}, then {complete}");
    });

    [Fact]
    public void An_interval_contains_the_answer_of_every_value_in_it() => Cases.ForAll((random, profiles) =>
    {
        var (expression, profile) = (new RandomExpressions(random).Money(4), profiles.Partial(Today));
        var (term, refined) = ((NumberTerm)Bind(expression), profiles.Refine(profile, _ => true));
        var (before, after) = (new Interpreter(profile).Measure(term), new Interpreter(refined).Measure(term));
        Assert.True(before.Min <= after.Min && after.Max <= before.Max, $"{expression}: {before}, then {after}");
        for (var i = 0; i < 3; i++)
        {
            var one = new Interpreter(profiles.Complete(refined)).Measure(term);
            Assert.True(after.Min <= one.Min && one.Max <= after.Max, $"{expression}: {after}, then {one}");
        }
    });

    [Fact]
    public void A_complete_profile_leaves_nothing_unknown_that_is_published() => Cases.ForAll((random, profiles) =>
    {
        var expression = new RandomExpressions(random, unknowns: false).Truth();
        Assert.NotEqual(Truth.Unknown, new Interpreter(profiles.Complete(profiles.Partial(Today))).Judge((TruthTerm)Bind(expression)));
    });

    [Fact]
    public void The_set_of_a_text_contains_that_of_every_refinement() => Cases.ForAll((_, profiles) =>
    {
        var profile = profiles.Partial(Today);
        var refined = profiles.Refine(profile, _ => true);
        foreach (var expression in new[] { "departement", "if esus then forme else \"scop\"", "if departement = \"62\" then forme else \"sarl\"" })
        {
            var term = (TextTerm)Bind(expression);
            var (before, after) = (new Interpreter(profile).Read(term), new Interpreter(refined).Read(term));
            Assert.True(after.Indexes().All(before.Contains), expression);
        }
    });

    [Fact]
    public void A_definition_inlined_by_hand_changes_nothing() => Cases.ForAll((random, profiles) =>
    {
        var expression = new RandomExpressions(random).Truth();
        var inlined = expression
            .Replace("entreprise_ess", "(cooperative or esus)", StringComparison.Ordinal)
            .Replace("cooperative", "(forme in (\"scop\", \"scic\"))", StringComparison.Ordinal)
            .Replace("a_un_statut", "(some y in statuts satisfies y in (\"siae\", \"ea\"))", StringComparison.Ordinal);
        var profile = profiles.Partial(Today);
        var (named, written) = ((TruthTerm)Bind(expression), (TruthTerm)Bind(inlined));
        Assert.Equal(new Interpreter(profile).Judge(named), new Interpreter(profile).Judge(written));
        Assert.Equal(Missing(named, profile), Missing(written, profile));
    });

    [Fact]
    public void Missing_facts_are_those_that_the_applicant_can_still_tell() => Cases.ForAll((random, profiles) =>
    {
        var (expression, profile) = (new RandomExpressions(random).Truth(), profiles.Partial(Today));
        var term = (TruthTerm)Bind(expression);
        var (truth, missing) = (new Interpreter(profile).Judge(term), Missing(term, profile));
        if (truth != Truth.Unknown)
        {
            Assert.Empty(missing);
            return;
        }
        Assert.All(missing, f =>
        {
            Assert.Equal(Answerer.Applicant, f.Answerer);
            Assert.False(profile[f].IsFull);
            Assert.True(SchemeCatalogue.MakesSense(f, profile));
        });
        // What is not missing settles nothing by itself.
        var told = profiles.Refine(profile, f => f.Answerer == Answerer.Applicant && SchemeCatalogue.MakesSense(f, profile) && !missing.Contains(f));
        Assert.Equal(Truth.Unknown, new Interpreter(told).Judge(term));
    });

    [Fact]
    public void Learning_the_date_never_turns_round_what_its_months_said() => Cases.ForAll((random, _) =>
    {
        var a = new DateOnly(2015, 1, 1).AddDays(random.Next(4300));
        var b = new DateOnly(2015, 1, 1).AddDays(random.Next(4300));
        var (from, to) = a < b ? (a, b) : (b, a);
        var one = from.AddDays(random.Next(to.DayNumber - from.DayNumber + 1));
        var limit = random.Next(0, 130);
        var range = ReadProfile($$"""{ "date_creation": ["{{from:yyyy-MM-dd}}", "{{to:yyyy-MM-dd}}"] }""");
        var point = ReadProfile($$"""{ "date_creation": "{{one:yyyy-MM-dd}}" }""");
        if (range.Profile is null || point.Profile is null)
        {
            Assert.All([.. range.Problems, .. point.Problems], p => Assert.Equal(ProblemCodes.Contradiction, p.Code));
            return;
        }
        var term = (TruthTerm)Bind(FormattableString.Invariant($"anciennete >= {limit}"));
        var (before, after) = (new Interpreter(range.Profile).Judge(term), new Interpreter(point.Profile).Judge(term));
        Assert.NotEqual(Truth.Unknown, after);
        Assert.True(before == Truth.Unknown || before == after, $"{from} {to} {one} {limit}");
    });

    private static List<Fact> Missing(TruthTerm term, Profile profile)
    {
        var found = new List<Fact>();
        new MissingFacts(profile, new Interpreter(profile), found).Collect(term);
        return [.. found.Distinct().OrderBy(f => f.Index)];
    }
}
