using System.Globalization;

namespace Beffroi.Rules;

/// <summary>Runs worked examples at load, and sees that each criterion has one that passes and one that fails.</summary>
internal static class ExampleRunner
{
    public static void Run(WorkedExample example, string scheme, TextReading reading, Place place, Diagnostics diagnostics)
    {
        var judge = new Judge(example.Profile);
        var criteria = reading.Criteria.Select(judge.Answer).ToList();
        var verdict = Judge.Worst(criteria);
        void Fails(string what) => diagnostics.Add(place, DiagnosticCodes.ExampleFails, $"{scheme}, « {example.Name} »: {what}");
        if (example.Verdict is { } expected && expected != verdict)
        {
            Fails($"the verdict is {verdict}, not {expected} ({Reasons(criteria)})");
        }
        foreach (var (id, status) in example.Criteria)
        {
            if (criteria.FirstOrDefault(c => c.Criterion.Id == id) is { } answer && answer.Status != status)
            {
                Fails($"the criterion « {id} » is {answer.Status}, not {status}");
            }
        }
        if (example.Amount is { } amount)
        {
            var answer = verdict == Verdict.Ineligible || reading.Amount is null ? null : new Estimator(example.Profile).Answer(reading.Amount);
            if (answer is null || answer.Min != amount.Min || answer.Max != amount.Max)
            {
                Fails($"the amount is {Print(answer)}, not [{amount.Min}, {amount.Max?.ToString(CultureInfo.InvariantCulture) ?? "null"}]");
            }
        }
    }

    public static void CheckCoverage(IReadOnlyList<WorkedExample> examples, TextReading body, Place place, Diagnostics diagnostics)
    {
        foreach (var criterion in body.Criteria.Where(c => Judge.CanBeSettled(c.Condition)))
        {
            var statuses = examples.Where(e => e.Reading is null).Select(e => new Judge(e.Profile).Answer(criterion).Status).ToHashSet();
            foreach (var status in new[] { CriterionStatus.Met, CriterionStatus.NotMet }.Where(s => !statuses.Contains(s)))
            {
                diagnostics.Add(place, DiagnosticCodes.CriterionWithoutExample,
                    $"no example where the criterion « {criterion.Id} » is {(status == CriterionStatus.Met ? "met" : "not met")}");
            }
        }
    }

    private static string Reasons(IEnumerable<CriterionAnswer> criteria) =>
        string.Join(", ", criteria.Where(c => c.Status != CriterionStatus.Met)
            .Select(c => $"{c.Criterion.Id}: {c.Status}{(c.Missing.Count > 0 ? " for want of " + string.Join(" ", c.Missing) : "")}"));

    private static string Print(AmountAnswer? amount) => amount is null
        ? "null" : $"[{amount.Min.ToString(CultureInfo.InvariantCulture)}, {amount.Max?.ToString(CultureInfo.InvariantCulture) ?? "null"}]";
}
