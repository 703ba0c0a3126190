using System.Net;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Organisations;
using Beffroi.Platform.Jobs;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>A cooperation lists its partners, who leads it, and the letter of each, from the form to the page of the Region.</summary>
public sealed class PartnersTests
{
    [Theory, OnBothDatabases]
    public async Task A_cooperation_is_deposited_with_its_partners_its_lead_and_their_letters(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        await Letter(played, louise, "Lettre de la ferme", "ferme.txt");
        await Letter(played, louise, "Lettre de la mairie", "mairie.txt");
        var file = await Filed.IsOpened(louise, played.Root, "COTE");
        await Writes(louise, file);
        Assert.Contains("Décrivez au moins un partenaire.", (await Page.Open(louise, file)).Text, StringComparison.Ordinal);

        await (await Page.Open(louise, $"{file}/partenaires"))
            .Line("partenaire_0", ("nom", "La Ferme des deux rives (fictif)"), ("siren", "000 000 018"), ("role", "Cultive"), ("apport", "Deux hectares"), ("lettre", "Lettre de la ferme"))
            .Line("partenaire_2", ("nom", "La mairie (fictif)"), ("role", "Accueille"), ("apport", "Un local"))
            .Fill("Chef de file", "1").Press("Enregistrer");
        Assert.Contains("Joignez la lettre signée de La mairie (fictif).", (await Page.Open(louise, $"{file}/deposer")).Text, StringComparison.Ordinal);
        // The lines that are empty are gone; the letter of the second is chosen now.
        await (await Page.Open(louise, $"{file}/partenaires")).Line("partenaire_1", ("lettre", "Lettre de la mairie")).Press("Enregistrer");
        Assert.Contains("l’utilise", (await (await (await Page.Open(louise, $"{played.Root}/documents")).Go("Lettre de la mairie")).Go("Retirer du classeur")).Text, StringComparison.Ordinal);

        var check = await Page.Open(louise, $"{file}/deposer");
        Assert.Contains("La Ferme des deux rives (fictif), SIREN 000 000 018", Plain(check), StringComparison.Ordinal);
        await Filed.IsDeposited(louise, file);
        var content = DepositedFile.Read((await Filed.Row(played, file)).Deposited!);
        Assert.Equal("La Ferme des deux rives (fictif)", content.Sections.Single(s => s.Kind is SectionKind.Partners).Lines[0].Value);
        Assert.Equal(2, content.Papers.Count);
        var region = await Page.Open(claire, Filed.AtTheRegion(file));
        Assert.Contains("Chef de file", region.Text, StringComparison.Ordinal);
        Assert.Contains("Un local", region.Text, StringComparison.Ordinal);
        Assert.Equal("mairie.txt", await claire.GetStringAsync(region.Link("Lettre de la mairie").GetAttribute("href")));
        await played.Site.With<JobRunner>(r => r.Drain(CancellationToken.None));
        using var pdf = await louise.GetAsync($"{file}/accuse.pdf");
        Assert.Contains("Deux hectares", TaggedPdf.Open(await pdf.Content.ReadAsByteArrayAsync()).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Only_a_scheme_that_asks_for_partners_has_them_and_a_letter_goes_with_it(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var louise = await played.As(Played.Louise);
        await Letter(played, louise, "Lettre de la ferme", "ferme.txt");
        var file = await Filed.IsOpened(louise, played.Root, "INSO");
        Assert.Equal(file, (await Page.Open(louise, $"{file}/partenaires")).Address);
        Assert.DoesNotContain("Les partenaires", (await Page.Open(louise, file)).Text, StringComparison.Ordinal);

        await (await Page.Open(louise, $"{file}/aides")).Choose("COTE").Press("Enregistrer");
        await (await Page.Open(louise, $"{file}/partenaires")).Line("partenaire_0", ("nom", "La Ferme (fictif)"), ("lettre", "Lettre de la ferme")).Press("Enregistrer");
        Assert.Equal(1, await Joined(played, file));
        // Given up, the scheme takes its partners and their letters out; asked for again, they are there still.
        var schemes = await Page.Open(louise, $"{file}/aides");
        ((AngleSharp.Html.Dom.IHtmlInputElement)schemes.Field("COTE")).IsChecked = false;
        await schemes.Press("Enregistrer");
        Assert.Equal(0, await Joined(played, file));
        await (await Page.Open(louise, $"{file}/aides")).Choose("COTE").Press("Enregistrer");
        Assert.Equal(1, await Joined(played, file));
        Assert.Contains("La Ferme (fictif)", (await Page.Open(louise, file)).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_kept_of_a_partner_is_said_beside_its_field_and_what_another_wrote_is_shown(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        var file = await Filed.IsOpened(louise, played.Root, "COTE");

        var wrong = await (await Page.Open(louise, $"{file}/partenaires"))
            .Line("partenaire_0", ("nom", "Un"), ("siren", "000000018"), ("apport", new string('a', 1_001))).Line("partenaire_1", ("nom", "Deux"), ("siren", "000000018"))
            .Fill("Chef de file", "3").Press("Enregistrer");
        Assert.Equal(
            ["Pas plus de 1000 caractères : il y en a 1001.", "Ce numéro est déjà celui d’un autre partenaire.", "Le chef de file est votre structure, ou l’un des partenaires décrits."],
            wrong.Document.QuerySelectorAll(".ds-error-summary a").Select(a => a.TextContent.Trim().Replace('\u00A0', ' ')));
        Assert.Contains("n’est pas possible", (await (await Page.Open(louise, $"{file}/partenaires")).Line("partenaire_0", ("siren", "123456789")).Press("Enregistrer")).Text, StringComparison.Ordinal);

        var old = (await Page.Open(louise, $"{file}/partenaires")).Line("partenaire_0", ("nom", "La mienne"));
        await (await Page.Open(marcel, $"{file}/partenaires")).Line("partenaire_0", ("nom", "Celle de Marcel")).Fill("Chef de file", "0").Press("Enregistrer");
        var conflict = await old.Press("Enregistrer");
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("Celle de Marcel", conflict.Text, StringComparison.Ordinal);
        Assert.Contains("la structure qui dépose", conflict.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_officer_who_writes_for_the_structure_sees_no_shelf_and_loses_no_letter(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        await Letter(played, louise, "Lettre de la ferme", "ferme.txt");
        await Letter(played, louise, "Lettre de la mairie", "mairie.txt");
        var file = await AssistanceTests.IsBegun(played, claire, "ateliers");
        await (await Page.Open(claire, $"{file}/aides")).Choose("COTE").Press("Enregistrer");

        var written = await Page.Open(claire, $"{file}/partenaires");
        Assert.DoesNotContain("Lettre de la", written.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await written.Line("partenaire_0", ("nom", "La Ferme (fictif)"), ("role", "Cultive")).Press("Enregistrer");
        await (await Page.Open(louise, $"{file}/partenaires")).Line("partenaire_0", ("lettre", "Lettre de la ferme")).Press("Enregistrer");
        await (await Page.Open(claire, $"{file}/partenaires")).Line("partenaire_0", ("apport", "Deux hectares")).Press("Enregistrer");

        Assert.Equal(1, await Joined(played, file));
        var now = await Page.Open(claire, $"{file}/partenaires");
        Assert.Contains("Lettre de la ferme", now.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("Lettre de la mairie", now.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        // Another paper, whose id they would have guessed, is not joined.
        var mairie = (await Page.Open(louise, $"{file}/partenaires")).Document.QuerySelectorAll("option").First(o => o.TextContent.Contains("mairie", StringComparison.Ordinal)).GetAttribute("value")!;
        now.Document.QuerySelector("[name=partenaire_1_lettre] option")!.SetAttribute("value", mairie);
        await now.Line("partenaire_1", ("nom", "La mairie (fictif)")).Press("Enregistrer");
        Assert.Equal(1, await Joined(played, file));
    }

    [Theory, OnBothDatabases]
    public async Task A_letter_that_the_structure_replaced_stays_chosen_when_an_officer_writes_for_it(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        await Letter(played, louise, "Lettre de la ferme", "ferme.txt");
        var file = await AssistanceTests.IsBegun(played, claire, "ateliers");
        await (await Page.Open(claire, $"{file}/aides")).Choose("COTE").Press("Enregistrer");
        await (await Page.Open(louise, $"{file}/partenaires")).Line("partenaire_0", ("nom", "La Ferme (fictif)"), ("lettre", "Lettre de la ferme")).Press("Enregistrer");
        await (await (await (await Page.Open(louise, $"{played.Root}/documents")).Go("Lettre de la ferme")).Go("Remplacer"))
            .Fill("Intitulé", "Lettre signée de la ferme").Attach("Nouveau fichier", "signee.txt", "Signée"u8.ToArray()).Press("Remplacer");

        await (await Page.Open(claire, $"{file}/partenaires")).Line("partenaire_0", ("role", "Cultive")).Press("Enregistrer");

        Assert.Equal(1, await Joined(played, file));
        Assert.Contains("Lettre signée de la ferme", (await Page.Open(louise, file)).Text, StringComparison.Ordinal);
    }

    private static async Task Letter(Played played, HttpClient editor, string label, string name) =>
        await (await Page.Open(editor, $"{played.Root}/documents/ajouter?piece=lettre-partenaire")).Fill("Intitulé", label).Attach("Fichier", name, System.Text.Encoding.UTF8.GetBytes(name)).Press("Ajouter au classeur");

    /// <summary>Every section but the partners.</summary>
    private static async Task Writes(HttpClient editor, string file)
    {
        await Filed.WritesTheProject(editor, file);
        await (await Page.Open(editor, $"{file}/emplois")).Choose("Non").Press("Enregistrer");
        await (await Page.Open(editor, $"{file}/financement")).Fill("Demandé à COTE", "60 000").Line("charge_0", ("poste", "62"), ("montant", "60 000")).Press("Enregistrer");
        await (await Page.Open(editor, $"{file}/declarations")).Choose("une association ou une fondation").Choose("souscrit le contrat").Pick("de_minimis", "non").Choose("La structure est à jour").Press("Enregistrer");
    }

    private static async Task<int> Joined(Played played, string file) =>
        (await played.Site.With<CaseFilesDb, IReadOnlyList<PieceId>>(f => f.Joined(CaseFileId.Parse(Filed.IdOf(file), null), CancellationToken.None))).Count;

    private static string Plain(Page page) => page.Text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
