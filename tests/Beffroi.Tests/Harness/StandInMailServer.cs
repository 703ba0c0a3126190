using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Beffroi.Tests.Harness;

/// <summary>What the mail server does with the next letters.</summary>
public enum MailFault
{
    None,

    /// <summary>550 to the recipient, whose address it repeats as real servers do.</summary>
    RefusesTheRecipient,

    /// <summary>554 to the content.</summary>
    RefusesTheContent,

    /// <summary>451 to the content.</summary>
    IsBusy,

    /// <summary>Breaks off before it answers to the recipient.</summary>
    BreaksBeforeTheContent,

    /// <summary>Keeps the letter, and breaks off before it says so.</summary>
    BreaksAfterTheContent,

    /// <summary>Keeps the letter, and does not answer until it is told to.</summary>
    KeepsSilent,
}

/// <summary>Stands in for a mail server: real SMTP on a free port, with a certificate of its own, and faults on demand.</summary>
public sealed class StandInMailServer : IAsyncDisposable
{
    public const string User = "beffroi", Password = "pass:word@1";

    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    private StandInMailServer(int port, X509Certificate2 certificate, bool tlsAtOnce, bool signIn)
    {
        Port = port;
        Certificate = certificate;
        var services = new ServiceProvider();
        services.Add(new Store(this));
        services.Add((IMailboxFilter)new Filter(this));
        services.Add((IUserAuthenticator)new Authenticator());
        var options = new SmtpServerOptionsBuilder()
            .ServerName("localhost")
            .Endpoint(e => e.Endpoint(new(IPAddress.Loopback, port)).Certificate(certificate).IsSecure(tlsAtOnce).AuthenticationRequired(signIn)
                .AllowUnsecureAuthentication(false).SupportedSslProtocols(SslProtocols.Tls12 | SslProtocols.Tls13))
            .Build();
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
    }

    public int Port { get; }

    /// <summary>Of « localhost », signed by itself.</summary>
    public X509Certificate2 Certificate { get; }

    public MailFault Fault { get; set; }

    /// <summary>Every letter that it kept, whatever it answered.</summary>
    public ConcurrentQueue<MimeMessage> Kept { get; } = new();

    /// <summary>Whether each letter came through TLS.</summary>
    public ConcurrentQueue<bool> Secure { get; } = new();

    /// <summary>Set when a letter was kept; for <see cref="MailFault.KeepsSilent"/>.</summary>
    public SemaphoreSlim Received { get; } = new(0);

    public IReadOnlyDictionary<string, string?> Settings => SettingsFor($"smtp://127.0.0.1:{Port}");

    public static IReadOnlyDictionary<string, string?> SettingsFor(string address) => new Dictionary<string, string?>
    {
        ["BEFFROI_SMTP"] = address,
        ["BEFFROI_MAIL_FROM"] = "Beffroi <aides@exemple.invalid>",
        ["BEFFROI_ADDRESS"] = "https://aides.exemple.invalid",
        ["BEFFROI_SMTP_TIMEOUT"] = "2",
    };

    public static StandInMailServer Start(bool tlsAtOnce = false, bool signIn = false) => new(OtherPrograms.FreePort(), SelfMade(), tlsAtOnce, signIn);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.Dispose();
        Certificate.Dispose();
        Received.Dispose();
    }

    private static X509Certificate2 SelfMade()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private static void Break(ISessionContext context) => ((IDisposable)context.Pipe).Dispose();

    private sealed class Store(StandInMailServer server) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(
            ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            switch (server.Fault)
            {
                case MailFault.RefusesTheContent:
                    return new(SmtpReplyCode.TransactionFailed, "no");
                case MailFault.IsBusy:
                    return new(SmtpReplyCode.Aborted, "later");
            }
            using var copy = new MemoryStream(buffer.ToArray());
            server.Kept.Enqueue(await MimeMessage.LoadAsync(copy, cancellationToken));
            server.Secure.Enqueue(context.Pipe.IsSecure);
            var fault = server.Fault;
            server.Received.Release();
            if (fault is MailFault.BreaksAfterTheContent)
                Break(context);
            if (fault is MailFault.KeepsSilent)
                await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
            return SmtpResponse.Ok;
        }
    }

    private sealed class Filter(StandInMailServer server) : MailboxFilter
    {
        public override Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken)
        {
            if (server.Fault is MailFault.RefusesTheRecipient)
                throw new SmtpResponseException(new(SmtpReplyCode.MailboxUnavailable, string.Create(CultureInfo.InvariantCulture, $"<{to.User}@{to.Host}>: unknown")));
            if (server.Fault is MailFault.BreaksBeforeTheContent)
                Break(context);
            return Task.FromResult(true);
        }
    }

    private sealed class Authenticator : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken) =>
            Task.FromResult(user == User && password == Password);
    }
}
