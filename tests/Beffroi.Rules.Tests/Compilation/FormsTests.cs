using System.Globalization;
using Beffroi.Rules.Expressions;
using Beffroi.Rules.Tests.Laws;

namespace Beffroi.Rules.Tests.Compilation;

/// <summary>
/// Each form of a term that is compiled in its own way, alone in a criterion: true, false, unknown, and unknown though nothing is
/// missing are four verdicts.
/// </summary>
public sealed class FormsTests
{
    private const string Facts =
        """
        unités: [ { id: mois, un: mois, plusieurs: mois } ]
        faits:
          - { id: ici, nom: Ici, question: Où ?, type: commune, domaine: lieux }
          - { id: ailleurs, nom: Ailleurs, question: Où ?, type: commune, domaine: lieux }
          - { id: forme, nom: Forme, question: Laquelle ?, type: choix, domaine: [ { valeur: a, libellé: A }, { valeur: b, libellé: B }, { valeur: c, libellé: C } ] }
          - { id: autre, nom: Autre, question: Laquelle ?, type: choix, domaine: [ { valeur: a, libellé: A }, { valeur: b, libellé: B }, { valeur: c, libellé: C } ], si: 'oui' }
          - { id: grand, nom: Grand, question: Lesquels ?, type: ensemble, domaine: [ {VALUES} ] }
          - { id: oui, nom: Oui, question: Oui ?, type: booléen }
          - { id: avis, nom: Avis, question: Avis ?, type: booléen, répond: instructeur }
          - { id: entier, nom: Entier, question: Combien ?, type: entier, domaine: [0, 50] }
          - { id: mois, nom: Mois, question: Combien ?, type: entier, unité: mois, domaine: [0, 50], si: 'oui' }
          - { id: temps, nom: Temps, question: Combien ?, type: décimal, pas: 0.05, domaine: [0, 100] }
          - { id: tiers, nom: Tiers, question: Combien ?, type: décimal, pas: 0.03, domaine: [0, 30] }
          - { id: sans_fin, nom: Sans fin, question: Combien ?, type: décimal, pas: 0.05, domaine: [0, null] }
          - { id: loin, nom: Loin, question: Combien ?, type: entier, domaine: [0, 1000000000000000000000] }
          - { id: argent, nom: Argent, question: Combien ?, type: argent, domaine: [0, 100000] }
          - { id: jour, nom: Jour, question: Quand ?, type: date, domaine: [2020-01-01, 2030-01-01] }
        définitions:
          - { id: pays, libellé: pays, table: lieux, de: ici, colonne: pays }
          - { id: canton, libellé: canton, table: lieux, de: ici, colonne: canton }
          - { id: zone, libellé: zone, type: choix, domaine: [ { valeur: a, libellé: A }, { valeur: b, libellé: B }, { valeur: c, libellé: C } ], valeur: inconnu }
          - { id: doute, libellé: doute, type: booléen, valeur: inconnu }

        """;

    private static readonly Vocabulary Vocabulary = Read();

