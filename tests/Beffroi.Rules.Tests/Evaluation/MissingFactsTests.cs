using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Evaluation;

/// <summary>What is still to be asked of the applicant: facts not fully known, in parts without a known value.</summary>
public sealed class MissingFactsTests
{
    [Theory]
    [InlineData("esus", "{}", "esus")]
    [InlineData("esus", """{ "esus": false }""", "")]
    [InlineData("esus and rev3", "{}", "esus rev3")]
    [InlineData("esus and rev3", """{ "esus": true }""", "rev3")]
    [InlineData("esus and rev3", """{ "esus": false }""", "")]
    [InlineData("esus or rev3", """{ "esus": true }""", "")]
    [InlineData("(esus or rev3) and duree > 3", """{ "esus": true }""", "duree")]
    [InlineData("not(esus)", "{}", "esus")]
    [InlineData("esus = rev3", """{ "esus": true }""", "rev3")]
    [InlineData("duree > 3", """{ "duree": [1, 5] }""", "duree")]
    [InlineData("duree > 3", """{ "duree": [4, 5] }""", "")]
    [InlineData("depenses + recettes > 3", """{ "depenses": 1 }""", "recettes")]
    [InlineData("total > 3", """{ "depenses": 1 }""", "recettes")]
    [InlineData("max(depenses, recettes) > 3", """{ "depenses": 1 }""", "recettes")]
    [InlineData("recettes - depenses > 3 and esus", """{ "depenses": 1 }""", "recettes esus")]
    [InlineData("forme = \"scop\"", """{ "forme": ["scop", "scic"] }""", "forme")]
    [InlineData("cooperative", """{ "forme": ["scop", "scic"] }""", "")]
    [InlineData("entreprise_ess", "{}", "forme esus")]
    [InlineData("entreprise_ess", """{ "forme": "sarl" }""", "esus")]
    [InlineData("departement = \"62\"", "{}", "commune")]
    [InlineData("departement = \"62\"", """{ "commune": ["62498", "62765"] }""", "")]
    [InlineData("list contains(statuts, \"ea\")", """{ "statuts": { "includes": ["siae"] } }""", "statuts")]
    [InlineData("list contains(statuts, \"ea\")", """{ "statuts": { "excludes": ["ea"] } }""", "")]
    // Of an if whose condition is known, only the branch taken is a part.
    [InlineData("if esus then duree > 3 else rev3", "{}", "esus duree rev3")]
    [InlineData("if esus then duree > 3 else rev3", """{ "esus": true }""", "duree")]
    [InlineData("if esus then duree > 3 else rev3", """{ "esus": false }""", "rev3")]
    [InlineData("(if esus then duree else 5) > 3", """{ "esus": true }""", "duree")]
    [InlineData("(if esus then duree else 5) > 3", """{ "esus": false }""", "")]
    [InlineData("(if esus then duree else 5) > 3", "{}", "esus duree")]
    [InlineData("(if esus then duree else 5) > 3", """{ "duree": 7 }""", "")]
    [InlineData("(if esus then forme else \"scop\") = \"scop\"", """{ "esus": true }""", "forme")]
    // some: the ensemble, and what the body lacks for the members that there may be.
    [InlineData("some x in statuts satisfies x = \"ea\"", "{}", "statuts")]
    [InlineData("some x in statuts satisfies (x = \"ea\" and esus)", """{ "statuts": ["ea"] }""", "esus")]
    [InlineData("some x in statuts satisfies (x = \"ea\" and esus)", """{ "statuts": ["siae"] }""", "")]
    [InlineData("some x in statuts satisfies (x = \"ea\" and esus)", "{}", "statuts esus")]
    [InlineData("some x in statuts satisfies (rev3 and (esus or duree >= 0))", """{ "statuts": ["ea"] }""", "rev3")]
    [InlineData("some x in statuts satisfies (if x = \"ea\" then esus else rev3)", """{ "statuts": ["ea"] }""", "esus")]
    [InlineData("some x in statuts satisfies ((a_un_statut or esus) and (x = \"ea\" or rev3))", """{ "statuts": { "excludes": ["siae", "esat"] } }""", "statuts esus")]
    // The officer's facts and what no text says are not the applicant's to tell.
    [InlineData("avis", "{}", "")]
    [InlineData("avis and esus", "{}", "esus")]
    [InlineData("avis and esus", """{ "esus": true }""", "")]
    [InlineData("zone", "{}", "")]
    [InlineData("zone or esus", "{}", "esus")]
    [InlineData("plafond_legal > 2000", "{}", "")]
    public void Missing_is_what_the_applicant_could_still_tell(string expression, string facts, string missing) =>
        Assert.Equal(missing, Missing(expression, facts));

    [Theory]
    [InlineData("{}", "effectif")]
    [InlineData("""{ "nature": "entreprise" }""", "effectif")]
    [InlineData("""{ "nature": ["entreprise", "epci"] }""", "effectif")]
    [InlineData("""{ "nature": "porteur" }""", "")]
    [InlineData("""{ "nature": ["porteur", "epci"] }""", "")]
    public void A_fact_that_makes_no_sense_is_not_missing(string facts, string missing) =>
        Assert.Equal(missing, Missing("effectif > 3", facts));

    [Fact]
    public void A_parameter_that_no_text_gives_is_not_missing()
    {
        Assert.Equal("", Missing("plafond_legal > 2000", date: new DateOnly(2028, 1, 1)));
        Assert.Equal("depenses", Missing("depenses > plafond_legal", date: new DateOnly(2028, 1, 1)));
    }

    [Fact]
    public void Completed_months_are_not_missing_once_their_date_is_known()
    {
        Assert.Equal("anciennete", Missing("anciennete >= 36"));
        Assert.Equal("", Missing("anciennete >= 36", """{ "date_creation": "2023-11-24" }"""));
        Assert.Equal("anciennete", Missing("anciennete >= 36", """{ "date_creation": ["2020-01-01", "2025-01-01"] }"""));
        Assert.Equal("", Missing("anciennete >= 36", """{ "date_creation": ["2020-01-01", "2021-01-01"] }"""));
    }
}
