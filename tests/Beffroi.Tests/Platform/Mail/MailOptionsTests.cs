using Beffroi.Platform;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Mail;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.Configuration;

namespace Beffroi.Tests.Platform.Mail;

public sealed class MailOptionsTests
{
    [Theory]
    [InlineData("smtp://relais.exemple.fr", "relais.exemple.fr", 25, MailSecurity.StartTls, null)]
    [InlineData("smtp://relais.exemple.fr?tls=none", "relais.exemple.fr", 25, MailSecurity.None, null)]
    [InlineData("smtp://localhost:1025", "localhost", 1025, MailSecurity.None, null)]
    [InlineData("smtp://[::1]:1025", "::1", 1025, MailSecurity.None, null)]
    [InlineData("smtp://u:p@localhost", "localhost", 587, MailSecurity.StartTls, "u")]
    [InlineData("smtp://moi%40exemple.fr:p%2Fx@relais.exemple.fr", "relais.exemple.fr", 587, MailSecurity.StartTls, "moi@exemple.fr")]
    [InlineData("smtps://u:p@relais.exemple.fr", "relais.exemple.fr", 465, MailSecurity.Tls, "u")]
    public void A_server_is_an_address(string text, string host, int port, MailSecurity security, string? user)
    {
        var server = Read(Complete(text)).Server!;

        Assert.Equal((host, port, security, user), (server.Host, server.Port, server.Security, server.User));
    }

    [Theory]
    [InlineData("relais.exemple.fr:25")]
    [InlineData("http://u:secret@relais.exemple.fr")]
    [InlineData("smtp://u@relais.exemple.fr")]
    [InlineData("smtp://u:secret@relais.exemple.fr?tls=none")]
    [InlineData("smtps://relais.exemple.fr?tls=none")]
    [InlineData("smtp://relais.exemple.fr/secret")]
    [InlineData("smtp://relais.exemple.fr?starttls=1")]
    public void A_wrong_server_is_refused_without_its_password(string text)
    {
        var refused = Assert.Throws<StartRefusedException>(() => Read(Complete(text)));

        Assert.StartsWith("BEFFROI_SMTP:", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Theory]
    [InlineData("BEFFROI_MAIL_FROM", "")]
    [InlineData("BEFFROI_MAIL_FROM", "personne")]
    [InlineData("BEFFROI_ADDRESS", "")]
    [InlineData("BEFFROI_ADDRESS", "aides.exemple.fr")]
    [InlineData("BEFFROI_SMTP_TIMEOUT", "0")]
    public void What_a_server_needs_is_named_with_its_key(string key, string value)
    {
        var settings = Complete("smtp://relais.exemple.fr");
        settings[key] = value;

        var refused = Assert.Throws<StartRefusedException>(() => Read(settings));

        Assert.StartsWith(key + ":", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void Without_a_server_mail_is_off_but_in_a_demonstration()
    {
        Assert.False(Read([]).IsOn);
        var demonstration = Read(new(StringComparer.Ordinal) { ["BEFFROI_DEMONSTRATION"] = "true", ["BEFFROI_DATA"] = "/data" });
        Assert.Equal("/data/courriels", demonstration.Folder);
    }

    [Fact]
    public async Task The_program_refuses_to_start_in_one_line()
    {
        var (code, _, errors) = await BeffroiProcess.Run(new Dictionary<string, string?> { ["BEFFROI_SMTP"] = "smtp://u:secret@", ["PORT"] = "0" }, "serve");

        Assert.Equal(1, code);
        Assert.StartsWith("BEFFROI_SMTP:", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jeanne@exemple.fr", "jeanne@exemple.fr")]
    [InlineData(" Jeanne.O'Neil+x@Exemple.FR ", "Jeanne.O'Neil+x@exemple.fr")]
    [InlineData("contact@école.fr", "contact@xn--cole-9oa.fr")]
    public void An_address_prints_as_it_is_sent_to(string typed, string expected) => Assert.Equal(expected, MailAddress.Parse(typed, null).ToString());

    private static Dictionary<string, string?> Complete(string server) => new(StandInMailServer.SettingsFor(server), StringComparer.Ordinal);

    private static MailOptions Read(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return MailOptions.Read(configuration, PlatformOptions.Read(configuration));
    }
}
