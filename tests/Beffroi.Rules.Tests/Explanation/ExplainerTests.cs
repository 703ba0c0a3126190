using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Explanation;

/// <summary>The words of each kind of term, in French, made from the tree.</summary>
public sealed class ExplainerTests
{
    [Theory]
    [InlineData("esus", "vous avez l’agrément ESUS")]
    [InlineData("not(esus)", "vous n’avez pas l’agrément ESUS")]
    [InlineData("esus = true", "vous avez l’agrément ESUS")]
    [InlineData("esus = false", "vous n’avez pas l’agrément ESUS")]
    [InlineData("esus != true", "vous n’avez pas l’agrément ESUS")]
    [InlineData("esus in (true)", "vous avez l’agrément ESUS")]
    [InlineData("esus in (false)", "vous n’avez pas l’agrément ESUS")]
    [InlineData("not(not(esus))", "vous avez l’agrément ESUS")]
    [InlineData("rev3", "démarche REV3 : oui")]
    [InlineData("not(rev3)", "démarche REV3 : non")]
    [InlineData("effectif >= 1", "salariés : au moins 1_salarié")]
    [InlineData("effectif > 2", "salariés : plus de 2_salariés")]
    [InlineData("effectif <= 250", "salariés : au plus 250_salariés")]
    [InlineData("effectif < 3", "salariés : moins de 3_salariés")]
    [InlineData("effectif = 3", "salariés : exactement 3_salariés")]
    [InlineData("effectif != 3", "salariés : autre que 3_salariés")]
    [InlineData("not(effectif >= 3)", "salariés : moins de 3_salariés")]
    [InlineData("not(effectif < 3)", "salariés : au moins 3_salariés")]
    [InlineData("effectif between 3 and 5", "salariés : de 3_salariés à 5_salariés")]
    [InlineData("effectif in (3..5[", "salariés : plus de 3_salariés à moins de 5_salariés")]
    [InlineData("effectif in (1, 2, >= 10)", "salariés : 1_salarié, 2_salariés ou au moins 10_salariés")]
    [InlineData("not(effectif in (1, 2))", "salariés : hors 1_salarié et 2_salariés")]
    [InlineData("etp_crees >= 0.8", "ETP créés : au moins 0,8_ETP")]
    [InlineData("depenses <= 20000", "dépenses : au plus 20~000_€")]
    [InlineData("depenses + recettes >= 1000.5", "dépenses + recettes : au moins 1~000,50_€")]
    [InlineData("depenses - 100 >= 0.5 * recettes", "dépenses − 100_€ : au moins 0,5 × recettes")]
    [InlineData("depenses / 2 <= plafond_legal", "dépenses ÷ 2 : au plus plafond légal")]
    [InlineData("min(depenses, recettes) > 3", "le plus petit de dépenses et recettes : plus de 3_€")]
    [InlineData("max(depenses, recettes, 8) > 3", "le plus grand de dépenses, recettes et 8_€ : plus de 3_€")]
    [InlineData("sum(depenses, recettes) > 3", "le total de dépenses et recettes : plus de 3_€")]
    [InlineData("(if esus then depenses else recettes) > 3", "dépenses si vous avez l’agrément ESUS, sinon recettes : plus de 3_€")]
    [InlineData("date_creation >= date(\"2024-01-01\")", "date de création : à partir du 1er janvier 2024")]
    [InlineData("date_creation > date(\"2024-03-02\")", "date de création : après le 2 mars 2024")]
    [InlineData("date_creation < date(\"2024-03-02\")", "date de création : avant le 2 mars 2024")]
    [InlineData("date_creation <= date(\"2024-03-02\")", "date de création : au plus tard le 2 mars 2024")]
    [InlineData("date_creation = date(\"2024-03-02\")", "date de création : le 2 mars 2024")]
    [InlineData("date_creation between date(\"2024-03-02\") and date(\"2024-04-02\")", "date de création : du 2 mars 2024 au 2 avril 2024")]
    [InlineData("forme = \"scop\"", "forme juridique : SCOP")]
    [InlineData("forme != \"association\"", "forme juridique : autre que association")]
    [InlineData("not(forme = \"scop\")", "forme juridique : autre que SCOP")]
    [InlineData("forme in (\"scop\", \"scic\", \"association\")", "forme juridique : SCOP, SCIC ou association")]
    [InlineData("not(forme in (\"scop\", \"scic\"))", "forme juridique : autre que SCOP ou SCIC")]
    [InlineData("commune = \"62498\"", "commune : Lens (62498)")]
    [InlineData("departement = \"62\"", "département : 62")]
    [InlineData("list contains(statuts, \"ea\")", "statuts particuliers : entreprise adaptée")]
    [InlineData("not(list contains(statuts, \"ea\"))", "statuts particuliers : sans entreprise adaptée")]
    [InlineData("cooperative", "être une coopérative")]
    [InlineData("not(cooperative)", "hors de ce cas : être une coopérative")]
    [InlineData("esus and effectif >= 1", "vous avez l’agrément ESUS et salariés : au moins 1_salarié")]
    [InlineData("esus or (rev3 and cooperative)", "vous avez l’agrément ESUS ou (démarche REV3 : oui et être une coopérative)")]
    [InlineData("if esus then rev3 else cooperative", "si vous avez l’agrément ESUS, démarche REV3 : oui ; sinon, être une coopérative")]
    public void A_condition_is_told_in_plain_French(string expression, string words) =>
        Assert.Equal(Spaced(words), SchemeCatalogue.Describe(new RuleCondition((TruthTerm)Bind(expression), expression)));

