using System.Text;
using Beffroi.Platform;
using Beffroi.Platform.Files;
using Beffroi.Platform.Files.Inspect;
using CsCheck;

namespace Beffroi.Tests.Platform.Files;

/// <summary>What a file is, by its bytes; what is refused; what is left of a photo.</summary>
public sealed class InspectTests
{
    private static readonly string[] Pictures = ["photo.jpg", "progressive.jpg", "image.png", "image.webp", "photo.heic"];

    [Theory]
    [InlineData("photo.jpg", "image/jpeg", "image/jpeg")]
    [InlineData("progressive.jpg", "image/pjpeg", "image/jpeg")]
    [InlineData("image.png", "", "image/png")]
    [InlineData("image.webp", "image/webp", "image/webp")]
    [InlineData("photo.heic", "image/heif", "image/heic")]
    [InlineData("rapport.docx", "application/zip", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("budget.xlsx", "application/octet-stream", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public void What_phones_and_office_programs_write_is_received_by_its_content(string sample, string declared, string type)
    {
        var received = InspectFile.Of(sample, declared, Given.Sample(sample));

        Assert.Equal((type, sample), (received.Value!.Kind.MediaType, received.Value.Name));
    }

    public static TheoryData<string, string, string> Others() => new()
    {
        { "lettre.PDF", "pdf", "application/pdf" },
        { "lettre", "pdf", "application/pdf" },
        { "facture.pdf", "pdf with a script and an attachment", "application/pdf" },
        { "texte.odt", "odt", "application/vnd.oasis.opendocument.text" },
        { "tableau.ods", "ods", "application/vnd.oasis.opendocument.spreadsheet" },
        { "budget.csv", "csv", "text/csv" },
        { "note.txt", "csv", "text/plain" },
    };

    [Theory, MemberData(nameof(Others))]
    public void Papers_tables_and_texts_are_received(string name, string what, string type)
    {
        var received = InspectFile.Of(name, null, what switch
        {
            "pdf" => Given.Pdf(),
            "odt" => Given.OpenDocument("text"),
            "ods" => Given.OpenDocument("spreadsheet"),
            "csv" => [0xEF, 0xBB, 0xBF, .. Given.Text("Dépense;Montant\r\nVélo;1 200 €\r\n")],
            _ => Given.Pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >> /Names << /EmbeddedFiles 4 0 R >>"),
        });

        Assert.Equal(type, received.Value?.Kind.MediaType);
        Assert.Equal(Path.GetExtension(name).Length == 0 ? name + ".pdf" : Path.ChangeExtension(name, Path.GetExtension(name).ToLowerInvariant()), received.Value!.Name);
    }

    public static TheoryData<string, string, string?, byte[]> Refused() => new()
    {
        { "file-empty", "rien.pdf", null, [] },
        { "file-unknown-kind", "facture.exe", null, [.. "MZ"u8, .. new byte[500]] },
        { "file-unknown-kind", "facture.pdf", null, [.. "MZ"u8, .. new byte[500]] },
        { "file-unknown-kind", "page.html", "text/html", Given.Text("<!doctype html><script>alert(1)</script>") },
        { "file-unknown-kind", "dessin.svg", "image/svg+xml", Given.Text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>") },
        { "file-unknown-kind", "archive.docx", null, Given.Zip(("a.txt", Given.Text("a"))) },
        { "file-unknown-kind", "vieux.doc", null, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500]] },
        { "file-unknown-kind", "presentation.docx", null, Given.Office("ppt/presentation.xml", "presentationml.presentation.main+xml") },
        // A name or a device that contradicts the content.
        { "file-wrong-name", "photo.jpg", "image/jpeg", Given.Pdf() },
        { "file-wrong-name", "photo.png", "image/png", Given.Sample("photo.jpg") },
        { "file-wrong-name", "budget.docx", null, Given.Sample("budget.xlsx") },
        { "file-wrong-name", "note.pdf", null, Given.Text("bonjour") },
        { "file-wrong-type", "lettre.pdf", "text/html", Given.Pdf() },
        { "file-wrong-type", "photo.jpg", "application/pdf", Given.Sample("photo.jpg") },
        // Two files in one.
        { "file-disguised", "lettre.pdf", null, [.. Given.Pdf(), .. Given.Zip(("a.txt", Given.Text("a")))] },
        { "file-disguised", "lettre.pdf", null, Given.Pdf(after: "<script>alert(1)</script>") },
        { "file-disguised", "lettre.pdf", null, [.. "%PDF-1.7\n<html><script>"u8, .. Given.Pdf()] },
        { "file-disguised", "photo.jpg", null, [.. Given.Sample("photo.jpg"), .. Given.Zip(("META-INF/MANIFEST.MF", Given.Text("Main-Class: A")))] },
        { "file-disguised", "photo.jpg", null, [.. Given.Sample("photo.jpg"), .. "<?php system($_GET[0]);"u8] },
        { "file-disguised", "image.png", null, [.. Given.Sample("image.png"), .. Given.Zip(("a.class", Given.Text("a")))] },
        { "file-disguised", "rapport.docx", null, WithPdfInside() },
        { "file-disguised", "note.txt", "text/plain", Given.Text(" \r\n<html><body onload=alert(1)>") },
        // Cut, or never whole.
        { "file-damaged", "photo.jpg", null, Given.Sample("photo.jpg")[..3000] },
        { "file-damaged", "image.png", null, Given.Sample("image.png")[..^20] },
        { "file-damaged", "image.webp", null, Given.Sample("image.webp")[..^20] },
        { "file-damaged", "photo.heic", null, Given.Sample("photo.heic")[..300] },
        { "file-damaged", "lettre.pdf", null, Given.Pdf()[..100] },
        { "file-damaged", "rapport.docx", null, Given.Sample("rapport.docx")[..^100] },
        { "file-damaged", "rapport.docx", null, [.. Given.Docx(), .. "more"u8] },
        { "file-not-utf8", "budget.csv", null, Encoding.Latin1.GetBytes("Dépense;Montant") },
        { "file-not-utf8", "note.txt", null, [.. "a"u8, 0, .. "b"u8] },
        // Documents that do something, leave their folder, or swell.
        { "file-macros", "rapport.docx", null, Given.Docx(("word/vbaProject.bin", [1])) },
        { "file-macros", "budget.xlsx", null, Given.Office("xl/workbook.xml", "spreadsheetml.sheet.main+xml", ("xl/macrosheets/sheet1.xml", [1])) },
        { "file-macros", "texte.odt", null, Given.OpenDocument("text", ("Basic/Standard/Module1.xml", [1])) },
        { "file-unknown-kind", "rapport.docx", null, Given.Zip(("[Content_Types].xml", Given.Text("<Types><Override PartName='/word/document.xml' ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>")), ("word/document.xml", [1])) },
        { "file-launches", "lettre.pdf", null, Given.Pdf("/OpenAction << /S /Launch /F (cmd.exe) >>") },
        { "file-damaged", "rapport.docx", null, Given.Docx(("../../etc/passwd", [1])) },
        { "file-damaged", "rapport.docx", null, Given.Docx(("/etc/passwd", [1])) },
        { "file-damaged", "rapport.docx", null, Given.Docx(("word\\..\\..\\x", [1])) },
        { "file-damaged", "rapport.docx", null, Given.Docx(("word/a.xml", [1]), ("WORD/A.xml", [2])) },
        { "file-damaged", "rapport.docx", null, Given.Zip(("[Content_Types].xml", Given.Text("<!DOCTYPE x [<!ENTITY a 'aaaa'>]><Types>&a;</Types>"))) },
        { "file-swells", "bombe.docx", null, Given.Docx(("word/media/a.bin", new byte[60_000_000])) },
        { "file-swells", "bombe.docx", null, Given.Docx([.. Enumerable.Range(0, 2_100).Select(i => ($"word/{i}.xml", new byte[] { 1 }))]) },
        { "file-swells", "bombe.docx", null, Overlapping() },
        { "file-too-many-pixels", "image.png", null, Given.Png(50_000, 50_000) },
        { "file-too-many-pixels", "image.png", null, Given.Png(29_000, 29_000) },
        { "file-damaged", "image.png", null, Given.Png(0, 10) },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_is_not_what_it_says_or_would_harm_is_refused_with_a_reason(string code, string name, string? declared, byte[] content)
    {
        var received = InspectFile.Of(name, declared, content);

        Assert.Equal(code, received.Refusal?.Code);
    }

    [Fact]
    public void Every_refusal_is_a_sentence_in_French_that_says_what_to_do_or_whose_fault_it_is()
    {
        var refusals = typeof(FileRefusals).GetFields().Select(f => (Refusal)f.GetValue(null)!).ToList();

        Assert.True(refusals.Count > 15);
        Assert.Equal(refusals.Count, refusals.Select(r => r.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.All(refusals, r => Assert.Matches(@"^[A-ZÀ-Ý][^'""]+\.$", r.Message));
        Assert.All(refusals, r => Assert.DoesNotMatch(@"[^\u00A0][:;?!»]|« ", r.Message));
    }

    [Fact]
    public void Of_a_photo_nothing_is_kept_that_tells_where_when_by_whom_or_with_what()
    {
        foreach (var sample in Pictures)
        {
            var given = Given.Sample(sample);
            var kept = InspectFile.Of(sample, null, given).Value!.Content;

            Assert.Contains("SECRET", Encoding.Latin1.GetString(given), StringComparison.Ordinal);
            Assert.DoesNotContain("SECRET", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
            Assert.DoesNotContain("2026:11:20", Encoding.Latin1.GetString(kept), StringComparison.Ordinal);
            // What was cleaned has nothing left to lose.
            Assert.Equal(kept, InspectFile.Of(sample, null, kept).Value!.Content);
        }
    }

    [Fact]
    public void A_photo_keeps_its_image_byte_for_byte_and_which_side_is_up()
    {
        var (given, kept) = (Given.Sample("photo.jpg"), InspectFile.Of("photo.jpg", null, Given.Sample("photo.jpg")).Value!.Content);
        var quantization = given.AsSpan().IndexOf((byte[])[0xFF, 0xDB]);

        Assert.EndsWith(Convert.ToHexString(given[quantization..]), Convert.ToHexString(kept), StringComparison.Ordinal);
        // Exif of one tag: orientation, short, one, 6 (turned to the right).
        Assert.Contains("457869660000" + "4D4D002A00000008" + "0001" + "011200030000000100060000", Convert.ToHexString(kept), StringComparison.Ordinal);
        Assert.DoesNotContain("45786966", Convert.ToHexString(InspectFile.Of("a.jpg", null, Given.Sample("progressive.jpg")).Value!.Content), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_phone_puts_behind_a_photo_is_left_out()
    {
        foreach (var sample in (string[])["photo.jpg", "image.png", "image.webp"])
        {
            var kept = InspectFile.Of(sample, null, Given.Sample(sample)).Value!.Content;
            Assert.Equal(kept, InspectFile.Of(sample, null, [.. Given.Sample(sample), .. "\0\0\0\x18ftypmp42 SECRETVIDEO"u8]).Value!.Content);
        }
        // In a HEIC it is a box: it stays where it is, emptied.
        var heic = InspectFile.Of("a.heic", null, [.. Given.Sample("photo.heic"), 0, 0, 0, 20, .. "mpvdSECRETVIDEO"u8, 0]).Value!.Content;
        Assert.DoesNotContain("SECRET", Encoding.Latin1.GetString(heic), StringComparison.Ordinal);
        Assert.Equal(Given.Sample("photo.heic").Length + 20, heic.Length);
    }

    [Fact]
    public void No_bytes_make_it_fail()
    {
        var seeds = Pictures.Concat(["rapport.docx", "budget.xlsx"]).Select(Given.Sample).Append(Given.Pdf()).Append(Given.OpenDocument("text")).ToArray();
        Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Select(Gen.Int[0, 40_000], Gen.Byte).Array[1, 12], Gen.Int[0, 40_000]).Sample((seed, changes, cut) =>
        {
            var bytes = (byte[])seeds[seed].Clone();
            foreach (var (at, value) in changes)
                bytes[at % bytes.Length] = value;
            var content = cut < bytes.Length ? bytes[..cut] : bytes;
            var read = InspectFile.Of("", null, content);
            return read.Succeeded ? read.Value.Content.Length <= content.Length + 40 : read.Refusal.Message.Length > 0;
        }, iter: 2_000);
    }

    [Theory]
    [InlineData(@"C:\Users\jeanne\Mes documents\Devis n° 3.PDF", "Devis n° 3.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("devis\u202Efdp.exe", "devisfdp.exe")]
    [InlineData("a\0b\r\nc\td.pdf", "ab c d.pdf")]
    [InlineData("E\u0301tat.pdf", "\u00C9tat.pdf")]
    [InlineData("  ..  .pdf", "pdf")]
    [InlineData("", "fichier")]
    [InlineData("...", "fichier")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("LPT1", "_LPT1")]
    [InlineData("a:b|c<d>\"e\"?*.txt", "abcde.txt")]
    [InlineData("\u200Bfacture\uFEFF\uD800.pdf", "facture.pdf")]
    public void A_name_is_made_safe(string given, string safe) => Assert.Equal(safe, FileName.Safe(given));

    [Fact]
    public void Any_name_becomes_one_that_any_system_can_save() => Gen.OneOf(Gen.String, Gen.String[Gen.Char["\u202E./\\:\0 a\u0301é😀"], 0, 300]).Sample(
        given => FileName.Safe(given) is var name
            && name.Length is > 0 and <= FileName.Longest && name.IsNormalized()
            && !name.Any(c => char.IsControl(c) || "/\\:*?\"<>|\u202E".Contains(c, StringComparison.Ordinal)) && name.Trim(' ', '.') == name,
        iter: 5_000);

    [Fact]
    public void An_id_has_one_text_and_reads_no_other()
    {
        var id = TypedId.New<FileId>(TimeProvider.System);

        Assert.Equal(id, FileId.Parse(id.ToString(), null));
        foreach (var other in (string?[])[null, "", id.ToString().ToUpperInvariant() + " ", $"{{{id}}}", "../" + id, new string('0', 32), id.ToString()[..31]])
            Assert.False(FileId.TryParse(other, null, out _), other);
    }

    /// <summary>An office document that a reader of PDF opens too: a PDF, uncompressed, in its first entry.</summary>
    private static byte[] WithPdfInside()
    {
        using var bytes = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(bytes, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("a.pdf", System.IO.Compression.CompressionLevel.NoCompression).Open();
            entry.Write(Given.Pdf());
        }
        return bytes.ToArray();
    }

    /// <summary>A bomb without a bomb in it: many entries of the directory are the same bytes.</summary>
    private static byte[] Overlapping()
    {
        var zip = Given.Docx(("word/a.bin", Given.Page(50_000, 1)));
        var end = zip.AsSpan().LastIndexOf("PK\x05\x06"u8);
        var directory = BitConverter.ToInt32(zip, end + 16);
        var last = zip.AsSpan(0, end).LastIndexOf("PK\x01\x02"u8);
        var entry = zip[last..end];
        var entries = Enumerable.Range(0, 40).SelectMany(i =>
        {
            var copy = (byte[])entry.Clone();
            Encoding.ASCII.GetBytes($"word/{i:00}.bi").CopyTo(copy, 46);
            return copy;
        }).ToArray();
        var tail = zip[end..];
        BitConverter.TryWriteBytes(tail.AsSpan(8), (short)42);
        BitConverter.TryWriteBytes(tail.AsSpan(10), (short)42);
        BitConverter.TryWriteBytes(tail.AsSpan(12), last - directory + entries.Length);
        return [.. zip[..last], .. entries, .. tail];
    }
}
