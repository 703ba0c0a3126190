using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Ui.Content;

/// <summary>A drawn sign with the word it stands for.</summary>
[HtmlTargetElement("b-sign", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SignTagHelper : TagHelper
{
    public Sign Sign { get; set; }

    public string? Word { get; set => field = Markup.Given(value); }

    public bool WordVisible { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var word = SignWord.Required(Word);
        output.TagName = null;
        output.Content.SetHtmlContent(Sign.Draw());
        output.Content.AppendHtml(WordVisible
            ? Markup.Element("span", $"b-signs__word b-signs__word--{Sign.Word()}", " ", word)
            : Markup.ReadAloud($" {word} "));
    }
}

/// <summary>A list of statements, each with its sign.</summary>
[HtmlTargetElement("b-signs")]
public sealed class SignsTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ul";
        output.Attributes.SetAttribute("class", "b-signs");
    }
}

/// <summary>A statement, its sign, the word that says the sign, and where it comes from.</summary>
[HtmlTargetElement("b-sign-item", ParentTag = "b-signs")]
public sealed class SignItemTagHelper : TagHelper
{
    public Sign Sign { get; set; }

    /// <summary>What the sign means here; required, read aloud, drawn with <see cref="WordVisible"/>.</summary>
    public string? Word { get; set => field = Markup.Given(value); }

    public bool WordVisible { get; set; }

    public string? Source { get; set => field = Markup.Given(value); }

    public string? SourceHref { get; set => field = Markup.Given(value); }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var said = $"{SignWord.Required(Word)}\u00A0: ";
        var body = Markup.Element("div", null,
            WordVisible
                ? Markup.Element("span", $"b-signs__word b-signs__word--{Sign.Word()}", said)
                : Markup.ReadAloud(said),
            content);
        if (Source is not null)
        {
            body.InnerHtml.AppendHtml(Markup.Element("span", "b-source",
                SourceHref is null ? Source : Markup.Element("a", null, Source).With("href", SourceHref)));
        }
        output.TagName = "li";
        output.Content.SetHtmlContent(Sign.Draw());
        output.Content.AppendHtml(body);
    }
}

/// <summary>A heading with its sign; the heading's words say what the sign draws.</summary>
[HtmlTargetElement("b-sign-heading")]
public sealed class SignHeadingTagHelper : TagHelper
{
    public Sign Sign { get; set; }

    public int Level { get; set; } = 2;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = $"h{Math.Clamp(Level, 1, 6)}";
        output.Attributes.SetAttribute("class", $"b-sign-heading b-sign-heading--{Sign.Word()}");
        output.Content.SetHtmlContent(Sign.Draw());
        output.Content.AppendHtml(Markup.Element("span", null, content));
    }
}

/// <summary>What must not be missed, framed in brique.</summary>
[HtmlTargetElement("b-callout")]
public sealed class CalloutTagHelper : TagHelper
{
    public string Title { get; set; } = "";

    public int Level { get; set; } = 2;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "b-callout");
        output.Content.SetHtmlContent(Markup.Heading(Level, "b-callout__title", Title));
        output.Content.AppendHtml(content);
    }
}

/// <summary>A quiet note with a lin rule on its left.</summary>
[HtmlTargetElement("b-note")]
public sealed class NoteTagHelper : TagHelper
{
    public string? Title { get; set => field = Markup.Given(value); }

    public int Level { get; set; } = 2;

    /// <summary>On the linen ground.</summary>
    public bool Ground { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", Markup.Classes("b-note", Ground ? "b-note--ground" : null));
        if (Title is not null)
        {
            output.Content.AppendHtml(Markup.Heading(Level, "b-note__title", Title));
        }
        output.Content.AppendHtml(content);
    }
}

internal static class SignWord
{
    /// <summary>A sign without a word is a meaning by colour and shape alone: refused.</summary>
    public static string Required(string? word)
    {
        return string.IsNullOrWhiteSpace(word) ? throw new InvalidOperationException("A sign needs its word.") : word;
    }
}