    [Theory]
    [InlineData("esus", "{}", "Condition : vous avez l’agrément ESUS. À préciser : agrément ESUS.")]
    [InlineData("esus", """{ "esus": true }""", "Condition : vous avez l’agrément ESUS. Vous avez indiqué : vous avez l’agrément ESUS.")]
    [InlineData("esus", """{ "esus": false }""", "Condition : vous avez l’agrément ESUS. Vous avez indiqué : vous n’avez pas l’agrément ESUS.")]
    [InlineData("duree >= 6", """{ "duree": 3 }""", "Condition : durée : au moins 6_mois. Vous avez indiqué : durée : 3_mois.")]
    [InlineData("duree >= 6", """{ "duree": [3, 8] }""", "Condition : durée : au moins 6_mois. Vous avez indiqué : durée : de 3_mois à 8_mois. À préciser : durée.")]
    [InlineData("forme = \"scop\" and duree > 3", """{ "forme": ["scop", "scic"] }""",
        "Condition : forme juridique : SCOP et durée : plus de 3_mois. Vous avez indiqué : forme juridique : SCOP ou SCIC. À préciser : forme juridique et durée.")]
    [InlineData("depenses <= plafond_legal", """{ "depenses": 5000 }""", "Condition : dépenses : au plus plafond légal. Plafond légal : 300~000_€. Vous avez indiqué : dépenses : 5~000_€.")]
    public void Why_tells_what_is_asked_what_was_said_and_what_is_lacking(string expression, string facts, string why) =>
        Assert.Equal(Spaced(why), Answer(new RuleCondition((TruthTerm)Bind(expression), expression), facts).Why);

    [Fact]
    public void What_an_officer_judges_and_what_no_text_says_are_told_as_such()
    {
        Assert.Equal("Le chargé de mission l’apprécie au vu du dossier.", Answer(new OfficerCondition(), "{}").Why);
        Assert.Equal("Aucun texte publié ne précise cette condition\u00A0: demandez-la.", Answer(new UnknownCondition(), "{}").Why);
    }

    [Fact]
    public void Items_are_told_by_their_label_or_their_tree()
    {
        var items = new Condition[]
        {
            new RuleCondition((TruthTerm)Bind("esus"), "esus"), new OfficerCondition { Label = "Un projet sérieux" }, new UnknownCondition(),
        };
        Assert.Equal(Spaced("vous avez l’agrément ESUS ; et un projet sérieux ; et condition non publiée"), SchemeCatalogue.Describe(new AllCondition(items)));
        Assert.Equal(Spaced("vous avez l’agrément ESUS ; ou un projet sérieux ; ou condition non publiée"), SchemeCatalogue.Describe(new AnyCondition(items)));
    }

    [Theory]
    [InlineData("esus", "true", "oui")]
    [InlineData("rev3", "null", "non précisé")]
    [InlineData("duree", "3", "3_mois")]
    [InlineData("duree", "[3, null]", "au moins 3_mois")]
    [InlineData("duree", "[null, 3]", "au plus 3_mois")]
    [InlineData("duree", "[3, 4]", "de 3_mois à 4_mois")]
    [InlineData("duree", "[null, null]", "non précisé")]
    [InlineData("depenses", "8000", "8~000_€")]
    [InlineData("date_creation", "\"2024-03-01\"", "1er mars 2024")]
    [InlineData("date_creation", "[\"2024-03-01\", null]", "à partir du 1er mars 2024")]
    [InlineData("date_creation", "[null, \"2024-03-02\"]", "au plus tard le 2 mars 2024")]
    [InlineData("date_creation", "[\"2024-03-01\", \"2024-03-02\"]", "du 1er mars 2024 au 2 mars 2024")]
    [InlineData("forme", "[\"scop\", \"scic\"]", "SCOP ou SCIC")]
    [InlineData("commune", "\"59298\"", "Lille (59350)")]
    [InlineData("statuts", "[]", "aucun")]
    [InlineData("statuts", "[\"ea\", \"siae\"]", "SIAE et entreprise adaptée")]
    [InlineData("statuts", "{ \"includes\": [\"ea\"] }", "entreprise adaptée, peut-être d’autres")]
    [InlineData("statuts", "{ \"excludes\": [\"ea\"] }", "non précisé")]
    public void What_is_known_of_a_fact_is_told_in_words(string fact, string value, string words) =>
        Assert.Equal(Spaced(words), SchemeCatalogue.Describe(Fact(fact), Profile($$"""{ "{{fact}}": {{value}} }""", new DateOnly(2026, 11, 23))));

    private static CriterionAnswer Answer(Condition condition, string facts) =>
        new Judge(Profile(facts)).Answer(new Criterion("c", "Critère", condition, [], [], Firmness.Official, null, null));

    /// <summary>« _ » stands for a no-break space and « ~ » for a narrow one; before a colon and a semicolon they go without saying.</summary>
    private static string Spaced(string words) => words.Replace('_', '\u00A0').Replace('~', '\u202F')
        .Replace(" :", "\u00A0:", StringComparison.Ordinal).Replace(" ;", "\u202F;", StringComparison.Ordinal);
}
