using System.Text.Json.Nodes;

namespace Beffroi.Rules;

/// <summary>Reads <c>exemples</c>: facts as in the API, on the facts of the example that it starts from.</summary>
internal sealed class ExamplesReader(Vocabulary vocabulary, string scheme, bool runs, Diagnostics diagnostics)
{
    private static readonly Dictionary<string, Verdict> Verdicts = new(StringComparer.Ordinal)
    {
        ["eligible"] = Verdict.Eligible,
        ["subject_to_review"] = Verdict.SubjectToReview,
        ["undetermined"] = Verdict.Undetermined,
        ["ineligible"] = Verdict.Ineligible,
    };

    private static readonly Dictionary<string, CriterionStatus> Statuses = new(StringComparer.Ordinal)
    {
        ["met"] = CriterionStatus.Met,
        ["not_met"] = CriterionStatus.NotMet,
        ["unknown"] = CriterionStatus.Unknown,
    };

    private readonly Dictionary<string, JsonObject> facts = new(StringComparer.Ordinal);

    public IReadOnlyList<WorkedExample> Read(YamlMap version, DateOnly from, TextReading body, IReadOnlyList<TextReading> readings, bool covers)
    {
        var examples = new List<WorkedExample>();
        foreach (var map in version.Maps("exemples"))
        {
            if (Example(map, from, body, readings) is { } example)
            {
                examples.Add(example);
                if (runs)
                {
                    ExampleRunner.Run(example, scheme, readings.FirstOrDefault(r => r.Id == example.Reading) ?? body, map.Place, diagnostics);
                }
            }
        }
        if (covers)
        {
            ExampleRunner.CheckCoverage(examples, body, version.Place, diagnostics);
        }
        return examples;
    }

    private WorkedExample? Example(YamlMap map, DateOnly from, TextReading body, IReadOnlyList<TextReading> readings)
    {
        var name = map.Text("nom");
        var json = new JsonObject();
        var like = map.OptionalText("comme");
        if (like is not null)
        {
            if (facts.TryGetValue(like, out var start))
            {
                json = (JsonObject)start.DeepClone();
            }
            else
            {
                diagnostics.Add(map.Find("comme")!.Place, DiagnosticCodes.UnknownName, $"no example « {like} » above", Suggestion.For(like, facts.Keys));
            }
        }
        foreach (var entry in map.Map("faits")?.Entries ?? [])
        {
            json[entry.Key.Value] = YamlJson.ToJson(entry.Value);
        }
        if (!facts.TryAdd(name, json))
        {
            diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"the example « {name} » is repeated");
        }
        var reading = map.OptionalText("lecture");
        if (reading is not null && readings.All(r => r.Id != reading))
        {
            diagnostics.Add(map.Place, DiagnosticCodes.UnknownName, $"no reading « {reading} »", Suggestion.For(reading, readings.Select(r => r.Id!)));
        }
        map.Require("attendu");
        var (verdict, amount, criteria) = Expected(map.Map("attendu"), body);
        var read = ProfileReader.Read(vocabulary, map.Date("date") ?? from, json);
        foreach (var problem in vocabulary.IsSound ? read.Problems : [])
        {
            diagnostics.Add(map.Place, DiagnosticCodes.ExampleFails, $"{name}: {problem.Path} {problem.Message}", problem.Hint);
        }
        map.Close();
        return read.Profile is null ? null : new WorkedExample(name, like, read.Profile, reading, verdict, amount, criteria);
    }

    private (Verdict?, AmountExpectation?, IReadOnlyDictionary<string, CriterionStatus>) Expected(YamlMap? map, TextReading body)
    {
        var criteria = new Dictionary<string, CriterionStatus>(StringComparer.Ordinal);
        if (map is null)
        {
            return (null, null, criteria);
        }
        Verdict? verdict = map.Has("verdict") ? map.Choice("verdict", Verdicts, Verdict.Eligible) : null;
        if (map.Map("critères") is { } expected)
        {
            foreach (var entry in expected.Entries)
            {
                if (body.Criteria.All(c => c.Id != entry.Key.Value))
                {
                    diagnostics.Add(entry.Key.Place, DiagnosticCodes.UnknownName, $"no criterion « {entry.Key.Value} »",
                        Suggestion.For(entry.Key.Value, body.Criteria.Select(c => c.Id)));
                }
                criteria[entry.Key.Value] = expected.Choice(entry.Key.Value, Statuses, CriterionStatus.Unknown);
            }
        }
        var amount = map.Find("montant") switch
        {
            null => null,
            YamlSequence { Items: [var min, var max] } =>
                new AmountExpectation(map.NumberOf(min) ?? 0, max is YamlScalar { Quoted: false, Value: "null" } ? null : map.NumberOf(max)),
            var other => map.Wrong<AmountExpectation?>(other, "an interval is expected: [8000, 15000], or [0, null]", null),
        };
        map.Close();
        return (verdict, amount, criteria);
    }
}
