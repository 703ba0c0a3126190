using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Spectre.Console;

namespace Beffroi.Bench;

/// <summary>The table for a person and <c>artifacts/bench.json</c> for a machine.</summary>
internal static class Report
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Tasks that ran or waited for a core over the last minute; null where the system does not tell.</summary>
    public static double? LoadAverage() =>
        File.Exists("/proc/loadavg") ? double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0], CultureInfo.InvariantCulture) : null;

    /// <param name="rows">In the order in which they are told.</param>
    /// <param name="loadBefore">The load average before anything was measured.</param>
    public static void Print(IReadOnlyList<Row> rows, double? loadBefore)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("").AddColumn("Measure").AddColumn(new TableColumn("Value").RightAligned()).AddColumn("Target").AddColumn("");
        foreach (var row in rows)
        {
            var verdict = row.Met switch { true => "[green]met[/]", false => "[yellow]missed[/]", null => "" };
            table.AddRow(row.Area, row.Measure.EscapeMarkup(), $"{Number(row.Value)} {row.Unit}".Trim(), row.Target ?? "", verdict);
        }
        AnsiConsole.Write(table);
        foreach (var row in rows)
        {
            Console.WriteLine($"{row.Area}, {row.Measure}: {row.Detail}");
        }
        Console.WriteLine();
        Console.WriteLine($"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, .NET {Environment.Version}.");
        if (loadBefore > Environment.ProcessorCount / 2.0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The machine was busy before this began (load {loadBefore:0.0}): times say little."));
        }
        Console.WriteLine("Times are those of this machine at this moment, with whatever else it was doing; ratios and equal answers travel better.");
    }

    public static string Save(IReadOnlyList<Row> rows, double? loadBefore)
    {
        Directory.CreateDirectory(Repository.Artifacts);
        var file = Path.Combine(Repository.Artifacts, "bench.json");
        var machine = new
        {
            Cores = Environment.ProcessorCount,
            System = RuntimeInformation.OSDescription,
            Architecture = RuntimeInformation.OSArchitecture.ToString(),
            Runtime = Environment.Version.ToString(),
            LoadBefore = loadBefore,
        };
        File.WriteAllText(file, JsonSerializer.Serialize(new { Taken = TimeProvider.System.GetUtcNow(), Machine = machine, Rows = rows }, Format) + "\n");
        return file;
    }

    private static string Number(double value) => value.ToString(value switch { >= 100 => "0", >= 1 => "0.0#", _ => "0.####" }, CultureInfo.InvariantCulture);
}
