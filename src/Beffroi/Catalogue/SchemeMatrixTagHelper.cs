using Beffroi.Rules;
using Beffroi.Ui.Content;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Catalogue;

/// <summary>
/// <c>&lt;b-scheme-matrix schemes="@list" source="…" /&gt;</c>: which scheme serves which moment of an enterprise's life, by lever. A row for each lever
/// that a scheme has, a column for each stage; schemes without a stage have their own column.
/// </summary>
[HtmlTargetElement("b-scheme-matrix", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SchemeMatrixTagHelper : TagHelper
{
    public IReadOnlyList<Scheme> Schemes { get; set; } = [];

    public string? Source { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var columns = Enum.GetValues<LifeStage>().Select(s => (Label: s.Label(), Holds: (Func<Scheme, bool>)(x => x.Stages.Contains(s)))).ToList();
        if (Schemes.Any(s => s.Stages.Count == 0))
            columns.Add(("Tous les stades", s => s.Stages.Count == 0));

        var rows = new DefaultTagHelperContent();
        rows.AppendHtml(Element("thead", Element("tr", [new TagBuilder("td"), .. columns.Select(c => Header(c.Label, "col"))])));
        rows.AppendHtml(Element("tbody", [.. Enum.GetValues<Pillar>().Where(p => Schemes.Any(s => s.Pillar == p)).Select(p =>
            Element("tr", [Header(p.Label(), "row"), .. columns.Select(c => Cell([.. Schemes.Where(s => s.Pillar == p && c.Holds(s))]))]))]));

        var table = new TagHelperOutput("b-table", [], (_, _) => Task.FromResult<TagHelperContent>(rows));
        await new TableTagHelper
        {
            Label = "Les dispositifs selon le levier et le stade de vie de l’entreprise",
            Source = Source,
            Matrix = true,
            ViewContext = ViewContext,
        }.ProcessAsync(context, table);
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(table);
    }

    private static TagBuilder Cell(IReadOnlyList<Scheme> schemes)
    {
        if (schemes.Count == 0)
        {
            var none = new TagBuilder("span");
            none.AddCssClass("ds-sr-only");
            none.InnerHtml.Append("aucun");
            return Element("td", none);
        }
        var list = Element("ul", [.. schemes.Select(s => Element("li", Link(s)))]);
        list.AddCssClass("b-links b-links--inline");
        return Element("td", list);
    }

    private static TagBuilder Link(Scheme scheme)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = scheme.Address();
        link.InnerHtml.Append(Typography.Typeset(scheme.Acronym));
        return link;
    }

    private static TagBuilder Header(string label, string scope)
    {
        var header = new TagBuilder("th");
        header.Attributes["scope"] = scope;
        header.InnerHtml.Append(label);
        return header;
    }

    private static TagBuilder Element(string name, params TagBuilder[] content)
    {
        var element = new TagBuilder(name);
        foreach (var piece in content)
            element.InnerHtml.AppendHtml(piece);
        return element;
    }
}
