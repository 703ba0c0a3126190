using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Beffroi.Catalogue;
using Beffroi.Tests.Harness;

namespace Beffroi.Tests.PublicSite;

/// <summary>The Region is data: with the folder of another one, and nothing in it that is optional, the site is whole and speaks of it alone.</summary>
public sealed partial class AnotherRegionTests : IAsyncLifetime
{
    private readonly AnotherRegion region = new();
    private TestSite site = null!;

    public async ValueTask InitializeAsync() => site = await TestSite.Start(DatabaseKind.Sqlite, region.Settings);

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        region.Dispose();
    }

    [Fact]
    public async Task Every_page_of_the_map_speaks_of_it_alone()
    {
        var map = XDocument.Parse(await site.Client.GetStringAsync("/sitemap.xml"));
        foreach (var address in map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath))
        {
            var page = await site.Open(address);

            Assert.True(page.Status is HttpStatusCode.OK, address);
            Assert.False(OfTheOther().IsMatch(page.Text), $"{address}: {OfTheOther().Match(page.Text).Value}");
        }
    }

    [Fact]
    public async Task What_its_folder_leaves_empty_is_not_announced()
    {
        Assert.DoesNotContain("sur la carte", (await site.Open("/interlocuteurs")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("se contredisent", (await site.Open("/cadre")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Par un lien", (await site.Open("/integrer")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zéro dispositif", (await site.Open("/livret")).Text, StringComparison.Ordinal);
        Assert.Null((await site.Open("/dispositifs")).Document.GetElementById("au-dela"));
        Assert.Contains("Les textes lus n’en nomment aucun.", (await site.Open("/au-dela")).Text, StringComparison.Ordinal);
        Assert.Contains("Aucun mot n’y est encore expliqué.", (await site.Open("/glossaire")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commune_that_was_answered_is_that_of_the_contact_whatever_the_fact_is_called()
    {
        var visitor = site.NewVisitor();
        var page = await (await Page.Open(visitor, "/orientation/lieu_activite")).Fill("Où agissez-vous ?", "Rennes (35)").Press("Continuer");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        await Someone.Plays(visitor, "Nadia Benali");

        var asking = await Page.Open(visitor, "/premiers-contacts/demander");

        Assert.Equal("Rennes", asking.Field("Commune du projet").GetAttribute("value"));
        Assert.Equal(HttpStatusCode.OK, (await Page.Open(visitor, "/orientation/resultats")).Status);
    }

    [Fact]
    public async Task What_is_invented_for_the_demonstration_takes_place_there()
    {
        var ines = site.NewVisitor();
        await Someone.Plays(ines, "Inès Pruvost");
        var followed = await Page.Open(ines, "/region/territoires");
        Assert.Matches("Armor|Finistère|Ille-et-Vilaine|Morbihan", followed.Document.QuerySelector("tbody")!.TextContent);
        var nadia = site.NewVisitor();
        await Someone.Plays(nadia, "Nadia Benali");
        var contact = (await Page.Open(nadia, "/premiers-contacts")).Document.QuerySelector("main a[href^='/premiers-contacts/0']")!.GetAttribute("href")!;
        Assert.DoesNotMatch(OfTheOther(), (await Page.Open(nadia, contact)).Text);
    }

    [Fact]
    public void Others_than_the_Region_are_told_inside_a_sentence()
    {
        Assert.Null(OtherOffers.Of([]).Names);
        Assert.Equal("les banques, l’État, Bpifrance", OtherOffers.Of(["Les banques", "L’État", "Bpifrance"]).Names);
        Assert.Equal("la une, le deux, trois, quatre…", OtherOffers.Of(["La une", "Le deux", "trois", "quatre", "cinq"]).Names);
    }

    /// <summary>Names of the repository's own Region, of its schemes and of its places.</summary>
    [GeneratedRegex("Hauts-de-France|BUSIN|INSO|ACC.ESS|INV.ESS|FIDESS|CREAP|Pas-de-Calais|Lens|Péronne|Somme|Aisne|Oise", RegexOptions.None, 1000)]
    private static partial Regex OfTheOther();
}
