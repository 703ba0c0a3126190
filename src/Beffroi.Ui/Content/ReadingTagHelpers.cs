using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Ui.Content;

/// <summary>What can be opened to read more.</summary>
[HtmlTargetElement("b-details")]
public sealed class DetailsTagHelper : TagHelper
{
    public string Summary { get; set; } = "";

    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "details";
        output.Attributes.SetAttribute("class", "b-details");
        if (Open)
        {
            output.Attributes.SetAttribute("open", "open");
        }
        output.Content.SetHtmlContent(Markup.Element("summary", null, Markup.Element("span", null, Summary)));
        output.Content.AppendHtml(Markup.Element("div", "b-details__body", content));
    }
}

/// <summary>A table that scrolls in its frame, named by its caption. Its content is thead and tbody.</summary>
[HtmlTargetElement("b-table")]
public sealed class TableTagHelper : TagHelper
{
    /// <summary>What the table shows; required, read aloud.</summary>
    public string? Label { get; set => field = Markup.Given(value); }

    /// <summary>A line under the table.</summary>
    public string? Source { get; set => field = Markup.Given(value); }

    public bool Dense { get; set; }

    /// <summary>Even columns, for a crossing of two lists.</summary>
    public bool Matrix { get; set; }

    /// <summary>How many things stand side by side, a column each (2 to 4): its content is thead and <see cref="RowTagHelper"/>s.</summary>
    public int Columns { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var label = string.IsNullOrWhiteSpace(Label)
            ? throw new InvalidOperationException("A table needs its label.")
            : Label;
        context.Items[typeof(TableTagHelper)] = Columns;
        var rows = await output.GetChildContentAsync();
        var captionId = PageIds.Next(ViewContext);
        output.TagName = "section";
        output.Attributes.SetAttribute("class",
            Markup.Classes("b-frame", Dense ? "b-frame--dense" : null, Matrix ? "b-frame--matrix" : null,
                Columns > 0 ? string.Create(CultureInfo.InvariantCulture, $"b-frame--columns b-frame--columns-{Columns}") : null));
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-labelledby", captionId);
        output.Content.SetHtmlContent(Markup.Element("table", "ds-table",
            Markup.Element("caption", "ds-sr-only", label).With("id", captionId), rows));
        if (Source is not null)
        {
            output.PostElement.AppendHtml(Markup.Element("p", "b-source", Source));
        }
    }
}

/// <summary>What things side by side say of one matter: its name on a line, a cell for each under it.</summary>
[HtmlTargetElement("b-row", ParentTag = "b-table")]
public sealed class RowTagHelper : TagHelper
{
    /// <summary>The matter; required.</summary>
    public string? Title { get; set => field = Markup.Given(value); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var columns = context.Items.TryGetValue(typeof(TableTagHelper), out var around) && around is int and > 0
            ? (int)around
            : throw new InvalidOperationException("A b-row stands inside a b-table with columns.");
        var title = Markup.Element("th", null, Title).With("scope", "rowgroup").With("colspan", columns.ToString(CultureInfo.InvariantCulture));
        output.TagName = "tbody";
        output.Content.SetHtmlContent(Markup.Element("tr", null, title));
        output.Content.AppendHtml(Markup.Element("tr", null, await output.GetChildContentAsync()));
    }
}

/// <summary>How far one is, in words, with a bar that draws it.</summary>
[HtmlTargetElement("b-progress")]
public sealed class ProgressTagHelper : TagHelper
{
    public double Value { get; set; }

    public double Max { get; set; } = 1;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var text = await output.GetChildContentAsync();
        var id = PageIds.Next(ViewContext);
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "b-progress");
        output.Content.SetHtmlContent(Markup.Element("p", null, text).With("id", id));
        output.Content.AppendHtml(new TagBuilder("progress")
            .With("value", Value.ToString(CultureInfo.InvariantCulture))
            .With("max", Max.ToString(CultureInfo.InvariantCulture))
            .With("aria-labelledby", id));
    }
}

/// <summary>A word of the trade with its definition, without script: a popover, or a link to the glossary.</summary>
[HtmlTargetElement("b-term")]
public sealed class TermTagHelper : TagHelper
{
    public string Definition { get; set; } = "";

    /// <summary>Address of the definition; without it, a popover shows it in place.</summary>
    public string? Href { get; set => field = Markup.Given(value); }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var word = await output.GetChildContentAsync();
        var id = PageIds.Next(ViewContext);
        output.TagName = null;
        if (Href is not null)
        {
            output.Content.SetHtmlContent(Markup.Element("a", "b-term", word,
                string.IsNullOrEmpty(Definition) ? null : Markup.ReadAloud($" ({Definition})")).With("href", Href));
            return;
        }
        // Spans, not blocks: a term stands inside a paragraph.
        output.Content.SetHtmlContent(Markup.Element("button", "b-term", word)
            .With("type", "button").With("popovertarget", id));
        output.Content.AppendHtml(Markup.Element("span", "b-term__definition", Definition)
            .With("id", id)
            .With("popover", "auto"));
    }
}

/// <summary>A short word apart from the text.</summary>
[HtmlTargetElement("b-tag")]
public sealed class TagTagHelper : TagHelper
{
    /// <summary>accent, brique, lin, prairie or neutral.</summary>
    public string Color { get; set; } = "neutral";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", "ds-tag");
        output.Attributes.SetAttribute("data-color", Color);
    }
}

/// <summary>A number beside a word.</summary>
[HtmlTargetElement("b-count")]
public sealed class CountTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", "b-count");
    }
}
