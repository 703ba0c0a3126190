using System.Text.Json;
using AngleSharp.Html.Dom;
using Beffroi.Platform.Files;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Platform.Mail;

/// <summary>Which letters one may do without, and which always come.</summary>
public sealed class NoticesTests
{
    private const string Choice = "La vie de vos structures", Louise = "louise.carpentier@exemple.invalid";

    [Theory, OnBothDatabases]
    public async Task Who_stops_a_class_gets_none_of_it_goes_on_with_what_is_about_money_and_may_begin_again(DatabaseKind database)
    {
        await using var server = StandInMailServer.Start();
        await using var played = await Played.Start(database, new Dictionary<string, string?>(server.Settings) { [FilesOptions.ClamdKey] = "none" });
        var louise = await played.As(Played.Louise);
        await Drain(played);
        var before = ToLouise(server);
        await Chooses(louise, wanted: false);
        Assert.False(((IHtmlInputElement)(await Page.Open(louise, "/compte/courriels")).Field(Choice)).IsChecked);

        await AsksToJoin(await played.As(Played.Nadia));
        await Drain(played);
        Assert.Equal(before, ToLouise(server));
        await (await Page.Open(louise, $"{played.Root}/coordonnees-bancaires/proposer")).Fill("IBAN", "FR7600000000000000000007566").Press("Proposer ce compte");
        await Drain(played);
        // The one that is abandoned, and the new one.
        Assert.Equal(before + 2, ToLouise(server));
        using var copy = JsonDocument.Parse(await CopyOf(louise));
        Assert.Equal("structures", copy.RootElement.GetProperty("compte").GetProperty("courrielsArretes")[0].GetString());

        await Chooses(louise, wanted: true);
        await AsksToJoin(await played.As(Played.Etienne));
        await Drain(played);
        Assert.Equal(before + 3, ToLouise(server));
    }

    private static async Task Chooses(HttpClient who, bool wanted)
    {
        var page = await Page.Open(who, "/compte/courriels");
        ((IHtmlInputElement)page.Field(Choice)).IsChecked = wanted;
        Assert.Equal("/compte", (await page.Press("Enregistrer")).Address);
    }

    private static async Task AsksToJoin(HttpClient who) =>
        await (await (await Page.Open(who, "/structures/creer")).Fill("Numéro SIREN", "000000042").Press("Continuer")).Press("Demander à la rejoindre");

    private static async Task<string> CopyOf(HttpClient who) => (await (await Page.Open(who, "/compte/donnees")).Press("Télécharger la copie")).Document.DocumentElement.TextContent;

    private static int ToLouise(StandInMailServer server) => server.Kept.Count(l => l.To.ToString() == Louise);

    private static Task Drain(Played played) => played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
}
