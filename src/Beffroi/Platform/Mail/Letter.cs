using System.Net;
using System.Text;
using MimeKit;

namespace Beffroi.Platform.Mail;

/// <summary>A piece of a letter: plain words, never markup.</summary>
public abstract record LetterPart
{
    private LetterPart() { }

    public sealed record Paragraph(string Text) : LetterPart;

    public sealed record Items(IReadOnlyList<string> Lines) : LetterPart;

    /// <summary>Something to do: a link, whose address the text version writes out.</summary>
    public sealed record Link(string Words, string Address) : LetterPart;
}

/// <summary>A mail to one person, in French, from which both its text and its HTML are written.</summary>
public sealed record Letter
{
    /// <summary>The recipient’s address, which <see cref="MailAddress"/> has read.</summary>
    public required MailAddress To { get; init; }

    public required string Subject { get; init; }

    public required IReadOnlyList<LetterPart> Parts { get; init; }

    /// <summary>Last, small: why one receives this, and how it stops.</summary>
    public required IReadOnlyList<LetterPart> Footer { get; init; }

    /// <summary>Where one POST stops all further mail of this sort (RFC 8058); null when there is nothing to stop.</summary>
    public string? OneClickStop { get; init; }

    /// <param name="id">Of the job: the same letter has the same Message-ID at every attempt, so that a double can be told.</param>
    /// <param name="from">Who writes.</param>
    /// <param name="date">When it is sent.</param>
    internal MimeMessage ToMessage(Guid id, MailboxAddress from, DateTimeOffset date)
    {
        var message = new MimeMessage { Subject = Subject, Date = date, MessageId = $"{id:n}@{from.Domain}" };
        message.From.Add(from);
        message.To.Add(new MailboxAddress("", To.ToString()));
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        message.Headers.Add(HeaderId.ContentLanguage, "fr");
        if (OneClickStop is { } stop)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{stop}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
        message.Body = new BodyBuilder { TextBody = ToText(), HtmlBody = ToHtml() }.ToMessageBody();
        return message;
    }

    private string ToText()
    {
        var text = new StringBuilder();
        foreach (var part in Parts)
            Append(part);
        text.Append("-- \n");
        foreach (var part in Footer)
            Append(part);
        return text.ToString().TrimEnd() + "\n";

        void Append(LetterPart part) => text.Append(part switch
        {
            LetterPart.Paragraph p => p.Text,
            LetterPart.Items list => string.Join('\n', list.Lines.Select(l => "- " + l)),
            LetterPart.Link link => $"{link.Words}\u00A0:\n{link.Address}",
            _ => throw new InvalidOperationException($"{part} has no text."),
        }).Append("\n\n");
    }

    /// <summary>A mail reader is no browser: little markup, and the style where it is used.</summary>
    private string ToHtml()
    {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"fr\"><head><meta charset=\"utf-8\"><title>").Append(Encode(Subject))
            .Append("</title></head>\n<body style=\"margin:0;padding:24px;font:17px/1.5 Verdana,sans-serif;color:#26313b\"><div style=\"max-width:600px\">\n");
        foreach (var part in Parts)
            html.Append(Markup(part)).Append('\n');
        html.Append("<div style=\"margin-top:32px;padding-top:12px;border-top:1px solid #b9c0c6;font-size:15px\">\n");
        foreach (var part in Footer)
            html.Append(Markup(part)).Append('\n');
        return html.Append("</div>\n</div></body></html>\n").ToString();

        static string Markup(LetterPart part) => part switch
        {
            LetterPart.Paragraph p => $"<p>{Encode(p.Text)}</p>",
            LetterPart.Items list => $"<ul>{string.Concat(list.Lines.Select(l => $"<li>{Encode(l)}</li>"))}</ul>",
            LetterPart.Link link => $"<p><a href=\"{Encode(link.Address)}\" style=\"color:#1f4e79\">{Encode(link.Words)}</a></p>",
            _ => throw new InvalidOperationException($"{part} has no markup."),
        };

        static string Encode(string text) => WebUtility.HtmlEncode(text);
    }
}
