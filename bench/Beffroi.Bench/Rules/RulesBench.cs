using System.Diagnostics;
using Beffroi.Bench.HandWritten;
using Beffroi.Catalogue;
using Beffroi.Platform.Configuration;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Bench.Rules;

/// <summary>The interpreter against hand-written C#, in one process, and the choice of the next question.</summary>
internal sealed class RulesBench
{
    private const string Area = "rules";
    private const int Seed = 20_241_021, ProfilesOfEachKind = 2_000, Rounds = 31;

    /// <summary>In force for every scheme; fixed, so that two runs ask the same thing.</summary>
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly SchemeCatalogue catalogue;
    private readonly TenSchemes handWritten;

    public RulesBench(string regionFolder)
    {
        catalogue = new RegionFolder(
            new PlatformOptions { DataFolder = regionFolder, RegionFolder = regionFolder }, FrenchTerritories.Reference, []).Catalogue;
        var isInRegion = new bool[catalogue.Fact("commune")!.Table!.Keys.Count];
        foreach (var row in RandomProfiles.RowsInRegion(catalogue))
        {
            isInRegion[row] = true;
        }
        handWritten = new TenSchemes(isInRegion);
    }

    public SchemeCatalogue Catalogue => catalogue;

    /// <exception cref="BenchFailedException">The peers disagree.</exception>
    public IReadOnlyList<Row> Run(Action<string> tell)
    {
        // In the order of the hand-written answers; the Region's other schemes have no peer by hand.
        if (TenSchemes.Ids.Where(id => catalogue.Scheme(id) is null).ToList() is { Count: > 0 } missing)
        {
            throw new BenchFailedException($"The catalogue lacks schemes written by hand: {string.Join(", ", missing)}.");
        }
        List<Scheme> schemes = [.. TenSchemes.Ids.Select(id => catalogue.Scheme(id)!)];
        tell("comparing answers");
        var profiles = new RandomProfiles(catalogue, Today, Seed);
        var complete = profiles.Complete(ProfilesOfEachKind);
        var partial = profiles.Partial(ProfilesOfEachKind);
        var comparison = new Comparison(schemes, handWritten);
        comparison.Compare(complete);
        comparison.Compare(partial);
        if (comparison.Different > 0)
        {
            throw new BenchFailedException($"{comparison.Different} answers of {comparison.Compared} differ:\n" + string.Join('\n', comparison.Differences));
        }
        tell("timing one profile × ten schemes");
        return
        [
            Agreement(comparison),
            Race("complete profiles", schemes, complete),
            Race("partial profiles", schemes, partial),
            NextQuestion(tell),
        ];
    }

    private static Row Agreement(Comparison comparison) =>
        new(Area, "answers that differ", comparison.Different, "", "none", true,
            $"{comparison.Compared} verdicts and amounts; reached: "
                + string.Join(", ", Enum.GetValues<Verdict>().Select(v => $"{v} {comparison.Reached.Where(r => r.Key.Verdict == v).Sum(r => r.Value)}")))
        {
            Figures = comparison.Reached.OrderBy(r => r.Key.Scheme, StringComparer.Ordinal).ThenBy(r => r.Key.Verdict)
                .ToDictionary(r => $"{r.Key.Scheme} {r.Key.Verdict}", r => (double)r.Value, StringComparer.Ordinal),
        };

    /// <summary>Microseconds a profile: the median of many rounds, the peers taking turns so that both meet the same weather.</summary>
    private Row Race(string measure, List<Scheme> schemes, List<Case> cases)
    {
        // A pass of the hand-written peer is too short for the clock: it makes several for one of the interpreter.
        const int handPasses = 50;
        var (interpreted, byHand) = (new List<double>(), new List<double>());
        for (var round = -3; round < Rounds; round++)
        {
            var a = Time(() => Interpret(schemes, cases)) / cases.Count;
            var b = Time(() => ByHand(cases, handPasses)) / cases.Count / handPasses;
            // The first rounds are for the compiler.
            if (round >= 0)
            {
                interpreted.Add(a);
                byHand.Add(b);
            }
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        Interpret(schemes, cases);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)cases.Count;
        var (slow, fast) = (interpreted.Median(), byHand.Median());
        return Row.AtLeast(Area, $"ten schemes, {measure}, of the speed by hand", fast / slow, 0.8, "×",
            $"interpreter {slow:0.0} µs a profile ({bytes / 1024:0.0} KiB), by hand {fast:0.00} µs; median of {Rounds} rounds of {cases.Count}")
            with
        { Figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["interpreter µs"] = slow, ["by hand µs"] = fast, ["interpreter bytes"] = bytes } };
    }

    /// <summary>Worked through until nothing is left to ask; each state of an interview is timed by itself.</summary>
    private Row NextQuestion(Action<string> tell)
    {
        tell("timing the next question");
        var states = new Interviews(catalogue, Today, Seed).States(40);
        var passes = Enumerable.Range(0, 11).Select(_ => states.ConvertAll(s => Time(() => catalogue.Orient(s)))).Skip(2).ToList();
        double[] times = [.. states.Select((_, i) => passes.Select(p => p[i]).Median() / 1000)];
        var (median, p95, worst) = (times.Median(), times.Percentile(0.95), times.Max());
        return Row.Below(Area, "next question of the catalogue, p95", p95, 1, "ms",
            $"with the {catalogue.Schemes.Count} answers it rests on; {states.Count} states of interviews; p50 {median:0.00}, worst {worst:0.00} ms")
            with
        { Figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["p50 ms"] = median, ["p95 ms"] = p95, ["worst ms"] = worst } };
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    /// <returns>Something of every answer, so that none is left out by the compiler.</returns>
    private static int Interpret(List<Scheme> schemes, List<Case> cases)
    {
        var sum = 0;
        foreach (var @case in cases)
        {
            foreach (var scheme in schemes)
            {
                var answer = SchemeCatalogue.Answer(scheme, @case.Profile);
                sum += (int)answer.Verdict + (answer.Amount is null ? 0 : 1);
            }
        }
        return sum;
    }

    private long ByHand(List<Case> cases, int passes)
    {
        var answers = new Answer[TenSchemes.Ids.Length];
        long sum = 0;
        for (var pass = 0; pass < passes; pass++)
        {
            foreach (var @case in cases)
            {
                handWritten.AnswerAll(@case.Situation, answers);
                foreach (ref readonly var answer in answers.AsSpan())
                {
                    sum += (int)answer.Verdict + (answer.Amount is { } amount ? amount.Min : 0);
                }
            }
        }
        return sum;
    }
}
