using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Ui.Fields;

/// <summary>What a group tells its choices, and what they leave with it.</summary>
internal sealed class ChoiceGroup(string type, string name, string id, IReadOnlySet<string> chosen)
{
    private int count;

    public string Type { get; } = type;

    public string Name { get; } = name;

    public HtmlContentBuilder Explanation { get; } = new();

    public bool IsChosen(string value)
    {
        return chosen.Contains(value);
    }

    /// <summary>The first choice bears the field's id, so that an error's link lands on it.</summary>
    public string NextId()
    {
        count++;
        return count == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}-{count}");
    }
}

/// <summary>A group of choices as large targets, under one legend.</summary>
public abstract class ChoicesTagHelper : FieldTagHelper
{
    private protected abstract string ControlType { get; }

    private protected abstract IEnumerable<string> GivenValues { get; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = new ChoiceGroup(ControlType, FullName, FieldId, ChosenValues().ToHashSet(StringComparer.Ordinal));
        context.Items[typeof(ChoiceGroup)] = group;
        var choices = await output.GetChildContentAsync();

        output.TagName = "fieldset";
        output.Attributes.SetAttribute("class",
            Markup.Classes("ds-fieldset", CurrentError is null ? null : "b-invalid"));
        if (DescribedBy is { } described)
        {
            output.Attributes.SetAttribute("aria-describedby", described);
        }
        output.Content.SetHtmlContent(AsTitle
            ? Markup.Element("legend", null, Markup.Element("h1", "b-title", LabelText()))
            : Markup.Element("legend", LabelHidden ? "ds-sr-only" : "b-field__label", LabelText()));
        if (Hint is not null)
        {
            output.Content.AppendHtml(HintElement());
        }
        output.Content.AppendHtml(group.Explanation);
        if (CurrentError is { } error)
        {
            output.Content.AppendHtml(ErrorElement(error));
        }
        output.Content.AppendHtml(Markup.Element("div", "b-choices", choices));
    }

    private IEnumerable<string> ChosenValues()
    {
        if (ViewContext.ViewData.ModelState.TryGetValue(FullName, out var entry) && entry.RawValue is { } typed)
        {
            return typed is IEnumerable<string> several ? several : [typed.ToString() ?? ""];
        }
        var given = GivenValues.ToList();
        return given.Count > 0
            ? given
            : For?.Model switch
            {
                null => [],
                string one => [one],
                IEnumerable several => several.Cast<object?>().Select(AsText).OfType<string>(),
                var one => [AsText(one) ?? ""],
            };
    }
}

/// <summary>One choice among several.</summary>
[HtmlTargetElement("b-radios")]
public sealed class RadiosTagHelper : ChoicesTagHelper
{
    public string? Value { get; set => field = Markup.Given(value); }

    private protected override string ControlType => "radio";

    private protected override IEnumerable<string> GivenValues => Value is null ? [] : [Value];
}

/// <summary>Any number of choices.</summary>
[HtmlTargetElement("b-checkboxes")]
public sealed class CheckboxesTagHelper : ChoicesTagHelper
{
    public IEnumerable<string>? Values { get; set; }

    private protected override string ControlType => "checkbox";

    private protected override IEnumerable<string> GivenValues => Values ?? [];
}

/// <summary>One choice of a group.</summary>
[HtmlTargetElement("b-choice")]
public sealed class ChoiceTagHelper : TagHelper
{
    public string Value { get; set; } = "";

    public string? Hint { get; set => field = Markup.Given(value); }

    /// <summary>« Je ne sais pas »: as large as the others, dashed.</summary>
    public bool Unknown { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var group = context.Items.TryGetValue(typeof(ChoiceGroup), out var found) && found is ChoiceGroup around
            ? around
            : throw new InvalidOperationException("A b-choice stands inside b-radios or b-checkboxes.");
        var text = await output.GetChildContentAsync();
        var id = group.NextId();
        var hintId = $"{id}-precision";
        var input = Markup.Void("input").With("class", "ds-input").With("type", group.Type);
        foreach (var attribute in output.Attributes)
        {
            input.With(attribute.Name, attribute.Value?.ToString());
        }
        output.Attributes.Clear();
        input.With("id", id)
            .With("name", group.Name)
            .With("value", Value)
            .With("checked", group.IsChosen(Value) ? "checked" : null)
            .With("aria-describedby", Hint is null ? null : hintId);
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Markup.Classes("b-choice", Unknown ? "b-choice--unknown" : null));
        output.Content.SetHtmlContent(input);
        output.Content.AppendHtml(Markup.Element("label", null, text).With("for", id));
        if (Hint is not null)
        {
            output.Content.AppendHtml(Markup.Element("p", "b-choice__hint", Hint).With("id", hintId));
        }
    }
}

/// <summary>What stands between the title and the choices of a group: why it is asked.</summary>
[HtmlTargetElement("b-explain")]
public sealed class ExplainTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        if (context.Items.TryGetValue(typeof(ChoiceGroup), out var found) && found is ChoiceGroup group)
        {
            group.Explanation.AppendHtml(content);
            output.SuppressOutput();
        }
        else
        {
            output.TagName = null;
            output.Content.SetHtmlContent(content);
        }
    }
}
