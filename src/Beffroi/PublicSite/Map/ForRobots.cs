using System.Net.Mime;
using System.Xml.Linq;
using Beffroi.Catalogue;
using Beffroi.Platform.Web;
using Beffroi.Rules;

namespace Beffroi.PublicSite.Map;

/// <summary>/robots.txt and /sitemap.xml.</summary>
internal static class ForRobots
{
    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapForRobots(this IEndpointRouteBuilder app)
    {
        app.MapGet("/robots.txt", (HttpContext http) => TypedResults.Text(
                $"""
                User-agent: *
                Disallow: /orientation/
                Disallow: /erreur/
                Sitemap: {http.SiteAddress()}/sitemap.xml

                """))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/sitemap.xml", (HttpContext http, SchemeCatalogue catalogue) => TypedResults.Text(
                new XDocument(new XElement(Schema + "urlset", SiteMap.Addresses(catalogue).Select(a =>
                    new XElement(Schema + "url", new XElement(Schema + "loc", http.SiteAddress() + a))))).ToString(),
                MediaTypeNames.Application.Xml))
            .AllowAnonymous().ExcludeFromDescription();
    }
}

/// <summary>What the site holds, for people and for robots alike.</summary>
internal static class SiteMap
{
    /// <summary>Groups of pages, each an address and its words.</summary>
    public static IReadOnlyList<(string Title, IReadOnlyList<(string Address, string Label)> Pages)> Groups(SchemeCatalogue catalogue) =>
    [
        ("Trouver une aide",
        [
            ("/", "Accueil"),
            ("/orientation", "Trouver une aide : répondre à quelques questions"),
            ("/interlocuteurs", "Interlocuteurs"),
        ]),
        ("Les dispositifs",
        [
            ("/dispositifs", "Tous les dispositifs"),
            .. catalogue.OwnSchemes().Select(s => (s.Address(), s.Title())),
            ("/dispositifs/comparaison", "Comparer des dispositifs"),
            ("/nouveautes", "Nouveautés"),
            ("/livret", "Le livret des outils, à imprimer"),
            ("/au-dela", "Au-delà de la Région"),
        ]),
        .. catalogue.ByShelf(catalogue.Schemes.Except(catalogue.OwnSchemes()), s => s).Select(g =>
            (g.Shelf!.Label, (IReadOnlyList<(string, string)>)[.. g.Entries.Select(s => (s.Address(), s.Title()))])),
        ("Comprendre", [("/cadre", "La feuille de route"), ("/glossaire", "Glossaire")]),
        ("Ce site",
        [
            ("/accessibilite", "Accessibilité"),
            ("/confidentialite", "Données personnelles"),
            ("/mentions-legales", "Mentions légales"),
            ("/integrer", "Intégrer l’orientation à votre site"),
            ("/plan-du-site", "Plan du site"),
            ("/api", "API"),
        ]),
    ];

    public static IEnumerable<string> Addresses(SchemeCatalogue catalogue) => Groups(catalogue).SelectMany(g => g.Pages).Select(p => p.Address);
}
