using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Beffroi.Tests.Harness;

/// <summary>
/// Stands in for the public directory of enterprises, which tests must not disturb: a real HTTP server on a free port that answers as the
/// API « Recherche d’entreprises » documents it, and can be made to fail. Its enterprises do not exist, but for one, of which it gives the
/// answer that the public directory gave.
/// </summary>
public sealed class StandInDirectory : IAsyncDisposable
{
    /// <summary>Numbers that the State has given to nobody, with the right check digit.</summary>
    public const string Association = "000 000 018", SimplifiedCompany = "000 000 026", Nobody = "000 000 034";

    /// <summary>
    /// An association that exists. Its answer, <c>recorded-directory-answer.json</c>, is that of the API in December 2024, as the fixtures of
    /// annuaire-entreprises-data-gouv-fr/site keep it (Licence Ouverte 2.0).
    /// </summary>
    public const string Recorded = "338 365 059";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, JsonObject> entries = new(StringComparer.Ordinal);

    private StandInDirectory(WebApplication app) => this.app = app;

    /// <summary>As BEFFROI_COMPANY_DIRECTORY takes it.</summary>
    public string Address => app.Urls.Single();

    /// <summary>Every request, path and query, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The headers of the last request, a line each.</summary>
    public string LastHeaders { get; private set; } = "";

    /// <summary>What it does instead of answering; null: it answers.</summary>
    public Func<HttpContext, Task>? Fault { get; set; }

    public static async Task<StandInDirectory> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var directory = new StandInDirectory(server);
        server.Run(directory.Answer);
        directory.Tell(Association, _ => { });
        directory.Tell(SimplifiedCompany, e =>
        {
            (e["nom_raison_sociale"], e["nature_juridique"], e["activite_principale"]) = ("ATELIER INVENTE", "5710", "62.01Z");
            e["complements"]!["est_association"] = false;
            e["siege"]!["commune"] = "62498";
        });
        await server.StartAsync();
        return directory;
    }

    /// <summary>Makes an enterprise known: an association of Péronne, but for what is changed.</summary>
    public void Tell(string siren, Action<JsonObject> change)
    {
        var digits = siren.Replace(" ", "", StringComparison.Ordinal);
        var entry = JsonNode.Parse(
            $$"""
            {
              "siren": "{{digits}}", "siren_conserve": null, "nom_complet": "association inventee (ai)", "nom_raison_sociale": "ASSOCIATION INVENTEE",
              "sigle": "AI", "nombre_etablissements": 2, "nombre_etablissements_ouverts": 1, "activite_principale": "88.99B",
              "activite_principale_naf25": "88.99B", "categorie_entreprise": "PME", "caractere_employeur": "O", "annee_categorie_entreprise": "2023",
              "date_creation": "2019-05-14", "date_fermeture": null, "date_mise_a_jour": "2026-08-19T03:34:50", "etat_administratif": "A",
              "nature_juridique": "9220", "section_activite_principale": "Q", "tranche_effectif_salarie": "03",
              "annee_tranche_effectif_salarie": "2023", "statut_diffusion": "O",
              "siege": {
                "activite_principale": "88.99B", "adresse": "1 PLACE INVENTEE 80200 PERONNE", "code_postal": "80200", "commune": "80620",
                "departement": "80", "est_siege": true, "etat_administratif": "A", "libelle_commune": "PERONNE", "region": "32",
                "siret": "{{digits}}00011", "statut_diffusion_etablissement": "O", "tranche_effectif_salarie": "03"
              },
              "complements": { "est_association": true, "est_ess": true, "est_siae": false, "identifiant_association": "W000000000", "type_siae": null }
            }
            """)!.AsObject();
        change(entry);
        entries[digits] = entry;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task Answer(HttpContext http)
    {
        Asked.Enqueue($"{http.Request.Path}{http.Request.QueryString}");
        LastHeaders = string.Join('\n', http.Request.Headers.Select(h => $"{h.Key}: {h.Value}"));
        if (Fault is { } fault)
        {
            await fault(http);
            return;
        }
        http.Response.ContentType = "application/json";
        var asked = http.Request.Query["q"].ToString();
        if (asked == Recorded.Replace(" ", "", StringComparison.Ordinal))
        {
            await http.Response.SendFileAsync(Path.Combine(Repository.Root, "tests/Beffroi.Tests/Harness/recorded-directory-answer.json"));
            return;
        }
        var found = entries.GetValueOrDefault(asked);
        var answer = new JsonObject
        {
            ["results"] = found is null ? new JsonArray() : new JsonArray(found.DeepClone()),
            ["total_results"] = found is null ? 0 : 1,
            ["page"] = 1,
            ["per_page"] = 1,
            ["total_pages"] = found is null ? 0 : 1,
        };
        await http.Response.WriteAsync(answer.ToJsonString());
    }
}
