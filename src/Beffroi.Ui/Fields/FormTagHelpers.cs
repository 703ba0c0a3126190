using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Ui.Fields;

/// <summary>A problem with what was sent: the field's name, and what to do, worded for the reader.</summary>
/// <param name="Field">The field's name; empty for a problem of the whole form.</param>
/// <param name="Message">A sentence that says what to do.</param>
public sealed record PageError(string Field, string Message);

/// <summary>Every problem of the form, each a link to its field. Nothing when there is none.</summary>
[HtmlTargetElement("b-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>Replaces the model state's errors.</summary>
    public IEnumerable<PageError>? Errors { get; set; }

    public string? Title { get; set => field = Markup.Given(value); }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        PageError[] errors = [.. Errors ?? FromModelState()];
        if (errors.Length == 0)
        {
            output.SuppressOutput();
            return;
        }
        var titleId = PageIds.Next(ViewContext);
        var title = Title ?? (errors.Length == 1 ? "Une réponse est à corriger" : "Des réponses sont à corriger");
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "ds-error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Attributes.SetAttribute("aria-labelledby", titleId);
        output.Content.SetHtmlContent(Markup.Heading(2, null, title).With("id", titleId));
        output.Content.AppendHtml(Markup.Element("ul", null, errors.Select(Item)));
    }

    private static TagBuilder Item(PageError error)
    {
        return error.Field.Length == 0
            ? Markup.Element("li", null, error.Message)
            : Markup.Element("li", null,
                Markup.Element("a", null, error.Message).With("href", $"#{FieldIds.For(error.Field)}"));
    }

    private IEnumerable<PageError> FromModelState()
    {
        return from field in ViewContext.ViewData.ModelState
               where field.Value is not null
               from error in field.Value.Errors.Take(1)
               select new PageError(field.Key, error.ErrorMessage);
    }
}

/// <summary>A button, or a link that looks like one when it has an address.</summary>
[HtmlTargetElement("b-button")]
public sealed class ButtonTagHelper : TagHelper
{
    public string? Href { get; set => field = Markup.Given(value); }

    /// <summary>primary (one a page), secondary, or link.</summary>
    public string Kind { get; set; } = "primary";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = Href is null ? "button" : "a";
        if (Href is not null)
        {
            output.Attributes.SetAttribute("href", Href);
        }
        else if (!output.Attributes.ContainsName("type"))
        {
            output.Attributes.SetAttribute("type", "submit");
        }
        switch (Kind)
        {
            case "primary":
                output.Attributes.SetAttribute("class", "ds-button");
                break;
            case "secondary":
                output.Attributes.SetAttribute("class", "ds-button");
                output.Attributes.SetAttribute("data-variant", "secondary");
                break;
            case "link":
                output.Attributes.SetAttribute("class", "b-link");
                break;
            default:
                throw new InvalidOperationException($"A button is primary, secondary or link, not \"{Kind}\".");
        }
    }
}

/// <summary>A row of buttons and links.</summary>
[HtmlTargetElement("b-actions")]
public sealed class ActionsTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "b-actions");
    }
}

/// <summary>Filters of a list: a form by GET, so that the address can be kept and shared.</summary>
[HtmlTargetElement("b-filters")]
public sealed class FiltersTagHelper : TagHelper
{
    public string Action { get; set; } = "";

    public string Label { get; set; } = "Filtrer";

    public string Submit { get; set; } = "Filtrer";

    /// <summary>Address without any filter; a link to it is written when given.</summary>
    public string? Reset { get; set => field = Markup.Given(value); }

    public string ResetText { get; set; } = "Tout afficher";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var fields = await output.GetChildContentAsync();
        output.TagName = "form";
        output.Attributes.SetAttribute("class", "b-filters");
        output.Attributes.SetAttribute("method", "get");
        output.Attributes.SetAttribute("action", Action);
        output.Attributes.SetAttribute("role", "search");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(fields);
        output.Content.AppendHtml(Markup.Element("button", "ds-button", Submit)
            .With("type", "submit").With("data-variant", "secondary"));
        if (Reset is not null)
        {
            output.Content.AppendHtml(Markup.Element("a", "b-filters__reset", ResetText).With("href", Reset));
        }
    }
}
