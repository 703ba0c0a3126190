using Beffroi.Rules.Expressions;
using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Language;

/// <summary>What this subset leaves out of FEEL, and what means nothing, each with its code and the place of the fault.</summary>
public sealed class FeelRefusalsTests
{
    [Theory]
    [InlineData("null", "BEF-R013@0")]
    [InlineData("esus = null", "BEF-R013@7")]
    [InlineData("for x in statuts return x", "BEF-R013@0")]
    [InlineData("every x in statuts satisfies x = \"ea\"", "BEF-R013@0")]
    [InlineData("function(x) x", "BEF-R013@0")]
    [InlineData("effectif instance of number", "BEF-R013@9")]
    [InlineData("duration(\"P1M\")", "BEF-R013@0")]
    [InlineData("time(\"12:00:00\")", "BEF-R013@0")]
    [InlineData("@\"2024-01-01\"", "BEF-R013@0")]
    [InlineData("count(statuts)", "BEF-R013@0")]
    [InlineData("mean(1, 2)", "BEF-R013@0")]
    [InlineData("effectif ** 2", "BEF-R013@9")]
    [InlineData("commune.nom", "BEF-R013@7")]
    [InlineData("{ a: 1 }", "BEF-R013@0")]
    [InlineData("? > 3", "BEF-R013@0")]
    [InlineData(".5 + 1", "BEF-R013@0")]
    [InlineData("list(1)", "BEF-R013@0")]
    [InlineData("contains(1)", "BEF-R013@0")]
    [InlineData("[1, 2]", "BEF-R011@0")]
    [InlineData("statuts[1]", "BEF-R011@7")]
    [InlineData("abs(1)", "BEF-R011@3")]
    [InlineData("date and time(\"2024-01-01T00:00:00\")", "BEF-R013@9")]
    [InlineData("date(2024, 1, 1)", "BEF-R011@5")]
    [InlineData("effectif in > 3", "BEF-R011@12")]
    [InlineData("effectif in 3", "BEF-R011@12")]
    [InlineData("effectif in (= 3)", "BEF-R011@13")]
    [InlineData("min()", "BEF-R011@4")]
    [InlineData("some x in statuts, y in statuts satisfies x = y", "BEF-R011@17")]
    [InlineData("some x in (\"a\") satisfies x = \"a\"", "BEF-R011@10")]
    [InlineData("not esus", "BEF-R011@4")]
    [InlineData("--1", "BEF-R011@1")]
    [InlineData("- - 1", "BEF-R011@2")]
    [InlineData("+1", "BEF-R011@0")]
    [InlineData("1 +", "BEF-R011@3")]
    [InlineData("", "BEF-R011@0")]
    [InlineData("()", "BEF-R011@1")]
    [InlineData("(esus", "BEF-R011@5")]
    [InlineData("esus)", "BEF-R011@4")]
    [InlineData("effectif in [1..3", "BEF-R011@17")]
    [InlineData("effectif in (1, 2", "BEF-R011@17")]
    [InlineData("1 < if esus then 1 else 2", "BEF-R011@4")]
    [InlineData("esus and some x in statuts satisfies true", "BEF-R011@9")]
    [InlineData("effectif in ([if esus then 1 else 2..3])", "BEF-R011@14")]
    [InlineData("effectif in (2, (if esus then 1 else 2 .. 3))", "BEF-R011@39")]
    [InlineData("if esus then 1", "BEF-R011@14")]
    [InlineData("forme = 'scop'", "BEF-R011@8")]
    [InlineData("forme = “scop”", "BEF-R011@8")]
    [InlineData("forme = « scop »", "BEF-R011@8")]
    [InlineData("forme = \"scop", "BEF-R011@8")]
    [InlineData("forme == \"scop\"", "BEF-R011@6")]
    [InlineData("esus && rev3", "BEF-R011@5")]
    [InlineData("effectif ≥ 3", "BEF-R011@9")]
    [InlineData("effectif > 1e3", "BEF-R011@11")]
    [InlineData("_x = 1", "BEF-R011@0")]
    [InlineData("effectif >= 1 ET esus", "BEF-R011@14")]
    [InlineData("date(\"2023-02-29\") < date_creation", "BEF-R011@5")]
    [InlineData("date(\"2024-1-1\") < date_creation", "BEF-R011@5")]
    [InlineData("effectif = emplois = duree", "BEF-R019@19")]
    [InlineData("1 < effectif < 3", "BEF-R019@13")]
    [InlineData("effectif in (1) in (2)", "BEF-R019@16")]
    [InlineData("effectif between 1 and 2 = esus", "BEF-R019@25")]
    [InlineData("effectif between 1 and 2 between 1 and 3", "BEF-R019@25")]
    [InlineData("12345678901234567890123456789", "BEF-R029@0")]
    [InlineData("0.12345678901234567890123456789", "BEF-R029@0")]
    public void What_is_outside_the_grammar_is_refused_at_its_place(string expression, string fault) =>
        Assert.Equal(fault, Faults(expression));

