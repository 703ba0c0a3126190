using System.Diagnostics;
using Beffroi.Platform;
using Beffroi.Platform.Documents;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Beffroi.Tests.Platform.Documents;

/// <summary>The worker that makes documents: what is refused, what is survived, and what data cannot do.</summary>
public sealed class MakePdfTests : IDisposable
{
    private const string Plain = """
        #import "/Platform/Documents/house.typ": *
        #show: house.with(given, foot: [Essai])
        = #given.title
        #content.text
        """;

    /// <summary>Typst stops a loop that never ends; these only last for hours.</summary>
    private const string Endless = "#let r = range(5000)\n#for a in r { for b in r { for c in r { let x = calc.sin(c) } } }";

    private static readonly DateOnly Day = new(2026, 11, 23);

    private readonly string templates = Directory.CreateTempSubdirectory("beffroi-documents-").FullName;
    private readonly FakeTimeProvider clock = new();
    private readonly MakePdf make;

    public MakePdfTests()
    {
        CopyTemplates();
        File.WriteAllText(Path.Combine(templates, "plain.typ"), Plain);
        make = With(new() { Node = "node", Templates = templates });
    }

    [Fact]
    public async Task Nothing_runs_before_the_first_document_nor_long_after_the_last()
    {
        Assert.Null(make.WorkerId);
        Assert.True((await Ask("Bonjour")).Succeeded);
        using var worker = Process.GetProcessById(make.WorkerId!.Value);

        clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Null(make.WorkerId);
        Assert.True(worker.WaitForExit(TimeSpan.FromSeconds(10)));
        Assert.True((await Ask("Encore")).Succeeded);
    }

    [Fact]
    public async Task Ten_documents_arrive_while_the_worker_is_killed_twice()
    {
        await Ask("Premier");
        var first = make.WorkerId!.Value;
        var asked = Enumerable.Range(0, 10).Select(i => Task.Run(() => Ask($"Document {i}"))).ToList();
        Kill(first);
        while (asked.Any(t => !t.IsCompleted) && (make.WorkerId is null || make.WorkerId == first))
            await Task.Delay(1);
        Kill(make.WorkerId!.Value);
        var made = await Task.WhenAll(asked);

        Assert.All(made, outcome => Assert.True(outcome.Succeeded, outcome.Refusal?.Code));
        for (var i = 0; i < made.Length; i++)
            Assert.Contains($"Document {i}", TaggedPdf.Open(made[i].Value!).Text, StringComparison.Ordinal);
        Assert.NotEqual(first, make.WorkerId);
    }

    [Fact]
    public async Task The_same_content_gives_the_same_bytes() =>
        Assert.Equal((await Ask("Pareil")).Value, (await Ask("Pareil")).Value);

