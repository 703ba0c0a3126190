using Beffroi.Ui.Content;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Catalogue;

/// <summary>
/// <c>&lt;b-glossed text="…" /&gt;</c>: a text of the region folder, typeset, in which the first occurrence on the page of each
/// word of the glossary shows its definition. Not inside links, buttons or titles.
/// </summary>
[HtmlTargetElement("b-glossed", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class GlossedTagHelper(Glossary glossary) : TagHelper
{
    private static readonly object Key = new();

    public string Text { get; set; } = "";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.TagMode = TagMode.StartTagAndEndTag;
        var items = ViewContext.HttpContext.Items;
        if (items[Key] is not HashSet<string> seen)
            items[Key] = seen = new(StringComparer.Ordinal);
        foreach (var (text, term) in glossary.Mark(Typography.Typeset(Text)))
        {
            if (term is not null && seen.Add(term.Id))
                output.Content.AppendHtml(await Define(text, term, context));
            else
                output.Content.Append(text);
        }
    }

    private async Task<TagHelperOutput> Define(string word, GlossaryTerm term, TagHelperContext context)
    {
        var output = new TagHelperOutput("b-term", [],
            (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent().SetContent(word)));
        var helper = new TermTagHelper { Definition = Typography.Typeset(term.Definition), ViewContext = ViewContext };
        await helper.ProcessAsync(context, output);
        return output;
    }
}
