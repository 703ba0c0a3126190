using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Evaluation;

/// <summary>What holds for all known-possible values is true, what holds for none is false, the rest is unknown.</summary>
public sealed class PartialKnowledgeTests
{
    private const Truth T = Truth.True, F = Truth.False, U = Truth.Unknown;

    [Theory]
    [InlineData("effectif >= 1", "[1, 5]", T)]
    [InlineData("effectif >= 1", "[0, 5]", U)]
    [InlineData("effectif >= 1", "[0, 0]", F)]
    [InlineData("effectif > 0", "[0, 5]", U)]
    [InlineData("effectif > 0", "[1, null]", T)]
    [InlineData("effectif < 5", "[null, 4]", T)]
    [InlineData("effectif <= 4", "[4, 5]", U)]
    [InlineData("effectif <= 4", "[5, 6]", F)]
    [InlineData("effectif = 3", "[3, 3]", T)]
    [InlineData("effectif = 3", "[2, 4]", U)]
    [InlineData("effectif = 3", "[4, 9]", F)]
    [InlineData("effectif != 3", "[4, 9]", T)]
    [InlineData("effectif between 2 and 4", "[2, 4]", T)]
    [InlineData("effectif between 2 and 4", "[2, 5]", U)]
    [InlineData("effectif between 2 and 4", "[5, 6]", F)]
    [InlineData("0 <= effectif", "null", T)]
    [InlineData("effectif <= 1000", "null", T)]
    [InlineData("effectif > 1000", "null", F)]
    // On the grid of the fact that stands on the left…
    [InlineData("effectif in (1, 2, 3)", "[1, 3]", T)]
    [InlineData("effectif in (1, 3)", "[1, 3]", U)]
    [InlineData("effectif in (5, 7)", "[1, 3]", F)]
    [InlineData("effectif in ([1..2], [3..4])", "[1, 4]", T)]
    [InlineData("effectif in ([1..2[, [2..4])", "[1, 4]", T)]
    [InlineData("effectif in (1, (1..4))", "[1, 3]", T)]
    [InlineData("effectif in (<= 2, >= 3)", "null", T)]
    [InlineData("effectif in (0.5..1.5)", "[1, 1]", T)]
    [InlineData("effectif in (1.2..1.8)", "null", F)]
    [InlineData("effectif in (1..2)", "null", F)]
    [InlineData("effectif = 1.5", "[1, 2]", F)]
    [InlineData("effectif != 1.5", "[1, 2]", T)]
    [InlineData("effectif > 1.5", "[1, 2]", U)]
    // … and over an interval without grid, item by item, for what is computed.
    [InlineData("effectif + 0 in (1, 2, 3)", "[1, 3]", U)]
    [InlineData("effectif + 0 in ([1..2], [3..4])", "[1, 4]", U)]
    [InlineData("effectif + 0 in ([1..4], 9)", "[1, 4]", T)]
    [InlineData("effectif + 0 in (1.2..1.8)", "[1, 2]", U)]
    [InlineData("effectif + 0 in (1..2)", "[1, 2]", U)]
    [InlineData("effectif + 0 in (1..2)", "[2, 3]", F)]
    [InlineData("effectif + 0 in (2..1)", "[0, 9]", F)]
    [InlineData("effectif + 0 in (2..2)", "[2, 2]", F)]
    [InlineData("effectif + 0 = 1.5", "[1, 2]", U)]
    [InlineData("effectif + 0 in (< 1, > 3)", "[1, 3]", F)]
    [InlineData("effectif + 0 in (>= 1)", "[1, 3]", T)]
    public void A_number_is_compared_over_all_that_it_may_be(string expression, string effectif, Truth truth) =>
        Assert.Equal(truth, Judge(expression, $$"""{ "nature": "entreprise", "effectif": {{effectif}} }"""));

    [Theory]
    [InlineData("etp_crees in (0.8, 0.85, 0.9)", "[0.8, 0.9]", T)]
    [InlineData("etp_crees in ([0.8..0.85], ]0.85..0.9])", "[0.8, 0.9]", T)]
    [InlineData("etp_crees = 0.83", "null", F)]
    [InlineData("etp_crees in (0.81..0.84)", "null", F)]
    [InlineData("etp_crees >= 0.8", "[0.8, 2]", T)]
    [InlineData("0.8 <= etp_crees", "[0.75, 2]", U)]
    public void A_decimal_is_compared_on_its_own_step(string expression, string etp, Truth truth) =>
        Assert.Equal(truth, Judge(expression, $$"""{ "etp_crees": {{etp}} }"""));

