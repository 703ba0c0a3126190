using System.Net;
using Beffroi.Catalogue;
using Beffroi.Rules;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Catalogue;

public sealed class CataloguePagesTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, OnBothDatabases]
    public async Task The_list_shows_every_scheme_and_the_matrix(DatabaseKind database)
    {
        var all = (await sites.On(database)).Services.GetRequiredService<SchemeCatalogue>().Schemes;

        var page = await Open(database, "/dispositifs");

        Assert.Equal("Les dispositifs", page.Heading);
        Assert.Equal(French.Capital($"{SchemeWords.InLetters(all.Count)} dispositifs"), page.Document.GetElementById("resultats")!.TextContent.Trim());
        Assert.Equal(all.Select(s => s.Address()), Entries(page));
        Assert.Equal("/dispositifs/dasess", page.Document.QuerySelector(".b-frame tbody tr:nth-child(2) td:last-child a")!.GetAttribute("href"));
    }

    [Theory, OnBothDatabases]
    public async Task Filters_narrow_the_list_without_script(DatabaseKind database)
    {
        var page = await Open(database, "/dispositifs");

        var found = await page.Fill("Levier", "conseil").Fill("Stade de vie", "consolidation").Press("Filtrer");

        var all = (await sites.On(database)).Services.GetRequiredService<SchemeCatalogue>().Schemes;
        var count = $"Un dispositif sur {SchemeWords.InLetters(all.Count)}";
        Assert.Equal(count, found.Document.GetElementById("resultats")!.TextContent.Trim());
        Assert.StartsWith(count, found.Title, StringComparison.Ordinal);
        Assert.Equal(["/dispositifs/dla"], Entries(found));
    }

    [Theory]
    [InlineData("/dispositifs", false)]
    [InlineData("/dispositifs?levier=conseil&q=emploi", false)]
    [InlineData("/dispositifs?instrument=subvention", true)]
    [InlineData("/dispositifs?le=demain", true)]
    [InlineData("/dispositifs?public=introuvable", true)]
    public async Task The_filters_that_few_need_are_folded_until_one_is_used(string address, bool open)
    {
        var page = await Open(DatabaseKind.Sqlite, address);

        var fold = page.Field("Instrument").Closest("details")!;
        Assert.Equal(open, fold.HasAttribute("open"));
        Assert.Equal(fold, page.Field("En vigueur le").Closest("details"));
    }

    [Theory, OnBothDatabases]
    public async Task The_number_beside_a_filter_is_what_it_gives(DatabaseKind database)
    {
        var page = await Open(database, "/dispositifs?levier=financement");
        foreach (var filter in (string[])["stade", "public", "instrument"])
        {
            var options = page.Document.QuerySelectorAll($"select[name={filter}] option").Skip(1).ToList();
            Assert.NotEmpty(options);
            foreach (var option in options)
            {
                var found = await Open(database, $"/dispositifs?levier=financement&{filter}={option.GetAttribute("value")}");

                Assert.EndsWith($"({Entries(found).Count})", option.TextContent.Trim(), StringComparison.Ordinal);
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task An_instrument_narrows_the_list_without_script(DatabaseKind database)
    {
        var page = await Open(database, "/dispositifs");

        Assert.Equal(["/dispositifs/dasess"], Entries(await page.Fill("Instrument", "avance-remboursable").Press("Filtrer")));
        Assert.Contains("/dispositifs/guid-asso", Entries(await page.Fill("Instrument", "accompagnement").Press("Filtrer")));
        var grants = Entries(await page.Fill("Instrument", "subvention").Press("Filtrer"));
        var investment = Entries(await page.Fill("Instrument", "subvention-d-investissement").Press("Filtrer"));
        Assert.Contains("/dispositifs/inv-ess", investment);
        Assert.DoesNotContain("/dispositifs/busin-ess", investment);
        Assert.Subset(grants.ToHashSet(), investment.ToHashSet());
        Assert.DoesNotContain("/dispositifs/dla", grants);
    }

    [Theory, OnBothDatabases]
    public async Task The_roadmap_comes_first_then_what_is_open_then_what_is_near(DatabaseKind database)
    {
        var page = await Open(database, "/dispositifs");

        Assert.Equal(["feuille_de_route", "ouverts", "proches"],
            page.Document.QuerySelectorAll("section").Where(s => s.QuerySelector(".b-entry") is not null).Select(s => s.Id));
        Assert.Equal("/dispositifs/aden", page.Document.QuerySelector("#ouverts .b-entry h3 a")!.GetAttribute("href"));
    }

    [Theory, OnBothDatabases]
    public async Task Aids_of_other_parts_of_the_Region_take_one_line(DatabaseKind database)
    {
        var roubaix = await Open(database, "/dispositifs?ou=Roubaix");
        var amiens = await Open(database, "/dispositifs?ou=Amiens");

        Assert.Contains("/dispositifs/entreprendre-autrement", Entries(roubaix));
        Assert.DoesNotContain("/dispositifs/bethune-bruay-ess", Entries(roubaix));
        Assert.DoesNotContain("/dispositifs/entreprendre-autrement", Entries(amiens));
        Assert.Contains("Hors de votre territoire : 6 aides d’autres intercommunalités", amiens.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal("/dispositifs/entreprendre-autrement", amiens.Link("Entreprendre autrement").GetAttribute("href"));
    }

    [Theory, OnBothDatabases]
    public async Task Where_BUSINESS_refuses_a_field_the_page_says_what_other_policies_offer(DatabaseKind database)
    {
        var page = await Open(database, "/dispositifs/busin-ess");

        var elsewhere = page.Document.QuerySelector("#critere-domaine + dd .b-elsewhere")!;
        Assert.Contains("ont des politiques régionales", elsewhere.TextContent, StringComparison.Ordinal);
        Assert.Contains("l. 689", elsewhere.TextContent.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(["/dispositifs/creap-2", "/dispositifs/guid-asso"], elsewhere.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Theory, OnBothDatabases]
    public async Task Beyond_the_Region_each_offer_has_its_text_and_no_verdict(DatabaseKind database)
    {
        var page = await (await Open(database, "/dispositifs")).Go("Voir les autres appuis");

        Assert.Equal("Au-delà de la Région", page.Heading);
        var offers = page.Document.QuerySelectorAll(".b-dl dd");
        Assert.NotEmpty(offers);
        Assert.All(offers, o => Assert.Matches(@"\((officielle|secondaire), lue le \d", o.QuerySelector(".b-source")!.TextContent));
        Assert.DoesNotContain("éligible", page.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnBothDatabases]
    public async Task Text_is_found_whatever_its_accents_and_apostrophes(DatabaseKind database)
    {
        foreach (var typed in (string[])["BUSINESS", "busin'ess", "busin’ess", "ÉMERGENCE nouvelles", "emergence"])
            Assert.Contains("/dispositifs/busin-ess", Entries(await Open(database, $"/dispositifs?q={Uri.EscapeDataString(typed)}")));
    }

    [Theory, OnBothDatabases]
    public async Task A_commune_of_the_Region_is_told_so_by_the_rules(DatabaseKind database)
    {
        var page = await Open(database, "/dispositifs?ou=Lens");

        Assert.Contains("Lens : ce dispositif vaut dans toute la région.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ne valent pas", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_commune_from_elsewhere_is_told_no_and_why(DatabaseKind database)
    {
        var page = await Open(database, "/dispositifs?ou=Quimper&q=busin'ess");

        Assert.Contains("Ne valent pas à Quimper", page.Text, StringComparison.Ordinal);
        Assert.Contains("l’activité doit avoir lieu en Hauts-de-France.", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_postcode_shared_by_communes_asks_which(DatabaseKind database)
    {
        var page = await Open(database, "/dispositifs?ou=80200");

        Assert.Contains("Quelle commune", page.Text, StringComparison.Ordinal);
        Assert.Contains("commune=80620", page.Link("Péronne").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nonsense_in_the_filters_is_said_and_ignored(DatabaseKind database)
    {
        foreach (var query in (string[])
        [
            "levier=magie", "stade=é%20%3Cscript%3E", $"levier={new string('x', 5000)}", "ou=Atlantide", "q=%ED%A0%80",
            $"q={new string('a', 6000)}", "levier=conseil&levier=financement", "commune=99999&ou=", "stade=0", "levier=Advice",
        ])
        {
            var page = await Open(database, $"/dispositifs?{query}");

            Assert.True(page.Status is HttpStatusCode.OK, query[..Math.Min(30, query.Length)]);
        }
        Assert.Contains("« magie » n’est pas un levier", (await Open(database, "/dispositifs?levier=magie")).Text, StringComparison.Ordinal);
        Assert.Contains("Essayez avec moins de mots", (await Open(database, "/dispositifs?q=zzz")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Every_scheme_has_its_page_with_every_criterion_and_source(DatabaseKind database)
    {
        var site = await sites.On(database);
        var catalogue = site.Services.GetRequiredService<SchemeCatalogue>();
        foreach (var scheme in catalogue.Schemes)
        {
            var page = await site.Open(scheme.Address());

            Assert.Equal(scheme.Title().Replace('\u00A0', ' '), page.Heading.Replace('\u00A0', ' '));
            Assert.All(scheme.Versions[^1].Body.Criteria, c => Assert.NotNull(page.Document.GetElementById($"critere-{c.Id}")));
            Assert.Contains("Elle n’engage pas la Région", page.Text, StringComparison.Ordinal);
            Assert.Equal("/orientation", page.Link("Essayer sur ma situation").GetAttribute("href"));
            Assert.Equal(page.Document.QuerySelectorAll("[id]").Length, page.Document.QuerySelectorAll("[id]").DistinctBy(e => e.Id).Count());
        }
    }

    [Theory, OnBothDatabases]
    public async Task Two_readings_of_the_texts_stand_together(DatabaseKind database)
    {
        var page = await Open(database, "/dispositifs/busin-ess");

        Assert.Contains("Les textes ne s’accordent pas", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.GetElementById("lecture-corps"));
        Assert.Contains("Inconnu : la liste n’est pas publiée", page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Cumulation_is_said_on_the_pages_of_both(DatabaseKind database)
    {
        foreach (var (scheme, other) in ((string, string)[])[("busin-ess", "INSO"), ("inso", "BUSIN’ESS"), ("inv-ess", "INSO")])
        {
            var page = await Open(database, $"/dispositifs/{scheme}");
            var section = page.Document.GetElementById("cumul")!.TextContent;

            Assert.Contains($"Pas avec {other}", string.Join(' ', section.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task An_unknown_scheme_is_not_found_and_its_neighbour_is_offered(DatabaseKind database)
    {
        var page = await Open(database, "/dispositifs/busines");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("/dispositifs/busin-ess", page.Link("BUSIN’ESS").GetAttribute("href"));
        foreach (var id in (string[])["%C3%A9t%C3%A9", "..%2f..%2fetc", new string('x', 7000), "%F0%9F%92%A9"])
            Assert.Equal(HttpStatusCode.NotFound, (await Open(database, $"/dispositifs/{id}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Capitals_in_the_address_lead_to_the_page(DatabaseKind database) =>
        Assert.Equal("/dispositifs/inso", (await Open(database, "/dispositifs/INSO")).Address);

    [Theory, OnBothDatabases]
    public async Task Words_of_the_field_are_explained_where_they_stand(DatabaseKind database)
    {
        var page = await Open(database, "/dispositifs/busin-ess");
        var glossary = await Open(database, "/glossaire");

        Assert.NotEmpty(page.Document.QuerySelectorAll(".b-term"));
        Assert.NotNull(glossary.Document.GetElementById("etp"));
    }

    [Fact]
    public void A_word_is_marked_whole_and_the_longest_first()
    {
        var glossary = new Glossary(
        [
            new("etp", "ETP", ["équivalent temps plein"], "…", null),
            new("dm", "de minimis", ["aides de minimis"], "…", null),
        ]);

        Assert.Equal(["ETP", "Aides de minimis"], Terms("0,8 ETP. Aides de minimis reçues"));
        Assert.Equal([], Terms("etpe, ETPS2, ETP-X et (ETP)"));

        IEnumerable<string> Terms(string text) => glossary.Mark(text).Where(p => p.Term is not null).Select(p => p.Text);
    }

    [Theory, OnBothDatabases]
    public async Task The_46_defects_of_the_texts_each_have_their_treatment(DatabaseKind database)
    {
        var site = await sites.On(database);
        var all = site.Services.GetRequiredService<Inconsistencies>().All;
        var folder = site.Services.GetRequiredService<RegionFolder>().Path;

        Assert.Equal(Enumerable.Range(1, 46).Select(n => $"AN-{n:00}"), all.Select(i => i.Id));
        Assert.All(all, i => Assert.NotEmpty(i.Treatment));
        foreach (var where in all.SelectMany(i => i.Where).Distinct())
        {
            if (where.StartsWith('/'))
                Assert.Equal(HttpStatusCode.OK, (await site.Open(where)).Status);
            else
                Assert.True(File.Exists(Path.Combine(folder, where)), where);
        }
    }

    private static IReadOnlyList<string> Entries(Page page) =>
        [.. page.Document.QuerySelectorAll(".b-entry h3 a").Select(a => a.GetAttribute("href")!)];

    private async Task<Page> Open(DatabaseKind database, string address) => await (await sites.On(database)).Open(address);
}