    public static TheoryData<string> Forms =>
    [
        "oui", "not(oui)", "avis", "oui and avis", "oui or avis", "doute", "oui or doute", "oui = avis", "oui != avis", "oui in (true, avis)",
        "oui in (true, false)", "not(oui in (avis, false))", "(oui or avis) in (true, false)", "if oui then avis else entier > 3", "if avis then oui else oui",
        "not(if oui then avis else not(avis))",
        // texts
        "forme = \"a\"", "forme != \"a\"", "forme = autre", "forme != autre", "autre = \"b\"", "forme in (\"a\", \"b\")", "forme in (\"a\", autre)",
        "not(forme in (autre, \"a\", \"a\"))", "(if oui then forme else autre) = \"a\"", "(if oui then forme else \"c\") in (\"a\", \"b\")",
        "\"a\" = forme", "zone = \"a\"", "forme = zone", "forme in (\"a\", \"b\", \"c\")",
        "ici = \"007\"", "\"007\" != ici", "ici = ailleurs", "ici in (\"001\", \"002\", \"003\")", "not(ici in (\"001\", \"099\"))", "ici in (ailleurs, \"001\")",
        "(if oui then ici else ailleurs) = \"001\"", "pays = \"p1\"", "pays in (\"p0\", \"p1\", \"p2\")", "not(pays = \"p1\")", "pays != \"p1\"", "canton = \"c5\"",
        "canton in (\"c1\", \"c2\", \"c88\")", "canton = canton", "(if avis then pays else \"p2\") = \"p2\"",
        // ensembles
        "list contains(grand, \"g0\")", "list contains(grand, \"g0\") or list contains(grand, \"g1\") or oui", "list contains(grand, \"g0\") and list contains(grand, \"g1\")",
        "not(list contains(grand, \"g0\") or list contains(grand, \"g1\"))", "not(list contains(grand, \"g0\") and list contains(grand, \"g39\"))",
        "some x in grand satisfies x = \"g3\"", "some x in grand satisfies x != \"g3\" and oui", "not(some x in grand satisfies x in (\"g1\", \"g2\"))",
        "some x in grand satisfies (some y in grand satisfies x = y and y != \"g1\")",
        "some x in grand satisfies (some y in grand satisfies (some z in grand satisfies x = z and y = z and z = \"g2\")) and mois > 3",
        "some x in grand satisfies ici = ailleurs", "some x in grand satisfies (if x = \"g1\" then oui else avis)",
        // numbers
        "entier >= 3", "entier > 3", "entier <= 3", "entier < 3", "entier = 3", "entier != 3", "3 <= entier", "3 = entier", "not(entier < 3)", "entier >= 2.5", "entier > 2.5",
        "entier <= 2.5", "entier < 2.5", "entier = 2.5", "2.5 != entier", "entier < -1", "entier >= 51", "mois > 3", "temps >= 0.8", "temps = 0.8", "temps = 0.81", "temps < 0.81",
        "temps >= tiers", "temps = tiers", "tiers != temps", "temps + tiers >= 1", "temps + tiers = 1.5", "entier - mois > 0", "entier = mois", "entier + temps = mois",
        "-entier < -3", "2 * temps > 3", "-3 * temps >= -3", "temps / 2 > 0.4", "entier / 3 > 1", "entier / 3 * 3 = entier", "1 / 3 * entier >= 1", "entier * 0 = 0",
        "entier * 0.123456789012345678901234 > 1", "min(entier, mois) > 3", "max(temps, tiers) <= 1", "sum(entier, mois, 3) < 20", "min(temps, 0.81) = 0.81",
        "(if oui then entier else mois) > 3", "(if oui then entier / 3 else mois) > 3", "(if avis then 1 else 2) = 2", "sans_fin > 3", "sans_fin + temps > 3", "sans_fin = 0.8",
        "loin > 3", "loin + entier > 1000000000000", "argent + 0.01 > 100", "0.8 * argent >= 1000", "jour >= date(\"2024-02-29\")", "jour = date(\"2024-02-29\")",
        "jour between date(\"2024-01-01\") and date(\"2024-12-31\")",
        "entier in (1, 2, 3)", "entier in (3, > 5, < 2)", "not(entier in (65, 4, 5))", "entier in [6..9]", "entier in ]6..9[", "entier in (6..7)", "entier in (2.5, 4)", "temps in [0.8..1)",
        "temps in (0.81)", "entier in [mois..9]", "entier in (mois, 3)", "(entier + 1) in (1, 2, 3)", "(entier + 1) in [2..mois]", "entier between 2 and mois", "entier in [9..6]",
        "sum(if list contains(grand, \"g1\") then 1 else 0, if list contains(grand, \"g2\") then 1 else 0) >= 1",
        "if entier > 3 then mois > 3 else autre = \"a\"", "oui and (mois > 3 or autre = \"a\" or doute)",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Give_what_the_interpreter_gives(string expression)
    {
        foreach (var firmness in new[] { Firmness.Official, Firmness.Deduced })
        {
            var criterion = new Criterion("c", "c", new RuleCondition((TruthTerm)Bind(expression), expression), [], [], firmness, null, null);
            AssertSame(expression, RandomSchemes.With([criterion], null));
        }
    }

    [Theory]
    [InlineData("- { ligne: l, fixe: 12.345, source: f }")]
    [InlineData("- { ligne: l, fixe: 10.999, source: f }\n- { ligne: m, fixe: 0.009, source: f }")]
    [InlineData("- { ligne: l, valeur: argent, plancher: 500, plafond: 1000, source: f }")]
    [InlineData("- { ligne: l, valeur: '0.333 * argent', source: f }\n- { plafond: 100.005, source: f }")]
    [InlineData("- { ligne: l, valeur: 'argent / 3', source: f }\n- { plancher: 10, source: f }\n- { plafond: 4000, source: f }")]
    [InlineData("- { ligne: l, valeur: 'argent - 1000', source: f }")]
    [InlineData("- { ligne: l, valeur: inconnu, source: f }\n- { ligne: m, si: oui, valeur: 'argent - 1000', source: f }")]
    [InlineData("- { ligne: l, si: oui, valeur: inconnu, source: f }\n- { ligne: m, entre: [8000, 15000], source: f }\n- { plafond_taux: 80 %, assiette: argent, source: f }")]
    [InlineData("- { ligne: l, si: inconnu, jusqu_à: 300, source: f }\n- { ligne: m, taux: 33.33 %, assiette: argent, plancher: 10, source: f }")]
    [InlineData("- { ligne: l, si: oui, nature: avance_remboursable, fixe: 300, source: f }\n- { ligne: m, fixe: 20, source: f }\n- { ligne: n, si: avis, fixe: 1, source: f }")]
    [InlineData("- { ligne: l, entre: [100, 200], assiette: argent, source: f }\n- { plafond_taux: 12.345678901234567890 %, assiette: argent, source: f }")]
    [InlineData("- { ligne: l, si: oui, fixe: 5, source: f }\n- { plafond: 3, source: f }\n- { plancher: 4, source: f }")]
    public void Give_the_amount_that_the_interpreter_gives(string amount)
    {
        var rule = RandomSchemes.Read("montant:\n" + amount, Vocabulary);
        AssertSame(amount, RandomSchemes.With([], rule));
    }

    [Fact]
    public void A_number_off_its_grid_is_answered_all_the_same()
    {
        var criterion = new Criterion("c", "c", new RuleCondition((TruthTerm)Bind("entier >= 3"), ""), [], [], Firmness.Official, null, null);
        var scheme = RandomSchemes.With([criterion], null);
        var profile = new Profile(Fixtures.Expressions.Today, [.. Vocabulary.Facts.Select(f => f.Unknown)]);
        var compiled = new CompiledCatalogue(Vocabulary.Facts, Vocabulary.Parameters, [scheme]);
        Verdict Answer(decimal min, decimal max) =>
            Assert.Single(compiled.Answer(profile.With(Vocabulary.Facts.Single(f => f.Id == "entier"), new KnownNumber(new NumberRange(min, max))))).Verdict;
        Assert.Equal(Verdict.Eligible, Answer(3.5m, 3.5m));
        Assert.Equal(Verdict.Undetermined, Answer(2.5m, 60));
        Assert.Equal(Verdict.Ineligible, Answer(2.0000m, 2));
    }

    [Fact]
    public void Slots_are_read_again_for_another_profile()
    {
        var criterion = new Criterion("c", "c", new RuleCondition((TruthTerm)Bind("ici in (\"001\", \"002\")"), ""), [], [], Firmness.Official, null, null);
        var compiled = new CompiledCatalogue(Vocabulary.Facts, Vocabulary.Parameters, [RandomSchemes.With([criterion], null)]);
        var ici = Vocabulary.Facts.Single(f => f.Id == "ici");
        var nothing = new Profile(Fixtures.Expressions.Today, [.. Vocabulary.Facts.Select(f => f.Unknown)]);
        var slots = compiled.Read(nothing);
        var verdict = new SchemeVerdict[1];
        foreach (var (rows, expected) in new (int[] Rows, Verdict Verdict)[]
            { ([1, 2], Verdict.Eligible), ([1, 2, 3], Verdict.Undetermined), ([3, 4], Verdict.Ineligible), ([2], Verdict.Eligible) })
        {
            slots.Fill(nothing.With(ici, new KnownText(TextSet.Of(ici.Domain!, rows))));
            compiled.Answer(slots, verdict);
            Assert.Equal(expected, verdict[0].Verdict);
        }
    }

    private static void AssertSame(string written, Scheme scheme)
    {
        var random = new Random(written.Length);
        var profiles = new RandomProfiles(random, Vocabulary.Facts, [0, 1, 2, 3, 4, 5, 6, 7, 9, 0.03m, 0.75m, 0.8m, 0.85m, 1.5m, 100, 1000, 10000]);
        var compiled = new CompiledCatalogue(Vocabulary.Facts, Vocabulary.Parameters, [scheme]);
        for (var i = 0; i < 200; i++)
        {
            var profile = i % 4 == 0 ? profiles.Complete(profiles.Partial(Fixtures.Expressions.Today)) : profiles.Partial(Fixtures.Expressions.Today);
            var (answer, verdict) = (SchemeCatalogue.Answer(scheme, profile), Assert.Single(compiled.Answer(profile)));
            NumberRange? amount = answer.Amount is { } a ? new NumberRange(a.Min, a.Max ?? NumberRange.NoUpperBound) : null;
            Assert.True(answer.Verdict == verdict.Verdict && amount == verdict.Amount, string.Create(CultureInfo.InvariantCulture,
                $"{written}: interpreted {answer.Verdict} {amount}, compiled {verdict}; {string.Join(", ", Vocabulary.Facts.Select(f => $"{f} {profile[f]}"))}"));
        }
    }

    private static Term Bind(string expression)
    {
        var errors = new List<ExpressionError>();
        var term = new Binder(Vocabulary, errors.Add).Bind(Parser.Parse(expression));
        Assert.Equal([], errors.Select(e => e.ToString()));
        return term!;
    }

    /// <summary>An ensemble of 40 values, a table of 100 places with a column of few values and one of many.</summary>
    private static Vocabulary Read()
    {
        var places = Enumerable.Range(0, 100).ToList();
        string[] Column(string prefix, int count) => [.. places.Select(i => string.Create(CultureInfo.InvariantCulture, $"{prefix}{i % count}"))];
        var tables = new Dictionary<string, LookUpTable>(StringComparer.Ordinal)
        {
            ["lieux"] = new LookUpTable("lieux", [.. places.Select(i => i.ToString("000", CultureInfo.InvariantCulture))],
                new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["pays"] = Column("p", 4), ["canton"] = Column("c", 90) }),
        };
        var values = string.Join(", ", Enumerable.Range(0, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{ valeur: g{{i}}, libellé: G }""")));
        return Fixtures.Expressions.ReadFacts(Facts.Replace("{VALUES}", values, StringComparison.Ordinal), tables);
    }
}
