using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Ui.Layout;

/// <summary>What every page's head holds: title, description, style sheet, icons, Open Graph.</summary>
[HtmlTargetElement("b-head", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HeadTagHelper(IFileVersionProvider versions) : TagHelper
{
    private const string Assets = "/_content/Beffroi.Ui/";

    public string Title { get; set; } = "";

    public string SiteName { get; set; } = "";

    public string? Description { get; set => field = Markup.Given(value); }

    /// <summary>Absolute address of the page, without its query.</summary>
    public string? Canonical { get; set => field = Markup.Given(value); }

    /// <summary>Absolute address of the picture shown where the page is shared.</summary>
    public string? Image { get; set => field = Markup.Given(value); }

    /// <summary>Keeps the page out of search engines.</summary>
    public bool Noindex { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var title = string.IsNullOrEmpty(Title) || string.Equals(Title, SiteName, StringComparison.Ordinal)
            ? SiteName
            : $"{Title} | {SiteName}";
        output.TagName = null;
        var head = output.PreContent;
        head.AppendHtml(Markup.Void("meta").With("charset", "utf-8"));
        head.AppendHtml(Named("viewport", "width=device-width, initial-scale=1"));
        head.AppendHtml(Markup.Element("title", null, title));
        if (Description is not null)
        {
            head.AppendHtml(Named("description", Description));
        }
        if (Noindex)
        {
            head.AppendHtml(Named("robots", "noindex"));
        }
        if (Canonical is not null)
        {
            head.AppendHtml(Link("canonical", Canonical));
        }
        head.AppendHtml(
            Link("preload", Asset("fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2", versioned: false))
            .With("as", "font").With("type", "font/woff2").With("crossorigin", "anonymous"));
        head.AppendHtml(Link("stylesheet", Asset("beffroi.css")));
        head.AppendHtml(Link("icon", Asset("favicon-32.png")).With("sizes", "32x32").With("type", "image/png"));
        head.AppendHtml(Link("icon", Asset("favicon.svg")).With("type", "image/svg+xml"));
        head.AppendHtml(Named("theme-color", "#ffffff"));
        AppendOpenGraph(head, title);
    }

    private void AppendOpenGraph(TagHelperContent head, string title)
    {
        (string Property, string? Value)[] properties =
        [
            ("og:type", "website"),
            ("og:locale", "fr_FR"),
            ("og:site_name", SiteName),
            ("og:title", title),
            ("og:description", Description),
            ("og:url", Canonical),
            ("og:image", Image),
        ];
        foreach (var (property, value) in properties)
        {
            if (!string.IsNullOrEmpty(value))
            {
                head.AppendHtml(Markup.Void("meta").With("property", property).With("content", value));
            }
        }
    }

    private static TagBuilder Named(string name, string content)
    {
        return Markup.Void("meta").With("name", name).With("content", content);
    }

    private static TagBuilder Link(string relation, string address)
    {
        return Markup.Void("link").With("rel", relation).With("href", address);
    }

    /// <summary>A font keeps its plain address: the style sheet asks for it by that one.</summary>
    private string Asset(string path, bool versioned = true)
    {
        var pathBase = ViewContext.HttpContext.Request.PathBase;
        var address = pathBase + Assets + path;
        return versioned ? versions.AddFileVersionToPath(pathBase, address) : address;
    }
}
