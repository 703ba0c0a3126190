using Microsoft.AspNetCore.Html;

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

    /// <summary>The drawing alone, hidden from assistive technology. Written once: a page has hundreds.</summary>
    public static HtmlString Draw(this Sign sign) => Drawings[(int)sign];

    private static readonly HtmlString[] Drawings = [.. Enum.GetValues<Sign>().Select(s => new HtmlString(
        $"<svg class=\"b-sign b-sign--{s.Word()}\" viewBox=\"0 0 24 24\" width=\"20\" height=\"20\" aria-hidden=\"true\" focusable=\"false\">{Paths(s)}</svg>"))];

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
