using Beffroi.Rules;

namespace Beffroi.Bench.Peers;

/// <summary>Compiled rules against other rule engines: verdicts of complete profiles, compared first.</summary>
/// <param name="catalogue">Of the ten schemes.</param>
/// <param name="compiled">The same, compiled.</param>
/// <param name="today">Of the profiles.</param>
internal sealed class PeersBench(SchemeCatalogue catalogue, CompiledCatalogue compiled, DateOnly today)
{
    private const int ProfilesForPublicodes = 200, RoundsOfPublicodes = 5, Rounds = 31;

    private readonly List<PeerRules> schemes = [.. catalogue.Schemes.Select(s => PeerRules.Of(s, today))];

    /// <exception cref="BenchFailedException">A peer answers otherwise.</exception>
    public async Task<IReadOnlyList<Row>> Run(string area, IReadOnlyList<Profile> complete)
    {
        // The slower peer would take minutes over all of them.
        IReadOnlyList<Profile> few = [.. complete.Take(ProfilesForPublicodes)];
        var publicodes = await new Publicodes(catalogue, schemes).Run(few, RoundsOfPublicodes);
        Compare("publicodes", few, publicodes.Verdicts);

        var microsoft = new MicrosoftRules(catalogue, schemes);
        List<CompleteFacts> facts = [.. complete.Select(microsoft.Read)];
        Compare("Microsoft.RulesEngine", complete, facts.ConvertAll(microsoft.Answer));

        List<CompleteFacts> some = [.. facts.Take(facts.Count / 4)];
        List<ProfileSlots> slots = [.. complete.Take(some.Count).Select(compiled.Read)];
        var (ours, theirs) = (new List<double>(), new List<double>());
        // Turns of about the same length, so that a busy machine interrupts both as often.
        for (var round = -10; round < Rounds; round++)
        {
            const int passes = 40;
            var a = Clock.Time(() => Answer(slots, passes)) / slots.Count / passes;
            var b = Clock.Time(() => some.ForEach(f => microsoft.Answer(f))) / some.Count;
            if (round >= 0)
            {
                ours.Add(a);
                theirs.Add(b);
            }
        }
        return
        [
            Faster("publicodes", 10_000, publicodes.Microseconds, ours.Median(), $"{few.Count * schemes.Count} verdicts compared; in node, with what it takes to give it a situation"),
            Faster("Microsoft.RulesEngine", 50, theirs.Median(), ours.Median(), $"{complete.Count * schemes.Count} verdicts compared; two rules a scheme over typed facts"),
        ];

        Row Faster(string peer, double target, double slow, double fast, string how) =>
            Row.AtLeast(area, $"complete profiles, compiled, times the speed of {peer}", slow / fast, target, "×",
                $"{peer} {slow:0.0} µs a profile of ten schemes, verdicts alone, compiled {fast:0.000} µs with amounts; {how}")
                with
            { Figures = new Dictionary<string, double>(StringComparer.Ordinal) { [$"{peer} µs"] = slow, ["compiled µs"] = fast } };
    }

    private void Compare(string peer, IReadOnlyList<Profile> profiles, List<Verdict[]> verdicts)
    {
        foreach (var (profile, theirs) in profiles.Zip(verdicts))
        {
            foreach (var (scheme, our, their) in schemes.Zip(compiled.Answer(profile).Select(v => v.Verdict), theirs))
            {
                if (our != their)
                {
                    throw new BenchFailedException($"{peer} answers {their} for {scheme.Id}, the compiled rules {our}: "
                        + string.Join(", ", catalogue.Facts.Select(f => $"{f} {SchemeCatalogue.Describe(f, profile)}")));
                }
            }
        }
    }

    private long Answer(List<ProfileSlots> profiles, int passes)
    {
        var verdicts = new SchemeVerdict[compiled.Count];
        long sum = 0;
        for (var pass = 0; pass < passes; pass++)
        {
            foreach (var profile in profiles)
            {
                compiled.Answer(profile, verdicts);
                sum += (int)verdicts[0].Verdict;
            }
        }
        return sum;
    }
}
