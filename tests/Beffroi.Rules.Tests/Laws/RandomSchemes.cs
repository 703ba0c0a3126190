using System.Globalization;
using System.Text;
using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Laws;

/// <summary>Small catalogues made at random: schemes of a few criteria of every firmness, with an amount or without.</summary>
/// <param name="random">One seed, one catalogue.</param>
/// <param name="often">A number of months that half of the rules compare.</param>
internal sealed class RandomSchemes(Random random, string? often = null)
{
    private static readonly Source Text = new("f", "Feuille", null, new DateOnly(2026, 1, 1), Firmness.Official, null);

    public IReadOnlyList<Scheme> Several() => [.. Enumerable.Range(0, random.Next(1, 4)).Select(One)];

    /// <summary>Schemes that everyone fits, with grants of simple amounts, some of which forbid or allow others.</summary>
    public IReadOnlyList<Scheme> Combinable(int count)
    {
        var fits = new Criterion("c", "Critère", new RuleCondition(new TruthLiteral(Truth.True), "true"), [Text], [], Firmness.Official, null, null);
        return [.. Enumerable.Range(0, count).Select(i => With([fits], Grant(), string.Create(CultureInfo.InvariantCulture, $"s{i}"), [.. Enumerable.Range(0, count).Where(o => o != i && random.Next(4) == 0).Select(Rule)],
            random.Next(3) == 0 ? "règlement de minimis" : null))];
    }

    /// <summary>One that only structures of some age fit, and that asks something else.</summary>
    public Scheme OfSomeAge(bool opensAndShuts = false)
    {
        var age = string.Create(CultureInfo.InvariantCulture, $"{often} >= {random.Next(1, 90)}{(random.Next(3) == 0 ? $" and {often} < {random.Next(90)}" : "")}");
        return With(
        [
            .. new[] { (Condition)new RuleCondition((TruthTerm)Bind(age), age), Rule(), Condition(1) }.Take(random.Next(2, 4)).Select((condition, i) =>
                new Criterion(string.Create(CultureInfo.InvariantCulture, $"c{i}"), "Critère", condition, [Text], [], Firmness.Official, null, null)),
        ], null, availability: opensAndShuts ? Availability() : null);
    }

    private AvailabilityRule Availability() => new(
        random.Next(4) == 0, [.. Enumerable.Range(0, random.Next(3)).Select(_ => Window())], random.Next(4) == 0 ? Day(2000) : null,
        random.Next(10) == 0 ? new Statement("Fermé.", [Text]) : null);

    private (DateOnly From, DateOnly To) Window()
    {
        var from = Day(1500);
        return (from, from.AddDays(random.Next(1, 300)));
    }

    private DateOnly Day(int within) => Today.AddDays(random.Next(-200, within));

    private AmountRule Grant() => Parse(random.Next(7) switch
    {
        // A line that is counted on the expenses and one that is not: the sum is on nothing.
        4 => FormattableString.Invariant($"taux: {random.Next(1, 101)} %, assiette: depenses, source: f }}\n- {{ ligne: m, fixe: {random.Next(50)}"),
        5 => FormattableString.Invariant($"taux: {random.Next(1, 101)} %, assiette: depenses, source: f }}\n- {{ ligne: m, taux: {random.Next(1, 101)} %, assiette: depenses"),
        6 => FormattableString.Invariant($"taux: {random.Next(1, 101)} %, assiette: depenses, source: f }}\n- {{ ligne: m, taux: {random.Next(1, 101)} %, assiette: recettes"),
        0 => FormattableString.Invariant($"fixe: {random.Next(100)}"),
        1 => FormattableString.Invariant($"entre: [{random.Next(50)}, {random.Next(50, 100)}]"),
        2 => FormattableString.Invariant($"taux: {random.Next(1, 101)} %, assiette: depenses"),
        _ => FormattableString.Invariant($"jusqu_à: {random.Next(100)}"),
    });

    private static AmountRule Parse(string form) => Read($"montant:\n- {{ ligne: l, {form}, source: f }}\n", Vocabulary);

