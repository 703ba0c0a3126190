using System.CommandLine;
using System.Globalization;
using Beffroi.Bench;
using Beffroi.Bench.Builds;
using Beffroi.Bench.Rules;
using Beffroi.Bench.Site;

string[] areas = ["rules", "build", "start", "load", "documents", "files"];
var strict = new Option<bool>("--strict") { Description = "End with an error when a budget is missed." };
var only = new Option<string[]>("--only") { Description = $"Measure these alone: {string.Join(", ", areas)}.", AllowMultipleArgumentsPerToken = true };
only.AcceptOnlyFromAmong(areas);
var command = new RootCommand("Measures Beffroi against its budgets; the answers of the peers are compared first.") { strict, only };
command.SetAction(async (parse, _) => await Run(parse.GetValue(only) is { Length: > 0 } some ? some : areas, parse.GetValue(strict)));
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return await command.Parse(args).InvokeAsync();

static async Task<int> Run(string[] chosen, bool strict)
{
    const int missed = 1, failed = 2;
    var rows = new List<Row>();
    var outcome = 0;
    var loadBefore = Report.LoadAverage();
    try
    {
        var rules = new RulesBench(Repository.Region);
        using var site = new SiteBench();
        if (chosen.Contains("rules"))
        {
            rows.AddRange(await rules.Run(Tell));
        }
        if (chosen.Contains("start"))
        {
            rows.AddRange(await site.Start(Tell));
        }
        if (chosen.Contains("load"))
        {
            rows.AddRange(await site.UnderLoad(rules.Catalogue, Tell));
        }
        if (chosen.Contains("documents"))
        {
            rows.AddRange(await PaperBench.Run(Tell));
        }
        if (chosen.Contains("files"))
        {
            rows.AddRange(await FilesBench.Run(Tell));
        }
        if (chosen.Contains("build"))
        {
            rows.Add(await CleanBuild.Run(Tell));
        }
    }
    catch (BenchFailedException e)
    {
        await Console.Error.WriteLineAsync($"bench: {e.Message}");
        outcome = failed;
    }
    // What was measured before a failure is told all the same.
    Report.Print(rows, loadBefore);
    Console.WriteLine(Report.Save(rows, loadBefore));
    return outcome == 0 && strict && rows.Any(r => r.Met is false) ? missed : outcome;
}

static void Tell(string what) => Console.Error.WriteLine($"bench: {what}…");
