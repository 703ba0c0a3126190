using System.Text.Json;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Orientation;

public sealed class OrientationCommandTests
{
    private static readonly Dictionary<string, string?> Settings = new() { ["BEFFROI_DATA"] = Path.GetTempPath() };

    [Fact]
    public async Task The_command_line_gives_the_same_answer_as_the_API()
    {
        const string body = """{"date":"2026-11-23","facts":{"nature_demandeur":"epci","commune":"80021","plan_actions_ess":true}}""";
        await using var site = await TestSite.Start(DatabaseKind.Sqlite);
        using var response = await site.Client.PostAsync("/api/v1/orientation", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, body);

        var (code, output, _) = await BeffroiProcess.Run(Settings, "orient", "--facts", file, "--json");

        Assert.Equal(0, code);
        Assert.True(JsonElement.DeepEquals(
            JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement, JsonDocument.Parse(output).RootElement));
    }

    [Fact]
    public async Task Bad_facts_end_with_1_and_a_problem()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"facts":{"effectif":"beaucoup"}}""");

        var (code, output, errors) = await BeffroiProcess.Run(Settings, "orient", "--facts", file, "--json");

        Assert.Equal(1, code);
        Assert.Equal("BEF-A003", JsonDocument.Parse(output).RootElement.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.Contains("/facts/effectif", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Expressions_are_answered_a_line_each_in_their_order_whatever_the_lines_are()
    {
        const string lines = """
            {"expression":"n * 2 >= 20 and t = \"é\"","context":{"n":10,"t":"é"}}

            {"expression":"n","context":{"n":null}}
            {"expression":"n > 3","context":{"n":[1,10]}}
            not JSON
            {"expression":"0.1 + 0.2"}
            {"expression":"max(d, date(\"2024-01-01\"))","context":{"d":"2024-02-29"}}
            []
            """;

        var (code, output, errors) = await BeffroiProcess.RunOn(lines, Settings, "expression");

        Assert.Equal((0, ""), (code, errors));
        Assert.Equal(["""{"value":true}""", "error", "error", """{"unknown":true}""", "error", """{"value":0.3}""", """{"value":"2024-02-29"}""", "error"],
            output.TrimEnd('\n').Split('\n').Select(l => l.StartsWith("{\"error\":\"", StringComparison.Ordinal) ? "error" : l));
    }

    [Fact]
    public async Task A_file_that_is_not_there_ends_with_1_and_one_line()
    {
        var (code, _, errors) = await BeffroiProcess.Run(Settings, "orient", "--facts", "/nowhere/f.json");

        Assert.Equal(1, code);
        Assert.Single(errors.Trim().Split('\n'));
    }
}
