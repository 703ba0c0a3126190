using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Ui.Layout;

/// <summary>Where the page stands. Its content is <c>b-crumb</c>s, the last one without an address.</summary>
[HtmlTargetElement("b-breadcrumb")]
public sealed class BreadcrumbTagHelper : TagHelper
{
    public string Label { get; set; } = "Vous êtes ici";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var crumbs = await output.GetChildContentAsync();
        output.TagName = "nav";
        output.Attributes.SetAttribute("class", "ds-breadcrumbs b-breadcrumb");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(Markup.Element("ol", null, crumbs));
    }
}

[HtmlTargetElement("b-crumb", ParentTag = "b-breadcrumb")]
public sealed class CrumbTagHelper : TagHelper
{
    public string? Href { get; set => field = Markup.Given(value); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "li";
        output.Content.SetHtmlContent(Href is null
            ? Markup.Element("span", null, text).With("aria-current", "page")
            : Markup.Element("a", null, text).With("href", Href));
    }
}

/// <summary>Links to the pages of a long list: first, last, and those about the current one.</summary>
[HtmlTargetElement("b-pagination", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PaginationTagHelper : TagHelper
{
    /// <summary>The current page, from 1.</summary>
    public int Page { get; set; } = 1;

    public int Pages { get; set; } = 1;

    /// <summary>Address in which <c>{0}</c> stands for the page's number.</summary>
    public string Href { get; set; } = "?page={0}";

    public string Label { get; set; } = "Pages";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Pages <= 1)
        {
            output.SuppressOutput();
            return;
        }
        var list = new TagBuilder("ul");
        if (Page > 1)
        {
            list.InnerHtml.AppendHtml(Item(Link(Page - 1, "Précédente").With("rel", "prev")));
        }
        var previous = 0;
        foreach (var page in Enumerable.Range(1, Pages)
            .Where(page => page == 1 || page == Pages || Math.Abs(page - Page) <= 1))
        {
            if (page > previous + 1)
            {
                list.InnerHtml.AppendHtml(Item(Markup.Element("span", "b-pagination__gap", "…")));
            }
            var number = page.ToString(CultureInfo.CurrentCulture);
            list.InnerHtml.AppendHtml(Item(Link(page, number)
                .With("aria-label", $"Page {number}")
                .With("aria-current", page == Page ? "true" : null)));
            previous = page;
        }
        if (Page < Pages)
        {
            list.InnerHtml.AppendHtml(Item(Link(Page + 1, "Suivante").With("rel", "next")));
        }
        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-pagination");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(list);
    }

    private static TagBuilder Item(TagBuilder content)
    {
        return Markup.Element("li", null, content);
    }

    private TagBuilder Link(int page, string text)
    {
        return Markup.Element("a", "ds-button", text)
            .With("data-variant", "tertiary")
            .With("href", Href.Replace("{0}", page.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
