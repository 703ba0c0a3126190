using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Beffroi.Rules.Tests.Language;

/// <summary>The values that the DMN 1.3 specification (clause 10.3, FEEL) gives to what this subset keeps of it.</summary>
public sealed class FeelValuesTests
{
    private const string Context =
        """
        { "n": 7, "half": 0.5, "t": "scop", "yes": true, "no": false, "d": "2024-02-29", "set": ["a", "b"], "none": [],
          "été": 3, "名前": 4, "𝒳": 5 }
        """;

    [Theory]
    // Table 42 to 45: grammar of arithmetic. Both operators of a level associate to the left.
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 4 - 3", "3")]
    [InlineData("10 - (4 - 3)", "9")]
    [InlineData("12 / 3 / 2", "2")]
    [InlineData("12 / (3 / 2)", "8")]
    [InlineData("12 / 3 * 2", "8")]
    [InlineData("2 * 6 / 3", "4")]
    [InlineData("1 - 2 + 3", "2")]
    [InlineData("-n", "-7")]
    [InlineData("- n + 10", "3")]
    [InlineData("-(1 + 2)", "-3")]
    [InlineData("2 * -3", "-6")]
    [InlineData("2 - -3", "5")]
    [InlineData("2--3", "5")]
    [InlineData("n", "7")]
    [InlineData("007", "7")]
    [InlineData("1.50", "1.5")]
    // Exact decimals.
    [InlineData("0.1 + 0.2", "0.3")]
    [InlineData("0.1 + 0.2 = 0.3", "true")]
    [InlineData("1.1 * 1.1", "1.21")]
    [InlineData("1 / 8", "0.125")]
    [InlineData("3 * 0.05 = 0.15", "true")]
    [InlineData("9999999999999999999999999999", "9999999999999999999999999999")]
    [InlineData("9999999999999999999999999998 + 1 = 9999999999999999999999999999", "true")]
    [InlineData("0.9999999999999999999999999999 < 1", "true")]
    [InlineData("0.0000000000000000000000000001 > 0", "true")]
    // Comparison: numbers by value, not by scale; strings and booleans for equality.
    [InlineData("1 = 1.0", "true")]
    [InlineData("1 != 1.0", "false")]
    [InlineData("1 < 2", "true")]
    [InlineData("2 < 2", "false")]
    [InlineData("2 <= 2", "true")]
    [InlineData("2 > 2", "false")]
    [InlineData("2 >= 2", "true")]
    [InlineData("-1 < 0", "true")]
    [InlineData("t = \"scop\"", "true")]
    [InlineData("t != \"scop\"", "false")]
    [InlineData("t = \"SCOP\"", "false")]
    [InlineData("yes = true", "true")]
    [InlineData("yes != no", "true")]
    [InlineData("(1 < 2) = true", "true")]
    [InlineData("(1 < 2) = (3 < 2)", "false")]
    // Table 50: conjunction and disjunction; « and » binds tighter than « or », comparison tighter than both.
    [InlineData("true or true and false", "true")]
    [InlineData("(true or true) and false", "false")]
    [InlineData("false and false or true", "true")]
    [InlineData("false and (false or true)", "false")]
    [InlineData("1 < 2 and 2 < 3", "true")]
    [InlineData("1 + 1 = 2 or false", "true")]
    [InlineData("not(true)", "false")]
    [InlineData("not(false) and true", "true")]
    [InlineData("not(1 = 2)", "true")]
    [InlineData("not(not(yes))", "true")]
    // between is closed on both sides, and its « and » is its own.
    [InlineData("1 between 1 and 3", "true")]
    [InlineData("3 between 1 and 3", "true")]
    [InlineData("4 between 1 and 3", "false")]
    [InlineData("2 between 3 and 1", "false")]
    [InlineData("2 between 1 and 3 and false", "false")]
    [InlineData("2 between 1 and 1 + 2 and 5 between 4 and 6", "true")]
    [InlineData("true and 2 between 1 and 3", "true")]
    // in: ranges with every form of bracket (a bracket turned outwards leaves its end out).
    [InlineData("1 in [1..3]", "true")]
    [InlineData("3 in [1..3]", "true")]
    [InlineData("1 in (1..3]", "false")]
    [InlineData("1 in ]1..3]", "false")]
    [InlineData("3 in [1..3)", "false")]
    [InlineData("3 in [1..3[", "false")]
    [InlineData("2 in (1..3)", "true")]
    [InlineData("2 in ]1..3[", "true")]
    [InlineData("1 in (1..3)", "false")]
    [InlineData("3 in ]1..3[", "false")]
    [InlineData("2 in [3..1]", "false")]
    [InlineData("2 in [2..2]", "true")]
    [InlineData("2 in (2..2)", "false")]
    [InlineData("1.5 in [1..2]", "true")]
    [InlineData("1 in [0.5..1.5]", "true")]
    [InlineData("-1 in [-2..0]", "true")]
    [InlineData("2 in (1 + 0 .. 1 + 2)", "true")]
    [InlineData("2 in ((1) .. (3))", "true")]
    [InlineData("3 in ((1 + 1) * 1 .. 3)", "false")]
    [InlineData("d in [date(\"2024-01-01\")..date(\"2024-12-31\")]", "true")]
    // in: lists of values, comparisons and ranges.
    [InlineData("2 in (1, 2, 3)", "true")]
    [InlineData("4 in (1, 2, 3)", "false")]
    [InlineData("2 in (2)", "true")]
    [InlineData("2 in (> 1)", "true")]
    [InlineData("2 in (< 1)", "false")]
    [InlineData("2 in (<= 2)", "true")]
    [InlineData("2 in (>= 3)", "false")]
    [InlineData("9 in (< 1, > 8)", "true")]
    [InlineData("5 in (< 1, [4..6], 8)", "true")]
    [InlineData("5 in ((4..6), 8)", "true")]
    [InlineData("4 in ((4..6), 8)", "false")]
    [InlineData("5 in (]4..6[, 8)", "true")]
    [InlineData("5 in ((2 + 3), 8)", "true")]
    [InlineData("10 in ((2 + 3) * 2, 8)", "true")]
    [InlineData("t in (\"scop\", \"scic\")", "true")]
    [InlineData("t in (\"scic\")", "false")]
    [InlineData("n + 1 in (8)", "true")]
    [InlineData("not(n in (1, 2))", "true")]
    // if: the condition is asked, one branch answers.
    [InlineData("if yes then 1 else 2", "1")]
    [InlineData("if no then 1 else 2", "2")]
    [InlineData("(if no then 1 else 2) + 1", "3")]
    [InlineData("if no then 1 else 2 + 1", "3")]
    [InlineData("if no then 1 else if yes then 2 else 3", "2")]
    [InlineData("if yes then if no then 1 else 2 else 3", "2")]
    [InlineData("if n > 5 then \"a\" else \"b\"", "\"a\"")]
    [InlineData("if yes then no else yes", "false")]
    // some … satisfies, on a list of texts.
    [InlineData("some x in set satisfies x = \"b\"", "true")]
    [InlineData("some x in set satisfies x = \"c\"", "false")]
    [InlineData("some x in none satisfies true", "false")]
    [InlineData("some x in set satisfies x = \"a\" and n = 7", "true")]
    [InlineData("some x in set satisfies some y in set satisfies x != y", "true")]
    [InlineData("not(some x in set satisfies x = \"a\")", "false")]
    [InlineData("(some x in set satisfies x = \"c\") or yes", "true")]
    // Built-in functions.
    [InlineData("min(3, 1, 2)", "1")]
    [InlineData("max(3, 1, 2)", "3")]
    [InlineData("sum(3, 1, 2)", "6")]
    [InlineData("min(3)", "3")]
    [InlineData("sum(0.1, 0.2)", "0.3")]
    [InlineData("max(1, n - 8) * 2", "2")]
    [InlineData("min(if yes then 4 else 5, 9)", "4")]
    [InlineData("list contains(set, \"a\")", "true")]
    [InlineData("list contains(set, \"c\")", "false")]
    [InlineData("list contains(none, \"a\")", "false")]
    [InlineData("list  contains ( set , \"b\" )", "true")]
    [InlineData("sum(if list contains(set, \"a\") then 1 else 0, if list contains(set, \"c\") then 1 else 0)", "1")]
    [InlineData("date(\"2024-02-29\")", "2024-02-29")]
    [InlineData("d = date(\"2024-02-29\")", "true")]
    [InlineData("d < date(\"2024-03-01\")", "true")]
    [InlineData("date(\"2024-12-31\") < date(\"2025-01-01\")", "true")]
    [InlineData("max(d, date(\"2023-01-01\"))", "2024-02-29")]
    [InlineData("d between date(\"2024-02-29\") and date(\"2024-02-29\")", "true")]
    // Names: letters of every script, digits and _ after the first; white space is free.
    [InlineData("été + 1", "4")]
    [InlineData("e\u0301te\u0301 + 1", "4")]
    [InlineData("名前", "4")]
    [InlineData("𝒳", "5")]
    [InlineData("\n 1\t+\r\n\u00A02 ", "3")]
    [InlineData("1+2", "3")]
    [InlineData("n=7and yes", "refused")]
    public void An_expression_has_the_value_that_FEEL_gives_it(string expression, string value)
    {
        Assert.Equal(value, Value(expression, Context));
    }

