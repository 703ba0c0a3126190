using System.Diagnostics;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace Beffroi.Tests.Harness;

/// <summary>A PDF as an assistive technology meets it: its structure tree, and the words that hang on it, in reading order.</summary>
public sealed class TaggedPdf
{
    private readonly PdfDocument pdf;
    private readonly Dictionary<(IndirectReference Page, int Id), string> words = [];
    private readonly List<(string Role, string Text)> elements = [];
    private readonly List<string> figuresWithoutText = [];

    private TaggedPdf(PdfDocument pdf)
    {
        this.pdf = pdf;
        var pages = PagesUnder(Catalog.Data["Pages"]).ToList();
        foreach (var (page, reference) in pdf.GetPages().Zip(pages))
            foreach (var marked in page.GetMarkedContents())
                Collect(reference, marked);
        if (Catalog.TryGet(NameToken.Create("StructTreeRoot"), out var root) && Resolve(root) is DictionaryToken tree)
            Walk(tree, null);
        (Pages, Title, IsTagged, Language, ShowsItsTitle) = (pdf.NumberOfPages, pdf.Information.Title ?? "", Tagged(), Tongue(), TitleShown());
        Links = [.. pages.SelectMany(LinksOn).Distinct(StringComparer.Ordinal)];
        Metadata = pdf.TryGetXmpMetadata(out var xmp) ? Encoding.UTF8.GetString(xmp.GetXmlBytes().ToArray()) : "";
    }

