using System.Globalization;
using System.Net.Sockets;
using Beffroi.Platform.Jobs;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Beffroi.Platform.Mail;

/// <summary>
/// Gives letters to the SMTP server of the settings, a connection each. What the server says is told by its codes alone: its words may repeat an address.
/// </summary>
internal sealed class SmtpPostman(MailOptions options, TimeProvider clock) : IPostman
{
    public async Task<JobEnd> Carry(Guid id, Letter letter, Func<Task> passBeyondRecall, CancellationToken cancellation)
    {
        using var message = letter.ToMessage(id, options.From, clock.GetUtcNow());
        using var conversation = new Conversation { Timeout = (int)options.Timeout.TotalMilliseconds, CheckCertificateRevocation = false };
        try
        {
            await Greet(conversation, cancellation);
            await passBeyondRecall();
            await conversation.SendAsync(message, cancellation);
        }
        catch (Exception e) when (!conversation.ContentWasSent || e is SmtpCommandException)
        {
            // Nothing of the letter had left, or the server has answered: either way it does not have it.
            if (WhyNot(e) is { } why)
                return why;
            throw;
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or TimeoutException or OperationCanceledException)
        {
            return new JobEnd.Unknown("the connection broke between the content and its answer");
        }
        await Leave(conversation, cancellation);
        return new JobEnd.Done();
    }

    private async Task Greet(Conversation conversation, CancellationToken cancellation)
    {
        var server = options.Server!;
        await conversation.ConnectAsync(
            server.Host, server.Port,
            server.Security switch
            {
                MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
                MailSecurity.StartTls => SecureSocketOptions.StartTls,
                _ => SecureSocketOptions.None,
            },
            cancellation);
        if (server is { User: { } user, Password: { } password })
            await conversation.AuthenticateAsync(user, password, cancellation);
    }

    /// <summary>The letter is taken: that the farewell fails changes nothing.</summary>
    private static async Task Leave(Conversation conversation, CancellationToken cancellation)
    {
        try
        {
            await conversation.DisconnectAsync(quit: true, cancellation);
        }
        catch (Exception e) when (e is IOException or SocketException or ProtocolException or CommandException or OperationCanceledException)
        {
            // The connection is disposed of anyway.
        }
    }

    private static JobEnd? WhyNot(Exception error) => error switch
    {
        SmtpCommandException refused when (int)refused.StatusCode >= 500 => new JobEnd.Refused($"the server refused the letter ({Code(refused)})"),
        SmtpCommandException busy => new JobEnd.Again($"the server cannot take the letter now ({Code(busy)})"),
        AuthenticationException => new JobEnd.Again("the server refuses the user name or the password"),
        SslHandshakeException => new JobEnd.Again("TLS could not be agreed on, or the certificate of the server is not trusted"),
        NotSupportedException => new JobEnd.Again("the server does not have what the setting asks for: STARTTLS, or a way to sign in"),
        SocketException or IOException or ProtocolException => new JobEnd.Again("the server cannot be reached, or broke the connection off"),
        TimeoutException or OperationCanceledException => new JobEnd.Again("the server did not answer in time"),
        _ => null,
    };

    private static string Code(SmtpCommandException error) =>
        string.Create(CultureInfo.InvariantCulture, $"{error.ErrorCode}, {(int)error.StatusCode}");

    /// <summary>A client that knows whether the content of a letter may have left.</summary>
    private sealed class Conversation : SmtpClient
    {
        /// <summary>From the answer to the one RCPT TO on, the next thing said is DATA.</summary>
        public bool ContentWasSent { get; private set; }

        protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
        {
            ContentWasSent = true;
            base.OnRecipientAccepted(message, mailbox, response);
        }
    }
}