    [Theory]
    [InlineData("x = 1", "{}")]
    [InlineData("x", """{ "x": null }""")]
    [InlineData("x = 1", """{ "X": 1 }""")]
    public void A_name_that_the_context_does_not_bind_is_an_error(string expression, string context)
    {
        var result = ContextExpression.Evaluate(expression, JsonDocument.Parse(context).RootElement);
        Assert.StartsWith("BEF-R012 at 0: ", result.Error, StringComparison.Ordinal);
        Assert.False(result.IsUnknown);
    }

    [Theory]
    [InlineData("n > 3", """{ "n": [1, 10] }""", "unknown")]
    [InlineData("n > 3", """{ "n": [4, null] }""", "true")]
    [InlineData("n > 3", """{ "n": [null, 3] }""", "false")]
    [InlineData("n in (1, 2, 3)", """{ "n": [1, 3] }""", "unknown")]
    [InlineData("t in (\"a\", \"b\")", """{ "t": ["a", "b"] }""", "true")]
    [InlineData("t = \"a\"", """{ "t": ["a", "b"] }""", "unknown")]
    [InlineData("list contains(s, \"a\")", """{ "s": { "includes": ["b"], "excludes": [] } }""", "unknown")]
    [InlineData("list contains(s, \"a\")", """{ "s": { "includes": [], "excludes": ["a"] } }""", "false")]
    [InlineData("list contains(s, \"a\")", """{ "s": { "includes": ["a"], "excludes": [] } }""", "true")]
    [InlineData("some x in s satisfies x != \"a\"", """{ "s": { "includes": [], "excludes": ["a"] } }""", "unknown")]
    [InlineData("d < date(\"2024-06-01\")", """{ "d": ["2024-01-01", "2024-05-31"] }""", "true")]
    [InlineData("d < date(\"2024-06-01\")", """{ "d": ["2024-01-01", "2024-06-01"] }""", "unknown")]
    [InlineData("d >= date(\"2024-06-01\")", """{ "d": ["2024-06-01", null] }""", "true")]
    [InlineData("d > date(\"2024-06-01\")", """{ "d": [null, "2024-06-01"] }""", "false")]
    [InlineData("max(d, date(\"2024-06-01\"))", """{ "d": [null, "2024-06-01"] }""", "2024-06-01")]
    [InlineData("d = \"2024-01-01\"", """{ "d": ["2024-01-01", "2024-05-31"] }""", "unknown")]
    [InlineData("d > date(\"2024-06-01\")", """{ "d": ["2024-06-01", "2024-05-01"] }""", "refused")]
    public void What_is_partly_known_gives_a_value_only_when_every_possible_one_agrees(string expression, string context, string value)
    {
        Assert.Equal(value, Value(expression, context));
    }

    private static string Value(string expression, string context)
    {
        var result = ContextExpression.Evaluate(expression, JsonDocument.Parse(context).RootElement);
        return result switch
        {
            { Error: not null } => "refused",
            { IsUnknown: true } => "unknown",
            { Value: bool truth } => truth ? "true" : "false",
            { Value: string text } => new StringBuilder().Append('"').Append(text).Append('"').ToString(),
            { Value: DateOnly date } => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            { Value: decimal number } => number.ToString(CultureInfo.InvariantCulture),
            _ => throw new InvalidOperationException(result.ToString()),
        };
    }
}
