using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Ui.Fields;

/// <summary>A line of text. Its content stands between hint and control.</summary>
[HtmlTargetElement("b-text", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextTagHelper : FieldTagHelper
{
    /// <summary>text, email, tel, search or url.</summary>
    public string Type { get; set; } = "text";

    public string? Value { get; set => field = Markup.Given(value); }

    /// <summary>short, medium or full: a width that tells what is expected.</summary>
    public string Width { get; set; } = "full";

    /// <summary>Address that answers <c>?q=</c> with suggestions; the field works without.</summary>
    public string? Suggest { get; set => field = Markup.Given(value); }

    /// <summary>Name of the hidden input that holds the chosen suggestion's value.</summary>
    public string? SuggestName { get; set => field = Markup.Given(value); }

    public string? SuggestValue { get; set => field = Markup.Given(value); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var between = await Between(output);
        var input = Markup.Void("input")
            .With("class", Markup.Classes("ds-input", Width is "short" or "medium" ? $"b-width-{Width}" : null))
            .With("type", Type)
            .With("value", CurrentValue(Value));
        if (Suggest is null)
        {
            WriteField(output, input, between: between);
            return;
        }
        var box = Markup.Element("div", "b-combobox", input).With("data-suggest", Suggest);
        if (SuggestName is not null)
        {
            box.InnerHtml.AppendHtml(Markup.Void("input")
                .With("type", "hidden").With("name", SuggestName).With("value", SuggestValue ?? ""));
        }
        input.With("autocomplete", "off");
        WriteField(output, input, box, between);
    }
}

/// <summary>Several lines of text.</summary>
[HtmlTargetElement("b-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextAreaTagHelper : FieldTagHelper
{
    public string? Value { get; set => field = Markup.Given(value); }

    public int Rows { get; set; } = 5;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var between = await Between(output);
        var area = Markup.Element("textarea", "ds-input", CurrentValue(Value))
            .With("rows", Rows.ToString(CultureInfo.InvariantCulture));
        WriteField(output, area, between: between);
    }
}

/// <summary>
/// A number with its unit. A text control: a comma is a decimal sign here, and a wheel must not change a value.
/// </summary>
[HtmlTargetElement("b-number", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NumberTagHelper : FieldTagHelper
{
    public string? Value { get; set => field = Markup.Given(value); }

    public string? Unit { get; set => field = Markup.Given(value); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var between = await Between(output);
        var input = Markup.Void("input")
            .With("class", Markup.Classes("ds-input", Unit is null ? "b-width-short" : null))
            .With("type", "text")
            .With("inputmode", "decimal")
            .With("autocomplete", "off")
            .With("value", CurrentValue(Value));
        if (Unit is null)
        {
            WriteField(output, input, between: between);
            return;
        }
        var unitId = $"{FieldId}-unite";
        var row = Markup.Element("div", "b-affix", input, Markup.Element("span", null, Unit).With("id", unitId));
        WriteField(output, input, row, between);
        input.With("aria-describedby", Markup.Classes(DescribedBy, unitId));
    }
}

/// <summary>A date, by the browser's own control.</summary>
[HtmlTargetElement("b-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper : FieldTagHelper
{
    public DateOnly? Value { get; set; }

    public DateOnly? Min { get; set; }

    public DateOnly? Max { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var between = await Between(output);
        var input = Markup.Void("input")
            .With("class", "ds-input")
            .With("type", "date")
            .With("value", CurrentValue(AsText(Value)))
            .With("min", AsText(Min))
            .With("max", AsText(Max));
        WriteField(output, input, between: between);
    }
}

/// <summary>A choice in a list: options written inside, then <c>items</c>.</summary>
[HtmlTargetElement("b-select")]
public sealed class SelectTagHelper : FieldTagHelper
{
    public string? Value { get; set => field = Markup.Given(value); }

    public IEnumerable<SelectListItem>? Items { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var written = await output.GetChildContentAsync();
        var select = Markup.Element("select", "ds-input", written);
        var current = CurrentValue(Value);
        foreach (var item in Items ?? [])
        {
            var value = item.Value ?? item.Text;
            var selected = current is null ? item.Selected : string.Equals(value, current, StringComparison.Ordinal);
            select.InnerHtml.AppendHtml(Markup.Element("option", null, item.Text)
                .With("value", value)
                .With("selected", selected ? "selected" : null)
                .With("disabled", item.Disabled ? "disabled" : null));
        }
        WriteField(output, select);
    }
}

/// <summary>One box to tick, its label after it.</summary>
[HtmlTargetElement("b-check", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckTagHelper : FieldTagHelper
{
    public string Value { get; set; } = "true";

    public bool Checked { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var typed = ViewContext.ViewData.ModelState.TryGetValue(FullName, out var entry) ? entry.AttemptedValue : null;
        var ticked = typed is null
            ? Checked || For?.Model is true
            : typed.Split(',').Contains(Value, StringComparer.OrdinalIgnoreCase);
        var input = Markup.Void("input").With("class", "ds-input").With("type", "checkbox");
        foreach (var attribute in output.Attributes)
        {
            input.With(attribute.Name, attribute.Value?.ToString());
        }
        output.Attributes.Clear();
        input.With("id", FieldId)
            .With("name", FullName)
            .With("value", Value)
            .With("checked", ticked ? "checked" : null)
            .With("aria-describedby", DescribedBy)
            .With("aria-invalid", CurrentError is null ? null : "true");
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Markup.Classes("b-check", CurrentError is null ? null : "b-invalid"));
        output.Content.SetHtmlContent(input);
        output.Content.AppendHtml(Markup.Element("label", null, LabelText()).With("for", FieldId));
        if (Hint is not null)
        {
            output.Content.AppendHtml(HintElement());
        }
        if (CurrentError is { } error)
        {
            output.Content.AppendHtml(ErrorElement(error));
        }
    }
}

/// <summary>A file of the visitor's device; on a phone, also a photo taken then. Its form has <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("b-file", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileTagHelper : FieldTagHelper
{
    /// <summary>What the device offers to choose among: extensions and media types, comma-separated. The server decides.</summary>
    public string? Accept { get; set => field = Markup.Given(value); }

    /// <summary>Whether several may be chosen.</summary>
    public bool Multiple { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var between = await Between(output);
        // A browser never fills it in again: whoever is told of an error chooses once more.
        var input = Markup.Void("input")
            .With("class", "ds-input b-file")
            .With("type", "file")
            .With("accept", Accept)
            .With("multiple", Multiple ? "multiple" : null);
        WriteField(output, input, between: between);
    }
}