    private CumulationRule Rule(int other)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"s{other}");
        return new([name], name, random.Next(2) == 0, random.Next(2) == 0, random.Next(2) == 0 ? CumulationScope.Project : null,
            [Text with { Firmness = random.Next(4) == 0 ? Firmness.Secondary : Firmness.Official }], null);
    }

    /// <summary>Criteria that each compare one fact with constants.</summary>
    public IReadOnlyList<Criterion> Simple() => [.. Enumerable.Range(0, 3).Select(i =>
    {
        var expression = random.Next(5) switch
        {
            0 => FormattableString.Invariant($"effectif {(random.Next(2) == 0 ? ">=" : "<")} {random.Next(30)}"),
            1 => FormattableString.Invariant($"depenses > {random.Next(100)}"),
            2 => $"forme in (\"{(random.Next(2) == 0 ? "scop" : "scic")}\", \"association\")",
            3 => random.Next(2) == 0 ? "esus" : "not(rev3)",
            _ => "list contains(statuts, \"siae\")",
        };
        return new Criterion($"c{i}", $"Critère {i}", new RuleCondition((TruthTerm)Bind(expression), expression), [Text], [], (Firmness)random.Next(3), null, null);
    })];

    private Scheme One(int number)
    {
        var criteria = Enumerable.Range(0, random.Next(1, 4)).Select(i => new Criterion(
            $"c{i}", $"Critère {i}", Condition(2), [Text], [], (Firmness)random.Next(3), null, null)).ToList();
        return With(criteria, random.Next(3) == 0 ? null : Amount(), string.Create(CultureInfo.InvariantCulture, $"s{number}"));
    }

    /// <summary>A scheme of which nothing else is said.</summary>
    public static Scheme With(IReadOnlyList<Criterion> criteria, AmountRule? amount, string name = "s", IReadOnlyList<CumulationRule>? cumulation = null, string? regime = null, AvailabilityRule? availability = null)
    {
        var body = new TextReading(null, "", [], criteria, amount);
        return new Scheme
        {
            Id = name,
            Acronym = name,
            Name = name,
            Tagline = name,
            Shelf = null,
            Pillar = Pillar.Funding,
            Stages = [],
            Audiences = [],
            Kind = AidKind.Grant,
            Instruments = [],
            Sections = [],
            SuitsVerySmall = false,
            Circuit = new Circuit(CircuitMode.Unknown, null, null, null, null, null, null, null),
            Versions =
            [
                new SchemeVersion
                {
                    From = new DateOnly(2020, 1, 1), To = null, FromIsAttested = false, Framework = new Framework(null, null, regime),
                    Sources = new Dictionary<string, Source>(StringComparer.Ordinal), Body = body, Readings = [], RetainedReading = null, Cumulation = cumulation ?? [],
                    Audience = [], Purpose = [], Procedure = [], Terms = [], Documents = null, File = null, BeforeCommitting = null, NextStep = null,
                    FreeOfCharge = null, Availability = availability ?? new AvailabilityRule(false, [], null, null), Examples = [],
                },
            ],
        };
    }

    private Condition Condition(int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => new OfficerCondition(),
        1 => new UnknownCondition(),
        5 => new AllCondition([Condition(depth - 1), Condition(depth - 1)]),
        6 => new AnyCondition([Condition(depth - 1), Condition(depth - 1)]),
        _ => Rule(),
    };

    private RuleCondition Rule()
    {
        var expression = often is not null && random.Next(2) == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{often} {(random.Next(2) == 0 ? ">=" : "<")} {random.Next(90)}")
            : new RandomExpressions(random).Truth(2);
        return new RuleCondition((TruthTerm)Bind(expression), expression);
    }

    /// <summary>The last amount, as it is written.</summary>
    public string Written { get; private set; } = "";

    public AmountRule Amount()
    {
        var yaml = new StringBuilder("montant:\n");
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"- {{ ligne: l{i}, {Form()}{Maybe(", si: '" + new RandomExpressions(random).Truth(1) + "'")}");
            yaml.Append(CultureInfo.InvariantCulture, $"{Maybe($", plancher: {random.Next(60)}")}{Maybe($", plafond: {random.Next(20, 90)}")}, source: f }}\n");
        }
        for (var i = random.Next(3); i > 0; i--)
        {
            yaml.Append(random.Next(2) == 0
                ? FormattableString.Invariant($"- {{ plafond: {random.Next(10, 120)}, source: f }}\n")
                : "- { plafond_taux: 80 %, assiette: depenses, source: f }\n");
        }
        Written = yaml.ToString();
        return Read(Written, Vocabulary);
    }

    /// <param name="montant">YAML of the key, with its entries below it.</param>
    /// <param name="scope">What names mean in it.</param>
    public static AmountRule Read(string montant, IScope scope)
    {
        var diagnostics = new Diagnostics();
        var map = new YamlMap(YamlFile.ReadText(montant, "montant.yaml", diagnostics)!, diagnostics);
        var sources = new SourceReader(new Dictionary<string, Source>(StringComparer.Ordinal) { ["f"] = Text }, diagnostics);
        var rule = new AmountReader(scope, sources, AidKind.Grant, diagnostics).Read(map, "montant")!;
        Assert.Equal([], diagnostics.InOrder().Select(d => d.ToString()));
        return rule;
    }

    private string Form() => random.Next(7) switch
    {
        0 => FormattableString.Invariant($"fixe: {random.Next(100)}"),
        1 => FormattableString.Invariant($"entre: [{random.Next(50)}, {random.Next(50, 100)}]"),
        2 => FormattableString.Invariant($"jusqu_à: {random.Next(100)}"),
        3 => "valeur: inconnu",
        4 => "taux: 33.3 %, assiette: total",
        5 => FormattableString.Invariant($"fixe: {random.Next(100)}, assiette: depenses"),
        _ => $"valeur: 'max(0, {new RandomExpressions(random).Money(2)})'",
    };

    private string Maybe(string text) => random.Next(3) == 0 ? text : "";

    private static Vocabulary Vocabulary => Fixtures.Expressions.Vocabulary;
}
