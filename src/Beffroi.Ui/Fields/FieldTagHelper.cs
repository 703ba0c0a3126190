using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Ui.Fields;

/// <summary>
/// What every field shares: a name, a label that cannot be left out, a hint and an error tied to the control, and the
/// value that was typed. Attributes it does not know go to the control.
/// </summary>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>The model's property; gives the name and the value.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression? For { get; set; }

    public string? Name { get; set => field = Markup.Given(value); }

    public string? Label { get; set => field = Markup.Given(value); }

    public string? Hint { get; set => field = Markup.Given(value); }

    /// <summary>Replaces the model state's first error.</summary>
    public string? Error { get; set => field = Markup.Given(value); }

    /// <summary>Says « (facultatif) » after the label.</summary>
    public bool Optional { get; set; }

    /// <summary>The label is the page's h1: a page that asks one thing.</summary>
    public bool AsTitle { get; set; }

    /// <summary>The label is read aloud, not drawn.</summary>
    public bool LabelHidden { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private protected string FullName => Name
        ?? (For is null ? null : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name))
        ?? throw new InvalidOperationException($"A {GetType().Name} needs a name or a model expression.");

    private protected string FieldId => FieldIds.For(FullName);

    private protected string RequiredLabel => string.IsNullOrWhiteSpace(Label)
        ? throw new InvalidOperationException($"The field \"{FullName}\" has no label.")
        : Label;

    private protected string? CurrentError => Error
        ?? (ViewContext.ViewData.ModelState.TryGetValue(FullName, out var entry) && entry.Errors.Count > 0
            ? entry.Errors[0].ErrorMessage
            : null);

    private string HintId => $"{FieldId}-aide";

    private string ErrorId => $"{FieldId}-erreur";

    /// <summary>The ids of hint and error, for the control or the group.</summary>
    private protected string? DescribedBy
    {
        get
        {
            var ids = Markup.Classes(Hint is null ? null : HintId, CurrentError is null ? null : ErrorId);
            return ids.Length == 0 ? null : ids;
        }
    }

    /// <summary>What was typed, else what the page gave, else the model's value.</summary>
    private protected string? CurrentValue(string? given)
    {
        return ViewContext.ViewData.ModelState.TryGetValue(FullName, out var entry) && entry.AttemptedValue is { } typed
            ? typed
            : given ?? AsText(For?.Model);
    }

    private protected static string? AsText(object? value)
    {
        return value switch
        {
            null => null,
            DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
            _ => value.ToString(),
        };
    }

    private protected TagBuilder HintElement()
    {
        return Markup.Element("p", "b-field__hint", Hint).With("id", HintId);
    }

    private protected TagBuilder ErrorElement(string error)
    {
        return Markup.Element("p", "ds-validation-message b-field__error", Markup.ReadAloud("Erreur\u00A0: "), error)
            .With("id", ErrorId);
    }

    private protected IHtmlContent LabelText()
    {
        var text = new HtmlContentBuilder().Append(RequiredLabel);
        return Optional ? text.AppendHtml(Markup.Element("span", "b-field__optional", " (facultatif)")) : text;
    }

    /// <summary>Writes label, hint, what stands between, error, then the control.</summary>
    private protected void WriteField(
        TagHelperOutput output, TagBuilder control, IHtmlContent? wrapped = null, IHtmlContent? between = null)
    {
        foreach (var attribute in output.Attributes)
        {
            control.Attributes[attribute.Name] = attribute.Value?.ToString();
        }
        output.Attributes.Clear();
        control.With("id", FieldId)
            .With("name", FullName)
            .With("aria-describedby", DescribedBy)
            .With("aria-invalid", CurrentError is null ? null : "true");

        var label = Markup.Element("label", LabelHidden ? "ds-sr-only" : "b-field__label", LabelText())
            .With("for", FieldId);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Markup.Classes("ds-field", CurrentError is null ? null : "b-invalid"));
        output.Content.SetHtmlContent(AsTitle ? Markup.Element("h1", "b-title", label.With("class", null)) : label);
        if (Hint is not null)
        {
            output.Content.AppendHtml(HintElement());
        }
        if (between is not null)
        {
            output.Content.AppendHtml(between);
        }
        if (CurrentError is { } error)
        {
            output.Content.AppendHtml(ErrorElement(error));
        }
        output.Content.AppendHtml(wrapped ?? control);
    }

    /// <summary>The content of a field, unless it is empty.</summary>
    private protected static async Task<IHtmlContent?> Between(TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        return content.IsEmptyOrWhiteSpace ? null : content;
    }
}

internal static class FieldIds
{
    /// <summary>The id of the control, or of the first control of a group, with that name.</summary>
    public static string For(string name)
    {
        return TagBuilder.CreateSanitizedId(name, "-");
    }
}
