using Beffroi.Platform.Database;
using Beffroi.Platform.Jobs;
using Beffroi.Platform.Mail;
using Beffroi.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Beffroi.Tests.Platform.Mail;

/// <summary>What becomes of a letter when the server takes it, refuses it, is busy, breaks off, keeps silent or is not there.</summary>
public sealed class SendingTests
{
    [Theory, OnBothDatabases]
    public async Task A_letter_arrives_once_in_text_and_HTML_from_one_source(DatabaseKind database)
    {
        await using var server = StandInMailServer.Start();
        await using var site = await Start(database, server.Settings);

        Assert.True(await Post(site, "1"));
        Assert.False(await Post(site, "1"));
        var job = Assert.Single(await Drain(site));

        Assert.Equal((JobState.Done, 1), (job.State, job.Attempts));
        var letter = Assert.Single(server.Kept);
        Assert.Equal($"{job.Id:n}@exemple.invalid", letter.MessageId);
        Assert.Equal("Beffroi", letter.From.Mailboxes.Single().Name);
        Assert.Equal("auto-generated", letter.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("L’été : « à 8 000 € » <b>", letter.Subject);
        Assert.Contains("Voir\u00A0:\nhttps://exemple.invalid/?a=1&b=2", letter.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://exemple.invalid/?a=1&amp;b=2\"", letter.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", letter.HtmlBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailFault.RefusesTheRecipient, nameof(JobState.Dead))]
    [InlineData(MailFault.RefusesTheContent, nameof(JobState.Dead))]
    [InlineData(MailFault.IsBusy, nameof(JobState.Waiting))]
    [InlineData(MailFault.BreaksBeforeTheContent, nameof(JobState.Waiting))]
    [InlineData(MailFault.BreaksAfterTheContent, nameof(JobState.Doubtful))]
    [InlineData(MailFault.KeepsSilent, nameof(JobState.Doubtful))]
    public async Task A_fault_leaves_the_letter_where_it_stands(MailFault fault, string expected)
    {
        await using var server = StandInMailServer.Start();
        await using var site = await Start(DatabaseKind.Sqlite, server.Settings);
        server.Fault = fault;
        await Post(site, "1");

        var job = Assert.Single(await Drain(site));
        Assert.Equal(expected, job.State.ToString());
        Assert.NotNull(job.LastError);
        Assert.DoesNotContain("jeanne", job.LastError, StringComparison.Ordinal);

        // The server recovers: only what surely did not leave is tried again, and later.
        server.Fault = MailFault.None;
        var kept = server.Kept.Count;
        await Drain(site);
        Assert.Equal(kept, server.Kept.Count);
        site.Clock.Advance(JobRunner.PauseAfter(1));
        await Drain(site);
        Assert.Equal(expected == nameof(JobState.Waiting) ? kept + 1 : kept, server.Kept.Count);
    }

    [Fact]
    public async Task Nobody_at_the_door_is_tried_ten_times_over_three_days_then_told()
    {
        await using var site = await Start(DatabaseKind.Sqlite, StandInMailServer.SettingsFor($"smtp://127.0.0.1:{OtherPrograms.FreePort()}"));
        await Post(site, "1");
        var start = site.Clock.GetUtcNow();
        Job job;
        while ((job = Assert.Single(await Drain(site))).State == JobState.Waiting)
            site.Clock.Advance(job.DueAt - site.Clock.GetUtcNow());

        Assert.Equal((JobState.Dead, Job.MostAttempts), (job.State, job.Attempts));
        Assert.InRange((site.Clock.GetUtcNow() - start).TotalHours, 60, 72);
        Assert.Contains("\"failed_jobs\":1", await site.Client.GetStringAsync("/sante/prete"), StringComparison.Ordinal);
        Assert.Contains(site.Log, l => l.Contains("is Dead", StringComparison.Ordinal));

        // Someone repairs, and retries.
        Assert.Equal(1, await site.With<JobsDb, int>(j => j.Retry(null, site.Clock.GetUtcNow(), CancellationToken.None)));
        Assert.Contains("\"failed_jobs\":0", await site.Client.GetStringAsync("/sante/prete"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_gets_no_letter_and_no_password()
    {
        await using var server = StandInMailServer.Start(signIn: true);
        await using var site = await Start(DatabaseKind.Sqlite, StandInMailServer.SettingsFor($"smtp://beffroi:pass%3Aword%401@localhost:{server.Port}"));
        await Post(site, "1");

        var job = Assert.Single(await Drain(site));

        Assert.Equal(JobState.Waiting, job.State);
        Assert.Contains("certificate", job.LastError, StringComparison.Ordinal);
        Assert.Empty(server.Kept);
    }

    [Theory, OnBothDatabases]
    public async Task An_act_that_fails_sends_nothing(DatabaseKind database)
    {
        await using var server = StandInMailServer.Start();
        await using var site = await Start(database, server.Settings);

        await using (var scope = site.Services.CreateAsyncScope())
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<BeffroiDb>().Write<int>(
                async () =>
                {
                    await scope.ServiceProvider.GetRequiredService<Mails>().Post(TestMail.Sort, "a", "1");
                    throw new InvalidOperationException("the act failed");
                },
                CancellationToken.None));
        }

        Assert.Empty(await Drain(site));
        Assert.Empty(server.Kept);
    }

    [Theory, OnBothDatabases]
    public async Task Two_runners_share_the_letters_and_none_goes_twice(DatabaseKind database)
    {
        await using var server = StandInMailServer.Start();
        await using var site = await Start(database, server.Settings);
        var other = ActivatorUtilities.CreateInstance<JobRunner>(site.Services);
        foreach (var i in Enumerable.Range(0, 40))
            await Post(site, $"{i}");

        await Task.WhenAll(Drain(site), other.Drain(CancellationToken.None), other.Drain(CancellationToken.None));

        Assert.All(await Drain(site), j => Assert.Equal((JobState.Done, 1), (j.State, j.Attempts)));
        Assert.Equal(40, server.Kept.Count);
        Assert.Equal(40, server.Kept.Select(m => m.MessageId).Distinct().Count());
    }

    [Theory, OnBothDatabases]
    public async Task A_commit_wakes_the_runner_by_itself(DatabaseKind database)
    {
        await using var server = StandInMailServer.Start();
        await using var site = await Start(database, server.Settings);

        await Post(site, "1");

        Assert.True(await server.Received.WaitAsync(TimeSpan.FromSeconds(9)), "Nothing came before the next recurrence.");
    }

    [Theory, OnBothDatabases]
    public async Task A_month_after_its_end_a_job_is_erased(DatabaseKind database)
    {
        await using var server = StandInMailServer.Start();
        await using var site = await Start(database, server.Settings);
        await Post(site, "1");
        await Drain(site);

        site.Clock.Advance(EraseEndedJobs.Kept + TimeSpan.FromSeconds(1));
        await site.With<EraseEndedJobs>(w => w.Run(CancellationToken.None));

        Assert.Empty(await Drain(site));
    }

    private static Task<TestSite> Start(DatabaseKind database, IReadOnlyDictionary<string, string?> settings) =>
        TestSite.Start(database, settings, services => services.AddMail<TestMail>(TestMail.Sort));

    private static Task<bool> Post(TestSite site, string occasion) => site.With<Mails, bool>(m => m.Post(TestMail.Sort, "a", occasion));

    /// <summary>The jobs, once everything that is due was tried.</summary>
    private static async Task<IReadOnlyList<Job>> Drain(TestSite site)
    {
        await site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        return await site.With<BeffroiDb, List<Job>>(db => db.Set<Job>().AsNoTracking().ToListAsync());
    }

    private sealed class TestMail : IMail
    {
        public const string Sort = "test";

        public Task<Letter?> Write(string about, CancellationToken cancellation) => Task.FromResult<Letter?>(new Letter
        {
            To = MailAddress.Parse("jeanne@exemple.invalid", null),
            Subject = "L’été : « à 8 000 € » <b>",
            Parts = [new LetterPart.Paragraph("Un <script> & un « é »."), new LetterPart.Items(["un", "deux"]), new LetterPart.Link("Voir", "https://exemple.invalid/?a=1&b=2")],
            Footer = [new LetterPart.Paragraph("Fin.")],
        });
    }
}
