using System.Globalization;
using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Amounts;

/// <summary>Amounts as intervals: every form of a line, every limit, and texts that conflict.</summary>
public sealed class AmountTests
{
    [Theory]
    [InlineData("- { ligne: a, fixe: 5000, source: f }", "{}", "[5000, 5000]")]
    [InlineData("- { ligne: a, entre: [8000, 15000], source: f }", "{}", "[8000, 15000]")]
    [InlineData("- { ligne: a, jusqu_à: 20000, source: f }", "{}", "[0, 20000]")]
    [InlineData("- { ligne: a, valeur: inconnu, source: f }", "{}", "[0, null]")]
    [InlineData("- { ligne: a, valeur: depenses, source: f }", """{ "depenses": [100, 200] }""", "[100, 200]")]
    [InlineData("- { ligne: a, valeur: 'depenses * 0.5 + 10', source: f }", """{ "depenses": 100 }""", "[60, 60]")]
    [InlineData("- { ligne: a, valeur: 'if esus then 100 else 50', source: f }", "{}", "[50, 100]")]
    [InlineData("- { ligne: a, valeur: '2000 * emplois', source: f }", """{ "emplois": [2, 3] }""", "[4000, 6000]")]
    [InlineData("- { ligne: a, taux: 80 %, assiette: depenses, source: f }", """{ "depenses": 1000 }""", "[800, 800]")]
    [InlineData("- { ligne: a, taux: 12.5 %, assiette: total, source: f }", """{ "depenses": 1000, "recettes": [0, 1000] }""", "[125, 250]")]
    [InlineData("- { ligne: a, fixe: plafond_legal, source: f }", "{}", "[300000, 300000]")]
    [InlineData("- { ligne: a, fixe: 'plafond_legal / 2', source: f }", "{}", "[150000, 150000]")]
    public void A_line_has_the_value_of_its_form(string lines, string facts, string amount) => Assert.Equal(amount, Estimate(lines, facts));

    [Theory]
    [InlineData("true", "[3000, 3000]")]
    [InlineData("false", "[0, 0]")]
    [InlineData("null", "[0, 3000]")]
    public void A_false_condition_gives_nothing_and_an_unknown_one_perhaps_nothing(string esus, string amount) =>
        Assert.Equal(amount, Estimate("- { ligne: a, fixe: 3000, si: 'esus', source: f }", $$"""{ "esus": {{esus}} }"""));

    [Fact]
    public void A_condition_that_no_text_says_gives_perhaps_nothing() =>
        Assert.Equal("[0, 3000]", Estimate("- { ligne: a, fixe: 3000, si: inconnu, source: f }", "{}"));

    /// <summary>What is left of the expenses once the takings are counted, which may be less than nothing.</summary>
    [Theory]
    [InlineData("- { ligne: a, valeur: 'depenses - recettes', source: f }", "{ \"depenses\": 100, \"recettes\": 300 }", "[0, 0]")]
    [InlineData("- { ligne: a, valeur: 'depenses - recettes', source: f }", "{ \"depenses\": [100, 500], \"recettes\": 300 }", "[0, 200]")]
    [InlineData("- { ligne: a, taux: 50 %, assiette: reste, source: f }", "{ \"depenses\": 100, \"recettes\": 300 }", "[0, 0]")]
    [InlineData("- { ligne: a, taux: 50 %, assiette: reste, source: f }", "{ \"depenses\": [100, 500], \"recettes\": 300 }", "[0, 100]")]
    [InlineData("- { ligne: a, fixe: 5000, source: f }\n- { plafond_taux: 50 %, assiette: reste, source: f }", "{ \"depenses\": 100, \"recettes\": 300 }", "[0, 0]")]
    public void No_amount_is_less_than_nothing(string lines, string facts, string amount) => Assert.Equal(amount, Estimate(lines, facts));

    [Theory]
    [InlineData("100", "[100, 100]")]
    [InlineData("[100, 9000]", "[100, 5000]")]
    [InlineData("8000", "[5000, 5000]")]
    public void A_line_is_at_most_its_base(string depenses, string amount) =>
        Assert.Equal(amount, Estimate("- { ligne: a, fixe: 5000, assiette: depenses, source: f }", $$"""{ "depenses": {{depenses}} }"""));

    [Theory]
    [InlineData("[0, 100000]", "[5000, 40000]")]
    [InlineData("1000", "[5000, 5000]")]
    [InlineData("20000", "[20000, 20000]")]
    [InlineData("90000", "[40000, 40000]")]
    public void A_line_is_held_between_its_own_floor_and_ceiling(string depenses, string amount) =>
        Assert.Equal(amount, Estimate("- { ligne: a, valeur: depenses, plancher: 5000, plafond: 40000, source: f }", $$"""{ "depenses": {{depenses}} }"""));

