using Beffroi.Platform.Configuration;
using MimeKit;

namespace Beffroi.Platform.Mail;

/// <summary>How a connection to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>TLS from the first byte: <c>smtps://</c>.</summary>
    Tls,

    /// <summary>STARTTLS, or nothing is sent: <c>smtp://</c>.</summary>
    StartTls,

    /// <summary>In clear: <c>smtp://…?tls=none</c>, or this very machine; never with a password.</summary>
    None,
}

/// <summary>The server that takes our mail.</summary>
/// <param name="User">Null: it asks for nobody.</param>
public sealed record MailServer(string Host, int Port, MailSecurity Security, string? User, string? Password);

/// <summary>Where mail goes, from whom, and which address of the site it gives.</summary>
public sealed record MailOptions
{
    public const string ServerKey = "BEFFROI_SMTP", FromKey = "BEFFROI_MAIL_FROM", AddressKey = "BEFFROI_ADDRESS", TimeoutKey = "BEFFROI_SMTP_TIMEOUT";

    /// <summary>BEFFROI_SMTP; null: nothing is sent, and in demonstration mode mail lies in <see cref="Folder"/>.</summary>
    public MailServer? Server { get; init; }

    /// <summary>BEFFROI_MAIL_FROM: <c>Beffroi &lt;aides@exemple.fr&gt;</c>.</summary>
    public required MailboxAddress From { get; init; }

    /// <summary>BEFFROI_ADDRESS: the site as its visitors reach it, without a final slash. Null in a demonstration: where it listens.</summary>
    public Uri? Address { get; init; }

    /// <summary>BEFFROI_SMTP_TIMEOUT: how long the server may be silent. Default 20 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Where a demonstration without a server leaves its mail; null elsewhere.</summary>
    public string? Folder { get; init; }

    /// <summary>Whether mail can be promised. When not, nothing that needs it is offered.</summary>
    public bool IsOn => Server is not null || Folder is not null;

    public static MailOptions Read(IConfiguration configuration, PlatformOptions platform)
    {
        var settings = new SettingsReader(configuration);
        var server = ReadServer(settings);
        var options = new MailOptions
        {
            Server = server,
            From = ReadFrom(settings, server is not null),
            Address = settings.HttpAddress(AddressKey),
            Timeout = TimeSpan.FromSeconds(settings.Number(TimeoutKey, 20, 1, 60)),
            Folder = server is null && platform.Demonstration ? Path.Combine(platform.DataFolder, "courriels") : null,
        };
        if (server is not null && options.Address is null && settings.Text(AddressKey, "").Length == 0)
            settings.Refuse(AddressKey, $"needed with {ServerKey}: the public address of the site, such as https://aides.exemple.fr, which mail must give", 0);
        settings.ThrowIfAnyProblem();
        return options;
    }

    private static MailboxAddress ReadFrom(SettingsReader settings, bool needed)
    {
        var nobody = new MailboxAddress("Beffroi", "beffroi@exemple.invalid");
        var text = settings.Text(FromKey, "");
        if (text.Length == 0)
            return needed ? settings.Refuse(FromKey, $"needed with {ServerKey}: who writes, such as « Beffroi <aides@exemple.fr> »", nobody) : nobody;
        return MailboxAddress.TryParse(text, out var from) && from.Domain.Length > 0
            ? from
            : settings.Refuse(FromKey, $"« {text} » is not a mail address", nobody);
    }

    /// <summary>The text itself is never repeated: it may hold a password.</summary>
    private static MailServer? ReadServer(SettingsReader settings)
    {
        var text = settings.Text(ServerKey, "");
        if (text.Length == 0)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0 || uri.AbsolutePath is not ("" or "/"))
            return Refuse("not of the form smtp://host, smtp://user:password@host:587 or smtps://user:password@host (percent-encode the odd characters of a password)");
        if (uri.Query is not ("" or "?tls=none"))
            return Refuse("nothing is known after « ? » but tls=none");
        var login = uri.UserInfo.Split(':', 2);
        var (user, password) = login[0].Length == 0 ? (null, null) : (Uri.UnescapeDataString(login[0]), login.Length == 2 ? Uri.UnescapeDataString(login[1]) : null);
        if (user is not null && password is null)
            return Refuse("a user without a password");
        var secure = uri.Scheme == "smtps";
        var clear = uri.Query.Length > 0;
        if (clear && secure)
            return Refuse("smtps:// is TLS from the first byte: tls=none is of smtp://");
        if (clear && user is not null)
            return Refuse("a password does not travel with tls=none");
        var security = secure ? MailSecurity.Tls : clear || (uri.IsLoopback && user is null) ? MailSecurity.None : MailSecurity.StartTls;
        var port = uri.Port > 0 ? uri.Port : secure ? 465 : user is null ? 25 : 587;
        return new(uri.IdnHost.Trim('[', ']'), port, security, user, password);

        MailServer? Refuse(string problem) => settings.Refuse<MailServer?>(ServerKey, problem, null);
    }
}
