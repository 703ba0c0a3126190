using Beffroi.Rules;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Catalogue;

/// <summary>
/// <c>&lt;b-elsewhere offers="@criterion.Elsewhere" /&gt;</c>: where to turn when a criterion refuses, each sentence with its text and the
/// schemes that it speaks of. Nothing when no text says it.
/// </summary>
[HtmlTargetElement("b-elsewhere", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ElsewhereTagHelper(SchemeCatalogue catalogue) : TagHelper
{
    public IReadOnlyList<Elsewhere> Offers { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Offers.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "b-elsewhere b-small");
        output.Content.AppendHtml("<p>Ce que d’autres politiques proposent\u00A0:</p>");
        var list = new TagBuilder("ul");
        foreach (var offer in Offers)
            list.InnerHtml.AppendHtml(Item(offer));
        output.Content.AppendHtml(list);
    }

    private TagBuilder Item(Elsewhere offer)
    {
        var item = new TagBuilder("li");
        item.InnerHtml.Append(Typography.Typeset(offer.Statement.Text));
        var schemes = offer.Schemes.Select(catalogue.Scheme).OfType<Scheme>().ToList();
        for (var i = 0; i < schemes.Count; i++)
        {
            var link = new TagBuilder("a");
            link.Attributes["href"] = schemes[i].Address();
            link.InnerHtml.Append(Typography.Typeset(schemes[i].Acronym));
            item.InnerHtml.Append(i == 0 ? " Voir\u00A0: " : ", ").AppendHtml(link);
        }
        var source = new TagBuilder("span");
        source.AddCssClass("b-source");
        source.InnerHtml.Append(Typography.Typeset(string.Join("\u00A0; ", offer.Statement.Sources.Select(s => s.Citation))));
        item.InnerHtml.Append(" ").AppendHtml(source);
        return item;
    }
}
