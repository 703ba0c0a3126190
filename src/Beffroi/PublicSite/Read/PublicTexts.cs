using System.Collections.Concurrent;
using Beffroi.Catalogue;
using Ganss.Xss;
using Markdig;
using Microsoft.AspNetCore.Html;

namespace Beffroi.PublicSite.Read;

/// <summary>The prose of public pages: Markdown files of the region folder, made into HTML that cannot carry a script.</summary>
internal sealed class PublicTexts(RegionFolder folder)
{
    /// <summary>Names of the texts that the site must have, which are also their addresses.</summary>
    public static readonly IReadOnlyList<string> Names = ["cadre", "accessibilite", "mentions-legales", "confidentialite"];

    // Raw HTML is text here, not markup; titles get ids so that they can be linked to.
    private static readonly MarkdownPipeline Markdown =
        new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().UseAutoIdentifiers(Markdig.Extensions.AutoIdentifiers.AutoIdentifierOptions.GitHub).Build();

    private readonly ConcurrentDictionary<string, HtmlString> texts = new(StringComparer.Ordinal);

    /// <summary>Read at the first use.</summary>
    public HtmlString this[string name] => texts.GetOrAdd(name, n => ToHtml(File.ReadAllText(Path.Combine(folder.Path, FileOf(n)))));

    /// <summary>Where one stands in the folder.</summary>
    public static string FileOf(string name) => $"texts/{name}.md";

    internal static HtmlString ToHtml(string markdown)
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedAttributes.Add("id");
        sanitizer.AllowedAttributes.Remove("style");
        sanitizer.AllowedTags.Remove("form");
        sanitizer.AllowedTags.Remove("input");
        sanitizer.AllowedSchemes.Add("mailto");
        return new(sanitizer.Sanitize(Markdig.Markdown.ToHtml(Typography.Typeset(markdown), Markdown)));
    }
}
