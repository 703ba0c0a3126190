using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Beffroi.Territories;

/// <summary>Reads the embedded reference files. A row that leads nowhere is a bug of the build, so it throws.</summary>
internal static class ReferenceFiles
{
    private const string Vintage = "2026";

    public static FrenchTerritories Read()
    {
        var communes = Bytes("communes");
        var regions = Rows(Bytes("regions")).ToFrozenDictionary(r => r[0], r => new Region(r[0], r[1]));
        var departments = Rows(Bytes("departements")).ToFrozenDictionary(r => r[0], r => new Department(r[0], r[1], r[2]));
        var groups = Rows(Bytes("epci")).ToFrozenDictionary(r => r[0], r => new Intermunicipality(r[0], r[1], r[2]));

        var municipalities = new List<Municipality>(35_000);
        var others = new List<OtherName>(5_000);
        foreach (var row in Rows(communes))
        {
            var code = Code(row[0]);
            string[] postcodes = row[5].Length == 0 ? [] : row[5].Split(' ');
            if (row[7].Length > 0)
                others.Add(new(code, row[1], postcodes, Code(row[7])));
            else
                municipalities.Add(new(
                    code,
                    row[1],
                    row[2].Length == 0 ? null : groups[row[2]],
                    departments[row[3]],
                    regions[row[4]],
                    postcodes,
                    row[6].Length == 0 ? null : int.Parse(row[6], CultureInfo.InvariantCulture)));
        }

        return new(Vintage, Convert.ToHexStringLower(SHA256.HashData(communes)), municipalities, others);
    }

    private static MunicipalityCode Code(string text) => MunicipalityCode.Parse(text, CultureInfo.InvariantCulture);

    private static byte[] Bytes(string name)
    {
        var resource = $"Beffroi.Territories.Reference.{name}-{Vintage}.csv";
        using var stream = typeof(ReferenceFiles).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The resource {resource} is missing from the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The rows after the header. The array is reused: copy what is kept.</summary>
    private static IEnumerable<string[]> Rows(byte[] utf8)
    {
        var cells = Array.Empty<string>();
        foreach (var line in Encoding.UTF8.GetString(utf8).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (cells.Length == 0)
            {
                cells = new string[line.Count(',') + 1];
                continue;
            }
            Split(line, cells);
            yield return cells;
        }
    }

    /// <summary>RFC 4180 on one line. The files are ours: no line break inside quotes, and always as many cells as the header.</summary>
    private static void Split(string line, string[] cells)
    {
        var start = 0;
        for (var i = 0; i < cells.Length; i++)
        {
            if (start < line.Length && line[start] == '"')
            {
                var close = start + 1;
                while (line[close] != '"' || (close + 1 < line.Length && line[close + 1] == '"'))
                    close += line[close] == '"' ? 2 : 1;
                cells[i] = line[(start + 1)..close].Replace("\"\"", "\"", StringComparison.Ordinal);
                start = close + 2;
                continue;
            }
            var end = line.IndexOf(',', start);
            if (end < 0)
                end = line.Length;
            cells[i] = line[start..end];
            start = end + 1;
        }
    }
}
