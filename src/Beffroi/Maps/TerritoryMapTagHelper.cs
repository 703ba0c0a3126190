using System.Globalization;
using Beffroi.Maps.Drawing;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Maps;

/// <summary>
/// <c>&lt;b-territory-map label="…" marks="@list" levels="@words" dot="…" here="…" /&gt;</c>: the Region, a link for each territory, with its legend.
/// Writes nothing when the Region cannot be drawn: the page has its list.
/// </summary>
[HtmlTargetElement("b-territory-map", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TerritoryMapTagHelper(RegionMap map) : TagHelper
{
    private const int LineHeight = 17, DotRadius = 9;

    private const string Stripes = "M0 20L20 0M-5 5L5 -5M15 25L25 15";

    /// <summary>What the map shows, for those who do not see it.</summary>
    public string Label { get; set; } = "";

    public IReadOnlyList<TerritoryMark> Marks { get; set; } = [];

    /// <summary>The words of each level in the legend, from level 0.</summary>
    public IReadOnlyList<string> Levels { get; set; } = [];

    /// <summary>The words of the dot in the legend; null: no dot is explained.</summary>
    public string? Dot { get; set; }

    /// <summary>The words of the territory that the page is about; null: none is.</summary>
    public string? Here { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (map.Current is not { } drawing)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "figure";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "b-map");
        // Where the drawing is larger than its frame, the frame scrolls; a script adds the buttons that enlarge it.
        var (view, frame) = (Element("div"), Element("div", "b-map__frame"));
        frame.InnerHtml.AppendHtml(Svg(drawing));
        view.InnerHtml.AppendHtml(frame);
        output.Content.SetHtmlContent(view);
        output.Content.AppendHtml(Legend());
    }

    private TagBuilder Svg(MapDrawing drawing)
    {
        var svg = Element("svg", drawing.Shapes.Any(s => s.Words.Count > 0) ? "b-map__drawing b-map__drawing--words" : "b-map__drawing");
        svg.Attributes["viewBox"] = string.Create(CultureInfo.InvariantCulture, $"0 0 {drawing.Width} {drawing.Height}");
        svg.Attributes["role"] = "group";
        svg.Attributes["aria-label"] = Label;
        svg.InnerHtml.AppendHtml(Patterns());
        var marks = Marks.ToDictionary(m => m.Code, StringComparer.Ordinal);
        // What is drawn last is not covered: the outline of the territory that the page is about.
        foreach (var shape in drawing.Shapes)
            if (marks.GetValueOrDefault(shape.Code) is { } mark)
                svg.InnerHtml.AppendHtml(Territory(shape, mark));
        foreach (var shape in drawing.Shapes.Where(s => marks.GetValueOrDefault(s.Code) is { IsHere: true }))
            svg.InnerHtml.AppendHtml(Path(shape.Path, "b-map__outline"));
        return svg;
    }

    private static TagBuilder Territory(Shape shape, TerritoryMark mark)
    {
        var link = Element("a", "b-map__territory");
        link.Attributes["href"] = mark.Href;
        if (mark.IsHere)
            link.Attributes["aria-current"] = "true";
        var title = Element("title");
        title.InnerHtml.Append(mark.Words);
        link.InnerHtml.AppendHtml(title);
        Fill(link, shape.Path, mark.Level);
        if (shape.Words.Count > 0)
            link.InnerHtml.AppendHtml(Text(shape));
        if (mark.Dot)
            link.InnerHtml.AppendHtml(Circle(shape));
        return link;
    }

    /// <summary>A hue, and over it a pattern: the map is read in grey, and on paper, too.</summary>
    private static void Fill(TagBuilder parent, string path, int level)
    {
        parent.InnerHtml.AppendHtml(Path(path, $"b-map__ground b-map__ground--{level}"));
        if (level > 1)
        {
            var pattern = Path(path, "b-map__pattern");
            pattern.Attributes["fill"] = $"url(#carte-{level})";
            parent.InnerHtml.AppendHtml(pattern);
        }
    }

    private static TagBuilder Text(Shape shape)
    {
        var text = Element("text", "b-map__words");
        text.Attributes["aria-hidden"] = "true";
        var top = shape.Centre.Y - ((shape.Words.Count - 1) * LineHeight / 2d);
        foreach (var (line, i) in shape.Words.Select((w, i) => (w, i)))
        {
            var span = Element("tspan");
            span.Attributes["x"] = Number(shape.Centre.X);
            span.Attributes["y"] = Number(top + (i * LineHeight));
            span.InnerHtml.Append(line);
            text.InnerHtml.AppendHtml(span);
        }
        return text;
    }

    private static TagBuilder Circle(Shape shape)
    {
        var circle = Element("circle", "b-map__dot");
        var offset = shape.Words.Count > 0 ? 34 : 0;
        circle.Attributes["cx"] = Number(shape.Centre.X + offset);
        circle.Attributes["cy"] = Number(shape.Centre.Y - offset);
        circle.Attributes["r"] = Number(DotRadius);
        return circle;
    }

    private static TagBuilder Patterns()
    {
        var definitions = Element("defs");
        definitions.InnerHtml.AppendHtml(Pattern(2, Stripes));
        definitions.InnerHtml.AppendHtml(Pattern(3, Stripes + "M0 0L20 20M-5 15L5 25M15 -5L25 5"));
        return definitions;
    }

    private static TagBuilder Pattern(int level, string lines)
    {
        var pattern = Element("pattern");
        pattern.Attributes["id"] = $"carte-{level}";
        pattern.Attributes["width"] = pattern.Attributes["height"] = "20";
        pattern.Attributes["patternUnits"] = "userSpaceOnUse";
        pattern.InnerHtml.AppendHtml(Path(lines, "b-map__lines"));
        return pattern;
    }

    private TagBuilder Legend()
    {
        var list = Element("ul", "b-map__legend");
        foreach (var (words, level) in Levels.Select((w, i) => (w, i)))
            list.InnerHtml.AppendHtml(Key(words, svg => Fill(svg, "M1 1h34v22h-34z", level)));
        if (Dot is { Length: > 0 })
            list.InnerHtml.AppendHtml(Key(Dot, svg => svg.InnerHtml.AppendHtml(Circle(new("", "", (18, 12), [])))));
        if (Here is { Length: > 0 } && Marks.Any(m => m.IsHere))
            list.InnerHtml.AppendHtml(Key(Here, svg => svg.InnerHtml.AppendHtml(Path("M2 2h32v20h-32z", "b-map__outline"))));
        var caption = Element("figcaption");
        caption.InnerHtml.AppendHtml(list);
        return caption;
    }

    private static TagBuilder Key(string words, Action<TagBuilder> draw)
    {
        var svg = Element("svg", "b-map__key");
        svg.Attributes["viewBox"] = "0 0 36 24";
        svg.Attributes["aria-hidden"] = "true";
        draw(svg);
        var item = Element("li");
        item.InnerHtml.AppendHtml(svg);
        item.InnerHtml.Append(words);
        return item;
    }

    private static TagBuilder Path(string d, string cssClass)
    {
        var path = Element("path", cssClass);
        path.Attributes["d"] = d;
        return path;
    }

    private static TagBuilder Element(string name, string? cssClass = null)
    {
        var element = new TagBuilder(name);
        if (cssClass is not null)
            element.Attributes["class"] = cssClass;
        return element;
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
