using Beffroi.Catalogue;
using Beffroi.Organisations.Bank;
using Beffroi.Organisations.Claim;
using Beffroi.Organisations.Persons;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Documents;
using Beffroi.Platform.Files;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Organisations.Shelf;

/// <summary>What <c>shelf.typ</c> is filled with.</summary>
internal sealed record ShelfStatementFacts(
    string Product, string Region, string Lead, IReadOnlyList<StatedField> Identity, IReadOnlyList<StatedField> People, IReadOnlyList<StatedPiece> Pieces, string Bank, string Notice);

internal sealed record StatedField(string Label, string Value);

/// <param name="Fingerprint">SHA-256 of its bytes: whoever holds the file can tell that it is this one.</param>
internal sealed record StatedPiece(string Kind, string Label, string Dates, string File, string Fingerprint);

/// <summary>Writes what the shelf holds today into a document that does not change. The same form sent twice makes one.</summary>
internal sealed class StateShelf(
    OrganisationsDb organisations, RepresentativesDb representatives, ReadShelf shelf, ShelfDb rows, BankDb bank, StoreDocument store, PieceKinds kinds, SchemeCatalogue catalogue,
    FrenchTerritories territories, AuditTrail audit, RegionClock time, TimeProvider clock)
{
    public Task<StoredDocumentId> State(OrganisationId id, Guid formKey, AccountId by, CancellationToken cancellation) => rows.Write(
        async () =>
        {
            // Behind the hold the shelf stays as it is read.
            await rows.Hold(id, cancellation);
            if ((await rows.Statements(id, cancellation)).FirstOrDefault(s => s.FormKey == formKey) is { } same)
                return same.Id;
            var organisation = (await organisations.Read(id, cancellation))!;
            var document = await store.Order(
                new("Organisations/Shelf/shelf.typ", $"{organisation.Name}\u00A0: état du classeur", time.Today, await Facts(organisation, cancellation)),
                $"classeur-{organisation.Reference}-{time.Today:yyyy-MM-dd}.pdf", cancellation);
            await rows.Add(new() { Id = document, OrganisationId = id, AskedBy = by, AskedAt = clock.GetUtcNow(), FormKey = formKey }, cancellation);
            audit.Record(new ShelfStated(id, document), onBehalfOf: id.Value, by: by.Value);
            return document;
        },
        cancellation);

    private async Task<ShelfStatementFacts> Facts(Organisation o, CancellationToken cancellation)
    {
        var today = French.Date(time.Today);
        var people = await representatives.Of(o.Id, cancellation);
        var details = (await bank.Of(o.Id, cancellation)).FirstOrDefault(d => d.State is BankState.Verified);
        return new(
            "Beffroi",
            catalogue.Region.Title,
            $"Ce que le classeur contient le {today}.",
            [
                new("Référence", o.Reference),
                new("SIREN", o.Siren?.Print() ?? "pas encore"),
                new("Forme juridique", o.LegalForm ?? "non donnée"),
                new("Commune du siège", o.Municipality is { } town ? territories.Find(town)?.Name ?? town.ToString() : "non donnée"),
                new("Rattachement", o.Claim.InWords()),
            ],
            [.. people.OrderBy(p => p.Capacity).Select(p => new StatedField(French.Capital(p.Capacity.InWords()), p.Function is { } function ? $"{p.FullName}, {function}" : p.FullName))],
            [.. (await shelf.Of(o.Id, cancellation)).Where(d => d.Current.File.State is not ScanState.Infected).Select(Stated)],
            details is null ? "Aucun compte vérifié par la Région." : $"Compte vérifié par la Région, finissant par {details.IbanEnd}, au nom de {details.Holder}.",
            $"Dressé le {today} à la demande d’un membre de la structure. La Région n’a pas vérifié ces documents.");
    }

    private StatedPiece Stated(ShelvedDocument d)
    {
        var row = d.Current.Row;
        return new(
            kinds.NameOf(d.Row.Kind), row.Label, ShelfWords.Dates(kinds.LastingOf(d.Row.Kind), row.PeriodFrom, row.Until, time.Today, warnDays: 0).Text ?? "sans date de fin",
            $"{d.Current.File.Name} ({FileWords.Describe(d.Current.File)})", PdfDocument.Fingerprint(d.Current.File.Sha256.ToString()));
    }
}
