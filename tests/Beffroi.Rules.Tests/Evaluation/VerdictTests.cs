using Beffroi.Rules.Tests.Fixtures;
using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Evaluation;

/// <summary>The table of criteria: what a status weighs, by the firmness of its text and by who can still tell.</summary>
public sealed class VerdictTests
{
    [Theory]
    [InlineData("esus", "true", Firmness.Official, CriterionStatus.Met, Verdict.Eligible)]
    [InlineData("esus", "true", Firmness.Secondary, CriterionStatus.Met, Verdict.Eligible)]
    [InlineData("esus", "true", Firmness.Deduced, CriterionStatus.Met, Verdict.Eligible)]
    [InlineData("esus", "false", Firmness.Official, CriterionStatus.NotMet, Verdict.Ineligible)]
    [InlineData("esus", "false", Firmness.Secondary, CriterionStatus.NotMet, Verdict.SubjectToReview)]
    [InlineData("esus", "false", Firmness.Deduced, CriterionStatus.NotMet, Verdict.SubjectToReview)]
    [InlineData("esus", "null", Firmness.Official, CriterionStatus.Unknown, Verdict.Undetermined)]
    [InlineData("esus", "null", Firmness.Secondary, CriterionStatus.Unknown, Verdict.SubjectToReview)]
    [InlineData("esus", "null", Firmness.Deduced, CriterionStatus.Unknown, Verdict.SubjectToReview)]
    [InlineData("esus and avis", "true", Firmness.Official, CriterionStatus.Unknown, Verdict.SubjectToReview)]
    [InlineData("esus and avis", "true", Firmness.Secondary, CriterionStatus.Unknown, Verdict.SubjectToReview)]
    [InlineData("esus and avis", "true", Firmness.Deduced, CriterionStatus.Unknown, Verdict.SubjectToReview)]
    [InlineData("esus and avis", "null", Firmness.Official, CriterionStatus.Unknown, Verdict.Undetermined)]
    [InlineData("esus and avis", "false", Firmness.Official, CriterionStatus.NotMet, Verdict.Ineligible)]
    [InlineData("zone", "null", Firmness.Official, CriterionStatus.Unknown, Verdict.SubjectToReview)]
    public void A_criterion_weighs_on_the_verdict(string expression, string esus, Firmness firmness, CriterionStatus status, Verdict effect)
    {
        var answer = Answer(Rule(expression), firmness, $$"""{ "esus": {{esus}} }""");
        Assert.Equal(status, answer.Status);
        Assert.Equal(effect, answer.Effect);
    }

    [Fact]
    public void Every_line_of_the_table_is_as_it_is_written()
    {
        foreach (var truth in Enum.GetValues<Truth>())
        {
            foreach (var firmness in Enum.GetValues<Firmness>())
            {
                foreach (var missing in new[] { false, true })
                {
                    var expected = truth == Truth.True ? Verdict.Eligible
                        : firmness != Firmness.Official ? Verdict.SubjectToReview
                        : truth == Truth.False ? Verdict.Ineligible
                        : missing ? Verdict.Undetermined : Verdict.SubjectToReview;
                    Assert.Equal(expected, Judge.EffectOf(truth, firmness, missing));
                }
            }
        }
    }

    [Fact]
    public void The_verdict_is_the_worst_effect()
    {
        Verdict[] worstFirst = [Verdict.Ineligible, Verdict.Undetermined, Verdict.SubjectToReview, Verdict.Eligible];
        foreach (var a in Enum.GetValues<Verdict>())
        {
            foreach (var b in Enum.GetValues<Verdict>())
            {
                var worst = worstFirst.First(v => v == a || v == b);
                Assert.Equal(worst, Judge.Worst([Effect(a), Effect(b)]));
            }
        }
        Assert.Equal(Verdict.Eligible, Judge.Worst([]));
    }

    [Theory]
    [InlineData(Firmness.Official)]
    [InlineData(Firmness.Deduced)]
    public void What_an_officer_appreciates_or_no_text_says_is_subject_to_review(Firmness firmness)
    {
        foreach (var condition in new Condition[] { new OfficerCondition(), new UnknownCondition() })
        {
            var answer = Answer(condition, firmness, "{}");
            Assert.Equal((CriterionStatus.Unknown, Verdict.SubjectToReview), (answer.Status, answer.Effect));
            Assert.Empty(answer.Missing);
            Assert.Equal(Answerer.Officer, answer.DecidedBy);
        }
    }

    [Theory]
    [InlineData("true", "true", CriterionStatus.Met, CriterionStatus.Met)]
    [InlineData("true", "false", CriterionStatus.NotMet, CriterionStatus.Met)]
    [InlineData("false", "false", CriterionStatus.NotMet, CriterionStatus.NotMet)]
    [InlineData("true", "null", CriterionStatus.Unknown, CriterionStatus.Met)]
    [InlineData("false", "null", CriterionStatus.NotMet, CriterionStatus.Unknown)]
    [InlineData("null", "null", CriterionStatus.Unknown, CriterionStatus.Unknown)]
    public void All_and_any_are_Kleene_over_their_items(string esus, string rev3, CriterionStatus all, CriterionStatus any)
    {
        var facts = $$"""{ "esus": {{esus}}, "rev3": {{rev3}} }""";
        Assert.Equal(all, Answer(new AllCondition([Rule("esus"), Rule("rev3")]), Firmness.Official, facts).Status);
        Assert.Equal(any, Answer(new AnyCondition([Rule("esus"), Rule("rev3")]), Firmness.Official, facts).Status);
    }

