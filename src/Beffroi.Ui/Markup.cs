using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Ui;

/// <summary>Elements built as objects, so that every text is encoded by the writer and none by hand.</summary>
internal static class Markup
{
    public static TagBuilder Element(string name, string? cssClass = null, params IEnumerable<object?> content)
    {
        var element = new TagBuilder(name);
        if (cssClass is not null)
        {
            element.Attributes["class"] = cssClass;
        }
        foreach (var piece in content)
        {
            switch (piece)
            {
                case null: break;
                case IHtmlContent html: element.InnerHtml.AppendHtml(html); break;
                default: element.InnerHtml.Append(piece.ToString() ?? ""); break;
            }
        }
        return element;
    }

    /// <summary>The element with one more attribute; a null value adds none.</summary>
    public static TagBuilder With(this TagBuilder element, string attribute, string? value)
    {
        if (value is not null)
        {
            element.Attributes[attribute] = value;
        }
        return element;
    }

    /// <summary>An element without an end tag: link, meta, input.</summary>
    public static TagBuilder Void(string name)
    {
        return new TagBuilder(name) { TagRenderMode = TagRenderMode.SelfClosing };
    }

    public static TagBuilder Heading(int level, string? cssClass, params IEnumerable<object?> content)
    {
        return Element($"h{Math.Clamp(level, 1, 6)}", cssClass, content);
    }

    /// <summary>A text that is read aloud and not drawn.</summary>
    public static TagBuilder ReadAloud(string text)
    {
        return Element("span", "ds-sr-only", text);
    }

    /// <summary>Razor hands over an absent value (<c>hint="@null"</c>) as an empty text: it is absent all the same.</summary>
    public static string? Given(string? value)
    {
        return string.IsNullOrEmpty(value) ? null : value;
    }

    public static string Classes(params IEnumerable<string?> names)
    {
        return string.Join(' ', names.Where(name => !string.IsNullOrEmpty(name)));
    }
}
