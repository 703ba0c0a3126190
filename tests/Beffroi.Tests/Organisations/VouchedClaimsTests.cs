using System.Net;
using Beffroi.Organisations;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Organisations;

/// <summary>The SIRET that the identity provider has checked verifies the claim of an owner, and nothing else.</summary>
public sealed class VouchedClaimsTests(OidcProcess provider) : IClassFixture<OidcProcess>
{
    private const string Siren = "000000018", Siret = "00000001800010", OtherSiret = "00000002600013";

    [Theory, OnBothDatabases]
    public async Task A_structure_whose_SIREN_the_identity_has_is_verified_as_soon_as_it_is_created(DatabaseKind database)
    {
        await using var site = await Start(database);
        var awa = await Enters(site, "awa", Siret, "eidas2");

        var shown = await Creates(awa, Siren);

        Assert.Contains("vérifié, depuis le", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Rattachement vérifié par le SIRET 00000001800010", (await shown.Go("Historique")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_claim_that_waits_is_verified_by_its_owner_once_they_come_by_the_provider(DatabaseKind database)
    {
        await using var site = await Start(database);
        var awa = await Enters(site, "awa", Siret, "eidas1");
        var shown = await Creates(awa, Siren);
        Assert.Contains("en cours de vérification", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vérifier le rattachement", shown.Text, StringComparison.Ordinal);
        var refused = await Page.Open(awa, shown.Address + "/verifier");
        Assert.Empty(refused.Document.QuerySelectorAll("main form"));

        var later = await Enters(site, "awa", Siret, "eidas2");
        var verified = await (await (await Page.Open(later, shown.Address)).Go("Vérifier le rattachement maintenant")).Press("Vérifier le rattachement");

        Assert.Equal(shown.Address, verified.Address);
        Assert.Contains("vérifié, depuis le", verified.Text, StringComparison.Ordinal);
        Assert.Contains("Rien à vérifier ici", (await Page.Open(later, shown.Address + "/verifier")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_SIRET_of_another_structure_a_wrong_one_or_none_verifies_nothing(DatabaseKind database)
    {
        await using var site = await Start(database);
        foreach (var (who, siret) in ((string, string?)[])[("autre", OtherSiret), ("faux", "00000001800019"), ("sans", null), ("long", Siret + "0")])
        {
            var person = await Enters(site, who, siret, "eidas2");
            var created = await Page.Open(person, "/structures");
            var shown = who == "autre" ? await Creates(person, Siren) : created;
            Assert.DoesNotContain("vérifié, depuis", shown.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Vérifier le rattachement", shown.Text, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Given_later_the_SIREN_is_verified_at_once_and_a_member_who_does_not_own_it_verifies_nothing(DatabaseKind database)
    {
        await using var site = await Start(database);
        var awa = await Enters(site, "awa", Siret, "eidas2");
        var id = await Played.Creates(awa, "La future");

        var given = await (await Page.Open(awa, $"/structures/{id}/modifier")).Fill("Numéro SIREN", Siren).Press("Enregistrer");

        Assert.Contains("vérifié, depuis le", given.Text, StringComparison.Ordinal);
        var stranger = await Enters(site, "autre", Siret, "eidas2");
        Assert.Equal(HttpStatusCode.NotFound, (await Page.Open(stranger, $"/structures/{id}/verifier")).Status);
    }

    private async Task<TestSite> Start(DatabaseKind database)
    {
        var site = await TestSite.Start(database, new Dictionary<string, string?>(provider.Settings) { [CompanyDirectoryOptions.DirectoryKey] = "none" });
        site.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        return site;
    }

    /// <summary>Signs in by the provider, and opens an account the first time.</summary>
    private async Task<HttpClient> Enters(TestSite site, string who, string? siret, string level)
    {
        await provider.Know(who, new { email = $"{who}@exemple.invalid", email_verified = true, given_name = "Une", usual_name = "Personne", siret, acr = level });
        var visitor = site.NewTraveller();
        var page = await Someone.Identifies(await Page.Open(visitor, "/connexion/fournisseur"), who);
        if (page.Address != "/compte")
            page = await page.Press("Ouvrir mon compte");
        Assert.Equal("/compte", page.Address);
        return visitor;
    }

    private static async Task<Page> Creates(HttpClient who, string siren)
    {
        var form = await (await Page.Open(who, "/structures/creer")).Fill("Numéro SIREN", siren).Press("Continuer");
        return await form.Fill("Nom de la structure", "L’Atelier inventé").Fill("Commune du siège", "Tourcoing").Press("Enregistrer la structure");
    }
}
