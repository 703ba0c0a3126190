using Beffroi.Rules;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Catalogue;

/// <summary>
/// <c>&lt;b-cited sources="@list" /&gt;</c>: the texts that say something, in one quiet line, with the firmness and the day they were read.
/// </summary>
[HtmlTargetElement("b-cited", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CitedTagHelper : TagHelper
{
    public IReadOnlyList<Source> Sources { get; set; } = [];

    /// <summary>Of what is cited, when it is less than that of its texts.</summary>
    public Firmness? Firmness { get; set; }

    /// <summary>Leaves the firmness and the day to the list of sources of the page.</summary>
    public bool Brief { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Sources.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "b-source");
        // Texts of the same firmness read on the same day are told together.
        var groups = Sources.GroupBy(s => (s.Firmness, Brief ? default : s.ReadOn)).ToList();
        for (var i = 0; i < groups.Count; i++)
        {
            if (i > 0)
                output.Content.Append("\u00A0; ");
            Append(output.Content, [.. groups[i]]);
        }
        if (Firmness is { } firmness && firmness < Sources.Max(s => s.Firmness))
            output.Content.Append($". Lecture {firmness.Label()}.");
    }

    private void Append(TagHelperContent content, IReadOnlyList<Source> alike)
    {
        for (var i = 0; i < alike.Count; i++)
        {
            if (i > 0)
                content.Append("\u00A0; ");
            Append(content, alike[i]);
        }
        var plural = alike.Count > 1 ? "s" : "";
        if (!Brief)
            content.Append($" ({alike[0].Firmness.Label()}{plural}, lue{plural} le {French.Date(alike[0].ReadOn)})");
        else if (alike[0].Firmness != Rules.Firmness.Official)
            content.Append($" (source{plural} {alike[0].Firmness.Label()}{plural})");
    }

    private static void Append(TagHelperContent content, Source source)
    {
        var citation = Typography.Typeset(source.Citation);
        if (source.Url is not { } url)
        {
            content.Append(citation);
            return;
        }
        var link = new TagBuilder("a");
        link.Attributes["href"] = url;
        link.InnerHtml.Append(citation);
        content.AppendHtml(link);
    }
}
