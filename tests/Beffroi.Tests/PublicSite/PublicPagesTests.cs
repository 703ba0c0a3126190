using System.Net;
using System.Xml.Linq;
using Beffroi.Catalogue;
using Beffroi.PublicSite.Read;
using Beffroi.Rules;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.PublicSite;

public sealed class PublicPagesTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, OnBothDatabases]
    public async Task Home_says_what_this_is_and_leads_somewhere(DatabaseKind database)
    {
        var site = await sites.On(database);
        var catalogue = site.Services.GetRequiredService<SchemeCatalogue>();
        var region = catalogue.Region;

        var page = await site.Open("/");

        Assert.Equal("/orientation", page.Link("Commencer").GetAttribute("href"));
        for (var i = 0; i < region.Examples.Count; i++)
            Assert.NotNull(page.Document.QuerySelector($"a[href='/orientation/exemples/{i + 1}']"));
        Assert.Equal(4, page.Document.QuerySelectorAll(".b-doors > li").Length);
        var own = French.Capital(SchemeWords.InLetters(catalogue.OwnSchemes().Count));
        Assert.Contains($"{own} dispositifs, quatre moments de la vie d’une entreprise", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Every_page_of_the_map_answers_with_a_title_a_description_and_one_h1(DatabaseKind database)
    {
        var site = await sites.On(database);
        var map = XDocument.Parse(await site.Client.GetStringAsync("/sitemap.xml"));
        var addresses = map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath).ToList();
        Assert.Contains("/dispositifs/dla", addresses);
        foreach (var address in addresses.Where(a => a is not "/api"))
        {
            var page = await site.Open(address);

            Assert.True(page.Status is HttpStatusCode.OK, address);
            Assert.Single(page.Document.QuerySelectorAll("h1"));
            Assert.EndsWith("Beffroi", page.Title, StringComparison.Ordinal);
            Assert.NotEmpty(page.Document.QuerySelector("meta[name=description]")!.GetAttribute("content")!);
            Assert.NotNull(page.Document.QuerySelector("meta[property='og:image']"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Links_inside_the_site_lead_somewhere(DatabaseKind database)
    {
        var site = await sites.On(database);
        var links = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var from in (string[])["/", "/dispositifs", "/dispositifs/busin-ess", "/dispositifs/acc-ess", "/au-dela", "/interlocuteurs", "/cadre", "/plan-du-site", "/nulle-part"])
        {
            var page = await site.Open(from);
            foreach (var link in page.Document.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!))
            {
                if (link.StartsWith('#'))
                    Assert.True(page.Document.GetElementById(link[1..]) is not null, $"{from} {link}");
                else if (link.StartsWith('/'))
                    links.Add(link.Split('#')[0]);
            }
        }
        foreach (var link in links)
            Assert.True((await site.Open(link)).Status is HttpStatusCode.OK, link);
    }

    [Theory, OnBothDatabases]
    public async Task A_missing_page_helps(DatabaseKind database)
    {
        var page = await (await sites.On(database)).Open("/nulle-part");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("Cette page n’existe pas", page.Heading);
        Assert.NotNull(page.Document.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.Equal("/dispositifs", (await page.Fill("Chercher un dispositif", "inso").Press("Chercher")).Address.Split('?')[0]);
    }

    [Theory, OnBothDatabases]
    public async Task A_form_that_is_refused_gets_a_page_whatever_its_fields_are_called(DatabaseKind database)
    {
        var site = await sites.On(database);
        using var withoutToken = new FormUrlEncodedContent([new("commune", "Lens"), new("code", "62498")]);

        using var response = await site.Client.PostAsync("/interlocuteurs", withoutToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Cette demande n’a pas pu être traitée", WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_form_that_cannot_be_read_gets_a_page_too(DatabaseKind database)
    {
        var site = await sites.On(database);
        using var unreadable = new StringContent("commune=%00&code=1", System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");

        using var response = await site.Client.PostAsync("/interlocuteurs", unreadable);

        Assert.InRange((int)response.StatusCode, 400, 599);
        Assert.Contains("<h1", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_framework_page_shows_each_defect_of_the_texts(DatabaseKind database)
    {
        var page = await (await sites.On(database)).Open("/cadre");

        Assert.Equal(46, page.Document.QuerySelectorAll("#incoherences tbody tr").Length);
        Assert.NotNull(page.Document.GetElementById("an-11"));
    }

    [Theory, OnBothDatabases]
    public async Task Robots_are_kept_out_of_what_people_answer(DatabaseKind database)
    {
        var robots = await (await sites.On(database)).Client.GetStringAsync("/robots.txt");

        Assert.Contains("Disallow: /orientation/", robots, StringComparison.Ordinal);
        Assert.Contains("/sitemap.xml", robots, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_commune_is_suggested_as_it_is_typed(DatabaseKind database)
    {
        var json = await (await sites.On(database)).Client.GetStringAsync("/territoires?q=lens");

        Assert.Contains("\"value\":\"62498\",\"label\":\"Lens\"", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Prose_cannot_carry_a_script()
    {
        var html = PublicTexts.ToHtml("## Titre\n\n<script>alert(1)</script> [lien](javascript:alert(1)) <b onclick=\"x\">gras</b> <ess@exemple.invalid>").Value!;

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<b ", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("mailto:ess@exemple.invalid", html, StringComparison.Ordinal);
    }
}