    /// <summary>Reads it, once two others that read PDFs have found nothing wrong with its bytes and its structure.</summary>
    public static TaggedPdf Open(byte[] bytes)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, bytes);
            Agrees("qpdf", "--check", file);
            // Its words too, when there is time: it draws the pages again for every element of the tree.
            Agrees("pdfinfo", Depth.IsDeep ? "-struct-text" : "-struct", file);
        }
        finally
        {
            File.Delete(file);
        }
        using var opened = PdfDocument.Open(bytes);
        return new(opened);
    }

    /// <summary>
    /// What poppler says of every document that has no suspect, as it should have none: it takes « false » for a mistake. It also warns of the colours of
    /// borders, which it reads in one of their two forms only.
    /// </summary>
    private static readonly string[] FalseAlarms = ["Syntax Error: Suspects object is wrong type (boolean)", "Syntax Warning: Attribute BorderColor value is of wrong type (array)"];

    /// <summary>Ends with 0, and complains of nothing.</summary>
    private static void Agrees(string reader, params string[] arguments)
    {
        using var reading = Process.Start(new ProcessStartInfo(reader, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var told = reading.StandardOutput.ReadToEndAsync();
        var complaints = reading.StandardError.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Except(FalseAlarms).ToList();
        reading.WaitForExit();
        Assert.True(reading.ExitCode == 0 && complaints.Count == 0 && told.Result.Length > 0, $"{reader}: {string.Join('\n', complaints)}\n{told.Result}");
    }

    public int Pages { get; }

    public string Title { get; }

    /// <summary>Addresses that its links lead to.</summary>
    public IReadOnlyList<string> Links { get; }

    /// <summary>The XMP packet.</summary>
    public string Metadata { get; }

    public bool IsTagged { get; }

    public string? Language { get; }

    public bool ShowsItsTitle { get; }

    private bool Tagged() => Member(Catalog, "MarkInfo") is DictionaryToken info && Member(info, "Marked") is BooleanToken { Data: true };

    private string? Tongue() => Member(Catalog, "Lang") switch { StringToken text => text.Data, HexToken hex => hex.Data, _ => null };

    private bool TitleShown() => Member(Catalog, "ViewerPreferences") is DictionaryToken shown && Member(shown, "DisplayDocTitle") is BooleanToken { Data: true };

    /// <summary>Headings with their level, in reading order.</summary>
    public IReadOnlyList<(int Level, string Text)> Headings => [.. elements.Where(e => e.Role is ['H', >= '1' and <= '6']).Select(e => (e.Role[1] - '0', Spaced(e.Text)))];

    /// <summary>Every role of the tree, with the words of the elements that have some of their own or below them.</summary>
    public IReadOnlyList<(string Role, string Text)> Elements => elements;

    public IReadOnlyList<string> FiguresWithoutText => figuresWithoutText;

    /// <summary>All the words in the order of the tree, spaces made one. What hangs on no element is not read, and is not here.</summary>
    public string Text => Spaced(string.Join(' ', elements.Where(e => e.Role is "Document").Select(e => e.Text)));

    private DictionaryToken Catalog => pdf.Structure.Catalog.CatalogDictionary;

    public static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Without the breaks that a long word may have had to take, nor any space.</summary>
    public static string Unbroken(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private IEnumerable<string> LinksOn(IndirectReference page)
    {
        if (Member((DictionaryToken)pdf.Structure.GetObject(page).Data, "Annots") is not ArrayToken annotations)
            yield break;
        foreach (var annotation in annotations.Data.Select(Resolve).OfType<DictionaryToken>())
            if (Member(annotation, "A") is DictionaryToken action && Member(action, "URI") is StringToken address)
                yield return address.Data;
    }

    private IEnumerable<IndirectReference> PagesUnder(IToken node)
    {
        if (Member((DictionaryToken)Resolve(node), "Kids") is ArrayToken kids)
            return kids.Data.SelectMany(PagesUnder);
        return [((IndirectReferenceToken)node).Data];
    }

    /// <param name="page">Where it stands.</param>
    /// <param name="marked">A sequence of letters, with its own number or inside one that has.</param>
    /// <param name="around">The number of the sequence around it.</param>
    private void Collect(IndirectReference page, MarkedContentElement marked, int around = -1)
    {
        if (marked.IsArtifact)
            return;
        var id = marked.MarkedContentIdentifier >= 0 ? marked.MarkedContentIdentifier : around;
        if (id >= 0)
            words[(page, id)] = words.GetValueOrDefault((page, id), "") + (marked.ActualText ?? Lines(marked.Letters));
        foreach (var child in marked.Children)
            Collect(page, child, id);
    }

    /// <summary>The letters of a sequence; a new line begins with a space.</summary>
    private static string Lines(IReadOnlyList<Letter> letters)
    {
        var text = new StringBuilder();
        Letter? last = null;
        foreach (var letter in letters)
        {
            if (last is not null && Math.Abs(letter.StartBaseLine.Y - last.StartBaseLine.Y) > letter.FontSize * 0.4)
                text.Append(' ');
            text.Append(letter.Value);
            last = letter;
        }
        return text.ToString();
    }

    private string Walk(DictionaryToken element, IndirectReference? page)
    {
        var role = Member(element, "S") is NameToken name ? name.Data : "Root";
        if (element.TryGet(NameToken.Create("Pg"), out var on) && on is IndirectReferenceToken reference)
            page = reference.Data;
        var place = elements.Count;
        elements.Add((role, ""));
        if (role == "Figure" && !element.ContainsKey(NameToken.Create("Alt")))
            figuresWithoutText.Add(role);
        var text = new StringBuilder();
        foreach (var kid in Kids(element))
            text.Append(kid switch
            {
                NumericToken id when page is { } here => words.GetValueOrDefault((here, id.Int), ""),
                DictionaryToken child when child.ContainsKey(NameToken.Create("S")) => Separated(Walk(child, page), child),
                DictionaryToken content when Member(content, "MCID") is NumericToken id =>
                    words.GetValueOrDefault(((content.TryGet(NameToken.Create("Pg"), out var other) && other is IndirectReferenceToken there ? there.Data : page!.Value), id.Int), ""),
                _ => "",
            });
        elements[place] = (role, text.ToString());
        return text.ToString();
    }

    /// <summary>Blocks are apart from each other; what stands in a line is not.</summary>
    private string Separated(string text, DictionaryToken child) =>
        Member(child, "S") is NameToken { Data: "Span" or "Link" or "Strong" or "Em" or "Reference" } ? text : $" {text} ";

    private IEnumerable<IToken> Kids(DictionaryToken element) => Member(element, "K") switch
    {
        ArrayToken many => many.Data.Select(Resolve),
        null => [],
        var one => [one],
    };

    private IToken? Member(DictionaryToken of, string name) => of.TryGet(NameToken.Create(name), out var token) ? Resolve(token) : null;

    private IToken Resolve(IToken token)
    {
        while (token is IndirectReferenceToken reference)
            token = pdf.Structure.GetObject(reference.Data).Data;
        return token;
    }
}
