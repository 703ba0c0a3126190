using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Ui.Content;

/// <summary>What the reader said, under a title. Its content is <c>b-fact</c>s.</summary>
[HtmlTargetElement("b-facts")]
public sealed class FactsTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public int Level { get; set; } = 2;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var facts = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "b-facts");
        output.Content.SetHtmlContent(Markup.Heading(Level, "b-facts__title", Title));
        output.Content.AppendHtml(Markup.Element("dl", "b-facts__list", facts));
    }
}

/// <summary>One thing the reader said, with the way to change it.</summary>
[HtmlTargetElement("b-fact", ParentTag = "b-facts")]
public sealed class FactTagHelper : TagHelper
{
    public string Label { get; set; } = "";

    /// <summary>Not answered yet: lin, and « répondre » instead of « modifier ».</summary>
    public bool Missing { get; set; }

    /// <summary>Address where it can be changed.</summary>
    public string? Change { get; set => field = Markup.Given(value); }

    /// <summary>Instead of an address, a submit button with that name, so that nothing shows in an address.</summary>
    public string? ChangeName { get; set => field = Markup.Given(value); }

    public string? ChangeValue { get; set => field = Markup.Given(value); }

    /// <summary>Id of the form that the button submits, when it stands outside.</summary>
    public string? ChangeForm { get; set => field = Markup.Given(value); }

    public string? ChangeText { get; set => field = Markup.Given(value); }

    /// <summary>A line under it: where it comes from, what to check.</summary>
    public string? Source { get; set => field = Markup.Given(value); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Markup.Classes("b-fact", Missing ? "b-fact--missing" : null));
        output.Content.SetHtmlContent(Markup.Element("dt", null, Label));
        output.Content.AppendHtml(Markup.Element("dd", null,
            Markup.Element("span", null, content), " ", ChangeControl(),
            Source is null ? null : Markup.Element("span", "b-source b-fact__source", Source)));
    }

    private TagBuilder? ChangeControl()
    {
        var text = ChangeText ?? (Missing ? "répondre" : "modifier");
        var about = Markup.ReadAloud($" ({Label})");
        return (Change, ChangeName) switch
        {
            ({ } address, _) => Markup.Element("a", "b-fact__change", text, about).With("href", address),
            (_, { } name) => Markup.Element("button", "b-link b-fact__change", text, about)
                .With("type", "submit")
                .With("name", name)
                .With("value", ChangeValue)
                .With("form", ChangeForm),
            _ => null,
        };
    }
}

/// <summary>One entry of a list: its title, a figure on the right, then what is to be said of it.</summary>
[HtmlTargetElement("b-entry")]
public sealed class EntryTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public string? Href { get; set => field = Markup.Given(value); }

    public string? Figure { get; set => field = Markup.Given(value); }

    /// <summary>The figure in grey: not reached, or not known.</summary>
    public bool Quiet { get; set; }

    public int Level { get; set; } = 3;

    /// <summary>From a frame in another site: the link leaves the frame.</summary>
    public bool NewWindow { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var link = Href is null ? null : Markup.Element("a", null, Title).With("href", Href);
        if (NewWindow)
        {
            link?.With("target", "_blank").With("rel", "noopener");
        }
        var heading = Markup.Heading(Level, "b-entry__title", link is null ? Title : link);
        output.TagName = "article";
        output.Attributes.SetAttribute("class", Markup.Classes("b-entry", Quiet ? "b-entry--quiet" : null));
        output.Content.SetHtmlContent(Markup.Element("div", "b-entry__head", heading,
            Figure is null ? null : Markup.Element("p", "b-entry__figure", Figure)));
        output.Content.AppendHtml(content);
    }
}
