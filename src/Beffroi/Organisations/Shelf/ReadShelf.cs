using Beffroi.Organisations.Bank;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Files;

namespace Beffroi.Organisations.Shelf;

/// <summary>A version with what is known of its file.</summary>
internal sealed record ShelvedVersion(ShelfVersion Row, StoredFile File);

/// <summary>A document with its versions, the last one first; never none.</summary>
internal sealed record ShelvedDocument(ShelfDocument Row, IReadOnlyList<ShelvedVersion> Versions)
{
    public ShelvedVersion Last => Versions[0];

    /// <summary>The last that the antivirus has not refused; the last when it has refused all.</summary>
    public ShelvedVersion Current => Versions.FirstOrDefault(v => v.File.State is not ScanState.Infected) ?? Last;
}

/// <summary>Reads shelves, for the pages of this part and for other parts.</summary>
internal sealed class ReadShelf(ShelfDb shelf, BankDb bank, FindFiles files, PieceKinds kinds) : IShelf
{
    /// <summary>By sort, in the order of the region's file; then by period and label, the latest first.</summary>
    public async Task<IReadOnlyList<ShelvedDocument>> Of(OrganisationId organisation, CancellationToken cancellation)
    {
        var documents = await shelf.Documents(organisation, cancellation);
        var versions = await With(await shelf.Versions(organisation, null, cancellation), cancellation);
        var order = kinds.All.Select((kind, at) => (kind.Id, at)).ToDictionary(k => k.Id, k => k.at);
        return
        [
            .. documents.Select(d => new ShelvedDocument(d, [.. versions.Where(v => v.Row.DocumentId == d.Id)]))
                .OrderBy(d => order.GetValueOrDefault(d.Row.Kind, int.MaxValue)).ThenByDescending(d => d.Current.Row.Until).ThenBy(d => d.Current.Row.Label, StringComparer.Ordinal),
        ];
    }

    /// <summary>Null when it is not of that organisation.</summary>
    public async Task<ShelvedDocument?> Find(OrganisationId organisation, ShelfDocumentId id, CancellationToken cancellation) =>
        await shelf.Find(organisation, id, cancellation) is { } document
            ? new(document, await With(await shelf.Versions(organisation, id, cancellation), cancellation))
            : null;

    public async Task<IReadOnlyList<Piece>> Pieces(OrganisationId organisation, CancellationToken cancellation) =>
        [.. (await Of(organisation, cancellation)).Select(d => PieceOf(d.Row, d.Current.Row))];

    public async Task<Piece?> Find(OrganisationId organisation, PieceId id, CancellationToken cancellation) =>
        await shelf.Find(organisation, id, cancellation) is { } version && await shelf.Find(organisation, version.DocumentId, cancellation) is { } document
            ? PieceOf(document, version)
            : null;

    public async Task<Piece?> Hold(OrganisationId organisation, PieceId id, CancellationToken cancellation)
    {
        await shelf.Hold(organisation, cancellation);
        return await Find(organisation, id, cancellation);
    }

    public async Task<BankDetailsKnown> BankDetails(OrganisationId organisation, CancellationToken cancellation)
    {
        var all = await bank.Of(organisation, cancellation);
        var inForce = all.FirstOrDefault(d => d.State is BankState.Verified);
        return new(inForce?.Id, inForce?.IbanEnd, inForce?.Holder, all.Any(d => BankLifecycle.WaitsForTheRegion(d.State)));
    }

    private Piece PieceOf(ShelfDocument document, ShelfVersion version) => new(
        version.Id, document.Id.Value, document.Kind, kinds.NameOf(document.Kind), version.Label, kinds.LastingOf(document.Kind), version.PeriodFrom, version.Until, version.FileId, version.AddedAt);

    private async Task<IReadOnlyList<ShelvedVersion>> With(IReadOnlyList<ShelfVersion> versions, CancellationToken cancellation)
    {
        var found = (await files.Find([.. versions.Select(v => v.FileId).Distinct()], cancellation)).ToDictionary(f => f.Id);
        return [.. versions.Select(v => new ShelvedVersion(v, found[v.FileId]))];
    }
}

/// <summary>What a person has put on shelves, for the copy of what is held about them.</summary>
internal sealed class ShelfData(ShelfDb shelf, OrganisationsDb organisations) : IPersonalData
{
    public string Section => "documentsDuClasseur";

    public async Task<object?> Of(AccountId account, CancellationToken cancellation)
    {
        var mine = new List<object>();
        foreach (var version in await shelf.AddedBy(account, cancellation))
            mine.Add(new { structure = (await organisations.Read(version.OrganisationId, cancellation))!.Reference, document = version.Label, version = version.Number, le = version.AddedAt });
        return mine.Count == 0 ? null : mine;
    }
}