    [Theory]
    // Names.
    [InlineData("efectif > 3", "BEF-R012@0")]
    [InlineData("efectif > 3 and esuss", "BEF-R012@0 BEF-R012@16")]
    [InlineData("some x in statut satisfies x = \"ea\"", "BEF-R012@10")]
    [InlineData("some esus in statuts satisfies true", "BEF-R020@5")]
    [InlineData("some x in statuts satisfies some x in statuts satisfies true", "BEF-R020@33")]
    // Types.
    [InlineData("esus and 3", "BEF-R014@9")]
    [InlineData("not(effectif)", "BEF-R014@4")]
    [InlineData("if effectif then 1 else 2", "BEF-R014@3")]
    [InlineData("if esus then 1 else true", "BEF-R014@20")]
    [InlineData("effectif = true", "BEF-R014@0")]
    [InlineData("forme = 3", "BEF-R014@0")]
    [InlineData("forme < \"scop\"", "BEF-R014@0")]
    [InlineData("esus < rev3", "BEF-R014@0")]
    [InlineData("statuts = partenaires", "BEF-R014@0")]
    [InlineData("statuts = \"ea\"", "BEF-R014@0")]
    [InlineData("statuts in (\"ea\")", "BEF-R014@0")]
    [InlineData("forme in [\"scic\"..\"scop\"]", "BEF-R014@9")]
    [InlineData("forme in (< \"scop\")", "BEF-R014@10")]
    [InlineData("forme in (1)", "BEF-R014@10")]
    [InlineData("esus + 1", "BEF-R014@0")]
    [InlineData("-esus", "BEF-R014@1")]
    [InlineData("date_creation + 1", "BEF-R014@0")]
    [InlineData("-date_creation", "BEF-R014@0")]
    [InlineData("sum(date_creation, date_creation)", "BEF-R014@0")]
    [InlineData("list contains(forme, \"scop\")", "BEF-R014@14")]
    [InlineData("some x in forme satisfies true", "BEF-R014@10")]
    [InlineData("forme = departement", "BEF-R014@8")]
    // Units.
    [InlineData("duree > effectif", "BEF-R015@8")]
    [InlineData("duree + effectif > 3", "BEF-R015@8")]
    [InlineData("depenses > 100 * effectif", "BEF-R015@11")]
    [InlineData("min(duree, effectif)", "BEF-R015@11")]
    [InlineData("if esus then duree else effectif", "BEF-R015@24")]
    [InlineData("duree in (effectif)", "BEF-R015@10")]
    [InlineData("duree between 1 and effectif", "BEF-R015@20")]
    [InlineData("date_creation > 3", "BEF-R015@16")]
    [InlineData("date_creation in (3)", "BEF-R015@18")]
    [InlineData("duree > date(\"2024-01-01\")", "BEF-R015@8")]
    [InlineData("3 in (date(\"2024-01-01\"))", "BEF-R015@0")]
    [InlineData("date_creation in [3..date(\"2024-01-01\")]", "BEF-R015@18")]
    // Domains.
    [InlineData("forme = \"scp\"", "BEF-R016@8")]
    [InlineData("forme in (\"scop\", \"scp\")", "BEF-R016@18")]
    [InlineData("list contains(statuts, \"eta\")", "BEF-R016@23")]
    [InlineData("some x in statuts satisfies x = \"eta\"", "BEF-R016@32")]
    [InlineData("departement = \"2A\"", "BEF-R016@14")]
    [InlineData("commune = \"99999\"", "BEF-R016@10")]
    // Constants.
    [InlineData("effectif * emplois > 3", "BEF-R017@11")]
    [InlineData("3 / emplois > 3", "BEF-R017@4")]
    [InlineData("effectif / 0 > 3", "BEF-R018@11")]
    [InlineData("effectif / (1 - 1) > 3", "BEF-R018@12")]
    [InlineData("9999999999999999999999999999 * 99 > effectif", "BEF-R029@0")]
    public void What_has_no_meaning_is_refused_at_its_place(string expression, string fault) =>
        Assert.Equal(fault, Faults(expression));

