using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Beffroi.Catalogue.Publications;
using Beffroi.Rules;

namespace Beffroi.Catalogue.News;

/// <summary>What happened to a scheme on a day, as its versions tell, or to its page, as this site published it; nothing else is known of it.</summary>
/// <param name="Id">The same as long as the scheme, what happened and the day are: <c>urn:uuid:…</c>, whatever the address of the site.</param>
/// <param name="Sentence">What it means for who reads it.</param>
internal sealed record OfferChange(string Id, DateOnly Day, Scheme Scheme, string Title, string Sentence, string Address)
{
    /// <summary>Of every scheme, the latest first, those to come included.</summary>
    public static IReadOnlyList<OfferChange> Of(SchemeCatalogue catalogue, SchemeUpdates updates)
    {
        var pages = updates.All.ToLookup(u => u.Scheme, StringComparer.Ordinal);
        return [.. catalogue.Schemes.SelectMany(s => Of(catalogue, s, pages[s.Id])).OrderByDescending(c => c.Day)];
    }

    private static IEnumerable<OfferChange> Of(SchemeCatalogue catalogue, Scheme scheme, IEnumerable<SchemeUpdate> updates)
    {
        OfferChange Change(string kind, DateOnly day, string title, string sentence, string? address = null) =>
            new(IdOf($"{catalogue.Region.Id}/{scheme.Id}/{kind}/{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"), day, scheme,
                Typography.Typeset($"{scheme.Acronym} : {title}"), Typography.Typeset(sentence), address ?? scheme.Address());

        for (var i = 0; i < scheme.Versions.Count; i++)
        {
            var version = scheme.Versions[i];
            yield return i > 0
                ? Change("version", version.From, "nouvelle version", "Une nouvelle version est en vigueur depuis ce jour.", $"{scheme.Address()}/comparer")
                : version.FromIsAttested
                    ? Change("premier-texte", version.From, "premier texte lu", "En vigueur au plus tard ce jour-là : la date du vote n’est dans aucun texte lu.")
                    : Change("entree", version.From, "entrée en vigueur", "En vigueur depuis ce jour.");
            if (version.To is { } end && i == scheme.Versions.Count - 1)
                yield return Change("fin", end, "fin", "Le dernier texte connu n’est plus en vigueur depuis ce jour.");
            if (version.Availability.Closed is { } closed)
                yield return Change("fermeture", version.From, "dispositif fermé", closed.Text);
            if (version.Availability.ExhaustedFrom is { } exhausted)
                yield return Change("enveloppe", exhausted, "enveloppe épuisée", "Il n’y a plus d’argent à attribuer depuis ce jour.");
            foreach (var (from, to) in version.Availability.Windows)
            {
                yield return Change("ouverture", from, "ouverture des demandes", $"Les demandes sont reçues du {French.Date(from)} au {French.Date(to.AddDays(-1))}.");
                yield return Change("cloture", to, "clôture des demandes", $"Le dernier jour était le {French.Date(to.AddDays(-1))}.");
            }
        }
        foreach (var (day, _, parts) in updates)
            yield return Change("mise-a-jour", day, "page mise à jour",
                $"Ce qui a changé, sans nouvelle version : {string.Join(", ", parts.Select(p => $"« {p} »"))}.");
    }

    /// <summary>A UUID of version 8, made of the SHA-256 of a name.</summary>
    public static string IdOf(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }
}
