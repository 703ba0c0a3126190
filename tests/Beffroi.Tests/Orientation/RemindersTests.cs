using System.Net;
using Beffroi.Orientation.Reminders;
using Beffroi.Platform.Database;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Beffroi.Tests.Orientation;

/// <summary>Reminders by mail of the dates of a path: asked for, confirmed, sent, stopped; through a real mail server.</summary>
public sealed class RemindersTests : IAsyncDisposable
{
    private const string Someone = "jeanne@exemple.invalid";

    private readonly StandInMailServer server = StandInMailServer.Start();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory, OnBothDatabases]
    public async Task Nothing_is_sent_before_the_second_yes_then_each_date_once_and_nothing_after_a_stop(DatabaseKind database)
    {
        await using var site = await Start(database);
        var asked = await Ask(site, site.Client, Someone);
        Assert.Equal("Ouvrez votre messagerie", asked.Heading);

        var confirmation = Assert.Single(await Delivered(site));
        Assert.Equal(Someone, confirmation.To.ToString());
        Assert.Equal("Confirmez vos rappels", confirmation.Subject);
        await Days(site, until: new(2027, 2, 1));
        Assert.Single(await Delivered(site));

        await using var again = await Start(database);
        await Ask(again, again.Client, Someone);
        var link = Link((await Delivered(again))[^1]);
        var opened = await again.Open(link);
        Assert.Equal("Confirmer vos rappels", opened.Heading);
        Assert.Contains("dernier jour le 2 mars 2027", Plain(opened.Text), StringComparison.Ordinal);
        var confirmed = await opened.Press("Confirmer mes rappels");
        Assert.Contains("C’est confirmé", confirmed.Text, StringComparison.Ordinal);
        var before = (await Delivered(again)).Count;

        // ACC'ESS ends on 2 March 2027 for a structure founded on 3 March 2024: written about 30 and 7 days before.
        await Days(again, until: new(2027, 1, 30));
        Assert.Equal(before, (await Delivered(again)).Count);
        await Days(again, until: new(2027, 2, 1));
        var first = (await Delivered(again)).Skip(before).ToList();
        var reminder = Assert.Single(first);
        Assert.Contains("dernier jour le 2 mars 2027", Plain(reminder.TextBody!), StringComparison.Ordinal);
        Assert.Contains("https://aides.exemple.invalid/dispositifs/", reminder.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("62498", reminder.TextBody, StringComparison.Ordinal);
        await again.With<PostDueReminders>(w => w.Run(CancellationToken.None));
        Assert.Equal(before + 1, (await Delivered(again)).Count);

        var stopped = await (await again.Open(Link(reminder))).Press("Ne plus recevoir de rappel");
        Assert.Equal("C’est arrêté", stopped.Heading);
        await Days(again, until: new(2027, 3, 2));
        Assert.Equal(before + 1, (await Delivered(again)).Count);
        Assert.Equal(0, await Rows(again));
    }

    [Theory, OnBothDatabases]
    public async Task A_mail_program_stops_with_one_click(DatabaseKind database)
    {
        await using var site = await Start(database);
        await Ask(site, site.Client, Someone);
        var letter = Assert.Single(await Delivered(site));

        Assert.Equal("List-Unsubscribe=One-Click", letter.Headers[HeaderId.ListUnsubscribePost]);
        var address = new Uri(letter.Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>'));
        using var stranger = site.NewVisitor();
        using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["List-Unsubscribe"] = "One-Click" });
        using var answer = await stranger.PostAsync(address.AbsolutePath, content);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(0, await Rows(site));
        // Pressed again, or invented: the same answer.
        using var second = await stranger.PostAsync(address.AbsolutePath, new FormUrlEncodedContent([]));
        using var invented = await stranger.PostAsync("/orientation/rappels/AAAAAAAAAAAAAAAAAAAAAA/arret", new FormUrlEncodedContent([]));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (second.StatusCode, invented.StatusCode));
        // Opened as a page, it does nothing by itself.
        using var opened = await stranger.GetAsync(address.AbsolutePath);
        Assert.Equal(HttpStatusCode.Redirect, opened.StatusCode);
    }

    [Theory, OnBothDatabases]
    public async Task A_mailbox_cannot_be_flooded_and_whoever_asks_learns_nothing(DatabaseKind database)
    {
        await using var site = await Start(database);
        var pages = new List<string>();
        foreach (var address in (string[])[Someone, "JEANNE@exemple.invalid", "jeanne+1@exemple.invalid", "jeanne+2@exemple.invalid", Someone])
        {
            pages.Add((await Ask(site, site.NewVisitor(), address)).Text);
            site.Clock.Advance(TimeSpan.FromMinutes(11));
        }

        Assert.Single(pages.Distinct());
        Assert.Equal(AskForReminders.MostADay, (await Delivered(site)).Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_request_sent_many_times_at_once_is_one_letter(DatabaseKind database)
    {
        await using var site = await Start(database);
        var forms = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => (await Form(site.NewVisitor())).Fill("Votre adresse", Someone)));

        await Task.WhenAll(forms.Select(f => f.Press("Demander ces rappels")));

        Assert.Single(await Delivered(site));
        Assert.Equal(1, await Rows(site));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_confirmed_in_three_days_is_erased_and_its_link_says_so(DatabaseKind database)
    {
        await using var site = await Start(database);
        await Ask(site, site.Client, Someone);
        var link = Link(Assert.Single(await Delivered(site)));
        site.Clock.Advance(Reminder.ConfirmWithin);

        var late = await site.Open(link);
        Assert.Equal((HttpStatusCode.NotFound, "Ce lien n’est plus valable"), (late.Status, late.Heading));
        await site.With<EraseOldReminders>(w => w.Run(CancellationToken.None));
        Assert.Equal(0, await Rows(site));
    }

    [Theory, OnBothDatabases]
    public async Task A_week_after_the_last_date_nothing_is_left(DatabaseKind database)
    {
        await using var site = await Start(database);
        await Ask(site, site.Client, Someone);
        await (await site.Open(Link(Assert.Single(await Delivered(site))))).Press("Confirmer mes rappels");
        var last = await site.With<BeffroiDb, DateOnly>(db => db.Set<ReminderDay>().MaxAsync(d => d.On));

        await Days(site, until: last.AddDays(6));
        Assert.Equal(1, await Rows(site));
        await Days(site, until: last.AddDays(7));
        Assert.Equal(0, await Rows(site));
        Assert.Equal(0, await site.With<BeffroiDb, int>(db => db.Set<ReminderDay>().CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Neither_log_nor_job_holds_an_address_or_a_token(DatabaseKind database)
    {
        await using var site = await Start(database);
        server.Fault = MailFault.RefusesTheRecipient;
        await Ask(site, site.Client, Someone);
        await site.With<JobRunner>(r => r.Drain(CancellationToken.None));

        var job = await site.With<BeffroiDb, Job>(db => db.Set<Job>().SingleAsync());
        Assert.Equal(JobState.Dead, job.State);
        Assert.DoesNotContain("jeanne", $"{job.Payload} {job.UniqueKey} {job.LastError}", StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("jeanne", string.Join('\n', site.Log), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("")]
    [InlineData("jeanne")]
    [InlineData("jeanne@")]
    [InlineData("jeanne@exemple")]
    [InlineData("jeanne@exemple.invalid, paul@exemple.invalid")]
    [InlineData("Jeanne <jeanne@exemple.invalid>")]
    [InlineData("jeanne@exemple.invalid\r\nBcc: paul@exemple.invalid")]
    [InlineData("jeanne @exemple.invalid")]
    [InlineData("jeanne@[192.0.2.1]")]
    [InlineData("jeanne@-exemple-.invalid")]
    public async Task An_address_that_is_none_is_refused_where_it_was_typed(string typed)
    {
        await using var site = await Start(DatabaseKind.Sqlite);
        var refused = await Ask(site, site.Client, typed);

        Assert.StartsWith("Erreur", refused.Title, StringComparison.Ordinal);
        Assert.Equal("true", refused.Field("Votre adresse").GetAttribute("aria-invalid"));
        Assert.Equal(0, await Rows(site));
    }

    [Fact]
    public async Task Without_mail_reminders_are_not_offered()
    {
        await using var site = await TestSite.Start(DatabaseKind.Sqlite);
        await Founded(site.Client);

        Assert.DoesNotContain("Recevoir un rappel", (await site.Open("/orientation/resultats")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Open("/orientation/rappels")).Status);
    }

    [Fact]
    public async Task Whoever_has_not_answered_has_nothing_to_be_reminded_of()
    {
        await using var site = await Start(DatabaseKind.Sqlite);

        Assert.Equal("Pas de rappel pour l’instant", (await site.Open("/orientation/rappels")).Heading);
    }

    private Task<TestSite> Start(DatabaseKind database) => TestSite.Start(database, server.Settings);

    /// <summary>The letters that the server has, once every job that is due is done.</summary>
    private async Task<IReadOnlyList<MimeMessage>> Delivered(TestSite site)
    {
        await site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        return [.. server.Kept];
    }

    /// <summary>Lets days pass, with what is done every day.</summary>
    private static async Task Days(TestSite site, DateOnly until)
    {
        while (DateOnly.FromDateTime(site.Clock.GetUtcNow().DateTime) < until)
        {
            site.Clock.Advance(TimeSpan.FromDays(1));
            await site.With<PostDueReminders>(w => w.Run(CancellationToken.None));
            await site.With<EraseOldReminders>(w => w.Run(CancellationToken.None));
            // An attempt that time passes over would rightly be given up.
            await site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        }
    }

    private static Task<int> Rows(TestSite site) => site.With<BeffroiDb, int>(db => db.Set<Reminder>().CountAsync());

    private static string Link(MimeMessage letter) =>
        new Uri(letter.TextBody!.Split('\n').Select(l => l.Trim()).Single(l => l.Contains("/orientation/rappels/", StringComparison.Ordinal))).AbsolutePath;

    private static string Plain(string text) => text.Replace('\u00A0', ' ');

    private static async Task<Page> Ask(TestSite site, HttpClient visitor, string address)
    {
        var page = await (await Form(visitor)).Fill("Votre adresse", address).Press("Demander ces rappels");
        await site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        return page;
    }

    private static async Task<Page> Form(HttpClient visitor)
    {
        await Founded(visitor);
        return await (await Page.Open(visitor, "/orientation/resultats")).Go("Recevoir un rappel aux dates de mon parcours");
    }

    /// <summary>The first example, founded on a day that gives its path an end.</summary>
    private static async Task Founded(HttpClient visitor)
    {
        await (await Page.Open(visitor, "/orientation/exemples/1")).Press("Partir de cet exemple et le corriger");
        await (await Page.Open(visitor, "/orientation/date_creation")).Fill("Quand", "2024-03-03").Press("Continuer");
    }
}
