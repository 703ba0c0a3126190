using Beffroi.Rules.Tests.Fixtures;
using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Language;

[Collection(MeasuredAlone.Name)]
public sealed class ExpressionBombsTests
{
    public static TheoryData<string, string> Bombs => new()
    {
        { "parentheses", new string('(', 100_000) + "1" + new string(')', 100_000) },
        { "not", string.Concat(Enumerable.Repeat("not(", 100_000)) + "esus" + new string(')', 100_000) },
        { "if", string.Concat(Enumerable.Repeat("if esus then ", 100_000)) + "1" },
        { "ranges", "effectif in " + string.Concat(Enumerable.Repeat("(", 100_000)) },
        { "minus", new string('-', 100_000) + "1" },
        { "sum", string.Join(" + ", Enumerable.Repeat("1", 100_000)) },
        { "and", string.Join(" and ", Enumerable.Repeat("esus", 100_000)) },
        { "digits", new string('9', 100_000) },
        { "name", new string('a', 100_000) },
        { "text", '"' + new string('a', 100_000) + '"' },
        { "spaces", new string(' ', 100_000) },
        { "some", string.Concat(Enumerable.Range(0, 100_000).Select(i => $"some x{i} in statuts satisfies ")) + "true" },
    };

    [Theory]
    [MemberData(nameof(Bombs), DisableDiscoveryEnumeration = true)]
    public void An_expression_of_100_000_levels_or_parts_is_refused_at_once(string what, string expression)
    {
        Effort.AssertUnder(TimeSpan.FromSeconds(1), what, () => Assert.Equal("BEF-R004@0", Faults(expression)));
    }
}
