using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Beffroi.Platform.Tables;

/// <summary>The sheets of an ODS: what their cells show, without styles nor links. No library that is free to use reads one.</summary>
internal static class OpenDocumentSheets
{
    private const int MostTimes = 2_000_000;

    /// <param name="content">The archive.</param>
    /// <param name="mostRows">With more, it is refused.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="XmlException">The same, or it is larger than <see cref="Workbook.LongestPart"/>.</exception>
    public static Outcome<Table> Read(byte[] content, int mostRows)
    {
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        using var xml = Part(zip, "content.xml");
        var (table, others) = ((Table?)null, new List<string>());
        while (others.Count < Workbook.MostSheets && xml?.Read() is true)
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
            var rows = new TableRows(mostRows);
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
        var number = type is "float" or "currency" ? Workbook.NumberOf(value) : null;
        return new(text.Length > 0 ? text : number is null ? "" : value!, number, formula is not null && number is null && text.Length == 0);
    }

    private static XmlReader? Part(ZipArchive zip, string name) => zip.GetEntry(name.TrimStart('/')) is { } entry
        ? XmlReader.Create(entry.Open(), new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Workbook.LongestPart, CloseInput = true, IgnoreComments = true, IgnoreProcessingInstructions = true })
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

    /// <summary>By its name alone: prefixes are free.</summary>
    private static string? Attribute(this XmlReader xml, string name)
    {
        string? value = null;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
            if (xml.LocalName == name && xml.Prefix != "xmlns")
                value = xml.Value;
        xml.MoveToElement();
        return value;
    }
}