    [Theory]
    [InlineData("- { plafond: 12000, source: f }", "[8000, 12000]")]
    [InlineData("- { plafond: 20000, source: f }", "[8000, 15000]")]
    [InlineData("- { plancher: 9000, source: f }", "[9000, 15000]")]
    [InlineData("- { plafond_taux: 50 %, assiette: depenses, source: f }", "[8000, 10000]")]
    [InlineData("- { plafond: 10000, source: f }\n- { plancher: 11000, source: f }", "[11000, 11000]")]
    [InlineData("- { plancher: 11000, source: f }\n- { plafond: 10000, source: f }", "[10000, 10000]")]
    public void Limits_apply_to_the_sum_in_their_order(string limits, string amount) =>
        Assert.Equal(amount, Estimate("- { ligne: a, entre: [8000, 15000], source: f }\n" + limits, """{ "depenses": 20000 }"""));

    [Fact]
    public void Lines_are_summed_and_no_bound_stays_without_bound()
    {
        Assert.Equal("[8100, 15100]", Estimate("- { ligne: a, entre: [8000, 15000], source: f }\n- { ligne: b, fixe: 100, source: f }", "{}"));
        Assert.Equal("[8000, null]", Estimate("- { ligne: a, entre: [8000, 15000], source: f }\n- { ligne: b, valeur: inconnu, source: f }", "{}"));
        Assert.Equal("[8000, 20000]",
            Estimate("- { ligne: a, entre: [8000, 15000], source: f }\n- { ligne: b, valeur: inconnu, source: f }\n- { plafond: 20000, source: f }", "{}"));
    }

    [Theory]
    [InlineData("0.01", "[0, 0]")]
    [InlineData("0.03", "[0.02, 0.02]")]
    [InlineData("100.01", "[80, 80]")]
    [InlineData("[0.01, 0.03]", "[0, 0.02]")]
    public void Amounts_are_rounded_down_to_the_cent(string depenses, string amount) =>
        Assert.Equal(amount, Estimate("- { ligne: a, taux: 80 %, assiette: depenses, source: f }", $$"""{ "depenses": {{depenses}} }"""));

    [Fact]
    public void A_ceiling_by_rate_is_rounded_down_too() =>
        Assert.Equal("[0, 0.02]", Estimate("- { ligne: a, jusqu_à: 5, source: f }\n- { plafond_taux: 80 %, assiette: depenses, source: f }", """{ "depenses": 0.03 }"""));

