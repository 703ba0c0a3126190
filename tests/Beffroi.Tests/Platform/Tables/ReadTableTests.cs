using System.Globalization;
using System.Text;
using Beffroi.Platform.Tables;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Platform.Files;
using CsCheck;

namespace Beffroi.Tests.Platform.Tables;

/// <summary>Tables as people copy and save them, and bytes of every other sort.</summary>
public sealed class ReadTableTests
{
    private static readonly object?[][] Budget = [["Achats", 1234.5m], [], ["Loyers", null, new Formula(600m)], ["Total", new Formula(null)]];

    public static TheoryData<string, byte[]> Same => new()
    {
        { "budget.xlsx", Sheets.Xlsx(Budget) },
        { "budget.ods", Sheets.Ods(Budget) },
    };

    [Theory, MemberData(nameof(Same))]
    public void A_workbook_gives_its_cells_and_the_results_that_were_kept(string name, byte[] content)
    {
        var table = ReadTable.OfFile(name, content).Value!;

        Assert.Equal("Budget", table.Sheet);
        Assert.Equal([1, 3, 4], table.Rows.Select(r => r.Number));
        Assert.Equal(("Achats", 1234.5m), (table.Rows[0].Cells[0].Text, table.Rows[0].Cells[1].Number));
        Assert.True(table.Rows[1].Cells[1].IsBlank);
        Assert.Equal(600m, table.Rows[1].Cells[2].Number);
        Assert.True(table.Rows[2].Cells[1].IsFormula);
    }

    [Theory]
    [InlineData("Achats;\"1 234,50 €\"\r\nLoyers;600", "utf-8")]
    [InlineData("Achats\t1 234,50 €\nLoyers\t600\n", "utf-16")]
    [InlineData("Achats;1 234,50 €\r\n\"Loyers\";600", "windows-1252")]
    [InlineData("Achats,\"1 234,50 €\"\nLoyers,600", "utf-8")]
    public void Text_is_read_whatever_stands_between_its_cells_and_however_it_is_encoded(string text, string encoding)
    {
        var how = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);

        var table = ReadTable.OfFile("budget.csv", [.. how.GetPreamble(), .. how.GetBytes(text)]).Value!;

