using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Ui.Layout;

/// <summary>The page's content, target of the skip link.</summary>
[HtmlTargetElement("b-main")]
public sealed class MainTagHelper : TagHelper
{
    public string Id { get; set; } = "contenu";

    /// <summary>90 rem instead of 72.</summary>
    public bool Wide { get; set; }

    /// <summary>From edge to edge; the content brings its own <c>b-page</c>.</summary>
    public bool Bleed { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "main";
        output.Attributes.SetAttribute("id", Id);
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("class",
            Bleed ? "b-main b-main--bleed" : Markup.Classes("b-main b-page", Wide ? "b-page--wide" : null));
        output.Content.SetHtmlContent(content);
    }
}

/// <summary>The foot of the page: paragraphs and one list of links.</summary>
[HtmlTargetElement("b-footer")]
public sealed class FooterTagHelper : TagHelper
{
    public bool Wide { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "footer";
        output.Attributes.SetAttribute("class", "b-footer");
        output.Content.SetHtmlContent(
            Markup.Element("div", Markup.Classes("b-page", Wide ? "b-page--wide" : null), content));
    }
}

/// <summary>The linen ground of the home page, closed by its stepped gable. Once, on one page.</summary>
[HtmlTargetElement("b-hero")]
public sealed class HeroTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "b-hero");
        output.Content.SetHtmlContent(Markup.Element("div", "b-page", content));
    }
}

/// <summary>The h1, with an optional sentence under it.</summary>
[HtmlTargetElement("b-title")]
public sealed class TitleTagHelper : TagHelper
{
    public string? Lead { get; set => field = Markup.Given(value); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "b-title-block");
        output.Content.AppendHtml(Markup.Element("h1", "b-title", content));
        if (Lead is not null)
        {
            output.Content.AppendHtml(Markup.Element("p", "b-lead", Lead));
        }
    }
}

/// <summary>A part of the page under its own heading, which names it.</summary>
[HtmlTargetElement("b-section")]
public sealed class SectionTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public string? Id { get; set => field = Markup.Given(value); }

    public int Level { get; set; } = 2;

    /// <summary>A hairline under the heading.</summary>
    public bool Ruled { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var headingId = Id is null ? PageIds.Next(ViewContext) : $"{Id}-titre";
        output.TagName = "section";
        output.Attributes.SetAttribute("class", Markup.Classes("b-section", Ruled ? "b-section--ruled" : null));
        if (Id is not null)
        {
            output.Attributes.SetAttribute("id", Id);
        }
        output.Attributes.SetAttribute("aria-labelledby", headingId);
        output.Content.AppendHtml(Markup.Heading(Level, "b-section__title", Title).With("id", headingId));
        output.Content.AppendHtml(Markup.Element("div", "b-section__body", content));
    }
}

/// <summary>Text and what stands beside it: one element, then <c>b-aside</c>.</summary>
[HtmlTargetElement("b-split")]
public sealed class SplitTagHelper : TagHelper
{
    /// <summary>On a phone, the aside comes before the text.</summary>
    public bool AsideFirst { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Markup.Classes("b-split", AsideFirst ? "b-split--aside-first" : null));
    }
}

/// <summary>What stands beside the text, under an accent line, or a hairline when quiet.</summary>
[HtmlTargetElement("b-aside")]
public sealed class AsideTagHelper : TagHelper
{
    public string? Label { get; set => field = Markup.Given(value); }

    public bool Quiet { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "aside";
        output.Attributes.SetAttribute("class", Markup.Classes("b-aside", Quiet ? "b-aside--quiet" : null));
        if (Label is not null)
        {
            output.Attributes.SetAttribute("aria-label", Label);
        }
    }
}
