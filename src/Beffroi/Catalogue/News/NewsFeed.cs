using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Beffroi.Catalogue.Publications;
using Beffroi.Platform.Web;
using Beffroi.Rules;

namespace Beffroi.Catalogue.News;

/// <summary>GET /nouveautes.atom: what changed in the offer until today, in Atom 1.0 (RFC 4287).</summary>
internal static class NewsFeed
{
    public static void MapNewsFeed(this IEndpointRouteBuilder app) =>
        app.MapGet("/nouveautes.atom", (HttpContext http, SchemeCatalogue catalogue, SchemeUpdates updates, RegionClock clock) =>
                http.IsFresh($"{catalogue.Hash}-{updates.All.Count}-{clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}")
                    ? Results.StatusCode(StatusCodes.Status304NotModified)
                    : Results.Bytes(Write(catalogue, OfferChange.Of(catalogue, updates), clock.Today, http.SiteAddress()), "application/atom+xml; charset=utf-8"))
            .AllowAnonymous().ExcludeFromDescription();

    private static byte[] Write(SchemeCatalogue catalogue, IReadOnlyList<OfferChange> all, DateOnly today, string site)
    {
        var changes = all.Where(c => c.Day <= today).ToList();
        var feed = new SyndicationFeed($"Nouveautés : {catalogue.Region.Title}", null, new Uri($"{site}/nouveautes"))
        {
            Id = OfferChange.IdOf($"{catalogue.Region.Id}/nouveautes"),
            Language = "fr",
            LastUpdatedTime = changes.Count > 0 ? Midnight(changes[0].Day) : DateTimeOffset.UnixEpoch,
            Items = [.. changes.Select(Item)],
        };
        feed.Authors.Add(new SyndicationPerson { Name = catalogue.Region.Authority });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new Uri($"{site}/nouveautes.atom"), "application/atom+xml"));
        using var buffer = new MemoryStream();
        using (var writer = XmlWriter.Create(buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
            feed.SaveAsAtom10(writer);
        return buffer.ToArray();

        SyndicationItem Item(OfferChange change)
        {
            var item = new SyndicationItem(change.Title, change.Sentence, new Uri(site + change.Address), change.Id, Midnight(change.Day));
            item.Summary = new TextSyndicationContent(change.Sentence);
            item.Content = null;
            return item;
        }

        DateTimeOffset Midnight(DateOnly day)
        {
            var local = day.ToDateTime(TimeOnly.MinValue);
            return new(local, catalogue.Region.TimeZone.GetUtcOffset(local));
        }
    }
}
