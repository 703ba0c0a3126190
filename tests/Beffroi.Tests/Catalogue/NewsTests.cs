using System.Net;
using System.ServiceModel.Syndication;
using System.Xml;
using Beffroi.Catalogue.Publications;
using Beffroi.Rules;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Catalogue;

public sealed class NewsTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, OnBothDatabases]
    public async Task The_page_and_the_feed_tell_what_changed_until_today(DatabaseKind database)
    {
        using var region = new RegionCopy().AddVersion("tzcld", new(2026, 9, 1)).AddVersion("cote", new(2027, 1, 1));
        await using var site = await TestSite.Start(database, region.Settings);

        var page = await (await site.Open("/dispositifs")).Go("Ce qui change dans les dispositifs");
        using var answer = await site.Client.GetAsync("/nouveautes.atom");
        var feed = SyndicationFeed.Load(XmlReader.Create(await answer.Content.ReadAsStreamAsync()));

        Assert.Contains("À venir 1er janvier 2027 COTE : nouvelle version", page.Text, StringComparison.Ordinal);
        Assert.Contains("1er septembre 2026 TZCLD : nouvelle version", page.Text, StringComparison.Ordinal);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains(feed.Items, i => i.Title.Text.Contains("nouvelle version", StringComparison.Ordinal) && i.LastUpdatedTime == new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.FromHours(2)));
        Assert.DoesNotContain(feed.Items, i => i.LastUpdatedTime > site.Clock.GetUtcNow());
        Assert.Equal("http://localhost/nouveautes.atom", feed.Links.Single(l => l.RelationshipType == "self").Uri.AbsoluteUri);
        Assert.Equal("Région Hauts-de-France", feed.Authors.Single().Name);
        Assert.Equal(feed.Items.Count(), feed.Items.Select(i => i.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory, OnBothDatabases]
    public async Task An_entry_keeps_its_id_and_what_is_known_is_not_sent_again(DatabaseKind database)
    {
        var site = await sites.On(database);
        using var first = await site.Client.GetAsync("/nouveautes.atom");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/nouveautes.atom");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await site.Client.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Contains("urn:uuid:", await first.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_page_says_otherwise_is_news_from_the_day_on_which_it_was_published(DatabaseKind database)
    {
        await using var home = await TestDatabase.Clone(database);
        using var region = new RegionCopy();
        await using (await TestSite.StartOn(home, region.Settings))
        {
        }
        await LetDaysGoBy(home, 40);
        region.Change("schemes/inso.yaml", "Développer un service en réponse", "Inventer un service en réponse").Change("schemes/inso.yaml", "mode: dépôt,", "mode:  dépôt, ");
        await using (await TestSite.StartOn(home, region.Settings))
        {
        }
        await LetDaysGoBy(home, 10);

        // Read again, laid out otherwise, and one more version: nothing of what a page says of a version that stays.
        region.Change("schemes/inso.yaml", "lu: 2026-11-23", "lu: 2026-11-24").Change("schemes/busin-ess.yaml", "sigle: ", "# Le même\nsigle:   ").AddVersion("tzcld", new(2026, 9, 1));
        await using var site = await TestSite.StartOn(home, region.Settings);
        var page = await site.Open("/nouveautes");
        using var answer = await site.Client.GetAsync("/nouveautes.atom");
        var feed = SyndicationFeed.Load(XmlReader.Create(await answer.Content.ReadAsStreamAsync()));

        var told = Assert.Single(feed.Items, i => i.Title.Text.EndsWith("page mise à jour", StringComparison.Ordinal));
        Assert.StartsWith("INSO", told.Title.Text, StringComparison.Ordinal);
        Assert.EndsWith("Ce qui a changé, sans nouvelle version : « Pour quoi ».", told.Summary.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(new DateTimeOffset(2026, 11, 13, 0, 0, 0, TimeSpan.FromHours(1)), told.LastUpdatedTime);
        Assert.Contains("13 novembre 2026 INSO : page mise à jour", page.Text, StringComparison.Ordinal);
    }

    /// <summary>As a site that kept its publications before it kept what they say.</summary>
    [Theory, OnBothDatabases]
    public async Task A_publication_that_was_kept_without_what_it_says_gets_it_at_the_next_start(DatabaseKind database)
    {
        await using var home = await TestDatabase.Clone(database);
        using var region = new RegionCopy();
        await using (await TestSite.StartOn(home, region.Settings))
        {
        }
        await LetDaysGoBy(home, 40);
        await home.Query("UPDATE catalogue_publication SET content = NULL");
        await using (await TestSite.StartOn(home, region.Settings))
        {
        }
        region.Change("schemes/inso.yaml", "Développer un service en réponse", "Inventer un service en réponse");
        await using var site = await TestSite.StartOn(home, region.Settings);

        Assert.Contains("INSO : page mise à jour", (await site.Open("/nouveautes")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_key_of_a_scheme_is_told_by_a_part_of_its_page_or_otherwise()
    {
        var schemes = (await sites.On(DatabaseKind.Sqlite)).Services.GetRequiredService<SchemeCatalogue>().Schemes;
        var known = SchemeUpdates.Parts.SelectMany(p => p.Keys).Concat(SchemeUpdates.ToldOtherwise).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(schemes.SelectMany(s => s.Digests.Keys.Concat(s.Versions.SelectMany(v => v.Digests.Keys))), key => !known.Contains(key));
    }

    private static Task LetDaysGoBy(TestDatabase home, int days) =>
        home.Query($"UPDATE catalogue_publication SET published_at = published_at - {days * 86_400_000_000L}");
}
