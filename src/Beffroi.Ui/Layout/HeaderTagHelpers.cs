using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Ui.Layout;

/// <summary>The way past the header, first in the page.</summary>
[HtmlTargetElement("b-skip-link", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SkipLinkTagHelper : TagHelper
{
    public string Href { get; set; } = "#contenu";

    public string Text { get; set; } = "Aller au contenu";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-skip-link");
        output.Attributes.SetAttribute("href", Href);
        output.Content.SetContent(Text);
    }
}

/// <summary>A line above the header: what the reader sees is not real.</summary>
[HtmlTargetElement("b-demo-banner")]
public sealed class DemoBannerTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "aside";
        output.Attributes.SetAttribute("class", "b-demo");
        output.Attributes.SetAttribute("aria-label", "Démonstration");
        output.Content.SetHtmlContent(Markup.Element("div", "b-page", Markup.Element("p", null, content)));
    }
}

/// <summary>The mark, the name and a line of words. Its content is <c>b-nav-link</c>s.</summary>
[HtmlTargetElement("b-header")]
public sealed class HeaderTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public string? Subtitle { get; set => field = Markup.Given(value); }

    public string Home { get; set; } = "/";

    public string NavLabel { get; set; } = "Menu principal";

    /// <summary>90 rem instead of 72, as the working pages.</summary>
    public bool Wide { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var links = await output.GetChildContentAsync();
        var brand = Markup.Element("a", "b-brand",
            MarkTagHelper.Draw(),
            Markup.Element("span", null,
                Markup.Element("span", "b-brand__name", Name),
                Subtitle is null ? null : Markup.Element("span", "b-brand__subtitle", Subtitle)))
            .With("href", Home);
        var nav = links.IsEmptyOrWhiteSpace
            ? null
            : Markup.Element("nav", "b-nav", Markup.Element("ul", null, links)).With("aria-label", NavLabel);
        output.TagName = "header";
        output.Attributes.SetAttribute("class", "b-header");
        output.Content.SetHtmlContent(
            Markup.Element("div", Markup.Classes("b-page", Wide ? "b-page--wide" : null, "b-header__row"), brand, nav));
    }
}

/// <summary>A word of the header's line. The current place is read from the request's path.</summary>
[HtmlTargetElement("b-nav-link", ParentTag = "b-header")]
public sealed class NavLinkTagHelper : TagHelper
{
    public string Href { get; set; } = "/";

    /// <summary>Overrides what the path says.</summary>
    public bool? Current { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        output.TagName = "li";
        output.Content.SetHtmlContent(
            Markup.Element("a", null, text).With("href", Href).With("aria-current", AriaCurrent()));
    }

    /// <summary>"page" on the page itself, "true" below it.</summary>
    private string? AriaCurrent()
    {
        var path = ViewContext.HttpContext.Request.Path;
        var target = new PathString(Href.Split('?', '#')[0]);
        return Current switch
        {
            false => null,
            _ when path == target => "page",
            true => "true",
            null when target != "/" && path.StartsWithSegments(target, StringComparison.OrdinalIgnoreCase) => "true",
            null => null,
        };
    }
}

/// <summary>The belfry, decorative: the name beside it says what it is.</summary>
[HtmlTargetElement("b-mark", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MarkTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw());
    }

    internal static TagBuilder Draw()
    {
        var svg = Markup.Element("svg", "b-mark")
            .With("viewBox", "0 0 36 60")
            .With("width", "28")
            .With("height", "46")
            .With("aria-hidden", "true")
            .With("focusable", "false");
        svg.InnerHtml.AppendHtml("""<path fill-rule="evenodd" d="M17.3 0h1.4v3.4L22 12h1.3v1.8H22V19h3v2.5h3V20l1.5-3.2L31 20v8h-2.5v28h2v4h-9v-9a3.5 3.5 0 0 0-7 0v9h-9v-4h2V28H5v-8l1.5-3.2L8 20v1.5h3V19h3v-5.2h-1.3V12H14l3.3-8.6zM16.5 19v-2.8a1.5 1.5 0 0 1 3 0V19zM18 31.5a5.6 5.6 0 1 0 0 11.2 5.6 5.6 0 0 0 0-11.2m-.7 1.9h1.4v3.5l2.2 1.3-.7 1.2-2.9-1.7z"/>""");
        return svg;
    }
}
