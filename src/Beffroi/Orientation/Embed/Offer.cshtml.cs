using Beffroi.Orientation.Share;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Web;
using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Orientation.Embed;

/// <summary>For whoever runs another site: the frame to paste, and links with what is already known.</summary>
[AllowAnonymous]
internal sealed class OfferModel(SchemeCatalogue catalogue, PlatformOptions options) : PageModel
{
    public bool IsOffered => options.EmbedIn.Count > 0;

    /// <summary>The sites that may frame it; empty: any.</summary>
    public IReadOnlyList<string> Sites => options.EmbedIn is ["*"] ? [] : options.EmbedIn;

    public string Frame => $"""
        <iframe src="{HttpContext.SiteAddress()}/integrer/orientation"
          title="{catalogue.Region.Title} : trouver une aide"
          width="100%" height="720" loading="lazy"></iframe>
        """;

    /// <summary>A link with what may be told of the first example of the Region.</summary>
    public string? ExampleLink
    {
        get
        {
            var known = catalogue.Facts.Where(f => f.IsShared && f is { Table: null, Values.Count: > 0, Type: FactType.Choice }).Take(2).ToList();
            return known.Count == 0 ? null
                : $"{HttpContext.SiteAddress()}/orientation/depuis?{AddressFacts.Write(new(known.Select(f => KeyValuePair.Create(f.Id, (System.Text.Json.Nodes.JsonNode?)f.Values[0].Id))))}";
        }
    }

    /// <summary>The facts that may stand in an address, each with the way to write it.</summary>
    public IEnumerable<(Fact Fact, string Form)> Facts => catalogue.Facts.Where(f => f.IsShared).Select(f => (f, FormOf(f)));

    private static string FormOf(Fact fact) => fact.Type switch
    {
        FactType.Boolean => $"{fact.Id}=oui, {fact.Id}=non",
        FactType.Choice => string.Join(", ", fact.Values.Select(v => $"{fact.Id}={v.Id}")),
        FactType.Ensemble => $"un ou plusieurs : {string.Join(", ", fact.Values.Select(v => $"{fact.Id}={v.Id}"))} ; aucun : {fact.Id}=",
        FactType.Municipality => $"{fact.Id}=CODE (code Insee), {string.Join(", ", fact.Table!.GroupNames.Select(g => $"{fact.Id}.{g}=CODE"))}",
        FactType.Date => $"{fact.Id}=2024-03-03",
        _ => $"{fact.Id}=NOMBRE, ou entre deux bornes : {fact.Id}=4..9, {fact.Id}=10..",
    };
}
