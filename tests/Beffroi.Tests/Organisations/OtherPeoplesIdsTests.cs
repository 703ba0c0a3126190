using System.Net;
using Beffroi.Applications.Access;
using Beffroi.Organisations;
using Beffroi.Tests.Applications;
using Beffroi.Tests.Architecture;
using Beffroi.Tests.Harness;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Organisations;

/// <summary>What is someone else's answers as what does not exist, word for word, and shows nothing of it.</summary>
public sealed class OtherPeoplesIdsTests
{
    private const string Canary = "Canari jaune";

    [Theory, OnBothDatabases]
    public async Task The_ids_of_another_organisation_look_absent_by_every_route(DatabaseKind database)
    {
        await using var played = await Played.Start(database, IdsOf.Settings);
        var (louise, nadia) = (await played.As(Played.Louise), await played.As(Played.Nadia));
        var mine = await IdsOf.The(played);
        var foreign = await Another(played, nadia, await played.As(Played.Etienne));
        var patterns = played.Site.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<MembersOnlyAttribute>() is not null || e.Metadata.GetMetadata<CaseFileOnlyAttribute>() is not null).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        Assert.True(patterns.Count >= 13);
        var token = (await Page.Open(louise, $"{played.Root}/membres/inviter")).Document.QuerySelector("input[name=jeton]")!.GetAttribute("value")!;
        var absent = await Ask(louise, HttpMethod.Get, $"/structures/{OrganisationId.Of(Guid.CreateVersion7(DateTimeOffset.UnixEpoch))}", token);
        Assert.Equal(HttpStatusCode.NotFound, absent.Status);

        foreach (var pattern in patterns)
        {
            // Their organisation; then mine, with what is theirs inside.
            var guesses = new List<string> { foreign.Fill(pattern) };
            foreach (var name in new[] { "membre", "invitation", "personne", "demande", "document", "piece", "etat", "dossier", "aide", "attendue", "message" })
                if (pattern.Contains($"{{{name}}}", StringComparison.Ordinal))
                    guesses.AddRange([mine.With(name, foreign[name]).Fill(pattern), mine.With(name, Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString("n")).Fill(pattern), mine.With(name, "zzz").Fill(pattern)]);
            foreach (var guess in guesses)
            {
                var noted = Noted(played);
                Same(absent, await Ask(louise, HttpMethod.Get, guess, token), guess);
                foreach (var handler in new[] { "", "?handler=Retirer", "?handler=Refuser" })
                    await NothingDone(louise, guess + handler, token);
                // What no route takes for an id is nobody's.
                Assert.True(Noted(played) > noted || guess.Contains("zzz", StringComparison.Ordinal), $"Nothing was written down of {guess}.");
            }
        }
        // And the other way: what hangs on Louise's deposited file, which Nadia names inside her own organisation and her own file.
        var nothing = await Ask(nadia, HttpMethod.Get, $"/structures/{OrganisationId.Of(Guid.CreateVersion7(DateTimeOffset.UnixEpoch))}", token);
        var tokenOfNadia = (await Page.Open(nadia, $"/structures/{foreign["organisation"]}/membres/inviter")).Document.QuerySelector("input[name=jeton]")!.GetAttribute("value")!;
        string[] hanging = ["dossier", "aide", "attendue", "message", "piece", "document"];
        foreach (var pattern in patterns.Where(p => hanging.Any(n => p.Contains($"{{{n}}}", StringComparison.Ordinal))))
        {
            var inMyFile = hanging.Where(n => n != "dossier").Aggregate(foreign, (ids, n) => ids.With(n, mine[n]));
            var guesses = new List<string> { inMyFile.With("dossier", mine["dossier"]).Fill(pattern) };
            // A pattern that names nothing but a file is her own page there.
            if (hanging.Any(n => n != "dossier" && pattern.Contains($"{{{n}}}", StringComparison.Ordinal)))
                guesses.Add(inMyFile.Fill(pattern));
            foreach (var guess in guesses)
            {
                Same(nothing, await Ask(nadia, HttpMethod.Get, guess, tokenOfNadia), guess);
                await NothingDone(nadia, guess, tokenOfNadia);
            }
        }
        Assert.Equal(2, (await played.Members(foreign["organisation"])).Count);
        Assert.Contains(Canary, (await Page.Open(nadia, $"/structures/{foreign["organisation"]}/personnes")).Text, StringComparison.Ordinal);
    }

    /// <summary>An organisation of Nadia and Étienne, with one of everything, under the name of the canary.</summary>
    private static async Task<IdsOf> Another(Played played, HttpClient nadia, HttpClient etienne)
    {
        var form = await (await Page.Open(nadia, "/structures/creer")).Fill("Numéro SIREN", "000000018").Press("Continuer");
        var id = (await form.Fill("Nom de la structure", Canary).Fill("Commune du siège", "Tourcoing").Press("Enregistrer la structure")).Address.Split('/')[2];
        await (await (await Page.Open(etienne, "/structures/creer")).Fill("Numéro SIREN", "000000018").Press("Continuer")).Press("Demander à la rejoindre");
        await (await (await Page.Open(nadia, $"/structures/{id}/membres")).Go("Étienne Duhamel")).Press("Accepter");
        await (await Page.Open(nadia, $"/structures/{id}/membres/inviter")).Fill("Adresse électronique", "canari@exemple.invalid").Choose("Lecteur").Press("Envoyer l’invitation");
        await (await (await Page.Open(nadia, $"/structures/{id}/personnes")).Go("représentant légal")).Fill("Prénom", "Titi").Fill("Nom", Canary).Press("Enregistrer");
        await (await Page.Open(nadia, $"/structures/{id}/documents/ajouter?piece=statuts")).Fill("Intitulé", Canary).Attach("Fichier", "canari.txt", "Canari"u8.ToArray()).Press("Ajouter au classeur");
        await (await Page.Open(nadia, $"/structures/{id}/documents/etat")).Press("Faire l’état");
        var file = await Filed.IsOpened(nadia, $"/structures/{id}");
        await Filed.WritesTheProject(nadia, file, summary: Canary);
        var guess = Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString("n");
        return (await IdsOf.Of(played, nadia, id)).With("demande", guess).With("dossier", Filed.IdOf(file)).With("aide", guess).With("attendue", guess).With("message", guess);
    }

    private static async Task<(HttpStatusCode Status, string Text)> Ask(HttpClient who, HttpMethod method, string address, string token)
    {
        using var request = new HttpRequestMessage(method, address);
        if (method == HttpMethod.Post)
            request.Content = new FormUrlEncodedContent([new("jeton", token), new("role", "Owner"), new("vu", "Editor"), new("place", "Contact"), new("cle", Guid.CreateVersion7(DateTimeOffset.UnixEpoch).ToString()), new("prenom", "A"), new("nom", "B")]);
        var page = await Page.Follow(who, await who.SendAsync(request));
        Assert.DoesNotContain(Canary, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        return (page.Status, page.Text);
    }

    private static async Task NothingDone(HttpClient who, string address, string token)
    {
        var (status, _) = await Ask(who, HttpMethod.Post, address, token);
        Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.Conflict, $"POST {address} answered {status}.");
    }

    private static int Noted(Played played) => played.Site.Log.Count(l => l.Contains("was asked by", StringComparison.Ordinal));

    private static void Same((HttpStatusCode Status, string Text) absent, (HttpStatusCode Status, string Text) met, string guess)
    {
        Assert.True(absent.Status == met.Status, $"GET {guess} answered {met.Status}.");
        Assert.Equal(absent.Text, met.Text);
    }
}
