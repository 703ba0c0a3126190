using System.Text.Json;
using Beffroi.Rules.Expressions;

namespace Beffroi.Rules.Tests.Fixtures;

/// <summary>Expressions over the facts of the small region, on what is known of them.</summary>
internal static class Expressions
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static Vocabulary Vocabulary { get; } = ReadFacts(SmallRegion.Facts);

    public static Vocabulary ReadFacts(string facts, IReadOnlyDictionary<string, LookUpTable>? tables = null)
    {
        var diagnostics = new Diagnostics();
        var root = YamlFile.ReadText(facts, "facts.yaml", diagnostics);
        var vocabulary = new FactsReader(new YamlMap(root!, diagnostics), tables ?? SmallRegion.Tables, diagnostics).Read();
        Assert.Equal([], diagnostics.InOrder().Select(d => d.ToString()));
        return vocabulary;
    }

    public static Fact Fact(string id) => Vocabulary.Facts.Single(f => f.Id == id);

    public static Profile Profile(string facts = "{}", DateOnly? date = null)
    {
        var reading = ReadProfile(facts, date);
        Assert.Equal([], reading.Problems.Select(p => p.ToString()));
        return reading.Profile!;
    }

    public static ProfileReading ReadProfile(string facts, DateOnly? date = null)
    {
        using var json = JsonDocument.Parse(facts);
        return ProfileReader.Read(Vocabulary, date ?? Today, json.RootElement, "/facts");
    }

    public static Term Bind(string expression)
    {
        var errors = new List<ExpressionError>();
        var term = new Binder(Vocabulary, errors.Add).Bind(Parser.Parse(expression));
        Assert.Equal([], errors.Select(e => e.ToString()));
        return term!;
    }

    public static Truth Judge(string expression, string facts = "{}", DateOnly? date = null) =>
        new Interpreter(Profile(facts, date)).Judge((TruthTerm)Bind(expression));

    public static NumberRange Measure(string expression, string facts = "{}", DateOnly? date = null) =>
        new Interpreter(Profile(facts, date)).Measure((NumberTerm)Bind(expression));

    /// <summary>The values that a text may have, in the order of its domain.</summary>
    public static string Read(string expression, string facts = "{}")
    {
        var set = new Interpreter(Profile(facts)).Read((TextTerm)Bind(expression));
        return string.Join(" ", set.Indexes().Select(i => set.Domain[i]));
    }

    /// <summary>The missing facts, in the order in which they are found.</summary>
    public static string Missing(string expression, string facts = "{}", DateOnly? date = null)
    {
        var profile = Profile(facts, date);
        var found = new List<Fact>();
        new MissingFacts(profile, new Interpreter(profile), found).Collect(Bind(expression));
        return string.Join(" ", found.Distinct());
    }

    /// <summary>Codes and offsets of what is wrong in an expression: « BEF-R012@4 ».</summary>
    public static string Faults(string expression)
    {
        var errors = new List<ExpressionError>();
        try
        {
            var term = new Binder(Vocabulary, errors.Add).Bind(Parser.Parse(expression));
            if (term is not null)
            {
                Overflow.Check(term, errors.Add);
            }
        }
        catch (ExpressionSyntaxException e)
        {
            errors.Add(e.Error);
        }
        return string.Join(" ", errors.Select(e => $"{e.Code}@{e.Offset}"));
    }

    /// <summary>The hint of the first fault.</summary>
    public static string? Hint(string expression)
    {
        var errors = new List<ExpressionError>();
        try
        {
            new Binder(Vocabulary, errors.Add).Bind(Parser.Parse(expression));
        }
        catch (ExpressionSyntaxException e)
        {
            errors.Add(e.Error);
        }
        return errors[0].Hint;
    }
}
