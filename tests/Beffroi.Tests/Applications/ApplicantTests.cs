using System.Net;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>What an officer reads of a structure on the page of its file.</summary>
public sealed class ApplicantTests
{
    [Theory, OnBothDatabases]
    public async Task Its_deposits_and_first_contacts_are_told_and_its_drafts_are_not(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file);
        await Filed.IsDeposited(louise, file);

        var page = await Page.Open(claire, Filed.AtTheRegion(file));

        Assert.Equal("#structure", page.Link("Ce que l’on sait de la structure").GetAttribute("href"));
        Assert.Contains("sur ce site depuis le 23 novembre 2026", Plain(page), StringComparison.Ordinal);
        var structure = page.Document.GetElementById("structure")!.TextContent;
        Assert.Contains("Une ressourcerie de quartier (fictif)", structure, StringComparison.Ordinal);
        Assert.DoesNotContain(Filed.Project, structure, StringComparison.Ordinal);
        Assert.DoesNotContain("Une cuisine partagée", page.Text, StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("main a[href^='/region/premiers-contacts/']"));
        Assert.Contains("n’interroge pas l’annuaire", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Page.Open(louise, page.Address)).Status);
        var etienne = await played.Account("etienne.duhamel");
        await played.Site.With<GiveRole, bool>(g => g.Give(etienne, RegionRole.Reader, CancellationToken.None));
        Assert.Empty((await Page.Open(await played.As(Played.Etienne), page.Address)).Document.QuerySelectorAll("main a[href^='/region/premiers-contacts/']"));
        var draft = await Filed.IsOpened(louise, played.Root);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(claire, Filed.AtTheRegion(draft))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_the_public_directory_tells_is_there_with_its_day_and_its_silence_is_said(DatabaseKind database)
    {
        await using var directory = await StandInDirectory.Start();
        directory.Tell("000000042", _ => { });
        await using var played = await Played.Start(database, new Dictionary<string, string?>(IdsOf.Settings) { [CompanyDirectoryOptions.DirectoryKey] = directory.Address });
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file);
        await Filed.IsDeposited(louise, file);

        var page = await Page.Open(claire, Filed.AtTheRegion(file));
        Assert.Contains("Péronne", page.Text, StringComparison.Ordinal);
        Assert.Contains("14 mai 2019", Plain(page), StringComparison.Ordinal);
        Assert.Contains("lu le 23 novembre 2026", Plain(page), StringComparison.Ordinal);
        var own = await (await Page.Open(louise, await Filed.IsOpened(louise, played.Root))).Go("Ce que dit l’annuaire des entreprises");
        Assert.Contains("Péronne", own.Text, StringComparison.Ordinal);
        directory.Fault = http =>
        {
            http.Response.StatusCode = 503;
            return Task.CompletedTask;
        };
        var silent = await Page.Open(claire, Filed.AtTheRegion(file));
        Assert.Equal(HttpStatusCode.OK, silent.Status);
        Assert.DoesNotContain("Péronne", silent.Text, StringComparison.Ordinal);
        Assert.Contains("Une ressourcerie de quartier (fictif)", silent.Text, StringComparison.Ordinal);
        var nothing = await Page.Open(louise, own.Address);
        Assert.Equal(HttpStatusCode.OK, nothing.Status);
        Assert.DoesNotContain("Péronne", nothing.Text, StringComparison.Ordinal);
        // The list of what is left to do never asks it.
        var asked = directory.Asked.Count;
        Assert.Contains("000 000 042", Plain(await Page.Open(louise, own.Address[..own.Address.LastIndexOf('/')])), StringComparison.Ordinal);
        Assert.Equal(asked, directory.Asked.Count);
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(await played.As(Played.Etienne), own.Address)).Status);
    }

    private static string Plain(Page page) => page.Text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