    [Theory]
    [InlineData("esus = true and rev3")]
    [InlineData("duree > 3 + 4")]
    [InlineData("depenses > 3 * plafond_legal / 2")]
    [InlineData("depenses / plafond_legal < 0.5")]
    [InlineData("plafond_legal * effectif > depenses")]
    [InlineData("duree in (1, 2, [3..4], > 5)")]
    [InlineData("3 in (duree, 4)")]
    [InlineData("(if esus then \"scop\" else \"scic\") = forme")]
    [InlineData("if esus then forme else \"scic\"")]
    [InlineData("max(depenses, 10) + 3 > recettes")]
    [InlineData("forme in ((if esus then \"scop\" else \"scic\"))")]
    public void A_bare_number_or_a_written_text_takes_the_type_of_what_it_stands_with(string expression) =>
        Assert.Equal("", Faults(expression));

    [Theory]
    [InlineData("efectif > 3", "did you mean « effectif »?")]
    [InlineData("forme = \"scp\"", "did you mean « scop »?")]
    [InlineData("list contains(statuts, \"esta\")", "did you mean « esat »?")]
    [InlineData("forme = \"mutuelle\"", "one of association, scop, scic, sarl")]
    [InlineData("effectif >= 1 aand esus", "did you mean « and »?")]
    [InlineData("forme == \"scop\"", "did you mean « = »?")]
    [InlineData("1 < effectif < 3", "use « and », or parentheses")]
    [InlineData("statuts = \"ea\"", "use « list contains » or « some »")]
    public void A_refusal_says_what_may_have_been_meant(string expression, string hint) => Assert.Equal(hint, Hint(expression));

    [Theory]
    [InlineData("(", ")")]
    [InlineData("not(", ")")]
    [InlineData("if esus then true else ", "")]
    [InlineData("esus and (", ")")]
    [InlineData("true in ((", "))")]
    public void Nesting_is_bounded_below_the_greatest_length_too(string open, string close)
    {
        var count = 2000 / open.Length;
        string Nested(int levels) => string.Concat(Enumerable.Repeat(open, levels)) + "esus" + string.Concat(Enumerable.Repeat(close, levels));
        Assert.StartsWith("BEF-R004@", Faults(Nested(count)), StringComparison.Ordinal);
        Assert.Equal("", Faults(Nested(20)));
    }

    [Fact]
    public void A_long_flat_expression_is_read_and_judged()
    {
        var expression = string.Join(" or ", Enumerable.Repeat("effectif + 1 > 5", 400));
        Assert.Equal(Truth.True, Judge(expression, """{ "nature": "entreprise", "effectif": 5 }"""));
    }

    [Fact]
    public void A_text_that_no_encoding_can_hold_is_a_fault_of_syntax()
    {
        Assert.Equal("BEF-R011@0", Faults("\uD800 = 1"));
        Assert.Equal("BEF-R011@9", Faults("forme = \"\uDC00\""));
    }

    [Theory]
    [InlineData("if")]
    [InlineData("list")]
    [InlineData("null")]
    [InlineData("satisfies")]
    [InlineData("date")]
    public void A_word_of_the_grammar_is_no_name(string word) => Assert.True(Lexer.IsReserved(word));
}
