using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Beffroi.Rules;

namespace Beffroi.Bench.Peers;

/// <summary>
/// The schemes in publicodes (npm), run by node: rules and situations are written to a file, answers and times come back. An
/// ensemble is a yes or no for each member; what a table says of a commune is given, not looked up.
/// </summary>
internal sealed class Publicodes(SchemeCatalogue catalogue, IReadOnlyList<PeerRules> schemes)
{
    /// <param name="profiles">Complete.</param>
    /// <param name="rounds">Over all of them.</param>
    /// <returns>Verdicts by profile then scheme, and the median time of a profile in microseconds.</returns>
    public async Task<(List<Verdict[]> Verdicts, double Microseconds)> Run(IReadOnlyList<Profile> profiles, int rounds)
    {
        var folder = Repository.NewFolder("publicodes");
        var file = Path.Combine(folder, "model.json");
        await File.WriteAllTextAsync(file, new JsonObject
        {
            ["rules"] = Rules(),
            ["verdicts"] = new JsonArray([.. schemes.Select(s => (JsonNode)Verdict(s))]),
            ["situations"] = new JsonArray([.. profiles.Select(Situation)]),
            ["rounds"] = rounds,
        }.ToJsonString());
        var script = Path.Combine(Repository.Root, "bench", "Beffroi.Bench", "Peers", "publicodes.mjs");
        using var told = JsonDocument.Parse(await Command.Run(Repository.Root, "node", script, file));
        Directory.Delete(folder, recursive: true);
        return (
            [.. told.RootElement.GetProperty("verdicts").EnumerateArray().Select(v => v.EnumerateArray().Select(n => (Verdict)n.GetInt32()).ToArray())],
            told.RootElement.GetProperty("microseconds").GetDouble());
    }

    private JsonObject Rules()
    {
        var language = new Language();
        var rules = new JsonObject();
        foreach (var (name, _) in Said(catalogue.ReadProfile(DateOnly.MaxValue, default).Profile!))
        {
            rules[name] = null;
        }
        foreach (var scheme in schemes)
        {
            var name = Name(scheme.Id);
            rules[$"{name} admis"] = language.All(scheme.Refusing);
            rules[$"{name} sans réserve"] = scheme.AlwaysReviewed ? "non" : language.All(scheme.Softer);
            rules[Verdict(scheme)] = new JsonObject
            {
                ["variations"] = new JsonArray(
                    new JsonObject { ["si"] = $"{name} admis = non", ["alors"] = (int)Beffroi.Rules.Verdict.Ineligible },
                    new JsonObject { ["si"] = $"{name} sans réserve = non", ["alors"] = (int)Beffroi.Rules.Verdict.SubjectToReview },
                    new JsonObject { ["sinon"] = (int)Beffroi.Rules.Verdict.Eligible }),
            };
        }
        return rules;
    }

    private JsonObject Situation(Profile profile) =>
        new(Said(profile).Where(s => s.Value is not null).Select(s => KeyValuePair.Create(s.Name, s.Value)));

    /// <summary>Every fact by its name in publicodes, with its value when it has one.</summary>
    private IEnumerable<(string Name, JsonNode? Value)> Said(Profile profile)
    {
        foreach (var fact in catalogue.Facts)
        {
            switch (profile[fact])
            {
                case KnownTruth { Value: var truth }:
                    yield return (Name(fact.Id), truth == Truth.Unknown ? null : truth == Truth.True ? "oui" : "non");
                    break;
                case KnownNumber { Range: var range }:
                    yield return (Name(fact.Id), range.IsPoint ? JsonValue.Create(range.Min) : null);
                    break;
                case KnownMembers { Members: var members }:
                    for (var i = 0; i < fact.Domain!.Count; i++)
                    {
                        yield return (Name($"{fact.Id} {fact.Domain[i]}"), !members.IsKnown ? null : (members.Must & (1UL << i)) != 0 ? "oui" : "non");
                    }
                    break;
                case KnownText { Values: var values }:
                    yield return (Name(fact.Id), values.IsSingle ? Quoted(fact.Domain![values.Single]) : null);
                    break;
            }
        }
        foreach (var (id, column, of) in catalogue.Definitions.Select(d => d.Term).OfType<LookUp>().Select(l => (l.Definition.Id, l.Column, l.Of)))
        {
            var values = column.Of(((KnownText)profile[of]).Values);
            yield return (Name(id), values.IsSingle ? Quoted(values.Domain[values.Single]) : null);
        }
    }

    private static string Verdict(PeerRules scheme) => $"{Name(scheme.Id)} verdict";

    private static string Name(string id) => id.Replace('_', ' ').Replace('-', ' ');

    private static string Quoted(string text) => $"'{text}'";

    private sealed class Language : PeerLanguage<JsonNode>
    {
        protected override JsonNode All(IReadOnlyList<JsonNode> parts) =>
            parts.Count == 0 ? "oui" : new JsonObject { ["toutes ces conditions"] = new JsonArray([.. parts]) };

        protected override JsonNode Any(IReadOnlyList<JsonNode> parts) => new JsonObject { ["une de ces conditions"] = new JsonArray([.. parts]) };

        protected override JsonNode Not(JsonNode part) => new JsonObject
        {
            ["variations"] = new JsonArray(new JsonObject { ["si"] = part, ["alors"] = "non" }, new JsonObject { ["sinon"] = "oui" }),
        };

        protected override JsonNode IsTrue(Fact fact) => Name(fact.Id);

        protected override JsonNode Has(Fact set, int member) => Name($"{set.Id} {set.Domain![member]}");

        protected override JsonNode Compare(string left, string comparison, string right) => $"{left} {comparison} {right}";

        protected override JsonNode IsText(string of, string value) => $"{of} = {Quoted(value)}";

        protected override string Number(Fact fact) => Name(fact.Id);

        protected override string Number(decimal value) => value.ToString(CultureInfo.InvariantCulture);

        protected override string Text(Fact fact) => Name(fact.Id);

        protected override string LookedUp(string definition) => Name(definition);
    }
}
