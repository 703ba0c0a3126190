using System.Globalization;
using System.Text;
using Beffroi.Platform.Files;
using Beffroi.Platform.Files.Inspect;
using CsvHelper;
using CsvHelper.Configuration;

namespace Beffroi.Platform.Tables;

/// <summary>
/// Reads a table that a person gives, pasted or in a file (CSV, XLSX, ODS), whatever its bytes: pure, nothing is kept. What its cells mean is for who asked; <see cref="CellAmount"/> reads money.
/// </summary>
public static class ReadTable
{
    /// <summary>In bytes: 5 Mo.</summary>
    public const int LargestFile = 5_000_000;

    /// <summary>In bytes: of a form with one table, <c>[RequestSizeLimit(ReadTable.LargestRequest)]</c> on its page; twice, so that who gives one that is too large reads why beside the field.</summary>
    public const long LargestRequest = (2 * LargestFile) + (64 * 1024);

    /// <summary>What a file above <see cref="LargestFile"/> is answered, read or not.</summary>
    public static Refusal TooLarge => TableRefusals.TooLarge;

    /// <summary>For the attribute <c>accept</c> of a field.</summary>
    public const string Accept = ".xlsx,.ods,.csv,.tsv,.txt";

    /// <summary>What Excel writes in France when it is not asked for UTF-8.</summary>
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="pasted">Cells between tabs, as spreadsheets copy them, or between semicolons.</param>
    public static Outcome<Table> OfText(string pasted) => Delimited(pasted, pasted.Contains('\t', StringComparison.Ordinal) ? '\t' : ';');

    /// <param name="name">As the device gave it.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="mostRows">With more, it is refused.</param>
    public static Outcome<Table> OfFile(string? name, byte[] content, int mostRows = Table.MostRows)
    {
        if (content.Length == 0)
            return TableRefusals.Empty;
        if (content.Length > LargestFile)
            return TooLarge;
        if (content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return TableRefusals.OldWorkbook;
        if (content.AsSpan().StartsWith("PK\x03\x04"u8))
        {
            var inspected = InspectFile.Of(name, null, content);
            return !inspected.Succeeded ? inspected.Refusal == FileRefusals.UnknownKind ? TableRefusals.NotATable : inspected.Refusal
                : inspected.Value.Kind == FileKind.Xlsx || inspected.Value.Kind == FileKind.Ods ? Workbook.Read(content, inspected.Value.Kind, mostRows)
                : TableRefusals.NotATable;
        }
        var text = Decode(content);
        return text.StartsWith("%PDF-", StringComparison.Ordinal) || text.Any(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f'))
            ? TableRefusals.NotATable
            : Delimited(text, ((char[])['\t', ';']).FirstOrDefault(c => text.Contains(c, StringComparison.Ordinal), ','), mostRows);
    }

    private static string Decode(byte[] content)
    {
        if (content.AsSpan().StartsWith(Encoding.Unicode.Preamble))
            return Encoding.Unicode.GetString(content.AsSpan(2));
        var bytes = content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content.AsSpan(3) : content;
        return System.Text.Unicode.Utf8.IsValid(bytes) ? StrictUtf8.GetString(bytes) : Windows.GetString(bytes);
    }

    private static Outcome<Table> Delimited(string text, char separator, int mostRows = Table.MostRows)
    {
        using var lines = new StringReader(text);
        using var parser = new CsvParser(lines, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            IgnoreBlankLines = false,
            BadDataFound = null,
        });
        var rows = new TableRows(mostRows);
        while (parser.Read())
        {
            if (rows.Add(parser.Row, [.. parser.Record!.Select(Typed)]) is { } refusal)
                return refusal;
        }
        return rows.Table();
    }

    private static TableCell Typed(string field) => field.Trim() is ['=', ..] formula ? new(formula, IsFormula: true) : new(field.Trim());
}

/// <summary>Gathers the rows that have something in them, no more than are read.</summary>
/// <param name="most">With more, it is refused.</param>
internal sealed class TableRows(int most)
{
    private readonly List<TableRow> rows = [];

    public bool Any => rows.Count > 0;

    /// <returns>Null, or why nothing more is to be read.</returns>
    public Refusal? Add(int number, List<TableCell> cells)
    {
        while (cells is [.., { IsBlank: true }])
            cells.RemoveAt(cells.Count - 1);
        if (cells.Count == 0)
            return null;
        if (cells.Count > Tables.Table.MostCells)
            return TableRefusals.TooManyCells;
        if (rows.Count == most)
            return TableRefusals.TooManyRows(most);
        rows.Add(new(number, cells));
        return null;
    }

    public Outcome<Table> Table() => Any ? new Table(rows) : TableRefusals.Empty;
}
