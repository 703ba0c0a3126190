using System.Globalization;
using Beffroi.Rules.Tests.Fixtures;

namespace Beffroi.Rules.Tests.Reading;

/// <summary>Files made to exhaust time, memory or the stack are refused in under a second.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class BombsTests
{
    public static TheoryData<string, string, string> Files => new()
    {
        { "brackets", "nom: " + new string('[', 500_000), "BEF-R004" },
        { "braces", "nom: " + string.Concat(Enumerable.Repeat("{a: ", 200_000)), "BEF-R004" },
        { "a few too many brackets", "nom: " + new string('[', 1900), "BEF-R004" },
        { "closed brackets", "nom: " + new string('[', 40) + new string(']', 40) + "\n", "BEF-R004" },
        { "dashes", string.Concat(Enumerable.Repeat("- ", 400_000)), "BEF-R004" },
        { "question marks", string.Concat(Enumerable.Repeat("? ", 400_000)), "BEF-R004" },
        { "steps", string.Concat(Enumerable.Range(0, 1000).Select(i => new string(' ', i) + "a:\n")), "BEF-R004" },
        { "laughs", Laughs, "BEF-R002" },
        { "size", "nom: " + new string('a', 1 << 20), "BEF-R004" },
        { "one long line of flow", "nom: [" + string.Concat(Enumerable.Repeat("a, ", 300_000)) + "a]", "BEF-R004" },
        { "ampersands", string.Concat(Enumerable.Range(0, 10_000).Select(i => $"a{i}: &a{i} x\n")), "BEF-R002" },
        { "keys without value", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"a{i}:\n")), "BEF-R007" },
    };

    private static string Laughs => "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 9).Select(i =>
        $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n"));

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public void A_file_is_refused_at_once_and_with_little_memory(string what, string text, string code)
    {
        using var folder = RegionFolder.Small().Write("region.yaml", text);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Loaded? loaded = null;
        Effort.AssertUnder(TimeSpan.FromSeconds(3), what, () => loaded = folder.Read());
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Contains(loaded!.Diagnostics, d => d.Code == code);
        Assert.Null(loaded.Catalogue);
        Assert.True(allocated < 400_000_000, $"{what}: {allocated} bytes");
    }

    [Fact]
    public void Definitions_that_double_each_other_are_refused_before_they_grow()
    {
        var definitions = string.Concat(Enumerable.Range(1, 60).Select(i =>
            FormattableString.Invariant($"  - {{ id: d{i}, libellé: D, valeur: 'd{i - 1} and d{i - 1}' }}\n")));
        AssertTooLarge("  - { id: d0, libellé: D, valeur: 'esus' }\n" + definitions);
    }

    [Fact]
    public void A_long_chain_of_definitions_is_refused_whatever_its_order()
    {
        var chain = Enumerable.Range(1, 3_000).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"  - {{ id: d{i}, libellé: D, valeur: 'not(d{i - 1})' }}\n")).ToList();
        const string first = "  - { id: d0, libellé: D, valeur: 'esus' }\n";
        AssertTooLarge(first + string.Concat(chain));
        AssertTooLarge(string.Concat(Enumerable.Reverse(chain)) + first);
    }

    [Fact]
    public void Definitions_that_name_each_other_a_few_times_are_no_bomb()
    {
        var chain = Enumerable.Range(1, 50).Select(i => string.Create(CultureInfo.InvariantCulture, $"  - {{ id: d{i}, libellé: D, valeur: 'not(d{i - 1})' }}\n"));
        using var folder = WithDefinitions(string.Concat(chain.Reverse()) + "  - { id: d0, libellé: D, valeur: 'esus' }\n");
        Assert.Equal(57, folder.ReadSound().Definitions.Count - 1);
    }

    private static void AssertTooLarge(string definitions)
    {
        using var folder = WithDefinitions(definitions);
        Effort.AssertUnder(TimeSpan.FromSeconds(3), "definitions",
            () => Assert.Contains(folder.Faults(), t => t.Contains(" BEF-R004 ", StringComparison.Ordinal)));
    }

    private static RegionFolder WithDefinitions(string definitions) =>
        RegionFolder.Small().Replace("facts.yaml", "définitions:\n", "définitions:\n" + definitions);
}
