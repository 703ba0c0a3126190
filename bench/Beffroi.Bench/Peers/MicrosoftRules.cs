using System.Globalization;
using Beffroi.Rules;
using RulesEngine.Models;
using Engine = RulesEngine.RulesEngine;

namespace Beffroi.Bench.Peers;

/// <summary>What Microsoft.RulesEngine reads: every fact with its one value, by its index.</summary>
public sealed class CompleteFacts
{
    public required bool[] Truth { get; init; }

    public required decimal[] Number { get; init; }

    public required string[] Text { get; init; }

    /// <summary>By fact, then by member.</summary>
    public required bool[][] Has { get; init; }

    /// <summary>What tables say, by definition.</summary>
    public required string[] LookedUp { get; init; }
}

/// <summary>
/// The schemes for Microsoft.RulesEngine (NuGet): one workflow with two rules for each scheme, over typed facts and without the
/// messages and scopes that it can do without. What a table says of a commune is given, not looked up.
/// </summary>
internal sealed class MicrosoftRules
{
    private const string Workflow = "aides";

    private readonly SchemeCatalogue catalogue;
    private readonly IReadOnlyList<PeerRules> schemes;
    private readonly List<string> definitions;
    private readonly Engine engine;

    public MicrosoftRules(SchemeCatalogue catalogue, IReadOnlyList<PeerRules> schemes)
    {
        this.catalogue = catalogue;
        this.schemes = schemes;
        definitions = [.. catalogue.Definitions.Select(d => d.Id)];
        var language = new Language(definitions);
        Rule Rule(string name, IEnumerable<Condition> conditions) =>
            new() { RuleName = name, RuleExpressionType = RuleExpressionType.LambdaExpression, Expression = language.All(conditions) };
        var workflow = new Workflow
        {
            WorkflowName = Workflow,
            Rules = [.. schemes.SelectMany(s => new[] { Rule(s.Id + " refusing", s.Refusing), Rule(s.Id + " softer", s.Softer) })],
        };
        engine = new Engine([workflow], new ReSettings { EnableScopedParams = false, EnableFormattedErrorMessage = false, EnableExceptionAsErrorMessage = false });
    }

    public CompleteFacts Read(Profile profile)
    {
        T[] Of<T>(Func<Known, T?> value, T none) => [.. catalogue.Facts.Select(f => value(profile[f]) ?? none)];
        return new CompleteFacts
        {
            Truth = Of<bool>(k => k is KnownTruth { Value: Truth.True }, false),
            Number = [.. catalogue.Facts.Select(f => profile[f] is KnownNumber { Range: { IsPoint: true, Min: var value } } ? value : 0)],
            Text = Of(k => k is KnownText { Values: { IsSingle: true } values } ? values.Domain[values.Single] : null, ""),
            Has = [.. catalogue.Facts.Select(f => profile[f] is KnownMembers { Members.Must: var must }
                ? [.. Enumerable.Range(0, f.Domain!.Count).Select(i => (must & (1UL << i)) != 0)] : Array.Empty<bool>())],
            LookedUp = [.. catalogue.Definitions.Select(d => d.Term is LookUp lookUp && lookUp.Column.Of(((KnownText)profile[lookUp.Of]).Values) is { IsSingle: true } values
                ? values.Domain[values.Single] : "")],
        };
    }

    public Verdict[] Answer(CompleteFacts facts)
    {
        // Nothing waits: the task is complete when it is given.
        var results = engine.ExecuteAllRulesAsync(Workflow, new RuleParameter("f", facts)).AsTask().GetAwaiter().GetResult();
        var verdicts = new Verdict[schemes.Count];
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = schemes[i].Verdict(results[2 * i].IsSuccess, results[(2 * i) + 1].IsSuccess);
        }
        return verdicts;
    }

    private sealed class Language(List<string> definitions) : PeerLanguage<string>
    {
        protected override string All(IReadOnlyList<string> parts) => parts.Count == 0 ? "true" : $"({string.Join(" && ", parts)})";

        protected override string Any(IReadOnlyList<string> parts) => $"({string.Join(" || ", parts)})";

        protected override string Not(string part) => $"!{part}";

        protected override string IsTrue(Fact fact) => $"f.Truth[{Index(fact)}]";

        protected override string Has(Fact set, int member) => $"f.Has[{Index(set)}][{member.ToString(CultureInfo.InvariantCulture)}]";

        protected override string Compare(string left, string comparison, string right) => $"({left} {(comparison == "=" ? "==" : comparison)} {right})";

        protected override string IsText(string of, string value) => $"({of} == \"{value}\")";

        protected override string Number(Fact fact) => $"f.Number[{Index(fact)}]";

        protected override string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture) + "m";

        protected override string Text(Fact fact) => $"f.Text[{Index(fact)}]";

        protected override string LookedUp(string definition) => $"f.LookedUp[{definitions.IndexOf(definition).ToString(CultureInfo.InvariantCulture)}]";

        private static string Index(Fact fact) => fact.Index.ToString(CultureInfo.InvariantCulture);
    }
}
