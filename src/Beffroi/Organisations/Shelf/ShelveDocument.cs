using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Files;

namespace Beffroi.Organisations.Shelf;

/// <summary>What a form says of a document.</summary>
internal sealed record Description(string Label, DateOnly? From, DateOnly? Until);

/// <summary>Puts a document on the shelf. The same form sent twice puts one.</summary>
internal sealed class ShelveDocument(ShelfDb shelf, ReceiveFile receive, KeepFile keep, AuditTrail audit, TimeProvider clock)
{
    /// <param name="organisation">Whose.</param>
    /// <param name="kind">Of which sort.</param>
    /// <param name="said">What the form says.</param>
    /// <param name="file">Given with it.</param>
    /// <param name="formKey">Drawn with the form.</param>
    /// <param name="by">An editor.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<ShelfDocumentId>> Shelve(
        OrganisationId organisation, PieceKind kind, Description said, IFormFile? file, Guid formKey, AccountId by, CancellationToken cancellation)
    {
        if (await shelf.FindByForm(organisation, formKey, cancellation) is { } sent)
            return sent.DocumentId;
        var arrived = await receive.Receive(file, cancellation);
        if (!arrived.Succeeded)
            return arrived.Refusal;
        return await shelf.Write<Outcome<ShelfDocumentId>>(
            async () =>
            {
                await shelf.Hold(organisation, cancellation);
                if (await shelf.FindByForm(organisation, formKey, cancellation) is { } same)
                    return same.DocumentId;
                if ((await shelf.Documents(organisation, cancellation)).Count >= ShelfDocument.Most)
                    return ShelfRefusals.Full;
                var document = new ShelfDocument { Id = TypedId.New<ShelfDocumentId>(clock), OrganisationId = organisation, Kind = kind.Id, Version = 1 };
                var version = new ShelfVersion
                {
                    Id = TypedId.New<PieceId>(clock),
                    DocumentId = document.Id,
                    OrganisationId = organisation,
                    Number = 1,
                    Label = said.Label,
                    PeriodFrom = said.From,
                    Until = said.Until,
                    FileId = await keep.Keep(arrived.Value, cancellation),
                    AddedBy = by,
                    AddedAt = clock.GetUtcNow(),
                    FormKey = formKey,
                };
                await shelf.Add(document, version, cancellation);
                audit.Record(new DocumentShelved(organisation, version.Id, kind.Id, 1), onBehalfOf: organisation.Value, by: by.Value);
                return document.Id;
            },
            cancellation);
    }
}

/// <summary>Replaces a document by a new version; the former stays, for what rests on it.</summary>
internal sealed class ReplaceDocument(ShelfDb shelf, ReceiveFile receive, KeepFile keep, AuditTrail audit, TimeProvider clock)
{
    /// <param name="document">Which.</param>
    /// <param name="said">What the form says.</param>
    /// <param name="file">Null: the same as before, under another label or with other dates.</param>
    /// <param name="basedOn">The version that was read before.</param>
    /// <param name="formKey">Drawn with the form.</param>
    /// <param name="by">An editor.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<PieceId>> Replace(
        ShelfDocument document, Description said, IFormFile? file, int basedOn, Guid formKey, AccountId by, CancellationToken cancellation)
    {
        var organisation = document.OrganisationId;
        if (await shelf.FindByForm(organisation, formKey, cancellation) is { } sent)
            return sent.Id;
        var arrived = file is null ? null : await receive.Receive(file, cancellation);
        if (arrived is { Succeeded: false })
            return arrived.Refusal;
        return await shelf.Write<Outcome<PieceId>>(
            async () =>
            {
                await shelf.Hold(organisation, cancellation);
                if (await shelf.FindByForm(organisation, formKey, cancellation) is { } same)
                    return same.Id;
                if (await shelf.Find(organisation, document.Id, cancellation) is not { } now)
                    return ShelfRefusals.Gone;
                if (now.Version != basedOn)
                    return ShelfRefusals.Changed;
                var former = (await shelf.Versions(organisation, document.Id, cancellation))[0];
                var version = new ShelfVersion
                {
                    Id = TypedId.New<PieceId>(clock),
                    DocumentId = document.Id,
                    OrganisationId = organisation,
                    Number = basedOn + 1,
                    Label = said.Label,
                    PeriodFrom = said.From,
                    Until = said.Until,
                    FileId = arrived is null ? former.FileId : await keep.Keep(arrived.Value!, cancellation),
                    AddedBy = by,
                    AddedAt = clock.GetUtcNow(),
                    FormKey = formKey,
                };
                await shelf.AddNext(version, cancellation);
                audit.Record(new DocumentShelved(organisation, version.Id, document.Kind, version.Number), onBehalfOf: organisation.Value, by: by.Value);
                return version.Id;
            },
            cancellation);
    }
}

/// <summary>Takes a document off the shelf with all its versions, when nothing rests on any of them.</summary>
internal sealed class WithdrawDocument(ShelfDb shelf, IEnumerable<IPieceUse> uses, ForgetFile forget, AuditTrail audit)
{
    public Task<Outcome<ShelfDocumentId>> Withdraw(ShelfDocument document, AccountId by, CancellationToken cancellation) => shelf.Write<Outcome<ShelfDocumentId>>(
        async () =>
        {
            await shelf.Hold(document.OrganisationId, cancellation);
            var versions = await shelf.Versions(document.OrganisationId, document.Id, cancellation);
            if (versions.Count == 0)
                return ShelfRefusals.Gone;
            // Looked at behind the hold: whoever rests on one holds the organisation too.
            if (await Used([.. versions.Select(v => v.Id)], cancellation) is { } why)
                return ShelfRefusals.Used(why);
            await shelf.Remove(document.Id, cancellation);
            foreach (var file in versions.Select(v => v.FileId).Distinct())
                await forget.Forget(file, cancellation);
            audit.Record(new DocumentWithdrawn(document.OrganisationId, document.Id, document.Kind), onBehalfOf: document.OrganisationId.Value, by: by.Value);
            return document.Id;
        },
        cancellation);

    /// <summary>What rests on one of them; null when nothing does.</summary>
    public async Task<string?> Used(IReadOnlyCollection<PieceId> pieces, CancellationToken cancellation)
    {
        foreach (var use in uses)
            if (await use.Tell(pieces, cancellation) is { } why)
                return why;
        return null;
    }
}
