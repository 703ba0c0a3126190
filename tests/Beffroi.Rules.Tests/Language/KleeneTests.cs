using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Language;

/// <summary>The truth tables of strong Kleene logic (those of FEEL, with « unknown » for null).</summary>
public sealed class KleeneTests
{
    private const Truth T = Truth.True, F = Truth.False, U = Truth.Unknown;

    [Theory]
    [InlineData(T, T, T, T)]
    [InlineData(T, U, U, T)]
    [InlineData(T, F, F, T)]
    [InlineData(U, T, U, T)]
    [InlineData(U, U, U, U)]
    [InlineData(U, F, F, U)]
    [InlineData(F, T, F, T)]
    [InlineData(F, U, F, U)]
    [InlineData(F, F, F, F)]
    public void And_is_the_least_and_or_the_greatest(Truth left, Truth right, Truth and, Truth or)
    {
        Assert.Equal(and, Judge("esus and rev3", Facts(left, right)));
        Assert.Equal(or, Judge("esus or rev3", Facts(left, right)));
        // De Morgan.
        Assert.Equal(and, Judge("not(not(esus) or not(rev3))", Facts(left, right)));
        Assert.Equal(or, Judge("not(not(esus) and not(rev3))", Facts(left, right)));
    }

    [Theory]
    [InlineData(T, F)]
    [InlineData(U, U)]
    [InlineData(F, T)]
    public void Not_turns_round_what_is_known(Truth operand, Truth not) => Assert.Equal(not, Judge("not(esus)", Facts(operand, U)));

    [Theory]
    [InlineData(T, T, T)]
    [InlineData(T, F, F)]
    [InlineData(F, F, T)]
    [InlineData(F, T, F)]
    [InlineData(T, U, U)]
    [InlineData(U, F, U)]
    [InlineData(U, U, U)]
    public void Two_conditions_are_equal_when_both_are_known_and_the_same(Truth left, Truth right, Truth equal)
    {
        Assert.Equal(equal, Judge("esus = rev3", Facts(left, right)));
        Assert.Equal(equal.Not(), Judge("esus != rev3", Facts(left, right)));
        Assert.Equal(equal, Judge("esus in (rev3)", Facts(left, right)));
    }

    [Theory]
    [InlineData("esus or not(esus)")]
    [InlineData("esus and not(esus)")]
    [InlineData("esus = esus")]
    [InlineData("effectif = effectif")]
    [InlineData("effectif - effectif = 0")]
    [InlineData("effectif < 5 or effectif >= 5")]
    [InlineData("forme = \"scop\" or forme != \"scop\"")]
    [InlineData("list contains(statuts, \"ea\") or not(list contains(statuts, \"ea\"))")]
    [InlineData("if esus then esus else not(esus)")]
    public void There_is_no_case_analysis(string expression)
    {
        Assert.Equal(Truth.Unknown, Judge(expression));
    }

    private static string Facts(Truth esus, Truth rev3)
    {
        static string Json(Truth truth) => truth switch { T => "true", F => "false", _ => "null" };
        return $$"""{ "esus": {{Json(esus)}}, "rev3": {{Json(rev3)}} }""";
    }
}
