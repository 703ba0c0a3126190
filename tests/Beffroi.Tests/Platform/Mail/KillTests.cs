using System.Globalization;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Platform.Mail;

/// <summary>The program as the system runs it, killed while it sends: nothing that was acknowledged is lost, nothing goes twice in silence.</summary>
public sealed class KillTests
{
    /// <summary>How many times in a row it is killed with letters to send; <c>BEFFROI_KILLS</c> asks for more.</summary>
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("BEFFROI_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var kills) ? kills : 1;

    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Postgres)]
    public async Task Killed_between_the_content_and_its_answer_a_letter_is_doubtful_and_goes_again_only_when_told(DatabaseKind kind)
    {
        await using var server = StandInMailServer.Start();
        await using var database = await TestDatabase.Clone(kind);
        server.Fault = MailFault.KeepsSilent;
        await using (var killed = await Serve(database, server))
        {
            await killed.Ask("jeanne@exemple.invalid");
            Assert.True(await server.Received.WaitAsync(TimeSpan.FromSeconds(30)));
            await killed.Process.Kill();
        }
        server.Fault = MailFault.None;
        await LetLeasesEnd(database);

        await using var next = await Serve(database, server);
        await Eventually(async () => await Doubtful(database) == 1);
        Assert.Single(server.Kept);

        var id = System.Text.Json.JsonDocument.Parse(await Failed(database, server)).RootElement.GetProperty("failed")[0].GetProperty("id").GetString()!;
        Assert.Equal(0, (await BeffroiProcess.Run(Settings(database, server), "mail", "retry", id)).Code);
        Assert.True(await server.Received.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(2, server.Kept.Count);
        // Whoever receives both can tell that they are one.
        Assert.Single(server.Kept.Select(m => m.MessageId).Distinct());
    }

    [Theory, OnBothDatabasesWhenDeep(DatabaseKind.Sqlite)]
    public async Task Killed_before_the_server_could_be_reached_every_acknowledged_letter_leaves_after_the_next_start_once_or_is_told(DatabaseKind kind)
    {
        const int people = 5;
        var asked = 0;
        await using var server = StandInMailServer.Start();
        await using var database = await TestDatabase.Clone(kind);
        server.Fault = MailFault.IsBusy;
        for (var kill = 0; kill < Kills; kill++)
        {
            await using var killed = await Serve(database, server);
            for (var i = 0; i < people; i++)
                await killed.Ask($"p{asked++}@exemple.invalid");
            await killed.Process.Kill();
        }
        server.Fault = MailFault.None;
        await LetLeasesEnd(database);

        await using var next = await Serve(database, server);
        // Those that were being handed over are told as doubtful, since nobody can know; the others leave.
        await Eventually(async () => server.Kept.Count + await Doubtful(database) >= asked);
        await Task.Delay(TimeSpan.FromSeconds(1));

        var doubtful = System.Text.RegularExpressions.Regex.Count(await Failed(database, server), "\"doubtful\"");
        Assert.Equal(asked, server.Kept.Count + doubtful);
        Assert.Equal(server.Kept.Count, server.Kept.Select(m => m.To.ToString()).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_certificate_that_the_system_trusts_carries_mail_and_password_over_TLS()
    {
        foreach (var atOnce in (bool[])[false, true])
        {
            await using var server = StandInMailServer.Start(tlsAtOnce: atOnce, signIn: true);
            await using var database = await TestDatabase.Clone(DatabaseKind.Sqlite);
            var trusted = Path.Combine(database.Folder, "trusted.pem");
            await File.WriteAllTextAsync(trusted, server.Certificate.ExportCertificatePem());
            await using var site = await Serve(database, server,
                ("BEFFROI_SMTP", $"{(atOnce ? "smtps" : "smtp")}://beffroi:pass%3Aword%401@localhost:{server.Port}"), ("SSL_CERT_FILE", trusted));

            await site.Ask("jeanne@exemple.invalid");

            Assert.True(await server.Received.WaitAsync(TimeSpan.FromSeconds(30)), $"at once: {atOnce}");
            Assert.True(Assert.Single(server.Secure));
        }
    }

    [Fact]
    public async Task Asked_to_stop_while_a_server_keeps_silent_the_program_stops_in_time()
    {
        await using var server = StandInMailServer.Start();
        await using var database = await TestDatabase.Clone(DatabaseKind.Sqlite);
        server.Fault = MailFault.KeepsSilent;
        await using var site = await Serve(database, server, ("BEFFROI_SMTP_TIMEOUT", "60"));
        await site.Ask("jeanne@exemple.invalid");
        Assert.True(await server.Received.WaitAsync(TimeSpan.FromSeconds(30)));

        var start = TimeProvider.System.GetTimestamp();
        var code = await site.Process.Stop();

        Assert.Equal(0, code);
        Assert.InRange(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 0, 15);
        Assert.Contains("\"doubtful\"", await Failed(database, server), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mail", "retry")]
    [InlineData("mail", "retry", "--all", "01a207a2-3280-7003-a1de-fd78e284dda5")]
    public async Task A_retry_of_nothing_or_of_everything_and_one_is_a_wrong_command(params string[] arguments) =>
        Assert.Equal(2, (await BeffroiProcess.Run(new Dictionary<string, string?>(), arguments)).Code);

    [Fact]
    public async Task A_letter_that_is_unknown_is_not_retried()
    {
        await using var database = await TestDatabase.Clone(DatabaseKind.Sqlite);

        var (code, _, errors) = await BeffroiProcess.Run(database.Settings, "mail", "retry", "01a207a2-3280-7003-a1de-fd78e284dda5");

        Assert.Equal((1, 1), (code, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    private static async Task<Served> Serve(TestDatabase database, StandInMailServer server, params (string Key, string Value)[] more)
    {
        var settings = Settings(database, server);
        foreach (var (key, value) in more)
            settings[key] = value;
        var process = BeffroiProcess.Start(settings, "serve");
        var line = await process.ReadLine() ?? throw new InvalidOperationException("It did not start.");
        return new(process, System.Text.Json.JsonDocument.Parse(line).RootElement.GetProperty("address").GetString()!);
    }

    private static Dictionary<string, string?> Settings(TestDatabase database, StandInMailServer server) =>
        new(database.Settings.Concat(server.Settings), StringComparer.Ordinal) { ["PORT"] = "0", ["BEFFROI_COMPANY_DIRECTORY"] = "none" };

    private static async Task<string> Failed(TestDatabase database, StandInMailServer server) =>
        (await BeffroiProcess.Run(Settings(database, server), "mail", "failed", "--json")).Output;

    private static async Task LetLeasesEnd(TestDatabase database)
    {
        Assert.True((await database.Query("SELECT id FROM platform_job WHERE state = 'Waiting'")).Count > 0, "No job was left.");
        await database.LetLeasesEnd();
    }

    /// <summary>Read in the table while one waits: the verb that tells it is a process to start each time.</summary>
    private static async Task<long> Doubtful(TestDatabase database) => (await database.Query("SELECT id FROM platform_job WHERE state = 'Doubtful'")).Count;

    private static async Task Eventually(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await holds())
                return;
            await Task.Delay(100);
        }
        Assert.Fail("It never came to be.");
    }

    private sealed class Served(BeffroiProcess process, string address) : IAsyncDisposable
    {
        public BeffroiProcess Process => process;

        /// <summary>Asks for reminders as a visitor would, and sees it acknowledged.</summary>
        public async Task Ask(string mailbox)
        {
            using var visitor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(address) };
            await (await Page.Open(visitor, "/orientation/exemples/1")).Press("Partir de cet exemple et le corriger");
            await (await Page.Open(visitor, "/orientation/date_creation")).Fill("Quand", Founded()).Press("Continuer");
            var asked = await (await Page.Open(visitor, "/orientation/rappels")).Fill("Votre adresse", mailbox).Press("Demander ces rappels");
            Assert.Equal("Ouvrez votre messagerie", asked.Heading);
        }

        /// <summary>So that ACC'ESS, for structures of less than three years, ends some months from the real today.</summary>
        private static string Founded() =>
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime).AddYears(-3).AddMonths(4).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        public ValueTask DisposeAsync() => process.DisposeAsync();
    }
}
