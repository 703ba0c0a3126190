using System.Net;
using Beffroi.Organisations;
using Beffroi.Platform.Database;
using Beffroi.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Tests.Organisations;

/// <summary>An organisation is created, described, represented, verified; its history is told to its members.</summary>
public sealed class OrganisationsTests
{
    [Theory, OnBothDatabases]
    public async Task Those_that_were_written_before_names_were_searched_are_found_after_a_start(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, claire) = (await played.As(Played.Nadia), await played.As(Played.Claire));
        await Played.Creates(nadia, "L’Œuvre des Épicéas");
        await Played.Creates(nadia, "***");
        await played.Site.With<BeffroiDb, int>(db => db.Set<Organisation>().ExecuteUpdateAsync(o => o.SetProperty(x => x.SearchName, "")));
        async Task<string> Found() => (await (await Page.Open(claire, "/region/structures/chercher")).Fill("Son SIREN, son nom", "OEUVRE des épicéas").Press("Chercher")).Text;
        Assert.DoesNotContain("L’Œuvre des Épicéas", await Found(), StringComparison.Ordinal);

        await played.Site.With<FoldNames>(f => f.Run(CancellationToken.None));

        var found = await Found();
        Assert.Contains("L’Œuvre des Épicéas", found, StringComparison.Ordinal);
        // Another that has no SIREN either is not what was sought.
        Assert.DoesNotContain("***", found, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_SIREN_fills_the_form_from_the_directory_and_its_owner_finds_the_structure_among_theirs(DatabaseKind database)
    {
        await using var directory = await StandInDirectory.Start();
        await using var played = await Played.Start(database, new Dictionary<string, string?> { [CompanyDirectoryOptions.DirectoryKey] = directory.Address });
        var nadia = await played.As(Played.Nadia);

        var form = await (await (await Page.Open(nadia, "/structures")).Go("Ajouter une structure")).Fill("Numéro SIREN", StandInDirectory.Association).Press("Continuer");
        Assert.Equal("ASSOCIATION INVENTEE", form.Field("Nom de la structure").GetAttribute("value"));
        Assert.Equal("Péronne", form.Field("Commune du siège").GetAttribute("value"));
        Assert.Contains("d’après l’annuaire des entreprises, le 23 novembre 2026", form.Text, StringComparison.Ordinal);

        var shown = await form.Press("Enregistrer la structure");
        Assert.Equal("ASSOCIATION INVENTEE", shown.Heading);
        Assert.Contains("000 000 018", shown.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("en cours de vérification", shown.Text, StringComparison.Ordinal);
        Assert.Contains("ASSOCIATION INVENTEE", (await Page.Open(nadia, "/structures")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task When_the_directory_fails_one_is_told_and_goes_on_by_hand(DatabaseKind database)
    {
        await using var directory = await StandInDirectory.Start();
        directory.Fault = http => Task.FromResult(http.Response.StatusCode = 503);
        await using var played = await Played.Start(database, new Dictionary<string, string?> { [CompanyDirectoryOptions.DirectoryKey] = directory.Address });
        var nadia = await played.As(Played.Nadia);

        var form = await (await Page.Open(nadia, "/structures/creer")).Fill("Numéro SIREN", StandInDirectory.Association).Press("Continuer");
        Assert.Contains("L’annuaire ne répond pas en ce moment. Continuez en remplissant vous-même.", form.Text, StringComparison.Ordinal);

        Assert.Equal("À la main", (await form.Fill("Nom de la structure", "À la main").Fill("Commune du siège", "Tourcoing").Press("Enregistrer la structure")).Heading);
    }

    [Theory, OnBothDatabases]
    public async Task A_structure_in_creation_gives_its_receipt_then_its_SIREN_which_the_Region_verifies_again(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var nadia = await played.As(Played.Nadia);
        var form = await (await (await Page.Open(nadia, "/structures/creer")).Go("Pas encore immatriculée")).Fill("Nom de la structure", "La future").Press("Enregistrer la structure");
        Assert.Contains("donnez le numéro RNA ou la référence du récépissé", form.Text, StringComparison.Ordinal);
        Assert.Contains("Donnez la commune du siège.", form.Text, StringComparison.Ordinal);

        var shown = await form.Fill("Numéro RNA", "w 593 001 234").Fill("Commune du siège", "Tourcoing").Press("Enregistrer la structure");
        Assert.Contains("W593001234", shown.Text, StringComparison.Ordinal);
        var wrong = await (await shown.Go("Modifier la fiche")).Fill("Numéro SIREN", "000000019").Press("Enregistrer");
        Assert.StartsWith("Erreur", wrong.Title, StringComparison.Ordinal);
        var given = await wrong.Fill("Numéro SIREN", "000000018").Press("Enregistrer");

        Assert.Contains("000 000 018", given.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("SIREN ajouté à la fiche", (await given.Go("Historique")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_Region_asks_is_answered_and_verifies_and_each_letter_says_what_it_wrote(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, ines) = (await played.As(Played.Nadia), await played.As(Played.Ines));
        var id = await Played.Creates(nadia, "La future");

        var list = await Page.Open(ines, "/region/structures");
        var without = await (await list.Go("La future")).Press("Demander une précision");
        Assert.Contains("Écrivez pourquoi", without.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        await without.Fill("Ce que vous écrivez", "Envoyez la décision qui vous nomme.").Press("Demander une précision");

        var asked = await Page.Open(nadia, $"/structures/{id}");
        Assert.Contains("Envoyez la décision qui vous nomme.", asked.Text, StringComparison.Ordinal);
        await (await asked.Go("Répondre à la Région")).Fill("Votre réponse", "Élue présidente le 2 octobre.").Press("Envoyer à la Région");
        var claim = await Page.Open(ines, $"/region/structures/{id}");
        Assert.Contains("Élue présidente le 2 octobre.", claim.Text, StringComparison.Ordinal);
        await claim.Press("Accepter");

        Assert.Contains("vérifié, depuis le", (await Page.Open(nadia, $"/structures/{id}")).Text, StringComparison.Ordinal);
        var history = await Page.Open(nadia, $"/structures/{id}/historique");
        Assert.Contains("La Région a demandé une précision.", history.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pruvost", history.Text, StringComparison.Ordinal);
        var again = await claim.Press("Accepter");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_refused_claim_frees_the_SIREN(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (nadia, etienne, claire) = (await played.As(Played.Nadia), await played.As(Played.Etienne), await played.As(Played.Claire));
        var first = await CreateWithSiren(nadia, "Usurpée");
        await (await (await Page.Open(claire, "/region/structures")).Go("Usurpée")).Fill("Ce que vous écrivez", "Ce n’est pas vous.").Press("Refuser");

        var second = await CreateWithSiren(etienne, "La vraie");

        Assert.NotEqual(first, second);
        var reply = await (await (await Page.Open(nadia, $"/structures/{first}")).Go("Répondre à la Région")).Fill("Votre réponse", "Mais si.").Press("Envoyer à la Région");
        Assert.Contains("déjà sur ce site", reply.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_change_the_same_page_see_what_differs_and_nothing_is_lost(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var hers = await Page.Open(louise, $"{played.Root}/modifier");
        var his = await Page.Open(marcel, $"{played.Root}/modifier");
        await his.Fill("Forme juridique", "SCIC").Press("Enregistrer");

        var conflict = await hers.Fill("Forme juridique", "SCOP").Press("Enregistrer");
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        var row = Assert.Single(conflict.Document.QuerySelectorAll("tbody tr"));
        Assert.Equal(["Forme juridique", "SCIC", "SCOP"], row.Children.Select(c => c.TextContent));
        Assert.Contains("SCIC", (await Page.Open(louise, played.Root)).Text, StringComparison.Ordinal);

        Assert.Contains("SCOP", (await conflict.Press("Enregistrer")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_signs_by_delegation_is_told_apart_with_its_basis_and_end(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var louise = await played.As(Played.Louise);
        var page = await Page.Open(louise, $"{played.Root}/personnes");
        Assert.Contains("Marcel Wattebled (fictif), Président", page.Text, StringComparison.Ordinal);

        var form = await (await page.Go("signataire par délégation")).Fill("Prénom", "Zoé").Fill("Nom", "Bon").Press("Enregistrer");
        Assert.Contains("Dites sur quelle décision repose la délégation.", form.Text, StringComparison.Ordinal);
        var saved = await form.Fill("Sur quoi repose", "Bureau du 3 mars 2026").Fill("Jusqu’au", "2026-11-22").Press("Enregistrer");
        Assert.Contains("Bureau du 3 mars 2026. Jusqu’au 22 novembre 2026. Délégation terminée.", saved.Text, StringComparison.Ordinal);

        var twice = await form.Press("Enregistrer");
        Assert.Single(twice.Document.QuerySelectorAll("strong"), s => s.TextContent == "Zoé Bon");
        var gone = await (await saved.Go("Modifier Zoé Bon")).Press("Retirer cette personne");
        Assert.DoesNotContain("Zoé", gone.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Zoé", (await gone.Go("Historique")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_history_is_told_by_pages_and_names_members_only(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var marcel = await played.As(Played.Marcel);
        for (var i = 0; i < 50; i++)
            await (await Page.Open(marcel, $"{played.Root}/modifier")).Press("Enregistrer");

        var first = await Page.Open(marcel, $"{played.Root}/historique");
        Assert.Equal(50, first.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("Marcel Wattebled", first.Text, StringComparison.Ordinal);
        var second = await first.Go("Plus ancien");
        Assert.Contains("Fiche de la structure créée", second.Text, StringComparison.Ordinal);
        Assert.Contains("La Région a vérifié", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pruvost", second.Text, StringComparison.Ordinal);
    }

    private static async Task<string> CreateWithSiren(HttpClient who, string name)
    {
        var form = await (await Page.Open(who, "/structures/creer")).Fill("Numéro SIREN", "000000018").Press("Continuer");
        var shown = await form.Fill("Nom de la structure", name).Fill("Commune du siège", "Tourcoing").Press("Enregistrer la structure");
        return shown.Address.Split('/')[2];
    }

    [Theory, OnBothDatabases]
    public async Task Of_structures_that_take_the_same_SIREN_at_the_same_instant_one_has_it_and_the_others_are_told(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var nadia = await played.As(Played.Nadia);
        var forms = new List<Page>();
        for (var i = 0; i < 8; i++)
        {
            var id = await Played.Creates(nadia, $"La future {i}");
            forms.Add((await Page.Open(nadia, $"/structures/{id}/modifier")).Fill("Numéro SIREN", "000000018"));
        }

        var answers = await Task.WhenAll(forms.Select(f => f.Press("Enregistrer")));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Single(answers, a => !a.Title.StartsWith("Erreur", StringComparison.Ordinal));
        Assert.Equal(7, answers.Count(a => a.Text.Contains("Une structure avec ce SIREN est déjà sur ce site", StringComparison.Ordinal)));
    }
}
