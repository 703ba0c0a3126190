using System.Net;
using Beffroi.Applications.CaseFiles;
using Beffroi.Platform.Tables;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;
using Beffroi.Tests.Platform.Files;
using Beffroi.Tests.Platform.Tables;

namespace Beffroi.Tests.Applications;

/// <summary>A budget that is in a spreadsheet becomes the plan, through the pages.</summary>
public sealed class FundingTableTests
{
    private static readonly object?[][] Budget = [["60 – Achats", 1200.5m, "70 – Ventes", 200.5m], ["Charges de personnel", new Formula(20_000m), "Emprunts", 21_000m], ["Imprévus", 5m]];

    [Theory, OnBothDatabases]
    public async Task What_is_pasted_fills_the_form_shows_what_it_would_replace_and_is_kept_only_when_it_is_saved(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var louise = await played.As(Played.Louise);
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file);
        var before = await Plan(played, file);

        var pasted = await (await (await Page.Open(louise, $"{file}/financement")).Go("Reprenez-le"))
            .Fill("Coller les cellules", "60 – Achats\t1 234,50\u00A0€\n64 – Charges de personnel\t20,000.00\n65 – Achats\t3\nImprévus\t12").Press("Lire le tableau");

        Assert.Equal("Le plan lu dans votre tableau", pasted.Heading);
        Assert.Equal(["3", "4"], pasted.Document.QuerySelectorAll("tbody tr td:first-child").Select(d => d.TextContent));
        Assert.Contains("Poste non reconnu", pasted.Text, StringComparison.Ordinal);
        Assert.Equal(["Dépense : 64 – Charges de personnel, Salaire", "Dépense : 21 – Immobilisations corporelles (investissement), Établi"], pasted.Document.QuerySelectorAll("main dl.b-dl dt").Select(d => d.TextContent.Replace('\u00A0', ' ')));
        Assert.Equal(SectionWords.Write(before), SectionWords.Write(await Plan(played, file)));

        // What the table says nothing of stays: the other side, and what is asked for.
        await pasted.Press("Enregistrer");
        var after = await Plan(played, file);
        Assert.Equal([new FundingLine("60", null, 123_450), new("64", null, 2_000_000)], after.Expenses);
        Assert.Equal((before.Resources[0], before.TotalAsked), (Assert.Single(after.Resources), after.TotalAsked));
    }

    [Theory, OnBothDatabases]
    public async Task A_workbook_is_read_and_one_who_wrote_meanwhile_is_not_overwritten(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var louise = await played.As(Played.Louise);
        var file = await Filed.IsOpened(louise, played.Root);

        foreach (var (name, content) in new[] { ("budget.xlsx", Sheets.Xlsx(Budget)), ("budget.ods", Sheets.Ods(Budget)), ("budget.csv", Given.Text("60 – Achats;1200,5;70 – Ventes;200,5\nCharges de personnel;20000;Emprunts;21000\nImprévus;5")) })
        {
            var read = await (await Page.Open(louise, $"{file}/financement/tableau")).Attach("Ou donner le fichier", name, content).Press("Lire le tableau");
            Assert.Equal(["3"], read.Document.QuerySelectorAll("tbody tr td:first-child").Select(d => d.TextContent));
            // Another tab, meanwhile.
            await (await Page.Open(louise, $"{file}/financement")).Fill("Demandé à BUSIN", "7000").Press("Enregistrer");
            var conflict = await read.Press("Enregistrer");
            Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
            await conflict.Fill("Demandé à BUSIN", "12").Press("Enregistrer");
            var plan = await Plan(played, file);
            Assert.Equal((2_120_050, 2_120_050 + 1200, 2, 2), (plan.TotalExpenses, plan.TotalResources, plan.Expenses.Count, plan.Resources.Count));
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_read_is_said_beside_its_field(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var louise = await played.As(Played.Louise);
        var file = await Filed.IsOpened(louise, played.Root);

        Assert.Contains("Collez des cellules, ou donnez un fichier.", (await (await Open()).Press("Lire le tableau")).Text, StringComparison.Ordinal);
        Assert.Contains("pas les deux", (await (await Open()).Fill("Coller", "60\t1").Attach("Ou donner", "a.csv", "60;1"u8.ToArray()).Press("Lire le tableau")).Text, StringComparison.Ordinal);
        var unknown = await (await Open()).Fill("Coller", "Un poste à nous\t10").Press("Lire le tableau");
        Assert.Contains("Aucune ligne du plan n’est reconnue", unknown.Text, StringComparison.Ordinal);
        Assert.Contains("Un poste à nous 10", unknown.Text, StringComparison.Ordinal);
        Assert.Equal("Un poste à nous\t10", unknown.Document.QuerySelector("[name=cellules]")!.TextContent.Trim('\n'));
        Assert.Contains("plus de 1000 lignes", (await (await Open()).Fill("Coller", string.Join('\n', Enumerable.Range(0, 100_000).Select(i => $"60 – Achats\t{i}"))).Press("Lire le tableau")).Text, StringComparison.Ordinal);
        Assert.Contains("dépasse 5 Mo", (await Gives("gros.csv", new byte[ReadTable.LargestFile + 1])).Text, StringComparison.Ordinal);
        Assert.Contains("n’est pas un tableau", (await Gives("devis.pdf", Given.Pdf())).Text, StringComparison.Ordinal);
        Assert.Contains("n’est pas un tableau", (await Gives("zero.csv", "60;1\0"u8.ToArray())).Text, StringComparison.Ordinal);
        Assert.Contains("beaucoup trop grand", (await Gives("bombe.xlsx", Given.Zip(("[Content_Types].xml", "<Types/>"u8.ToArray()), ("xl/a.xml", new byte[60_000_000])))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await (await Open()).Fill("Coller", "60\t1\0").Press("Lire le tableau")).Status);
        // A draft that is given up has no plan to fill.
        await (await Page.Open(louise, $"{file}/abandonner")).Press("Abandonner le dossier");
        Assert.Equal(file, (await Open()).Address);

        Task<Page> Open() => Page.Open(louise, $"{file}/financement/tableau");

        async Task<Page> Gives(string name, byte[] content) => await (await Open()).Attach("Ou donner", name, content).Press("Lire le tableau");
    }

    [Theory, OnBothDatabases]
    public async Task What_was_typed_is_kept_before_one_goes_to_the_table(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var louise = await played.As(Played.Louise);
        var file = await Filed.IsOpened(louise, played.Root);

        var there = await (await Page.Open(louise, $"{file}/financement")).Fill("Demandé à BUSIN", "7000").Press("Enregistrer et reprendre un tableau");

        Assert.Equal($"{file}/financement/tableau", there.Address);
        Assert.Equal(700_000, (await Plan(played, file)).TotalAsked);
    }

    private static async Task<FundingPlan> Plan(Played played, string file) => SectionWords.Read<FundingPlan>(
        (await played.Site.With<CaseFilesDb, IReadOnlyList<CaseFileSection>>(f => f.Sections(CaseFileId.Parse(Filed.IdOf(file), null), CancellationToken.None))).FirstOrDefault(s => s.Kind is SectionKind.Funding)?.Content);
}
