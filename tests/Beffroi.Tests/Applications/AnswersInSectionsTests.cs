using AngleSharp.Html.Dom;
using Beffroi.Applications.CaseFiles;
using Beffroi.Tests.Harness;
using Beffroi.Tests.Organisations;

namespace Beffroi.Tests.Applications;

/// <summary>What the answers of the orientation say already is not typed again in the sections of the file.</summary>
public sealed class AnswersInSectionsTests
{
    private const string Origin = "Repris de vos réponses à l’orientation, jointes à ce dossier le 23 novembre 2026. Corrigez si besoin.";

    [Theory, OnBothDatabases]
    public async Task A_section_that_nobody_has_written_proposes_what_is_known_and_says_where_it_comes_from(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var (louise, marcel) = (await played.As(Played.Louise), await played.As(Played.Marcel));
        await (await Page.Open(louise, "/orientation/exemples/1")).Press("Partir de cet exemple et le corriger");
        var file = await Filed.IsOpened(louise, played.Root);

        var project = await Page.Open(marcel, $"{file}/projet");
        Assert.Equal("Lens", Typed(project, "commune"));
        Assert.Contains(Origin, Plain(project), StringComparison.Ordinal);
        var jobs = await Page.Open(marcel, $"{file}/emplois");
        Assert.Equal(("1", "CDI", "oui"), (Typed(jobs, "emploi_0_etp"), Typed(jobs, "emploi_0_contrat"), Picked(jobs, "cree")));
        Assert.Contains(Origin, Plain(jobs), StringComparison.Ordinal);
        var declarations = await Page.Open(marcel, $"{file}/declarations");
        Assert.Equal(("entreprise", null), (Picked(declarations, "declarant"), Picked(declarations, "de_minimis")));
        Assert.Contains(Origin, Plain(declarations), StringComparison.Ordinal);
        // Nothing is declared, nor engaged, in anyone’s place.
        Assert.DoesNotContain(declarations.Document.QuerySelectorAll("input[type=checkbox]").OfType<IHtmlInputElement>(), i => i.IsChecked);
        // Nothing is kept before « Enregistrer ».
        Assert.Empty(await Sections(played, file));

        await project.Fill("Votre projet en quelques phrases", "Réparer.").Press("Enregistrer");
        var kept = await Page.Open(louise, $"{file}/projet");
        Assert.Equal("Lens", Typed(kept, "commune"));
        Assert.DoesNotContain("Repris de vos réponses", kept.Text, StringComparison.Ordinal);
        // What is taken out does not come back.
        await kept.Fill("Commune", "").Press("Enregistrer");
        Assert.Equal("", Typed(await Page.Open(louise, $"{file}/projet"), "commune"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_not_known_exactly_proposes_nothing(DatabaseKind database)
    {
        await using var played = await Played.Start(database);
        var louise = await played.As(Played.Louise);
        var file = await Filed.IsOpened(louise, played.Root);

        await Answers("""{ "etp_crees": [0.5, 0.75], "etp_cdi": 0.5, "forme_juridique": ["scop", "association"], "de_minimis_recu": [0, 5000] }""");
        Assert.Equal(("", null), (Typed(await Page.Open(louise, $"{file}/emplois"), "emploi_0_etp"), Picked(await Page.Open(louise, $"{file}/emplois"), "cree")));
        var open = await Page.Open(louise, $"{file}/declarations");
        Assert.Equal((null, null), (Picked(open, "declarant"), Picked(open, "de_minimis")));
        Assert.DoesNotContain("Repris de vos réponses", open.Text, StringComparison.Ordinal);

        // A public body by what it is, an association by its form: neither is proposed.
        await Answers("""{ "nature_demandeur": "epci", "forme_juridique": "association", "etp_crees": 0, "de_minimis_recu": 0 }""");
        Assert.Equal("non", Picked(await Page.Open(louise, $"{file}/emplois"), "cree"));
        var none = await Page.Open(louise, $"{file}/declarations");
        Assert.Equal((null, "non"), (Picked(none, "declarant"), Picked(none, "de_minimis")));

        // More than one full-time job may be several: how many is said by who knows.
        await Answers("""{ "nature_demandeur": "epci", "forme_juridique": "etablissement_public", "etp_crees": 2.5, "etp_cdi": 1, "de_minimis_recu": 12000 }""");
        var several = await Page.Open(louise, $"{file}/emplois");
        Assert.Equal(("oui", "", ""), (Picked(several, "cree"), Typed(several, "emploi_0_etp"), Typed(several, "emploi_0_contrat")));
        Assert.Equal("public", Picked(await Page.Open(louise, $"{file}/declarations"), "declarant"));

        Task Answers(string facts) => played.Site.With<CaseFilesDb>(async db =>
        {
            var row = (await db.Find(CaseFileId.Parse(Filed.IdOf(file), null), CancellationToken.None))!;
            row.Facts = facts;
            await db.Write(() => db.Save(row, row.Version, CancellationToken.None), CancellationToken.None);
        });
    }

    private static Task<IReadOnlyList<CaseFileSection>> Sections(Played played, string file) =>
        played.Site.With<CaseFilesDb, IReadOnlyList<CaseFileSection>>(db => db.Sections(CaseFileId.Parse(Filed.IdOf(file), null), CancellationToken.None));

    private static string Typed(Page page, string field) => ((IHtmlInputElement)page.Document.QuerySelector($"input[name={field}]")!).Value;

    private static string? Picked(Page page, string field) => page.Document.QuerySelectorAll($"input[name={field}]").OfType<IHtmlInputElement>().SingleOrDefault(i => i.IsChecked)?.Value;

    private static string Plain(Page page) => page.Text.Replace('\u00A0', ' ');
}
