using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>A public body gives the deliberation of its council, and declares nothing of what associations and enterprises do.</summary>
public sealed class PublicBodyTests
{
    [Theory, OnBothDatabases]
    public async Task An_EPCI_deposits_TESS_with_the_deliberation_of_its_council(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (nadia, ines, claire) = (await played.As(Played.Nadia), await played.As(Played.Ines), await played.As(Played.Claire));
        var epci = $"/structures/{await Played.Creates(nadia, "Communauté de communes des Trois Clochers (fictif)")}";
        await (await (await Page.Open(ines, "/region/structures")).Go("Trois Clochers")).Press("Accepter");
        await (await (await Page.Open(nadia, $"{epci}/personnes")).Go("représentant légal")).Fill("Prénom", "Odile").Fill("Nom", "Delattre").Press("Enregistrer");
        await (await Page.Open(nadia, $"{epci}/documents/ajouter?piece=deliberation")).Fill("Intitulé", "Délibération du 3 mars").Attach("Fichier", "deliberation.txt", "Le conseil"u8.ToArray()).Press("Ajouter au classeur");
        var file = await Filed.IsOpened(nadia, epci, "TESS");
        await Filed.WritesTheProject(nadia, file);
        await (await Page.Open(nadia, $"{file}/emplois")).Choose("Oui").Fill("Ce que fait la personne", "Référente ESS").Fill("Temps de travail", "1").Fill("Contrat", "CDD").Press("Enregistrer");
        await (await Page.Open(nadia, $"{file}/financement")).Fill("Demandé à TESS", "50 000").Line("charge_0", ("poste", "64"), ("montant", "50 000")).Press("Enregistrer");

        var declarations = await Page.Open(nadia, $"{file}/declarations");
        Assert.DoesNotContain("souscrit le contrat", declarations.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Avez-vous reçu des aides", declarations.Text, StringComparison.Ordinal);
        await declarations.Choose("La structure est à jour").Press("Enregistrer");
        var lacking = await Page.Open(nadia, $"{file}/deposer");
        Assert.Contains("Donnez la date et le numéro de la délibération du conseil.", lacking.Text, StringComparison.Ordinal);
        Assert.Contains("Joignez la délibération du conseil.", lacking.Text, StringComparison.Ordinal);
        await (await Page.Open(nadia, $"{file}/declarations")).Fill("Date de la délibération", "2027-03-03").Fill("Son numéro", "2026-12").Fill("La délibération", "Délibération du conseil : Délibération du 3 mars").Press("Enregistrer");
        Assert.Contains("est à venir", (await Page.Open(nadia, $"{file}/deposer")).Text, StringComparison.Ordinal);
        await (await Page.Open(nadia, $"{file}/declarations")).Fill("Date de la délibération", "2026-03-03").Press("Enregistrer");

        await (await Page.Open(nadia, $"{file}/deposer")).Choose("Odile Delattre").Choose("certifie que tout").Press("Signer et déposer");
        var content = DepositedFile.Read((await Filed.Row(played, file)).Deposited!);
        Assert.Equal(
            [new("Vous êtes", "une collectivité ou un établissement public"), new("Délibération du conseil", "nº 2026-12 du 3 mars 2026"), new("Délibération jointe", "Délibération du 3 mars"), new Told("À jour de ses impôts et cotisations", "déclaré")],
            content.Sections.Single(s => s.Kind is SectionKind.Declarations).Lines.Select(l => l with { Value = l.Value!.Replace('\u00A0', ' ') }));
        Assert.Single(content.Papers);
        var region = await Page.Open(claire, Filed.AtTheRegion(file));
        Assert.Contains("2026-12 du 3 mars 2026", region.Text, StringComparison.Ordinal);
        Assert.Equal("Le conseil", await claire.GetStringAsync(region.Link("Délibération du 3 mars").GetAttribute("href")));
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        using var pdf = await nadia.GetAsync($"{file}/accuse.pdf");
        Assert.Contains("Délibération du conseil", TaggedPdf.Open(await pdf.Content.ReadAsByteArrayAsync()).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_carries_an_authorised_project_is_asked_by_the_scheme_that_is_for_them_and_by_no_other(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var other = await Filed.IsOpened(louise, played.Root, "BUSIN");
        Assert.DoesNotContain("Territoire habilité", (await Page.Open(louise, $"{other}/declarations")).Text, StringComparison.Ordinal);

        var file = await Filed.IsOpened(louise, played.Root, "TZCLD");
        await Filed.IsWritten(louise, file, form => form.Fill("En fonctionnement", "10 000").Fill("En investissement", "5 000,50"));
        Assert.Contains("Dites quel territoire est habilité, et qui porte le projet.", (await Page.Open(louise, $"{file}/deposer")).Text, StringComparison.Ordinal);
        await (await Page.Open(louise, $"{file}/declarations")).Fill("Territoire habilité", "Le Triangle (fictif)").Fill("Qui porte le projet", "L’entreprise à but d’emploi").Press("Enregistrer");
        await Filed.IsDeposited(louise, file);

        var region = await Page.Open(claire, Filed.AtTheRegion(file));
        Assert.Contains("Le Triangle (fictif)", region.Text, StringComparison.Ordinal);
        Assert.Contains("L’entreprise à but d’emploi", region.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_deliberation_that_the_structure_replaced_stays_chosen_when_an_officer_writes_for_it(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        await (await Page.Open(louise, $"{played.Root}/documents/ajouter?piece=deliberation")).Fill("Intitulé", "Délibération du 3 mars").Attach("Fichier", "deliberation.txt", "Le conseil"u8.ToArray()).Press("Ajouter au classeur");
        var file = await AssistanceTests.IsBegun(played, claire, "ateliers");
        var schemes = (await Page.Open(claire, $"{file}/aides")).Choose("TESS");
        foreach (var other in new[] { "BUSIN", "INV" })
            ((AngleSharp.Html.Dom.IHtmlInputElement)schemes.Field(other)).IsChecked = false;
        await schemes.Press("Enregistrer");
        await (await Page.Open(louise, $"{file}/declarations")).Fill("La délibération", "Délibération du conseil : Délibération du 3 mars").Press("Enregistrer");
        await (await (await (await Page.Open(louise, $"{played.Root}/documents")).Go("Délibération du 3 mars")).Go("Remplacer"))
            .Fill("Intitulé", "Délibération signée").Attach("Nouveau fichier", "signee.txt", "Signée"u8.ToArray()).Press("Remplacer");

        await (await Page.Open(claire, $"{file}/declarations")).Fill("Son numéro", "2026-12").Press("Enregistrer");

        Assert.Contains("Délibération signée", (await Page.Open(louise, file)).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_may_not_ask_for_a_scheme_is_told_and_schemes_for_others_go_in_another_file(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var louise = await played.As(Played.Louise);
        var file = await Filed.IsOpened(louise, played.Root, "INSO");
        // INSO is closed to nobody by its texts: each says what it is.
        var open = await Page.Open(louise, $"{file}/declarations");
        Assert.Equal(3, open.Document.QuerySelectorAll("[name=declarant]").Length);
        Assert.DoesNotContain("délibération", open.Text, StringComparison.Ordinal);
        await open.Choose("une association ou une fondation").Choose("souscrit le contrat").Pick("de_minimis", "non").Choose("La structure est à jour").Press("Enregistrer");

        await (await Page.Open(louise, $"{file}/aides")).Choose("TESS").Press("Enregistrer");
        Assert.Contains("TESS, d’après les textes, se demande par une collectivité ou un établissement public", (await Page.Open(louise, file)).Text, StringComparison.Ordinal);
        await (await Page.Open(louise, $"{file}/aides")).Choose("COTE").Press("Enregistrer");
        Assert.Contains("préparez un dossier pour chacune", (await Page.Open(louise, $"{file}/deposer")).Text, StringComparison.Ordinal);
        Assert.Equal(3, (await Page.Open(louise, $"{file}/declarations")).Document.QuerySelectorAll("[name=declarant]").Length);
    }
}
