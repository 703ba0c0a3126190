using Beffroi.Organisations;
using Beffroi.Organisations.PublicLists;
using Beffroi.Platform;
using Beffroi.Platform.Tables;
using Beffroi.Tests.Applications;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Platform.Files;
using Beffroi.Tests.Platform.Tables;

namespace Beffroi.Tests.Organisations;

/// <summary>Lists that administrations publish are read, whatever their shape, and what they say is not asked.</summary>
public sealed class PublicListsTests(Sites sites) : IClassFixture<Sites>
{
    private static readonly DateOnly January = new(2025, 1, 31);

    public static TheoryData<string, byte[]> Shapes => new()
    {
        // Under a title, by its name; a row without number, one that is wrong, one twice.
        { "esus.csv", Given.Text("Liste des ESUS\n\nDénomination;N° SIREN;Département\nInventée;000 000 018;80\nSans;;59\nFausse;000000019;62\nEncore;000000018;80\nAutre;000000026;02\n") },
        // Kept as numbers: the zeros are lost. The numbers of establishments beside them lead to others.
        { "esus.xlsx", Sheets.Xlsx(["Nom", "Siren"], ["Inventée", 18m], ["Sans", null], ["Fausse", 19m], ["Autre", 26m]) },
        { "esus.ods", Sheets.Ods(["Nom", "SIRET du siège"], ["Inventée", "00000001800010"], ["Sans", null], ["Fausse", "00000001800011"], ["Autre", "00000002600013"]) },
        // Establishments of one enterprise are one.
        { "siae.csv", Given.Text("SIRET\n00000001800010\n00000001800028\n00000001800036\n00000002600013\nsans\n00000001800011\n") },
        // Without header.
        { "sans-titre.csv", Given.Text("Inventée;000000018\nSans;\nFausse;000000019\nAutre;000000026\n") },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void The_numbers_are_found_whatever_the_shape(string name, byte[] content)
    {
        var column = SirenColumn.In(ReadTable.OfFile(name, content).Value!)!;

        Assert.Equal(["000000018", "000000026"], column.Sirens.Select(s => s.ToString()));
        Assert.Equal(2, column.SetAside.Count);
    }

    [Theory, OnBothDatabases]
    public async Task Refused_the_former_list_stays_and_a_new_edition_takes_its_place(DatabaseKind database)
    {
        var site = await sites.On(database);
        Assert.True((await Import(site, "esus.csv", Given.Text("SIREN\n000000018\n"), January)).Succeeded);
        async Task<string> Why(string name, byte[] content, DateOnly edition) => (await Import(site, name, content, edition)).Refusal!.Code;

        Assert.Equal("list-no-numbers", await Why("autre.csv", Given.Text("Nom;Ville\nUne;Amiens\n"), January));
        Assert.Equal("list-mostly-wrong", await Why("fausse.csv", Given.Text("SIREN\n000000018\n123\n456\n"), January));
        Assert.Equal("list-older", await Why("esus.csv", Given.Text("SIREN\n000000026\n"), January.AddDays(-1)));
        Assert.Equal("list-to-come", await Why("esus.csv", Given.Text("SIREN\n000000026\n"), new(2026, 11, 24)));
        Assert.Equal("table-not-a-table", await Why("esus.csv", Given.Pdf("/Title (liste)"), January));
        Assert.Equal("list-no-file", (await site.With<ImportPublicList, Outcome<ImportedList>>(i => i.Import(PublicListKind.Esus, "/nulle/part.csv", January, "Essai", CancellationToken.None))).Refusal!.Code);
        Assert.Equal("000000018", await In(site));

        Assert.True((await Import(site, "esus.csv", Given.Text("SIREN\n000000026\n"), January.AddYears(1))).Succeeded);
        Assert.Equal("000000026", await In(site));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_is_in_the_list_is_not_asked_and_whoever_is_not_is(DatabaseKind database)
    {
        await using var directory = await StandInDirectory.Start();
        await using var site = await TestSite.Start(database, new Dictionary<string, string?> { [CompanyDirectoryOptions.DirectoryKey] = directory.Address });
        Assert.True((await Import(site, "esus.csv", Given.Text("SIREN\n000000026\n"), January)).Succeeded);

        var listed = await Gives(site, StandInDirectory.SimplifiedCompany);
        Assert.Contains("la liste nationale des ESUS, le 31 janvier 2025", Plain(listed), StringComparison.Ordinal);
        Assert.Contains("vérifiez que le vôtre court encore", listed.Text, StringComparison.Ordinal);
        Assert.Contains("liste nationale des ESUS, le 31 janvier 2025", Plain(await listed.Go("Voir mes résultats")), StringComparison.Ordinal);
        Assert.DoesNotContain("liste nationale des ESUS, le", Plain(await Gives(site, StandInDirectory.Association)), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_Region_reads_it_beside_the_file(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, claire) = (await played.As(Played.Louise), await played.As(Played.Claire));
        var file = await Filed.IsOpened(louise, played.Root);
        await Filed.IsWritten(louise, file);
        await Filed.IsDeposited(louise, file);
        Assert.True((await Import(played.Site, "esus.csv", Given.Text($"SIREN\n{Siren.OfTheDemonstration}\n"), January)).Succeeded);
        Assert.True((await Import(played.Site, "siae.csv", Given.Text("SIRET\n00000001800010\n"), January, PublicListKind.Siae)).Succeeded);

        var page = Plain(await Page.Open(claire, Filed.AtTheRegion(file)));
        Assert.Contains("Elle figure dans la liste des entreprises solidaires d’utilité sociale (ESUS), édition du 31 janvier 2025. Essai", page, StringComparison.Ordinal);
        Assert.Contains("Elle ne figure pas dans la liste des structures d’insertion par l’activité économique (SIAE), édition du 31 janvier 2025.", page, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_structure_reads_it_in_its_own_file_and_absence_is_said_to_prove_nothing(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, nadia) = (await played.As(Played.Louise), await played.As(Played.Nadia));
        Assert.True((await Import(played.Site, "esus.csv", Given.Text($"SIREN\n{Siren.OfTheDemonstration}\n"), January)).Succeeded);
        Assert.True((await Import(played.Site, "siae.csv", Given.Text("SIRET\n00000001800010\n"), January, PublicListKind.Siae)).Succeeded);
        var begun = await Filed.IsOpened(nadia, $"/structures/{await Played.Creates(nadia, "Le Café du Coin")}");

        var page = Plain(await Page.Open(louise, await Filed.IsOpened(louise, played.Root)));
        Assert.Contains("Elle figure dans la liste des entreprises solidaires d’utilité sociale (ESUS), édition du 31 janvier 2025. Essai", page, StringComparison.Ordinal);
        Assert.Contains("Elle ne figure pas dans la liste des structures d’insertion par l’activité économique (SIAE), édition du 31 janvier 2025. Cela ne prouve rien", page, StringComparison.Ordinal);
        var without = Plain(await Page.Open(nadia, begun));
        Assert.Contains("pas encore : elle est en création", without, StringComparison.Ordinal);
        Assert.DoesNotContain("(ESUS)", without, StringComparison.Ordinal);
        Assert.Contains("Elle n’a pas encore de SIREN", Plain(await Page.Open(nadia, $"{begun}/structure")), StringComparison.Ordinal);
    }

    private static async Task<Page> Gives(TestSite site, string siren) =>
        await (await Page.Open(site.NewVisitor(), "/orientation/siren")).Fill("Numéro SIREN", siren).Press("Demander à l’annuaire");

    private static async Task<Outcome<ImportedList>> Import(TestSite site, string name, byte[] content, DateOnly edition, PublicListKind kind = PublicListKind.Esus)
    {
        var folder = Directory.CreateTempSubdirectory("beffroi-list-");
        try
        {
            var file = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(file, content);
            return await site.With<ImportPublicList, Outcome<ImportedList>>(i => i.Import(kind, file, edition, "Essai", CancellationToken.None));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Which of the two is in the list.</summary>
    private static async Task<string> In(TestSite site)
    {
        var found = new List<string>();
        foreach (var siren in new[] { "000000018", "000000026" })
            if ((await site.With<IPublicLists, IReadOnlyList<PublicListing>>(l => l.Of(Siren.Parse(siren, null), CancellationToken.None))).Single().IsIn)
                found.Add(siren);
        return string.Join(' ', found);
    }

    private static string Plain(Page page) => page.Text.Replace('\u00A0', ' ').Replace('\u202F', ' ');
}
