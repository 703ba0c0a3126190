using System.Net;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Messages;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>What an organisation and the Region write to each other about a deposited file.</summary>
public sealed class MessagesTests
{
    [Theory, OnBothDatabases]
    public async Task Each_side_reads_what_the_other_writes_with_its_file_and_is_told_by_mail(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var file = await Deposited(played);
        var (marcel, claire) = (await played.As(Played.Marcel), await played.As(Played.Claire));

        var sent = await (await Page.Open(marcel, $"{file}/messages")).Fill("Votre message", "Le local change d’adresse.\nLe nouveau bail est joint.").Attach("Un fichier", "bail.txt", "Bail"u8.ToArray()).Press("Envoyer");
        Assert.Equal($"{file}/messages", sent.Address);
        Assert.Contains("Marcel Wattebled (fictif), pour Les Ateliers du Beffroi (fictif)", sent.Text, StringComparison.Ordinal);
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        Assert.Contains(Filed.Project, (await Page.Open(claire, "/region/dossiers?vue=Unanswered")).Text, StringComparison.Ordinal);
        var atTheRegion = await Page.Open(claire, Filed.AtTheRegion(file));
        Assert.Contains("Le nouveau bail est joint.", atTheRegion.Text, StringComparison.Ordinal);
        Assert.Contains("Sans réponse depuis le 23 novembre 2026", atTheRegion.Text, StringComparison.Ordinal);
        Assert.Contains("Message de la structure.", atTheRegion.Text, StringComparison.Ordinal);
        Assert.Equal("Bail", await claire.GetStringAsync(FileIn(atTheRegion)));
        Assert.Contains("Message\u00A0: Les Ateliers du Beffroi (fictif)", (await Page.Open(claire, "/demonstration/courriels")).Document.Body!.TextContent, StringComparison.Ordinal);

        await (await Page.Open(claire, $"{Filed.AtTheRegion(file)}/messages")).Fill("Votre message", "Merci, c’est noté.").Press("Envoyer");
        Assert.DoesNotContain(Filed.Project, (await Page.Open(claire, "/region/dossiers?vue=Unanswered")).Text, StringComparison.Ordinal);
        var theirs = await Page.Open(marcel, file);
        Assert.Contains("Claire Vasseur (fictif), pour la Région", theirs.Text, StringComparison.Ordinal);
        Assert.Contains("Merci, c’est noté.", theirs.Text, StringComparison.Ordinal);
        Assert.Equal("Bail", await marcel.GetStringAsync(FileIn(theirs)));
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        Assert.Contains($"La Région vous écrit\u00A0: {Filed.Project}", (await Page.Open(marcel, "/demonstration/courriels")).Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_reader_reads_a_stranger_sees_nothing_and_a_draft_has_no_thread(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var file = await Deposited(played);
        var (louise, claire, nadia, hugo) = (await played.As(Played.Louise), await played.As(Played.Claire), await played.As(Played.Nadia), await played.As("Hugo Lefebvre"));
        await played.Joins(louise, hugo, "hugo.lefebvre@exemple.invalid", "Lecteur");
        await (await Page.Open(louise, $"{file}/messages")).Fill("Votre message", "Bonjour.").Attach("Un fichier", "note.txt", "Note"u8.ToArray()).Press("Envoyer");
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));

        var read = await Page.Open(hugo, file);
        Assert.Contains("Bonjour.", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Écrire à la Région", read.Text, StringComparison.Ordinal);
        Assert.Equal("Note", await hugo.GetStringAsync(FileIn(read)));
        Assert.Equal(HttpStatusCode.Forbidden, (await Page.Open(hugo, $"{file}/messages")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await nadia.GetAsync(FileIn(read))).StatusCode);

        // The message of another file is not of this one.
        var draft = await Filed.IsOpened(louise, played.Root);
        Assert.Equal(HttpStatusCode.NotFound, (await louise.GetAsync(FileIn(read).Replace(file, draft, StringComparison.Ordinal))).StatusCode);
        Assert.Equal(draft, (await Page.Open(louise, $"{draft}/messages")).Address);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(claire, $"{Filed.AtTheRegion(draft)}/messages")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_sent_says_why_in_its_field_and_keeps_the_words(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var file = await Deposited(played);
        var louise = await played.As(Played.Louise);

        var refused = await (await Page.Open(louise, $"{file}/messages")).Press("Envoyer");
        Assert.Contains("Écrivez votre message.", refused.Text, StringComparison.Ordinal);
        refused = await refused.Fill("Votre message", new('é', CaseFileMessage.LongestWords + 1)).Press("Envoyer");
        Assert.Contains("Pas plus de 4000 caractères.", refused.Text, StringComparison.Ordinal);
        Assert.Equal(CaseFileMessage.LongestWords + 1, refused.Document.QuerySelector("[name=message]")!.TextContent.Trim().Length);
        refused = await refused.Fill("Votre message", "Voici.").Attach("Un fichier", "virus.pdf", "MZ\u0090\0 un programme"u8.ToArray()).Press("Envoyer");
        Assert.NotEmpty(refused.Document.QuerySelectorAll("#fichier[aria-invalid=true]"));
        Assert.Equal("Voici.", refused.Document.QuerySelector("[name=message]")!.TextContent.Trim());
        Assert.Contains("Aucun message.", (await Page.Open(louise, file)).Text, StringComparison.Ordinal);

        await refused.Fill("Votre message", new('é', CaseFileMessage.LongestWords)).Press("Envoyer");
        Assert.Equal(CaseFileMessage.LongestWords, Assert.Single(await Thread(played, file)).Words.Length);
    }

    [Theory, OnBothDatabases]
    public async Task The_same_form_sent_many_times_at_once_sends_one_message_and_one_letter_to_each(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var file = await Deposited(played);
        var louise = await played.As(Played.Louise);
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        var before = await LettersToTheOfficer(louise);
        var form = (await Page.Open(louise, $"{file}/messages")).Fill("Votre message", "Une seule fois.");

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => form.Press("Envoyer")));
        Assert.All(pages, p => Assert.Equal(HttpStatusCode.OK, p.Status));
        await form.Press("Envoyer");

        Assert.Single(await Thread(played, file));
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        Assert.Equal(before + 1, await LettersToTheOfficer(louise));
    }