    [Theory]
    [InlineData("{}", "esus", Verdict.Undetermined)]
    [InlineData("""{ "esus": true }""", "", Verdict.SubjectToReview)]
    [InlineData("""{ "esus": false }""", "", Verdict.Ineligible)]
    public void An_item_that_an_officer_settles_leaves_the_others_to_the_applicant(string facts, string missing, Verdict effect)
    {
        var answer = Answer(new AllCondition([Rule("esus"), new OfficerCondition()]), Firmness.Official, facts);
        Assert.Equal(missing, string.Join(" ", answer.Missing));
        Assert.Equal(effect, answer.Effect);
    }

    [Fact]
    public void A_known_item_asks_for_nothing()
    {
        var answer = Answer(new AnyCondition([new AllCondition([Rule("esus"), Rule("rev3")]), Rule("duree > 3")]), Firmness.Official, """{ "esus": false }""");
        Assert.Equal("duree", string.Join(" ", answer.Missing));
    }

    [Fact]
    public void A_fact_that_makes_no_sense_leaves_the_criterion_to_review()
    {
        var answer = Answer(Rule("effectif > 3"), Firmness.Official, """{ "nature": "porteur" }""");
        Assert.Equal((CriterionStatus.Unknown, Verdict.SubjectToReview), (answer.Status, answer.Effect));
    }

    [Fact]
    public void The_answer_of_a_catalogue_follows_the_day_and_the_reading()
    {
        using var folder = RegionFolder.Small();
        var catalogue = folder.ReadSound();
        var emploi = catalogue.Scheme("emploi")!;
        const string one = """{ "nature": "entreprise", "effectif": 1, "forme": "scop", "depenses": 100000, "rev3": false }""";
        SchemeAnswer On(DateOnly date, string? reading = null) => SchemeCatalogue.Answer(emploi, ProfileOf(catalogue, one, date), reading);

        Assert.Equal(Verdict.Ineligible, On(new DateOnly(2024, 12, 31)).Verdict);
        Assert.Equal(Verdict.Eligible, On(new DateOnly(2025, 1, 1)).Verdict);
        Assert.Null(On(new DateOnly(2024, 12, 31)).Amount);
        Assert.Equal(8000, On(new DateOnly(2025, 1, 1)).Amount!.Min);
        Assert.Equal(0, On(new DateOnly(2025, 1, 1), "corps").Amount!.Min);
        Assert.Equal("corps", On(new DateOnly(2025, 1, 1), "corps").Reading.Id);
        Assert.False(On(new DateOnly(2024, 1, 1)).BeforeFirstVersion);
        Assert.True(On(new DateOnly(2023, 12, 31)).BeforeFirstVersion);
        Assert.Equal(Verdict.Ineligible, On(new DateOnly(2023, 12, 31)).Verdict);
    }

    [Fact]
    public void Availability_never_changes_the_verdict()
    {
        using var folder = RegionFolder.Small().Replace("schemes/conseil.yaml", "  - du: 2024-01-01\n",
            "  - du: 2024-01-01\n    disponibilité: { fenêtres: [ { du: 2026-01-01, au: 2026-02-01 }, { du: 2026-06-01, au: 2026-07-01 } ], épuisé_depuis: 2026-06-20 }\n");
        var catalogue = folder.ReadSound();
        SchemeAnswer On(int month, int day) => SchemeCatalogue.Answer(catalogue.Scheme("conseil")!,
            ProfileOf(catalogue, """{ "duree": 6, "commune": "62498" }""", new DateOnly(2026, month, day)));

        Assert.Equal(Availability.Open, On(1, 1).Availability);
        Assert.Equal(Availability.Open, On(1, 31).Availability);
        Assert.Equal(Availability.Upcoming, On(2, 1).Availability);
        Assert.Equal(Availability.Open, On(6, 19).Availability);
        Assert.Equal(Availability.Exhausted, On(6, 20).Availability);
        Assert.Equal(Availability.Exhausted, On(12, 1).Availability);
        Assert.All([On(1, 1), On(2, 1), On(12, 1)], a => Assert.Equal(Verdict.SubjectToReview, a.Verdict));
    }

    private static Profile ProfileOf(SchemeCatalogue catalogue, string facts, DateOnly date)
    {
        using var json = System.Text.Json.JsonDocument.Parse(facts);
        return catalogue.ReadProfile(date, json.RootElement).Profile!;
    }

    private static RuleCondition Rule(string expression) => new((TruthTerm)Bind(expression), expression);

    private static CriterionAnswer Answer(Condition condition, Firmness firmness, string facts) =>
        new Judge(Profile(facts)).Answer(new Criterion("c", "Critère", condition, [], [], firmness, null, null));

    private static CriterionAnswer Effect(Verdict effect) =>
        new(new Criterion("c", "Critère", new OfficerCondition(), [], [], Firmness.Official, null, null),
            CriterionStatus.Unknown, effect, Answerer.Officer, []);
}