    [Theory]
    [InlineData("#panic() #import \"/etc/passwd\" #read(\"/data.json\") \\u{41} $x^2$ *gras* _it_ `code` <label> @ref // note")]
    [InlineData("\"},\"template\":\"autre.typ\",\"x\":{\"")]
    [InlineData("</script><b>&amp;\\\" ' [ ] { } ( ) ; #{ }")]
    public async Task Text_that_looks_like_source_is_text(string text)
    {
        var pdf = TaggedPdf.Open((await Ask(text)).Value!);

        Assert.Contains(text.Replace(" ", "", StringComparison.Ordinal), pdf.Text.Replace(" ", "", StringComparison.Ordinal).Replace("\u200b", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\0b\u0001c\u0007d\u001be\u007ff", "abcdef")]
    [InlineData("un\tdeux\r\ntrois\u2028quatre", "un deux trois quatre")]
    [InlineData("x\u202ey\u200fz\ufeffw\u00adv", "xyzwv")]
    [InlineData("8\u202f000\u00a0€", "8 000 €")]
    [InlineData("de\u0301ja\u0300 É œ « » ≥ − ½", "déjà É œ « » ≥ − ½")]
    [InlineData("fête 🎉 漢字 العربية 👩‍👩‍👧 fin", "fin")]
    [InlineData("\ud800 moitié \udc00", "moitié")]
    public async Task Any_character_leaves_a_document_that_can_be_read(string text, string read)
    {
        var pdf = TaggedPdf.Open((await Ask(text)).Value!);

        Assert.Contains(read, pdf.Text.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_Node_of_Debian_12_is_enough()
    {
        using var older = With(new() { Node = Path.Combine(Repository.Root, "tests", "Beffroi.Tests", "Platform", "Documents", "node-18.sh"), Templates = templates });

        var made = await older.Make(new("plain.typ", "Titre", Day, new { Text = "\ud800 moitié" }), CancellationToken.None);

        Assert.Contains("moitié", TaggedPdf.Open(made.Value!).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_of_ten_thousand_letters_is_broken_over_lines()
    {
        var pdf = TaggedPdf.Open((await Ask(new string('m', 10_000))).Value!);

        Assert.Equal(10_000, pdf.Text.Count(c => c == 'm'));
        Assert.InRange(pdf.Pages, 2, 10);
    }

    [Fact]
    public async Task A_document_without_title_is_a_fault_of_its_author() =>
        await Assert.ThrowsAsync<ArgumentException>(() => make.Make(new("plain.typ", " ", Day, new { Text = "x" }), CancellationToken.None));

    [Theory]
    [InlineData("""
        #import "/Platform/Documents/house.typ": *
        = Sans titre
        """)]
    [InlineData("""
        #import "/Platform/Documents/house.typ": *
        #show: house.with(given, foot: [])
        #image(bytes("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"), format: "svg")
        """)]
    [InlineData("#read(\"/../../../../etc/passwd\")")]
    [InlineData("#read(\"/etc/passwd\")")]
    [InlineData("#import \"/Platform/Documents/absent.typ\": x")]
    public async Task A_template_without_title_without_alternative_text_or_that_reads_the_machine_is_refused(string template)
    {
        File.WriteAllText(Path.Combine(templates, "plain.typ"), template);

        Assert.Equal("document-failed", (await Ask("x")).Refusal?.Code);
    }

    [Fact]
    public async Task What_is_refused_harms_no_other()
    {
        Assert.Equal("document-failed", (await make.Make(new("absent.typ", "Titre", Day, new { Text = "x" }), CancellationToken.None)).Refusal?.Code);
        var worker = make.WorkerId;

        Assert.True((await Ask("Bonjour")).Succeeded);
        Assert.Equal(worker, make.WorkerId);
    }

    [Fact]
    public async Task A_document_that_never_ends_is_given_up_and_the_next_one_arrives()
    {
        File.WriteAllText(Path.Combine(templates, "endless.typ"), Endless);
        var endless = Task.Run(() => make.Make(new("endless.typ", "Titre", Day, new { }), CancellationToken.None));
        await Task.Delay(500);
        var next = await Ask("Bonjour");

        Assert.Equal("document-too-slow", (await endless).Refusal?.Code);
        Assert.True(next.Succeeded || next.Refusal?.Code == "document-busy");
        Assert.True((await Ask("Encore")).Succeeded);
    }

    [Fact]
    public async Task Too_much_data_is_refused_before_it_is_sent()
    {
        Assert.Equal("document-too-large", (await Ask(new string('a', 3_000_000))).Refusal?.Code);
        Assert.Null(make.WorkerId);
    }

    [Fact]
    public async Task Those_who_leave_hold_nobody_up()
    {
        await Ask("Premier");
        using var leave = new CancellationTokenSource();
        var left = Enumerable.Range(0, 40).Select(i => make.Make(new("plain.typ", "Titre", Day, new { Text = new string('x', 50_000) + i }), leave.Token)).ToList();
        await leave.CancelAsync();
        foreach (var task in left)
            if (await Record.ExceptionAsync(() => task) is { } ended)
                Assert.IsAssignableFrom<OperationCanceledException>(ended);

        Assert.Contains("Reste", TaggedPdf.Open((await Ask("Reste")).Value!).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_the_queue_holds_are_told_to_come_back()
    {
        File.WriteAllText(Path.Combine(templates, "endless.typ"), Endless);
        using var leave = new CancellationTokenSource();
        var endless = make.Make(new("endless.typ", "Titre", Day, new { }), leave.Token);
        var waiting = Enumerable.Range(0, 63).Select(_ => make.Make(new("plain.typ", "Titre", Day, new { Text = "x" }), leave.Token)).ToList();

        Assert.Equal("document-busy", (await Ask("Un de trop")).Refusal?.Code);
        await leave.CancelAsync();
        foreach (var task in waiting.Prepend(endless))
            Assert.IsAssignableFrom<OperationCanceledException>(await Record.ExceptionAsync(() => task));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("/nowhere/node", true)]
    [InlineData("node", false)]
    public async Task Without_Node_or_without_Typst_no_document_is_made_and_it_is_tried_again_later(string? node, bool withModules)
    {
        var empty = Directory.CreateDirectory(Path.Combine(templates, "modules")).FullName;
        using var unable = With(new() { Node = node, Templates = templates, Modules = withModules ? new DocumentOptions { Node = node }.Modules : empty });

        for (var i = 0; i < 3; i++)
            Assert.Equal("document-unavailable", (await unable.Make(new("plain.typ", "Titre", Day, new { Text = "x" }), CancellationToken.None)).Refusal?.Code);
        Assert.Null(unable.WorkerId);
    }

    private Task<Outcome<byte[]>> Ask(string text) => make.Make(new("plain.typ", "Titre", Day, new { Text = text }), CancellationToken.None);

    private MakePdf With(DocumentOptions options) => new(options, clock, NullLogger<MakePdf>.Instance);

    private void CopyTemplates()
    {
        var source = new DocumentOptions { Node = "node" }.Templates;
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(templates, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    public void Dispose()
    {
        make.Dispose();
        Directory.Delete(templates, recursive: true);
    }
}
