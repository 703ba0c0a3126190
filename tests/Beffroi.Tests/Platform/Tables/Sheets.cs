using System.Globalization;
using Beffroi.Tests.Platform.Files;

namespace Beffroi.Tests.Platform.Tables;

/// <summary>Workbooks as Excel and LibreOffice write them. A cell is a string, a decimal, null, or a formula with what was kept of it.</summary>
internal static class Sheets
{
    private const string Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml", Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    private const string Types =
        $"""
        <?xml version="1.0"?><Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="{Kinds}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Kinds}.worksheet+xml"/>
        <Override PartName="/xl/worksheets/sheet2.xml" ContentType="{Kinds}.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="{Kinds}.sharedStrings+xml"/></Types>
        """;

    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Xlsx(params object?[][] rows) => Workbook(Sheet(rows), Shared(rows), "Budget");

    /// <summary>With other sheets after it.</summary>
    public static byte[] Xlsx(IReadOnlyList<string> others, params object?[][] rows) => Workbook(Sheet(rows), Shared(rows), ["Budget", .. others]);

    /// <param name="sheet">Its rows, as they stand in the file.</param>
    public static byte[] Workbook(string sheet, string shared, params string[] sheets) => Given.Zip(
        ("[Content_Types].xml", Given.Text(Types)),
        ("_rels/.rels", Given.Text($"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""")),
        ("xl/workbook.xml", Given.Text($"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(sheets.Select((s, i) => $"""<sheet name="{s}" sheetId="{i + 1}" r:id="rId{i + 1}"/>"""))}</sheets></workbook>""")),
        ("xl/_rels/workbook.xml.rels", Given.Text($"""<Relationships xmlns="{Package}/relationships">{string.Concat(sheets.Select((_, i) => $"""<Relationship Id="rId{i + 1}" Type="{Relations}/worksheet" Target="worksheets/sheet{Math.Min(i + 1, 2)}.xml"/>"""))}<Relationship Id="rId99" Type="{Relations}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>""")),
        ("xl/worksheets/sheet1.xml", Given.Text($"""<worksheet xmlns="{Main}"><sheetData>{sheet}</sheetData></worksheet>""")),
        ("xl/worksheets/sheet2.xml", Given.Text($"""<worksheet xmlns="{Main}"><sheetData/></worksheet>""")),
        ("xl/sharedStrings.xml", Given.Text($"""<sst xmlns="{Main}">{shared}</sst>""")));

    public static byte[] Ods(params object?[][] rows) => Given.OpenDocumentOf(
        $"""
        <office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="Budget"><table:table-column/>
        {string.Concat(rows.Select(r => $"<table:table-row>{string.Concat(r.Select(OdsCell))}</table:table-row>"))}
        <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
        </table:table></office:spreadsheet></office:body></office:document-content>
        """);

    private static string Sheet(object?[][] rows)
    {
        var words = Words(rows);
        return string.Concat(rows.Select((cells, r) => cells.Length == 0 ? "" : $"""<row r="{r + 1}">{string.Concat(cells.Select((c, i) => XlsxCell(c, $"{(char)('A' + i)}{r + 1}", words)))}</row>"""));
    }

    private static string XlsxCell(object? cell, string at, List<string> words) => cell switch
    {
        null => "",
        string text => $"""<c r="{at}" t="s"><v>{words.IndexOf(text)}</v></c>""",
        decimal number => $"""<c r="{at}"><v>{number.ToString(CultureInfo.InvariantCulture)}</v></c>""",
        Formula { Result: { } kept } => $"""<c r="{at}"><f>SUM(A1:A2)</f><v>{kept.ToString(CultureInfo.InvariantCulture)}</v></c>""",
        Formula => $"""<c r="{at}"><f>SUM(A1:A2)</f></c>""",
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, null),
    };

    private static string Shared(object?[][] rows) => string.Concat(Words(rows).Select(w => $"<si><r><t>{w[..1]}</t></r><r><t>{w[1..]}</t></r><rPh><t>lecture</t></rPh></si>"));

    private static List<string> Words(object?[][] rows) => [.. rows.SelectMany(r => r).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string OdsCell(object? cell) => cell switch
    {
        null => "<table:table-cell/>",
        string text => $"""<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>{text}</text:p></table:table-cell>""",
        decimal number => OdsNumber(number, ""),
        Formula { Result: { } kept } => OdsNumber(kept, """ table:formula="of:=SUM([.A1:.A2])" """),
        Formula => """<table:table-cell table:formula="of:=SUM([.A1:.A2])"/>""",
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, null),
    };

    private static string OdsNumber(decimal number, string formula) =>
        $"""<table:table-cell{formula} office:value-type="currency" office:value="{number.ToString(CultureInfo.InvariantCulture)}"><text:p>{number.ToString("0.00", CultureInfo.InvariantCulture)} €</text:p></table:table-cell>""";
}

/// <summary>A formula, with the result that was kept of it.</summary>
internal sealed record Formula(decimal? Result);