    [Theory, OnBothDatabases]
    public async Task What_came_while_one_read_goes_on_waiting(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var file = await Deposited(played);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        await (await Page.Open(louise, $"{file}/messages")).Fill("Votre message", "Merci de votre appel.").Press("Envoyer");
        var read = await Page.Open(claire, $"{Filed.AtTheRegion(file)}/messages");
        played.Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await Page.Open(louise, $"{file}/messages")).Fill("Votre message", "Une question, pourtant.").Press("Envoyer");

        var stale = await read.Press("Pas de réponse à donner");
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        Assert.Contains("Un message est arrivé pendant que vous lisiez", stale.Text, StringComparison.Ordinal);
        Assert.Contains("Une question, pourtant.", stale.Text, StringComparison.Ordinal);
        Assert.NotNull((await Filed.Row(played, file)).AwaitsAnswerSince);

        var settled = await stale.Press("Pas de réponse à donner");
        Assert.DoesNotContain("Pas de réponse à donner", settled.Text, StringComparison.Ordinal);
        Assert.Null((await Filed.Row(played, file)).AwaitsAnswerSince);
        Assert.Contains("il n’appelle pas de réponse", (await Page.Open(claire, Filed.AtTheRegion(file))).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_copy_of_ones_data_has_ones_messages_and_those_of_an_account_that_is_gone_stay(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var file = await Deposited(played);
        var (marcel, claire) = (await played.As(Played.Marcel), await played.As(Played.Claire));
        await (await Page.Open(marcel, $"{file}/messages")).Fill("Votre message", "Je pars bientôt.").Press("Envoyer");
        var account = await played.Account("marcel.wattebled");

        var data = await played.Site.With<MessagesDb, IReadOnlyList<(CaseFileMessage Message, string Reference)>>(m => m.WrittenBy(account, CancellationToken.None));
        Assert.Contains("Je pars bientôt.", data.Select(d => d.Message.Words));

        // Accounts of the demonstration are not erased: one that is gone is one that nobody has.
        var row = await Filed.Row(played, file);
        await played.Site.With<SendMessage>(async s =>
            Assert.True((await s.Send(row, new(AidRequestParty.Organisation, TypedId.New<AccountId>(played.Site.Clock), "Je suis parti.", Given: null, Guid.CreateVersion7(played.Site.Clock.GetUtcNow())), CancellationToken.None)).Succeeded));
        var page = await Page.Open(claire, Filed.AtTheRegion(file));
        Assert.Contains("Je suis parti.", page.Text, StringComparison.Ordinal);
        Assert.Contains("par une personne qui n’a plus de compte", page.Text, StringComparison.Ordinal);
    }

    private static async Task<string> Deposited(Played played)
    {
        var louise = await played.As(Played.Louise);
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file);
        await Filed.IsDeposited(louise, file);
        return file;
    }

    private static async Task<int> LettersToTheOfficer(HttpClient reader) =>
        (await Page.Open(reader, "/demonstration/courriels")).Document.QuerySelectorAll("tbody tr").Count(r => r.TextContent.Contains("Message\u00A0: Les Ateliers", StringComparison.Ordinal));

    private static string FileIn(Page page) => page.Document.QuerySelectorAll("main a[href*='/messages/']")[^1].GetAttribute("href")!;

    private static Task<IReadOnlyList<CaseFileMessage>> Thread(Played played, string file) =>
        played.Site.With<MessagesDb, IReadOnlyList<CaseFileMessage>>(m => m.Last(CaseFileId.Parse(Filed.IdOf(file), null), 100, CancellationToken.None));
}
