using Beffroi.Bench.HandWritten;
using Beffroi.Bench.Peers;
using Beffroi.Catalogue;
using Beffroi.Platform.Configuration;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Bench.Rules;

/// <summary>Compiled rules and the interpreter against hand-written C#, in one process, and the choice of the next question.</summary>
internal sealed class RulesBench
{
    private const string Area = "rules";
    private const int Seed = 20_241_021, ProfilesOfEachKind = 2_000, Rounds = 31;

    /// <summary>In force for every scheme; fixed, so that two runs ask the same thing.</summary>
    private static readonly DateOnly Today = new(2026, 11, 23);

    private readonly SchemeCatalogue catalogue;
    private readonly CompiledCatalogue compiled;
    private readonly TenSchemes handWritten;

    public RulesBench(string regionFolder)
    {
        var region = new RegionFolder(
            new PlatformOptions { DataFolder = regionFolder, RegionFolder = regionFolder }, RegionFolder.FromFiles(FrenchTerritories.Reference), [], []).Catalogue;
        // In the order of the hand-written answers; the Region's other schemes have no peer by hand.
        if (TenSchemes.Ids.Where(id => region.Scheme(id) is null).ToList() is { Count: > 0 } missing)
        {
            throw new BenchFailedException($"The catalogue lacks schemes written by hand: {string.Join(", ", missing)}.");
        }
        catalogue = region.Only(TenSchemes.Ids);
        var isInRegion = new bool[catalogue.Fact("commune")!.Table!.Keys.Count];
        foreach (var row in RandomProfiles.RowsInRegion(catalogue))
        {
            isInRegion[row] = true;
        }
        handWritten = new TenSchemes(isInRegion);
        compiled = catalogue.Compile();
    }

    public SchemeCatalogue Catalogue => catalogue;

    /// <exception cref="BenchFailedException">The peers disagree.</exception>
    public async Task<IReadOnlyList<Row>> Run(Action<string> tell)
    {
        List<Scheme> schemes = [.. catalogue.Schemes];
        tell("comparing answers");
        var profiles = new RandomProfiles(catalogue, Today, Seed);
        var complete = profiles.Complete(ProfilesOfEachKind);
        var partial = profiles.Partial(ProfilesOfEachKind);
        var comparison = new Comparison(schemes, handWritten, compiled);
        comparison.Compare(complete);
        comparison.Compare(partial);
        if (comparison.Different > 0)
        {
            throw new BenchFailedException($"{comparison.Different} answers of {comparison.Compared} differ:\n" + string.Join('\n', comparison.Differences));
        }
        tell("timing one profile × ten schemes");
        List<Row> rows = [Agreement(comparison), .. Race("complete profiles", schemes, complete), .. Race("partial profiles", schemes, partial)];
        tell("comparing with publicodes and Microsoft.RulesEngine");
        rows.AddRange(await new PeersBench(catalogue, compiled, Today).Run(Area, [.. complete.Select(c => c.Profile)]));
        tell("timing the next question");
        rows.Add(QuestionBench.Row(Area, catalogue, Today, people: 40, Seed, limit: 1));
        rows.Add(QuestionBench.Row(Area, new ManySchemes(Seed).Read(200), Today, people: 10, Seed, limit: 10));
        return rows;
    }

    private static Row Agreement(Comparison comparison) =>
        new(Area, "answers that differ", comparison.Different, "", "none", true,
            $"{comparison.Compared} verdicts and amounts; reached: "
                + string.Join(", ", Enum.GetValues<Verdict>().Select(v => $"{v} {comparison.Reached.Where(r => r.Key.Verdict == v).Sum(r => r.Value)}")))
        {
            Figures = comparison.Reached.OrderBy(r => r.Key.Scheme, StringComparer.Ordinal).ThenBy(r => r.Key.Verdict)
                .ToDictionary(r => $"{r.Key.Scheme} {r.Key.Verdict}", r => (double)r.Value, StringComparer.Ordinal),
        };

    /// <summary>Microseconds a profile: the median of many rounds, the peers taking turns so that all meet the same weather.</summary>
    private IEnumerable<Row> Race(string kind, List<Scheme> schemes, List<Case> cases)
    {
        // A pass of the fast peers is too short for the clock; all take turns of about the same length, so that a busy machine
        // interrupts each as often.
        const int passes = 10;
        List<Case> some = [.. cases.Take(cases.Count / 10)];
        List<ProfileSlots> slots = cases.ConvertAll(c => compiled.Read(c.Profile));
        var (interpreted, answered, read, byHand) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = -3; round < Rounds; round++)
        {
            var times = new[]
            {
                Clock.Time(() => Interpret(schemes, some)) / some.Count,
                Clock.Time(() => Compiled(slots, passes)) / cases.Count / passes,
                Clock.Time(() => ReadAndCompiled(cases, passes)) / cases.Count / passes,
                Clock.Time(() => ByHand(cases, passes)) / cases.Count / passes,
            };
            // The first rounds are for the compiler.
            if (round >= 0)
            {
                interpreted.Add(times[0]);
                answered.Add(times[1]);
                read.Add(times[2]);
                byHand.Add(times[3]);
            }
        }
        var before = GC.GetAllocatedBytesForCurrentThread();
        Interpret(schemes, cases);
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)cases.Count;
        var (fast, whole, hand, slow) = (answered.Median(), read.Median(), byHand.Median(), interpreted.Median());
        yield return Row.AtLeast(Area, $"{kind}, compiled, of the speed by hand", hand / fast, 0.8, "×",
            $"compiled {fast:0.000} µs a profile of ten schemes, by hand {hand:0.000} µs, each from its own form of what is known; "
            + $"compiled from a Profile {whole:0.000} µs; median of {Rounds} rounds of {cases.Count}")
            with
        { Figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["compiled µs"] = fast, ["by hand µs"] = hand, ["compiled from a Profile µs"] = whole } };
        yield return new Row(Area, $"{kind}, interpreted", slow, "µs", null, null,
            $"a profile of ten schemes, with criteria, missing facts, lines and assumptions; {bytes / 1024:0.0} KiB; {slow / fast:0} times the compiled verdicts")
        { Figures = new Dictionary<string, double>(StringComparer.Ordinal) { ["interpreter bytes"] = bytes } };
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

    private long Compiled(List<ProfileSlots> profiles, int passes)
    {
        var verdicts = new SchemeVerdict[compiled.Count];
        long sum = 0;
        for (var pass = 0; pass < passes; pass++)
        {
            foreach (var profile in profiles)
            {
                compiled.Answer(profile, verdicts);
                foreach (ref readonly var verdict in verdicts.AsSpan())
                {
                    sum += (int)verdict.Verdict + (verdict.Amount is null ? 0 : 1);
                }
            }
        }
        return sum;
    }

    private long ReadAndCompiled(List<Case> cases, int passes)
    {
        var verdicts = new SchemeVerdict[compiled.Count];
        var slots = compiled.Read(cases[0].Profile);
        long sum = 0;
        for (var pass = 0; pass < passes; pass++)
        {
            foreach (var @case in cases)
            {
                slots.Fill(@case.Profile);
                compiled.Answer(slots, verdicts);
                sum += (int)verdicts[0].Verdict;
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
