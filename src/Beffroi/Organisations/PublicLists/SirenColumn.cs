using System.Globalization;
using Beffroi.Platform;
using Beffroi.Platform.Tables;

namespace Beffroi.Organisations.PublicLists;

/// <summary>
/// The column of a table that holds the numbers of enterprises. The lists are published without a promise of their shape: the column is known by its name, « SIREN » or « SIRET », or else by what it holds.
/// </summary>
/// <param name="Name">As its header says, or its letter.</param>
/// <param name="Sirens">Each once.</param>
/// <param name="Read">Rows with a number.</param>
/// <param name="SetAside">The rows under the header without a number that can be read, as the spreadsheet numbers them.</param>
internal sealed record SirenColumn(string Name, IReadOnlyList<Siren> Sirens, int Read, IReadOnlyList<int> SetAside)
{
    /// <summary>A header stands among the first rows, under a title sometimes.</summary>
    private const int HeaderWithin = 20;

    private const int SirenDigits = 9, SiretDigits = 14;

    /// <summary>Null when no column has numbers.</summary>
    public static SirenColumn? In(Table table)
    {
        var columns = Enumerable.Range(0, table.Rows.Max(r => r.Cells.Count)).Select(c => Of(table, c)).Where(c => c.Column.Sirens.Count > 0).ToList();
        return columns.OrderBy(c => c.Rank).ThenByDescending(c => c.Column.Sirens.Count).FirstOrDefault().Column;
    }

    /// <summary>A number as a table writes it: with spaces or without; a workbook that kept it as a number has lost the zeros that it began with.</summary>
    public static Siren? Of(TableCell cell)
    {
        var text = cell.Number is { } number ? number.ToString("0", CultureInfo.InvariantCulture) : string.Concat(cell.Text.Where(c => !char.IsWhiteSpace(c)));
        if (cell.Number is { } whole && whole != decimal.Truncate(whole))
            return null;
        if (cell.Number is not null)
            text = text.PadLeft(text.Length <= SirenDigits ? SirenDigits : SiretDigits, '0');
        return Siren.Read(text) is { Succeeded: true, Value: var siren } && siren.ToString().Any(d => d != '0') ? siren : null;
    }

    /// <param name="table">Of at least one row.</param>
    /// <param name="column">From 0.</param>
    private static (int Rank, SirenColumn Column) Of(Table table, int column)
    {
        var header = table.Rows.Take(HeaderWithin).Select((row, i) => (Index: i, Words: FoldedText.Of(Cell(row).Text).Split(' ')))
            .FirstOrDefault(h => h.Words.Contains("siren") || h.Words.Contains("siret"), (Index: -1, Words: []));
        var rows = table.Rows.Skip(header.Index + 1).Select(r => (r.Number, Siren: Of(Cell(r)))).ToList();
        if (header.Index < 0)
            rows = [.. rows.SkipWhile(r => r.Siren is null)];
        var name = header.Index < 0 ? Letters(column) : Cell(table.Rows[header.Index]).Text;
        return (header.Index < 0 ? 2 : header.Words.Contains("siren") ? 0 : 1, new(name, [.. rows.Select(r => r.Siren).OfType<Siren>().Distinct()], rows.Count(r => r.Siren is not null), [.. rows.Where(r => r.Siren is null).Select(r => r.Number)]));

        TableCell Cell(TableRow row) => column < row.Cells.Count ? row.Cells[column] : new("");
    }

    /// <summary>As the spreadsheet names a column: A… Z, AA…</summary>
    private static string Letters(int column) => (column < 26 ? "" : Letters((column / 26) - 1)) + (char)('A' + (column % 26));
}