    [Theory]
    [InlineData("effectif > emplois", "[6, 9]", "[1, 5]", T)]
    [InlineData("effectif > emplois", "[5, 9]", "[1, 5]", U)]
    [InlineData("effectif > emplois", "[1, 5]", "[5, 9]", F)]
    [InlineData("effectif = emplois", "[1, 2]", "[2, 3]", U)]
    [InlineData("effectif = emplois", "[1, 2]", "[3, 4]", F)]
    [InlineData("effectif = emplois / 2", "[1, 2]", "[3, 3]", F)]
    [InlineData("effectif = emplois / 2", "[1, 2]", "[2, 3]", U)]
    [InlineData("effectif in [emplois..9]", "[4, 5]", "[1, 3]", T)]
    [InlineData("effectif in [emplois..9]", "[2, 5]", "[1, 3]", U)]
    [InlineData("effectif in [emplois..9]", "[1, 2]", "[3, 5]", F)]
    [InlineData("effectif in (emplois)", "[2, 2]", "[2, 2]", T)]
    [InlineData("effectif in (emplois)", "[2, 3]", "[2, 3]", U)]
    public void Two_unknown_numbers_are_compared_end_to_end(string expression, string effectif, string emplois, Truth truth) =>
        Assert.Equal(truth, Judge(expression, $$"""{ "nature": "entreprise", "effectif": {{effectif}}, "emplois": {{emplois}} }"""));

    [Theory]
    [InlineData("effectif + emplois", "3 7")]
    [InlineData("effectif - emplois", "-3 1")]
    [InlineData("effectif - effectif", "-2 2")]
    [InlineData("-effectif", "-3 -1")]
    [InlineData("2 * effectif", "2 6")]
    [InlineData("effectif * -2", "-6 -2")]
    [InlineData("effectif / 2", "0.5 1.5")]
    [InlineData("effectif / -2", "-1.5 -0.5")]
    [InlineData("min(effectif, emplois)", "1 3")]
    [InlineData("max(effectif, emplois)", "2 4")]
    [InlineData("min(effectif, 2)", "1 2")]
    [InlineData("sum(effectif, emplois, 1)", "4 8")]
    [InlineData("if esus then effectif else 9", "1 9")]
    [InlineData("if effectif > 0 then effectif else 9", "1 3")]
    [InlineData("if effectif > 3 then 9 else emplois", "2 4")]
    [InlineData("sum(if list contains(statuts, \"ea\") then 1 else 0, if list contains(statuts, \"siae\") then 1 else 0)", "0 2")]
    public void Arithmetic_is_on_intervals_each_occurrence_apart(string expression, string range)
    {
        var measured = Measure(expression, """{ "nature": "entreprise", "effectif": [1, 3], "emplois": [2, 4] }""");
        Assert.Equal(range, FormattableString.Invariant($"{measured.Min} {measured.Max}"));
    }

    [Theory]
    [InlineData("forme = \"scop\"", "\"scop\"", T)]
    [InlineData("forme = \"scop\"", "[\"scop\", \"scic\"]", U)]
    [InlineData("forme = \"sarl\"", "[\"scop\", \"scic\"]", F)]
    [InlineData("forme != \"sarl\"", "[\"scop\", \"scic\"]", T)]
    [InlineData("forme in (\"scop\", \"scic\")", "[\"scop\", \"scic\"]", T)]
    [InlineData("forme in (\"scop\", \"sarl\")", "[\"scop\", \"scic\"]", U)]
    [InlineData("forme in (\"association\", \"sarl\")", "[\"scop\", \"scic\"]", F)]
    [InlineData("forme in (\"association\", \"scop\", \"scic\", \"sarl\")", "null", T)]
    [InlineData("cooperative", "[\"scop\", \"scic\"]", T)]
    [InlineData("(if esus then forme else \"scop\") = \"scop\"", "\"scop\"", T)]
    [InlineData("(if esus then forme else \"scop\") = \"scop\"", "\"scic\"", U)]
    [InlineData("(if esus then forme else \"scop\") in (\"scop\", \"sarl\")", "\"scic\"", U)]
    public void A_choice_is_compared_over_all_that_it_may_be(string expression, string forme, Truth truth) =>
        Assert.Equal(truth, Judge(expression, $$"""{ "forme": {{forme}} }"""));