        Assert.Equal([["Achats", "1 234,50 €"], ["Loyers", "600"]], table.Rows.Select(r => r.Cells.Select(c => c.Text).ToArray()).ToArray());
    }

    [Fact]
    public void What_is_no_table_or_too_much_of_one_is_refused_by_its_own_words()
    {
        Assert.Equal("table-empty", Why("vide.csv", []));
        Assert.Equal("table-empty", Why("vide.csv", Given.Text(" ; ;\n")));
        Assert.Equal("table-empty", Why("vide.xlsx", Sheets.Xlsx()));
        Assert.Equal("table-empty", Why("vide.ods", Sheets.Ods()));
        Assert.Equal("table-too-large", Why("gros.csv", new byte[ReadTable.LargestFile + 1]));
        Assert.Equal("table-not-a-table", Why("zero.csv", Given.Text("Achats;10\0")));
        Assert.Equal("table-not-a-table", Why("devis.pdf", Given.Pdf()));
        Assert.Equal("table-not-a-table", Why("photo.png", Given.Png(2, 2)));
        Assert.Equal("table-not-a-table", Why("lettre.docx", Given.Docx()));
        Assert.Equal("table-not-a-table", Why("archive.zip", Given.Zip(("a.txt", Given.Text("a")))));
        Assert.Equal("table-old-workbook", Why("budget.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]));
        Assert.Equal("file-swells", Why("bombe.xlsx", Given.Zip(("[Content_Types].xml", Given.Text("<Types/>")), ("xl/worksheets/sheet1.xml", new byte[60_000_000]))));
        Assert.Equal("table-unreadable", Why("sans-feuille.ods", Given.OpenDocumentOf("<office:document-content")));
        Assert.Equal("table-unreadable", Why("dtd.ods", Given.OpenDocumentOf("""<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>""")));
    }

    [Fact]
    public void A_hundred_thousand_rows_are_refused_before_they_are_all_read()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 100_000).Select(i => $"Achats\t{i}"));
        Assert.Equal("table-too-many-rows", ReadTable.OfText(rows).Refusal!.Code);
        Assert.Equal("table-too-many-rows", Why("long.csv", Given.Text(rows)));
        Assert.Equal("table-too-many-rows", Why("long.xlsx", Sheets.Workbook(string.Concat(Enumerable.Repeat("""<row><c><v>1</v></c></row>""", 100_000)), "", "Budget")));
        Assert.Equal("table-too-many-rows", Why("long.ods", Given.OpenDocumentOf("""<a xmlns:t="t"><t:table><t:table-row t:number-rows-repeated="100000"><t:table-cell t:value-type="float" t:value="1"/></t:table-row></t:table></a>""")));
        Assert.Equal("table-too-many-cells", ReadTable.OfText(string.Join('\t', Enumerable.Repeat("1", 61))).Refusal!.Code);
        Assert.Equal("table-too-many-cells", Why("large.xlsx", Sheets.Workbook("""<row><c r="ZZ1"><v>1</v></c></row>""", "", "Budget")));
        Assert.Equal("table-too-many-cells", Why("large.ods", Given.OpenDocumentOf("""<a xmlns:t="t"><t:table><t:table-row><t:table-cell t:number-columns-repeated="61" t:value-type="float" t:value="1"/></t:table-row></t:table></a>""")));
    }

    [Fact]
    public void The_first_sheet_that_has_something_is_read_and_the_others_are_named()
    {
        var table = ReadTable.OfFile("budget.xlsx", Sheets.Xlsx(["Notes", "Calculs"], ["Achats", 5m])).Value!;

        Assert.Equal(("Budget", "Notes Calculs"), (table.Sheet, string.Join(' ', table.OtherSheets)));
    }

    [Theory]
    [InlineData("1 234,50 €", 1234.5)]
    [InlineData("1\u202F234,50\u00A0€", 1234.5)]
    [InlineData("1,234.50", 1234.5)]
    [InlineData("€1,234,567.5", 1234567.5)]
    [InlineData("1.234.567", 1234567)]
    [InlineData("1'234.50", 1234.5)]
    [InlineData("12500 euros", 12500)]
    [InlineData("0", 0)]
    [InlineData("-", 0)]
    [InlineData("- €", 0)]
    [InlineData("-0,00", 0)]
    public void Euros_are_read_in_French_and_in_English(string text, double euros) =>
        Assert.Equal(new CellAmount(CellAmountKind.Amount, (decimal)euros), CellAmount.Of(new(text)));

    [Theory]
    [InlineData("-500", CellAmountKind.Negative)]
    [InlineData("−1 500,00 €", CellAmountKind.Negative)]
    [InlineData("(500)", CellAmountKind.Negative)]
    [InlineData("12.500", CellAmountKind.Ambiguous)]
    [InlineData("12,345", CellAmountKind.Ambiguous)]
    [InlineData("1,2,3", CellAmountKind.Ambiguous)]
    [InlineData("#REF!", CellAmountKind.Formula)]
    [InlineData("#DIV/0!", CellAmountKind.Formula)]
    [InlineData("Err:502", CellAmountKind.Formula)]
    [InlineData("", CellAmountKind.None)]
    [InlineData("€", CellAmountKind.None)]
    [InlineData("80 000 Amiens", CellAmountKind.None)]
    [InlineData("03 20 00 00 00", CellAmountKind.None)]
    [InlineData("12 %", CellAmountKind.None)]
    [InlineData("12/05/2027", CellAmountKind.None)]
    [InlineData("Achats", CellAmountKind.None)]
    public void What_is_no_sum_or_not_a_plain_one_is_said_to_be_so(string text, CellAmountKind kind) => Assert.Equal(kind, CellAmount.Of(new(text)).Kind);

    [Fact]
    public void A_sum_is_the_same_however_it_is_written() => Gen.Long[0, 99_999_999_999].Sample(cents =>
    {
        var euros = cents / 100m;
        Assert.All(
            [euros.ToString("#,##0.00", CultureInfo.GetCultureInfo("fr-FR")), euros.ToString("#,##0.00", CultureInfo.GetCultureInfo("en-GB")), euros.ToString("0.00", CultureInfo.InvariantCulture), euros.ToString("#,##0.00", CultureInfo.GetCultureInfo("de-DE")) + " €"],
            text => Assert.Equal(new CellAmount(CellAmountKind.Amount, euros), CellAmount.Of(new(text))));
        Assert.Equal(euros, CellAmount.Of(new("", euros)).Euros);
    });

    [Fact]
    public void Bytes_of_any_kind_are_answered_never_thrown_at()
    {
        byte[][] seeds = [Sheets.Xlsx(Budget), Sheets.Ods(Budget), Given.Text("Achats;\"10\n20\";30\n\"Loyers"), [0xFF, 0xFE, 0x41]];
        Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Select(Gen.Int[0, 20_000], Gen.Byte).Array[0, 8], Gen.Int[0, 4_000]).Sample((which, changes, cut) =>
        {
            var bytes = seeds[which].ToArray();
            foreach (var (at, value) in changes)
                bytes[at % bytes.Length] = value;
            ReadTable.OfFile("a", bytes);
            ReadTable.OfFile("a", bytes[..Math.Min(cut, bytes.Length)]);
        }, iter: Depth.IsDeep ? 200_000 : 2_000);
        Gen.Select(Gen.Char.Array[0, 200], Gen.Char.Array[0, 50]).Sample((sheet, content) =>
        {
            ReadTable.OfText(new(sheet));
            ReadTable.OfFile("a.xlsx", Sheets.Workbook(new(sheet), new(content), "Budget"));
            ReadTable.OfFile("a.ods", Given.OpenDocumentOf(new(sheet)));
        }, iter: 500);
    }

    private static string Why(string name, byte[] content) => ReadTable.OfFile(name, content) is { Succeeded: false, Refusal: var refusal } ? refusal.Code : "read";
}
