using System.Globalization;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Beffroi.Applications.CaseFiles;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>The letter that leaves some days before the last day given for pieces: seven in this Region.</summary>
public sealed class DueDayReminderTests
{
    private const string Reminder = "pièces attendues au plus tard le";

    [Theory]
    [InlineData(17, 7, "2026-12-03")]
    [InlineData(8, 7, "2026-11-24")]
    [InlineData(7, 7, null)]
    [InlineData(1, 7, null)]
    [InlineData(17, 0, null)]
    [InlineData(61, 60, "2026-11-24")]
    public void A_last_day_so_near_when_it_is_given_has_no_reminder(int daysGiven, int before, string? leaves)
    {
        foreach (var state in Enum.GetValues<AidRequestState>())
            Assert.Equal(
                state is AidRequestState.Incomplete ? leaves : null,
                DueDayReminders.DayOf(Asked(state, daysGiven), before)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>What happens to a request before the day of its reminder, 3 December at seven, and how many letters then leave, to two members.</summary>
    [Theory, OnBothDatabases]
    public async Task It_leaves_once_for_each_last_day_if_the_pieces_are_still_awaited_then(DatabaseKind database)
    {
        await using var server = StandInMailServer.Start();
        await using var played = await Played.Start(database, server.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var expected = new Dictionary<string, (string What, string[] Days)>(StringComparer.Ordinal);
        async Task<Awaited> Case(string what, string until, params string[] leaves)
        {
            var file = await Filed.IsOpened(louise, played.Root, "BUSIN");
            await Filed.IsWritten(louise, file, form => form.Fill("Demandé à BUSIN", "15 000,50"));
            await Filed.IsDeposited(louise, file);
            var request = (await Filed.Requests(played, file))[0];
            await Filed.Acts(claire, file, request, "Prendre en charge");
            await Filed.AsksForPieces(claire, file, request, "Un devis", until);
            expected.Add((await Filed.Row(played, file)).Reference, (what, leaves));
            return new(played, file, request);
        }

        var waits = await Case("it waits", "2026-12-10", "2026-12-03");
        await (await Case("it is withdrawn", "2026-12-10")).IsWithdrawn(louise);
        await (await Case("it is completed", "2026-12-10")).IsCompleted(louise);
        await (await Case("a later day is given", "2026-12-10", "2026-12-13")).IsReminded(claire, "2026-12-20");
        await (await Case("the same day is given again", "2026-12-10", "2026-12-03")).IsReminded(claire, "2026-12-10");
        await (await Case("a nearer day is given", "2026-12-10")).IsReminded(claire, "2026-11-29");
        await (await Case("another officer takes it over", "2026-12-10", "2026-12-03")).Acts(claire, "Prendre en charge");
        await (await Case("all is answered, nothing is sent", "2026-12-10", "2026-12-03")).IsAnswered(louise);
        var again = await Case("it is completed, then asked for anew", "2026-12-10", "2026-12-11");
        await again.IsCompleted(louise);
        await Filed.AsksForPieces(claire, again.File, again.Request, "Un autre devis", "2026-12-18");
        var late = await Case("a later day is given once the first is over, then it lapses", "2026-12-10", "2026-12-03", "2026-12-14");
        await Case("eight days", "2026-12-01", "2026-11-24");
        await Case("seven days", "2026-11-30");

        var left = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var day in new[] { "11-24", "11-29", "12-02", "12-03", "12-04", "12-10", "12-11", "12-13", "12-14", "12-21", "12-22", "12-31" }.Select(d => DateOnly.ParseExact($"2026-{d}", "yyyy-MM-dd", CultureInfo.InvariantCulture)))
        {
            await At(played, day, new TimeOnly(6, 59));
            Assert.Equal(left.Values.Sum(d => d.Count), Reminders(server).Count());
            await At(played, day, new TimeOnly(7, 0));
            foreach (var reference in Reminders(server).Select(m => expected.Keys.Single(r => m.TextBody!.Contains(r, StringComparison.Ordinal))).GroupBy(r => r, StringComparer.Ordinal))
            {
                var known = left.TryGetValue(reference.Key, out var days) ? days : left[reference.Key] = [];
                known.AddRange(Enumerable.Repeat(Text(day), reference.Count() - known.Count));
            }
            if (day == new DateOnly(2026, 12, 11))
                await late.IsReminded(await played.As(Played.Claire), "2026-12-21");
            if (day == new DateOnly(2026, 12, 22))
                await late.Acts(await played.As(Played.Claire), "Constater la caducité", "Rien n’est venu.");
        }

        foreach (var (reference, (what, days)) in expected)
            Assert.Equal((what, string.Join(' ', days.SelectMany(d => new[] { d, d }))), (what, string.Join(' ', left.GetValueOrDefault(reference, []))));
        Assert.All(Reminders(server).GroupBy(m => (m.Subject, m.TextBody, m.To.ToString())), g => Assert.Single(g));
        Assert.Contains("BUSIN'ESS : pièces attendues au plus tard le 10 décembre 2026", Reminders(server).Select(m => Plain(m.Subject!)));
        Assert.Contains(Reminders(server), m => m.TextBody!.Contains("il reste à les envoyer", StringComparison.Ordinal));
        await Again(played, waits, server);
        await Again(played, late, server);
    }

    [Theory, OnBothDatabases]
    public async Task It_goes_to_those_who_may_answer_that_day_but_to_whom_does_without_and_the_page_says_when(DatabaseKind database)
    {
        await using var server = StandInMailServer.Start();
        await using var played = await Played.Start(database, server.Settings);
        var (louise, marcel, etienne, hugo, claire) =
            (await played.As(Played.Louise), await played.As(Played.Marcel), await played.As(Played.Etienne), await played.As("Hugo Lefebvre"), await played.As(Played.Claire));
        var file = await Filed.IsOpened(louise, played.Root, "BUSIN");
        await Filed.IsWritten(louise, file, form => form.Fill("Demandé à BUSIN", "15 000,50"));
        await Filed.IsDeposited(louise, file);
        var request = (await Filed.Requests(played, file))[0];
        await Filed.Acts(claire, file, request, "Prendre en charge");
        await Filed.AsksForPieces(claire, file, request, "Un devis", "2026-12-10");
        await played.Joins(louise, etienne, "etienne.duhamel@exemple.invalid", "Éditeur");
        await played.Joins(louise, hugo, "hugo.lefebvre@exemple.invalid", "Lecteur");
        var letters = await Page.Open(marcel, "/compte/courriels");
        ((IHtmlInputElement)letters.Field("Les rappels avant un jour limite")).IsChecked = false;
        await letters.Press("Enregistrer");

        Assert.Contains("Un rappel partira le 3 décembre 2026, si elles manquent encore.", Plain((await Page.Open(louise, file)).Text), StringComparison.Ordinal);
        await At(played, new(2026, 12, 3), new(7, 0));

        Assert.Equal(["etienne.duhamel@exemple.invalid", "louise.carpentier@exemple.invalid"], Reminders(server).Select(m => m.To.ToString()).Order(StringComparer.Ordinal));
        var now = await Page.Open(await played.As(Played.Louise), file);
        Assert.Contains("au plus tard le 10 décembre 2026", Plain(now.Text), StringComparison.Ordinal);
        Assert.DoesNotContain("Un rappel partira", now.Text, StringComparison.Ordinal);
    }

    private static AidRequest Asked(AidRequestState state, int daysGiven)
    {
        var given = new DateOnly(2026, 11, 23);
        return new() { Id = default, CaseFileId = default, SchemeId = "busin-ess", State = state, Since = default, SuspendedOn = given, DueOn = given.AddDays(daysGiven) };
    }

    /// <summary>What a process that was killed had begun is begun again: nothing leaves twice, and nothing at all once it is no longer awaited.</summary>
    private static async Task Again(Played played, Awaited of, StandInMailServer server)
    {
        var before = Reminders(server).Count();
        foreach (var day in new[] { "2026-12-10", "2026-12-21" })
            await played.Site.With<RemindBeforeDueDay, JobEnd>(r => r.Run(new(Guid.Empty, JsonSerializer.Serialize($"{of.Request.Id}/{day}"), () => Task.CompletedTask), CancellationToken.None));
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        Assert.Equal(before, Reminders(server).Count());
    }

    private static async Task At(Played played, DateOnly day, TimeOnly time)
    {
        // Paris in winter.
        var instant = new DateTimeOffset(day.ToDateTime(time), TimeSpan.FromHours(1));
        if (instant < played.Site.Clock.GetUtcNow())
            return;
        played.Site.Clock.SetUtcNow(instant.ToUniversalTime());
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        // A reminder asks for its letters.
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
    }

    /// <summary>The demonstration has a request of its own that waits.</summary>
    private static IEnumerable<MimeKit.MimeMessage> Reminders(StandInMailServer server) => server.Kept.Where(m => m.Subject!.Contains(Reminder, StringComparison.Ordinal) && m.TextBody!.Contains(Filed.Project, StringComparison.Ordinal));

    private static string Plain(string text) => text.Replace('\u00A0', ' ');

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A request that pieces are asked of, and what is done to it.</summary>
    private sealed record Awaited(Played Played, string File, AidRequest Request)
    {
        public Task<Page> Acts(HttpClient officer, string button, string words = "") => Filed.Acts(officer, File, Request, button, words);

        public async Task IsReminded(HttpClient officer, string until) =>
            await (await Page.Open(officer, $"{Filed.AtTheRegion(File)}/demandes/{Request.Id}")).Fill("À donner au plus tard le", until).Press("Relancer");

        public async Task IsWithdrawn(HttpClient owner) => await (await Page.Open(owner, $"{File}/demandes/{Request.Id}/retirer")).Fill("Pourquoi", "Autre financement.").Press("Retirer cette demande");

        public async Task IsAnswered(HttpClient editor) => await (await (await Page.Open(editor, File)).Go("Répondre")).Fill("Ce que vous voulez en dire", "Le voici.").Press("Enregistrer");

        public async Task IsCompleted(HttpClient editor)
        {
            await IsAnswered(editor);
            await (await (await Page.Open(editor, File)).Go("Envoyer les pièces")).Press("Envoyer");
        }
    }
}
