using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Beffroi.Platform.Files.Inspect;

namespace Beffroi.Platform.Tables;

/// <summary>
/// The cells of an XLSX or an ODS that <see cref="InspectFile"/> has passed: what they hold, and the results that were kept of formulas. Read as it comes and never past
/// <see cref="Table.MostRows"/>, with neither styles nor links. No library that is free to use reads both.
/// </summary>
internal static class Workbook
{
    private const long LongestPart = 20_000_000;

    private const int MostSheets = 200, MostTimes = 2_000_000;

    public static Outcome<Table> Read(byte[] content, FileKind kind)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
            return kind == FileKind.Ods ? OpenDocument(zip) : OpenXml(zip);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or OverflowException or FormatException)
        {
            return TableRefusals.Unreadable;
        }
    }

    private static XmlReader? Part(ZipArchive zip, string name) => zip.GetEntry(name.TrimStart('/')) is { } entry
        ? XmlReader.Create(entry.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestPart, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true })
        : null;

    private static bool Begins(this XmlReader xml, string name) => xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    private static bool Ends(this XmlReader xml, string name) => xml.NodeType == XmlNodeType.EndElement && xml.LocalName == name;

    /// <summary>To the end of the element.</summary>
    private static void Pass(this XmlReader xml)
    {
        var depth = xml.Depth;
        while (!xml.IsEmptyElement && xml.Read() && xml.Depth > depth)
        {
        }
    }

    /// <summary>By its name alone: the strict and the usual workbooks differ by their namespaces.</summary>
    private static string? Attribute(this XmlReader xml, string name)
    {
        string? value = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            if (xml.LocalName == name && xml.Prefix != "xmlns")
                value = xml.Value;
        xml.MoveToElement();
        return value;
    }

    private static Outcome<Table> OpenXml(ZipArchive zip)
    {
        if (Targets(zip, "_rels/.rels", "").FirstOrDefault(t => t.Type.EndsWith("/officeDocument", StringComparison.Ordinal)) is not { Part: { } main })
            return TableRefusals.Unreadable;
        var folder = main[..(main.LastIndexOf('/') + 1)];
        var parts = Targets(zip, $"{folder}_rels/{main[folder.Length..]}.rels", folder);
        var sheets = Sheets(zip, main);
        for (var i = 0; i < sheets.Count; i++)
        {
            if (parts.FirstOrDefault(p => p.Id == sheets[i].Id) is not { } part)
                continue;
            var (rows, refusal) = Cells(zip, part.Part, parts.FirstOrDefault(p => p.Type.EndsWith("/sharedStrings", StringComparison.Ordinal))?.Part);
            if (refusal is not null)
                return refusal;
            if (rows.Table() is { Succeeded: true, Value: { } table })
                return table with { Sheet = sheets[i].Name, OtherSheets = [.. sheets.Where((_, at) => at != i).Select(s => s.Name)] };
        }
        return TableRefusals.Empty;
    }

    private static List<Target> Targets(ZipArchive zip, string relations, string folder)
    {
        var found = new List<Target>();
        using var xml = Part(zip, relations);
        while (xml?.Read() is true)
            if (xml.Begins("Relationship") && xml.Attribute("Target") is { } target)
                found.Add(new(xml.Attribute("Id"), xml.Attribute("Type") ?? "", target.StartsWith('/') ? target[1..] : folder + target));
        return found;
    }

    private static List<(string Name, string? Id)> Sheets(ZipArchive zip, string main)
    {
        var sheets = new List<(string, string?)>();
        using var xml = Part(zip, main);
        while (sheets.Count < MostSheets && xml?.Read() is true)
            if (xml.Begins("sheet"))
                sheets.Add((xml.Attribute("name") ?? "", xml.Attribute("id")));
        return sheets;
    }

    private static (TableRows Rows, Refusal? Refusal) Cells(ZipArchive zip, string sheet, string? shared)
    {
        var raw = new List<(int Row, List<XlsxCell> Cells)>();
        using (var xml = Part(zip, sheet))
        {
            var row = 0;
            while (xml?.Read() is true)
            {
                if (!xml.Begins("row"))
                    continue;
                row = int.TryParse(xml.Attribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : row + 1;
                if (Row(xml) is not { } cells)
                    return (new(), TableRefusals.TooManyCells);
                if (cells.Count > 0)
                    raw.Add((row, cells));
                if (raw.Count > Table.MostRows)
                    return (new(), TableRefusals.TooManyRows);
            }
        }
        var words = Shared(zip, shared, raw.SelectMany(r => r.Cells).Where(c => c.Type == "s").Select(c => c.Value).ToHashSet(StringComparer.Ordinal));
        var rows = new TableRows();
        foreach (var (row, cells) in raw)
        {
            var read = new List<TableCell>();
            foreach (var cell in cells)
            {
                while (read.Count < cell.Column)
                    read.Add(new(""));
                read.Add(cell.Read(words));
            }
            if (rows.Add(row, read) is { } refusal)
                return (rows, refusal);
        }
        return (rows, null);
    }

    /// <summary>The cells of a row that hold something; null when they stand too far.</summary>
    private static List<XlsxCell>? Row(XmlReader xml)
    {
        var cells = new List<XlsxCell>();
        var column = -1;
        if (xml.IsEmptyElement)
            return cells;
        while (xml.Read() && !xml.Ends("row"))
        {
            if (!xml.Begins("c"))
                continue;
            column = xml.Attribute("r") is { } reference ? ColumnOf(reference) : column + 1;
            var (type, value, formula) = (xml.Attribute("t"), "", false);
            if (!xml.IsEmptyElement)
            {
                while (xml.Read() && !xml.Ends("c"))
                {
                    if (xml.Begins("v") || xml.Begins("is"))
                        value = Words(xml, xml.LocalName);
                    if (!xml.Begins("f"))
                        continue;
                    formula = true;
                    xml.Pass();
                }
            }
            if (value.Length == 0 && !formula)
                continue;
            if (column >= Table.MostCells)
                return null;
            cells.Add(new(column, type, value, formula && value.Length == 0));
        }
        return cells;
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetter).Take(4))
            column = (column * 26) + (char.ToUpperInvariant(c) - 'A' + 1);
        return Math.Max(column, 1) - 1;
    }

    /// <summary>The words inside an element, but for the reading aids of other scripts; the reader is then at its end.</summary>
    private static string Words(XmlReader xml, string element)
    {
        if (xml.IsEmptyElement)
            return "";
        var words = new StringBuilder();
        while (xml.Read() && !xml.Ends(element))
        {
            if (xml.Begins("rPh"))
                xml.Pass();
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA)
                words.Append(xml.Value);
        }
        return words.ToString();
    }

    private static Dictionary<string, string> Shared(ZipArchive zip, string? part, HashSet<string> wanted)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = part is null ? null : Part(zip, part);
        for (var i = 0; found.Count < wanted.Count && xml?.Read() is true;)
        {
            if (!xml.Begins("si"))
                continue;
            var words = Words(xml, "si");
            if (i++.ToString(CultureInfo.InvariantCulture) is var index && wanted.Contains(index))
                found[index] = words;
        }
        return found;
    }

    private static Outcome<Table> OpenDocument(ZipArchive zip)
    {
        using var xml = Part(zip, "content.xml");
        var (table, others) = ((Table?)null, new List<string>());
        while (others.Count < MostSheets && xml?.Read() is true)
        {
            if (!xml.Begins("table"))
                continue;
            var name = xml.Attribute("name") ?? "";
            if (table is not null)
            {
                others.Add(name);
                xml.Pass();
                continue;
            }
            var rows = new TableRows();
            if (!xml.IsEmptyElement && Rows(xml, rows) is { } refusal)
                return refusal;
            if (rows.Table() is { Succeeded: true, Value: { } read })
                table = read with { Sheet = name };
            else
                others.Add(name);
        }
        return table is null ? TableRefusals.Empty : table with { OtherSheets = others };
    }

    /// <summary>Those that are repeated stand once when they are blank: an ODS says so of all that the sheet has left.</summary>
    private static Refusal? Rows(XmlReader xml, TableRows rows)
    {
        var number = 0;
        while (xml.Read() && !xml.Ends("table"))
        {
            if (!xml.Begins("table-row"))
                continue;
            var times = Times(xml, "number-rows-repeated");
            if (OdsRow(xml) is not { } cells)
                return TableRefusals.TooManyCells;
            for (var i = 0; cells.Count > 0 && i < times; i++)
                if (rows.Add(number + i + 1, [.. cells]) is { } refusal)
                    return refusal;
            number = Math.Min(number + times, MostTimes);
        }
        return null;
    }

    private static int Times(XmlReader xml, string name) =>
        int.TryParse(xml.Attribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? Math.Clamp(times, 1, MostTimes) : 1;

    private static List<TableCell>? OdsRow(XmlReader xml)
    {
        var (cells, blanks) = (new List<TableCell>(), 0);
        if (xml.IsEmptyElement)
            return cells;
        while (xml.Read() && !xml.Ends("table-row"))
        {
            if (!xml.Begins("table-cell") && !xml.Begins("covered-table-cell"))
                continue;
            var times = Times(xml, "number-columns-repeated");
            if (OdsCell(xml) is not { IsBlank: false } cell)
            {
                blanks = Math.Min(blanks + times, Table.MostCells + 1);
                continue;
            }
            if (cells.Count + blanks + times > Table.MostCells)
                return null;
            cells.AddRange(Enumerable.Repeat(new TableCell(""), blanks).Concat(Enumerable.Repeat(cell, times)));
            blanks = 0;
        }
        return cells;
    }

    private static TableCell OdsCell(XmlReader xml)
    {
        var (element, type, value, formula) = (xml.LocalName, xml.Attribute("value-type"), xml.Attribute("value"), xml.Attribute("formula"));
        var words = new StringBuilder();
        if (!xml.IsEmptyElement)
        {
            while (xml.Read() && !xml.Ends(element))
            {
                // A note of the cell is no part of it.
                if (xml.Begins("annotation"))
                    xml.Pass();
                else if (xml.Begins("s") || xml.Begins("tab") || xml.Begins("line-break") || (xml.Begins("p") && words.Length > 0))
                    words.Append(' ');
                else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
                    words.Append(xml.Value);
            }
        }
        var text = words.ToString().Trim();
        // A share is shown as one: it is no sum of money.
        var number = type is "float" or "currency" ? XlsxCell.NumberOf(value) : null;
        return new(text.Length > 0 ? text : number is null ? "" : value!, number, formula is not null && number is null && text.Length == 0);
    }

    private sealed record Target(string? Id, string Type, string Part);

    /// <param name="Type">« s »: a word of the shared list, by its place; null or « n »: a number.</param>
    private sealed record XlsxCell(int Column, string? Type, string Value, bool IsFormula)
    {
        public TableCell Read(Dictionary<string, string> shared) => IsFormula ? new("", IsFormula: true)
            : Type == "s" ? new(shared.GetValueOrDefault(Value, "").Trim())
            : Type is null or "n" ? new(Value.Trim(), NumberOf(Value))
            : new(Value.Trim());

        public static decimal? NumberOf(string? text) =>
            decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1_000_000_000_000_000m ? number : null;
    }
}
