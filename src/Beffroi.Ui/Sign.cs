using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Ui;

/// <summary>A drawn sign. It never stands alone: a word goes with it.</summary>
public enum Sign
{
    /// <summary>A tick, prairie.</summary>
    Yes,

    /// <summary>A cross, grey: a refusal is quiet.</summary>
    No,

    /// <summary>A question mark, lin: not known yet.</summary>
    Open,

    /// <summary>An eye, lin: somebody will judge.</summary>
    Eye,
}

internal static class SignDrawing
{
    public static string Word(this Sign sign)
    {
        return sign switch
        {
            Sign.Yes => "yes",
            Sign.No => "no",
            Sign.Open => "open",
            Sign.Eye => "eye",
            _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, message: null),
        };
    }

    /// <summary>The drawing alone, hidden from assistive technology.</summary>
    public static TagBuilder Draw(this Sign sign)
    {
        var svg = Markup.Element("svg", $"b-sign b-sign--{sign.Word()}")
            .With("viewBox", "0 0 24 24")
            .With("width", "20")
            .With("height", "20")
            .With("aria-hidden", "true")
            .With("focusable", "false");
        svg.InnerHtml.AppendHtml(Paths(sign));
        return svg;
    }

    private static string Paths(Sign sign)
    {
        return sign switch
        {
            Sign.Yes => """<path d="m4 12.8 5 5L20 6.6"/>""",
            Sign.No => """<path d="m6 6 12 12M18 6 6 18"/>""",
            Sign.Open => """<circle cx="12" cy="12" r="10"/><path d="M9.1 9.3a3 3 0 1 1 4.5 2.6c-1 .6-1.6 1.2-1.6 2.4M12 17.4v.1"/>""",
            Sign.Eye => """<path d="M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12z"/><circle cx="12" cy="12" r="2.8"/>""",
            _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, message: null),
        };
    }
}