    [Theory]
    [InlineData("list contains(statuts, \"ea\")", "[\"ea\"]", T)]
    [InlineData("list contains(statuts, \"ea\")", "[\"siae\"]", F)]
    [InlineData("list contains(statuts, \"ea\")", "[]", F)]
    [InlineData("list contains(statuts, \"ea\")", "{ \"includes\": [\"siae\"] }", U)]
    [InlineData("list contains(statuts, \"ea\")", "{ \"includes\": [\"ea\"] }", T)]
    [InlineData("list contains(statuts, \"ea\")", "{ \"excludes\": [\"ea\"] }", F)]
    [InlineData("some x in statuts satisfies x = \"ea\"", "{ \"includes\": [\"ea\"] }", T)]
    [InlineData("some x in statuts satisfies x = \"ea\"", "{ \"excludes\": [\"ea\"] }", F)]
    [InlineData("some x in statuts satisfies x = \"ea\"", "{ \"excludes\": [\"siae\"] }", U)]
    [InlineData("some x in statuts satisfies x != \"ea\"", "{ \"includes\": [\"siae\"] }", T)]
    [InlineData("some x in statuts satisfies true", "{}", U)]
    [InlineData("some x in statuts satisfies true", "[]", F)]
    [InlineData("some x in statuts satisfies false", "null", F)]
    [InlineData("some x in statuts satisfies esus", "[\"ea\"]", U)]
    [InlineData("some x in statuts satisfies x in (\"ea\", \"esat\")", "[\"esat\"]", T)]
    [InlineData("some x in statuts satisfies (if x = \"ea\" then false else x = \"siae\")", "[\"siae\"]", T)]
    [InlineData("not(some x in statuts satisfies x = \"ea\")", "[\"siae\", \"esat\"]", T)]
    // A definition that holds a « some » of its own does not disturb the member at hand.
    [InlineData("some x in statuts satisfies (a_un_statut and x = \"siae\")", "[\"siae\", \"ea\"]", T)]
    [InlineData("some x in statuts satisfies (x = \"siae\" and a_un_statut and x = \"siae\")", "[\"siae\", \"esat\"]", T)]
    public void An_ensemble_is_what_it_must_hold_and_what_it_may(string expression, string statuts, Truth truth) =>
        Assert.Equal(truth, Judge(expression, $$"""{ "statuts": {{statuts}} }"""));

    [Theory]
    [InlineData("if esus then 1 else 1", "1 1")]
    [InlineData("if esus then 1 else 2", "1 2")]
    [InlineData("if esus then 3 else 1", "1 3")]
    public void An_if_on_unknown_is_the_hull_of_both_branches(string expression, string range)
    {
        var measured = Measure(expression);
        Assert.Equal(range, FormattableString.Invariant($"{measured.Min} {measured.Max}"));
    }

    [Theory]
    [InlineData("if esus then rev3 else rev3", "{ \"rev3\": true }", T)]
    [InlineData("if esus then rev3 else false", "{ \"rev3\": true }", U)]
    [InlineData("if esus then rev3 else false", "{ \"rev3\": false }", F)]
    [InlineData("if esus then rev3 else false", "{ \"esus\": true, \"rev3\": true }", T)]
    [InlineData("if esus then rev3 else false", "{ \"esus\": false }", F)]
    public void An_if_between_conditions_is_known_when_its_branches_agree(string expression, string facts, Truth truth) =>
        Assert.Equal(truth, Judge(expression, facts));

    [Theory]
    [InlineData("\"62498\"", "62")]
    [InlineData("[\"62498\", \"62765\"]", "62")]
    [InlineData("[\"62498\", \"59350\"]", "59 62")]
    [InlineData("null", "59 62 75")]
    public void A_look_up_reads_what_the_commune_may_be(string commune, string departements)
    {
        Assert.Equal(departements, Read("departement", $$"""{ "commune": {{commune}} }"""));
        Assert.Equal(departements == "62" ? T : U, Judge("departement = \"62\"", $$"""{ "commune": {{commune}} }"""));
    }

    [Fact]
    public void A_parameter_has_the_value_of_the_day_or_its_whole_domain()
    {
        Assert.Equal(NumberRange.Of(300000), Measure("plafond_legal", date: new DateOnly(2026, 12, 31)));
        Assert.Equal(new NumberRange(1000, 500000), Measure("plafond_legal", date: new DateOnly(2027, 1, 1)));
        Assert.Equal(new NumberRange(1000, 500000), Measure("plafond_legal", date: new DateOnly(2023, 12, 31)));
        Assert.Equal(T, Judge("depenses <= plafond_legal", """{ "depenses": 1000 }""", new DateOnly(2027, 1, 1)));
        Assert.Equal(U, Judge("depenses <= plafond_legal", """{ "depenses": 1000.01 }""", new DateOnly(2027, 1, 1)));
    }

    [Fact]
    public void An_unknown_definition_is_never_guessed()
    {
        Assert.Equal(U, Judge("zone"));
        Assert.Equal(T, Judge("zone or esus", """{ "esus": true }"""));
    }

    [Fact]
    public void Money_is_counted_in_cents()
    {
        Assert.Equal(T, Judge("depenses in (1, 1.01, 1.02)", """{ "depenses": [1, 1.02] }"""));
        Assert.Equal(F, Judge("depenses = 0.005"));
        Assert.Equal(NumberRange.Of(0.808m), Measure("depenses * 0.8", """{ "depenses": 1.01 }"""));
    }
}