    [Theory]
    // The ceiling is below the published minimum, or may be: down to nothing, up to the highest ceiling.
    [InlineData("5000", "[0, 4000]", "se contredisent ici")]
    [InlineData("[5000, 20000]", "[0, 16000]", "peuvent se contredire")]
    [InlineData("[10000, 20000]", "[8000, 15000]", null)]
    [InlineData("10000", "[8000, 8000]", null)]
    [InlineData("9999.99", "[0, 7999.99]", "se contredisent ici")]
    [InlineData("null", "[0, 20000]", "peuvent se contredire")]
    public void Texts_that_conflict_give_nothing_for_sure_and_say_so(string depenses, string amount, string? conflict)
    {
        const string lines = """
            - { ligne: a, entre: [8000, 15000], source: f }
            - { plafond_taux: 80 %, assiette: depenses, source: f }
            - { plafond: 20000, source: f }
            """;
        var answer = Answer(lines, $$"""{ "depenses": {{depenses}} }""");
        Assert.Equal(amount, Print(answer));
        var told = answer.Assumptions.Where(a => a.StartsWith("Les textes ", StringComparison.Ordinal)).ToList();
        if (conflict is null)
        {
            Assert.Empty(told);
        }
        else
        {
            Assert.Contains(conflict, Assert.Single(told), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("true", "[0, 4000]")]
    [InlineData("null", "[0, 4000]")]
    [InlineData("false", "[0, 0]")]
    public void A_published_minimum_counts_unless_its_line_is_out(string esus, string amount) =>
        Assert.Equal(amount, Estimate("- { ligne: a, entre: [8000, 15000], si: 'esus', source: f }\n- { plafond: 4000, source: f }", $$"""{ "esus": {{esus}} }"""));

    [Theory]
    [InlineData("- { ligne: a, valeur: depenses, plancher: 5000, plafond: 4000, source: f }", "[0, 4000]")]
    [InlineData("- { ligne: a, entre: [5000, 9000], plafond: 4000, source: f }", "[0, 4000]")]
    [InlineData("- { ligne: a, entre: [5000, 9000], assiette: depenses, source: f }", "[0, 3000]")]
    [InlineData("- { ligne: a, jusqu_à: 9000, assiette: depenses, plancher: 5000, source: f }", "[0, 3000]")]
    public void A_line_can_conflict_with_itself(string lines, string amount)
    {
        var answer = Answer(lines, """{ "depenses": 3000 }""");
        Assert.Equal(amount, Print(answer));
        Assert.Contains(answer.Assumptions, a => a.StartsWith("A\u00A0: les textes se contredisent", StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_that_conflicts_says_so_of_itself_and_not_of_the_whole()
    {
        var answer = Answer("- { ligne: a, entre: [5000, 9000], plafond: 4000, source: f }\n- { ligne: b, fixe: 1000, source: f }", "{}");
        Assert.Equal("[1000, 5000]", Print(answer));
        Assert.Equal("A : les textes se contredisent, le plafond peut passer sous le minimum publié ; cette part peut descendre jusqu’à 0 €.",
            Assert.Single(answer.Assumptions).Replace('\u00A0', ' ').Replace('\u202F', ' '));
    }

    [Fact]
    public void Floors_of_several_lines_are_summed_before_the_ceiling_is_seen()
    {
        const string lines = "- { ligne: a, entre: [3000, 4000], source: f }\n- { ligne: b, entre: [3000, 4000], source: f }\n- { plafond: ";
        Assert.Equal("[6000, 6000]", Estimate(lines + "6000, source: f }", "{}"));
        Assert.Equal("[0, 5999]", Estimate(lines + "5999, source: f }", "{}"));
    }

    [Fact]
    public void A_grant_and_a_repayable_advance_are_never_added()
    {
        var answer = Answer("- { ligne: don, fixe: 1000, source: f }\n- { ligne: avance, fixe: 5000, nature: avance_remboursable, source: f }", "{}");
        Assert.Equal((1000m, (decimal?)1000m, AidKind.Grant), (answer.Min, answer.Max, answer.Kind));
        Assert.Equal([AidKind.Grant, AidKind.RepayableAdvance], answer.Lines.Select(l => l.Kind));
        Assert.Contains(answer.Assumptions, a => a.Contains("avance remboursable", StringComparison.Ordinal));
    }

    [Fact]
    public void An_advance_alone_is_an_advance()
    {
        var answer = Answer("- { ligne: avance, fixe: 5000, nature: avance_remboursable, source: f }", "{}");
        Assert.Equal(AidKind.RepayableAdvance, answer.Kind);
    }

    [Fact]
    public void An_amount_that_no_text_gives_is_unknown()
    {
        var answer = Answer("inconnu", "{}");
        Assert.Equal("[0, null]", Print(answer));
        Assert.True(answer.IsUnknown);
    }

    [Fact]
    public void Lines_keep_their_working_and_their_source()
    {
        var answer = Answer("- { ligne: a, taux: 80 %, assiette: depenses, source: f }\n- { ligne: b, fixe: 10, si: 'esus', source: f }", """{ "depenses": 1000, "esus": false }""");
        var line = Assert.Single(answer.Lines);
        Assert.Equal("a", line.Label);
        Assert.Equal("80\u00A0% de l’assiette (dépenses)\u00A0: 800\u00A0€", line.Working);
        Assert.Equal("Feuille, l.\u00A03", Assert.Single(line.Sources).Citation.Replace("l. ", "l.\u00A0", StringComparison.Ordinal));
    }

    [Fact]
    public void The_greatest_amounts_do_not_overflow()
    {
        Assert.Equal("[9999999999999999999999999999, 9999999999999999999999999999]", Estimate("- { ligne: a, fixe: 9999999999999999999999999999, source: f }", "{}"));
        var faults = Faults(string.Concat(Enumerable.Repeat("- { ligne: a, fixe: 9999999999999999999999999999, source: f }\n", 9)));
        Assert.Contains("BEF-R029", Assert.Single(faults), StringComparison.Ordinal);
    }

    private static string Estimate(string lines, string facts) => Print(Answer(lines, facts));

    private static string Print(AmountAnswer answer) =>
        string.Create(CultureInfo.InvariantCulture, $"[{answer.Min:0.############}, {(answer.Max is { } max ? max.ToString("0.############", CultureInfo.InvariantCulture) : "null")}]");

    private static AmountAnswer Answer(string lines, string facts)
    {
        var (rule, diagnostics) = Read(lines);
        Assert.Equal([], diagnostics);
        return new Estimator(Profile(facts)).Answer(rule!);
    }

    private static IReadOnlyList<string> Faults(string lines) => Read(lines).Diagnostics;

    private static (AmountRule? Rule, IReadOnlyList<string> Diagnostics) Read(string lines)
    {
        var diagnostics = new Diagnostics();
        var text = lines == "inconnu" ? "montant: inconnu" : "montant:\n" + lines;
        var map = new YamlMap(YamlFile.ReadText(text, "montant.yaml", diagnostics)!, diagnostics);
        var sources = new Dictionary<string, Source>(StringComparer.Ordinal)
        {
            ["f"] = new Source("f", "Feuille", "l. 3", new DateOnly(2026, 1, 1), Firmness.Official, null),
        };
        var rule = new AmountReader(Fixtures.Expressions.Vocabulary, new SourceReader(sources, diagnostics), AidKind.Grant, diagnostics).Read(map, "montant");
        return (rule, [.. diagnostics.InOrder().Select(d => d.ToString())]);
    }
}
