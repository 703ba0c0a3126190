using System.Globalization;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Beffroi.Platform.Web;

/// <summary>What the button of a form does to what was typed.</summary>
public enum KeptUntil
{
    /// <summary>The page shows it again: what the form was made from has a version, in its hidden field « version ».</summary>
    Save,

    /// <summary>It is gone from the page.</summary>
    Send,
}

/// <summary>
/// <c>&lt;form keep="Save"&gt;</c>: what is typed is kept on the device until the server has accepted it (ADR 0035). For who is signed in; the form is as it was for others.
/// </summary>
[HtmlTargetElement("form", Attributes = "keep")]
public sealed class KeptFormTagHelper : TagHelper
{
    public KeptUntil Keep { get; set; }

    /// <summary>Tells apart two forms of one address.</summary>
    public string? KeepName { get; set; }

    /// <summary>The form shows what is saved nowhere: a proposal.</summary>
    public bool KeepUnsaved { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var http = ViewContext.HttpContext;
        if (http.User.AccountOrNone() is not { } account)
            return;
        output.Attributes.SetAttribute("data-keep", account.ToString());
        output.Attributes.SetAttribute("data-keep-until", Keep is KeptUntil.Save ? "save" : "send");
        if (!string.IsNullOrEmpty(KeepName))
            output.Attributes.SetAttribute("data-keep-name", KeepName);
        if (KeepUnsaved)
            output.Attributes.SetAttribute("data-keep-shows", "unsaved");
        // Refused, it shows what was typed.
        if (HttpMethods.IsPost(http.Request.Method))
            output.Attributes.SetAttribute("data-keep-answer", "");
    }
}

/// <summary>
/// A page that leads on after a form is done with it: it says so in a cookie with the form's token, and the browser forgets what it kept. A refusal, a fault, or a sign-in that comes
/// first says nothing.
/// </summary>
internal sealed class AcknowledgeKept : IResultFilter
{
    private const string Field = "garde", Cookie = "beffroi-recu-", Digits = "n";

    /// <summary>As long as the browser keeps what it awaits it for.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public void OnResultExecuting(ResultExecutingContext context)
    {
        var http = context.HttpContext;
        if (context.Result is not IKeepTempDataResult || !http.Request.HasFormContentType || !Guid.TryParseExact(http.Request.Form[Field], Digits, out var token))
            return;
        // The script reads and deletes it.
        http.Response.Cookies.Append(Cookie + token.ToString(Digits, CultureInfo.InvariantCulture), "1", new()
        {
            IsEssential = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            Path = "/",
            MaxAge = Lasts,
        });
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
