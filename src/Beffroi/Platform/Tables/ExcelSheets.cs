using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Beffroi.Platform.Tables;

/// <summary>The sheets of an XLSX: what their cells hold, and the results that were kept of formulas. A row is read as it comes, and never past what a table may have.</summary>
internal static class ExcelSheets
{
    public static Outcome<Table> Read(byte[] content, int mostRows)
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(content, writable: false), isEditable: false, new() { MaxCharactersInPart = Workbook.LongestPart });
        if (document.WorkbookPart is not { Workbook: { } workbook } part)
            return TableRefusals.Unreadable;
        List<Sheet> sheets = [.. workbook.Descendants<Sheet>().Take(Workbook.MostSheets)];
        foreach (var sheet in sheets)
        {
            if (sheet.Id?.Value is not { } id || !part.TryGetPartById(id, out var found) || found is not WorksheetPart worksheet)
                continue;
            var (rows, refusal) = Rows(worksheet, part.SharedStringTablePart, mostRows);
            if (refusal is not null)
                return refusal;
            if (rows.Table() is { Succeeded: true, Value: { } table })
                return table with { Sheet = NameOf(sheet), OtherSheets = [.. sheets.Where(s => s != sheet).Select(NameOf)] };
        }
        return TableRefusals.Empty;
    }

    private static string NameOf(Sheet sheet) => sheet.Name?.Value ?? "";

    private static (TableRows Rows, Refusal? Refusal) Rows(WorksheetPart worksheet, SharedStringTablePart? shared, int mostRows)
    {
        var raw = new List<(int Number, List<(int Column, Cell Cell)> Cells)>();
        using (var reader = OpenXmlReader.Create(worksheet))
        {
            var number = 0;
            while (reader.Read())
            {
                if (reader.ElementType == typeof(Row) && reader.IsStartElement)
                {
                    number = int.TryParse(reader.Attributes.FirstOrDefault(a => a.LocalName == "r").Value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : number + 1;
                    if (raw is [.., { Cells.Count: 0 }])
                        raw.RemoveAt(raw.Count - 1);
                    if (raw.Count > mostRows)
                        return (new(mostRows), TableRefusals.TooManyRows(mostRows));
                    raw.Add((number, []));
                }
                else if (reader.ElementType == typeof(Cell) && reader.IsStartElement && raw is [.., var row] && reader.LoadCurrentElement() is Cell cell && HoldsSomething(cell))
                {
                    var column = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : row.Cells is [.., var (last, _)] ? last + 1 : 0;
                    if (column >= Table.MostCells || row.Cells.Count == Table.MostCells)
                        return (new(mostRows), TableRefusals.TooManyCells);
                    row.Cells.Add((column, cell));
                }
            }
        }
        var words = Shared(shared, [.. raw.SelectMany(r => r.Cells).Where(c => IsShared(c.Cell)).Select(c => c.Cell.CellValue!.Text)]);
        var rows = new TableRows(mostRows);
        foreach (var (line, cells) in raw)
        {
            var read = new List<TableCell>();
            foreach (var (column, cell) in cells)
            {
                while (read.Count < column)
                    read.Add(new(""));
                read.Add(Typed(cell, words));
            }
            if (rows.Add(line, read) is { } refusal)
                return (rows, refusal);
        }
        return (rows, null);
    }

    private static bool HoldsSomething(Cell cell) => cell.CellFormula is not null || cell.InlineString is not null || cell.CellValue?.Text is { Length: > 0 };

    private static bool IsShared(Cell cell) => cell is { DataType.Value: var type, CellValue: not null } && type == CellValues.SharedString;

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetter).Take(4))
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        return Math.Max(column, 1) - 1;
    }

    private static TableCell Typed(Cell cell, Dictionary<string, string> shared)
    {
        var value = cell.CellValue?.Text ?? "";
        if (cell.InlineString is { } inline)
            return new(WordsOf(inline));
        if (value.Length == 0)
            return new("", IsFormula: cell.CellFormula is not null);
        if (IsShared(cell))
            return new(shared.GetValueOrDefault(value, ""));
        return new(value.Trim(), cell.DataType is null || cell.DataType.Value == CellValues.Number ? Workbook.NumberOf(value) : null);
    }

    /// <summary>Without the reading aids of other scripts.</summary>
    private static string WordsOf(OpenXmlElement item) =>
        string.Concat(item.ChildElements.SelectMany(e => e switch { Text text => [text], Run run => run.Elements<Text>(), _ => [] }).Select(t => t.Text)).Trim();

    /// <summary>Those of the list of words that are wanted, by their places in it.</summary>
    private static Dictionary<string, string> Shared(SharedStringTablePart? part, HashSet<string> wanted)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (part is null || wanted.Count == 0)
            return found;
        using var reader = OpenXmlReader.Create(part);
        for (var i = 0; found.Count < wanted.Count && reader.Read();)
        {
            if (reader.ElementType != typeof(SharedStringItem) || !reader.IsStartElement)
                continue;
            var place = i++.ToString(CultureInfo.InvariantCulture);
            if (reader.LoadCurrentElement() is SharedStringItem item && wanted.Contains(place))
                found[place] = WordsOf(item);
        }
        return found;
    }
}
