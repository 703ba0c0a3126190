using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Ui.Content;

/// <summary>
/// A stretch of time drawn in the cell of a table whose other cells give its two days: the drawing itself is not read aloud. Ends are
/// fractions of the width.
/// </summary>
[HtmlTargetElement("b-span", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SpanTagHelper : TagHelper
{
    private const int Width = 240, Height = 12;

    /// <summary>From 0 to 1.</summary>
    public double Start { get; set; }

    /// <summary>From 0 to 1, after <see cref="Start"/>.</summary>
    public double End { get; set; } = 1;

    /// <summary>No end is known: drawn as an arrow.</summary>
    public bool GoesOn { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        double from = Math.Clamp(Start, 0, 1) * Width, to = Math.Clamp(End, 0, 1) * Width;
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "b-span");
        output.Attributes.SetAttribute("viewBox", $"0 0 {Width} {Height}");
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(Line("b-span__axis", $"M0 {Height / 2}H{Width}"));
        output.Content.AppendHtml(Line("b-span__bar", GoesOn
            ? string.Create(CultureInfo.InvariantCulture, $"M{from:0.#} 2H{Math.Max(from, to - 6):0.#}L{to:0.#} {Height / 2}L{Math.Max(from, to - 6):0.#} {Height - 2}H{from:0.#}Z")
            : string.Create(CultureInfo.InvariantCulture, $"M{from:0.#} 2H{to:0.#}V{Height - 2}H{from:0.#}Z")));
    }

    private static TagBuilder Line(string cssClass, string path) => Markup.Element("path", cssClass).With("d", path);
}
