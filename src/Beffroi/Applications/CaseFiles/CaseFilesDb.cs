using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Applications.CaseFiles;

internal sealed class CaseFilesDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    public async Task<CaseFile?> Find(CaseFileId id, CancellationToken cancellation) =>
        await db.Set<CaseFile>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation);

    public async Task<CaseFile?> FindByForm(Guid formKey, CancellationToken cancellation) =>
        await db.Set<CaseFile>().AsNoTracking().SingleOrDefaultAsync(c => c.FormKey == formKey, cancellation);

    /// <summary>Those of one organisation, the latest first.</summary>
    public async Task<IReadOnlyList<CaseFile>> Of(OrganisationId organisation, int most, CancellationToken cancellation) =>
        await db.Set<CaseFile>().AsNoTracking().Where(c => c.OrganisationId == organisation).OrderByDescending(c => c.OpenedAt).Take(most).ToListAsync(cancellation);

    /// <summary>Those that it deposited, the latest first: what the Region may read of it.</summary>
    public async Task<IReadOnlyList<CaseFile>> DepositedBy(OrganisationId organisation, int most, CancellationToken cancellation) => await db.Set<CaseFile>().AsNoTracking()
        .Where(c => c.OrganisationId == organisation && c.State == CaseFileState.Deposited).OrderByDescending(c => c.DepositedAt).Take(most).ToListAsync(cancellation);

    public Task<int> CountDrafts(OrganisationId organisation, CancellationToken cancellation) =>
        db.Set<CaseFile>().CountAsync(c => c.OrganisationId == organisation && c.State == CaseFileState.Draft, cancellation);

    public async Task<IReadOnlyList<AidRequest>> Requests(IReadOnlyCollection<CaseFileId> files, CancellationToken cancellation) =>
        await db.Set<AidRequest>().AsNoTracking().Where(r => files.Contains(r.CaseFileId)).OrderBy(r => r.SchemeId).ToListAsync(cancellation);

    /// <summary>The file that carries on this request; null when none does.</summary>
    public async Task<CaseFile?> CarriedOver(AidRequestId from, CancellationToken cancellation) =>
        await db.Set<CaseFile>().AsNoTracking().SingleOrDefaultAsync(c => c.RedirectedFrom == from, cancellation);

    /// <summary>In a new file, sections as they stand in another.</summary>
    public async Task Copy(IEnumerable<CaseFileSection> sections, CancellationToken cancellation)
    {
        db.AddRange(sections);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    public async Task<AidRequest?> FindRequest(AidRequestId id, CancellationToken cancellation) =>
        await db.Set<AidRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation);

    /// <summary>One request of a file; null: another's, or none.</summary>
    public async Task<AidRequest?> FindRequest(CaseFileId file, AidRequestId id, CancellationToken cancellation) =>
        await db.Set<AidRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.CaseFileId == file, cancellation);

    public async Task<IReadOnlyList<CaseFileSection>> Sections(CaseFileId file, CancellationToken cancellation) =>
        await db.Set<CaseFileSection>().AsNoTracking().Where(s => s.CaseFileId == file).ToListAsync(cancellation);

    public async Task<IReadOnlyList<PieceRequest>> Pieces(IReadOnlyCollection<AidRequestId> requests, CancellationToken cancellation) =>
        await db.Set<PieceRequest>().AsNoTracking().Where(p => requests.Contains(p.AidRequestId)).OrderBy(p => p.AskedAt).ThenBy(p => p.Rank).ToListAsync(cancellation);

    /// <summary>One piece asked of a file, with the request that it is asked for; null: another's, or none.</summary>
    public async Task<(PieceRequest Piece, AidRequest Request)?> FindPiece(CaseFileId file, PieceRequestId id, CancellationToken cancellation) =>
        await db.Set<PieceRequest>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancellation) is { } piece && await FindRequest(file, piece.AidRequestId, cancellation) is { } request
            ? (piece, request)
            : null;

    /// <summary>False when the same form was already sent.</summary>
    public async Task<bool> Add(CaseFile c, IEnumerable<AidRequest> requests, CancellationToken cancellation)
    {
        var (id, organisation, key, by) = (db.Stored(c.Id.Value), db.Stored(c.OrganisationId.Value), db.Stored(c.FormKey), db.Stored(c.OpenedBy.Value));
        var (state, since, opened) = (c.State.ToString(), BeffroiDb.Stored(c.Since), BeffroiDb.Stored(c.OpenedAt));
        if (await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO applications_case_file (id, reference, organisation_id, title, state, since, opened_at, opened_by, form_key, version)
                VALUES ({id}, {c.Reference}, {organisation}, {c.Title}, {state}, {since}, {opened}, {by}, {key}, {c.Version})
                ON CONFLICT (form_key) DO NOTHING
                """,
                cancellation) == 0)
            return false;
        // The rest, as the model converts it.
        db.Update(c);
        db.AddRange(requests);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>False when it is no longer at that version.</summary>
    public async Task<bool> Save(CaseFile c, long basedOn, CancellationToken cancellation)
    {
        if (await db.Set<CaseFile>().Where(x => x.Id == c.Id && x.Version == basedOn).ExecuteUpdateAsync(x => x.SetProperty(y => y.Version, basedOn + 1), cancellation) == 0)
            return false;
        c.Version = basedOn + 1;
        db.Update(c);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>False when it is no longer at that version.</summary>
    public async Task<bool> Save(AidRequest r, long basedOn, CancellationToken cancellation)
    {
        if (await db.Set<AidRequest>().Where(x => x.Id == r.Id && x.Version == basedOn).ExecuteUpdateAsync(x => x.SetProperty(y => y.Version, basedOn + 1), cancellation) == 0)
            return false;
        r.Version = basedOn + 1;
        db.Update(r);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>Until the transaction ends nobody else changes the draft, nor deposits it; its version is what it was until something is saved. False when it is no draft any more.</summary>
    public async Task<bool> HoldDraft(CaseFileId id, CancellationToken cancellation) =>
        await db.Set<CaseFile>().Where(c => c.Id == id && c.State == CaseFileState.Draft).ExecuteUpdateAsync(c => c.SetProperty(x => x.Version, x => x.Version), cancellation) == 1;

    public Task<int> SetPlace(CaseFileId id, Territories.Municipality? place, CancellationToken cancellation)
    {
        var (code, epci) = (place?.Code, place?.Intermunicipality?.Code);
        return db.Set<CaseFile>().Where(c => c.Id == id)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.Municipality, code).SetProperty(x => x.Intermunicipality, epci), cancellation);
    }

    /// <summary>Under <see cref="HoldDraft"/>: the file has changed with it. False when someone else has written it since.</summary>
    public async Task<bool> Save(CaseFileSection section, long basedOn, CancellationToken cancellation)
    {
        var stored = await db.Set<CaseFileSection>().AsNoTracking().SingleOrDefaultAsync(s => s.CaseFileId == section.CaseFileId && s.Kind == section.Kind, cancellation);
        if ((stored?.Version ?? 0) != basedOn)
            return false;
        await db.Set<CaseFile>().Where(c => c.Id == section.CaseFileId).ExecuteUpdateAsync(c => c.SetProperty(x => x.Version, x => x.Version + 1), cancellation);
        section.Version = basedOn + 1;
        if (stored is null)
            db.Add(section);
        else
            db.Update(section);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>Under <see cref="HoldDraft"/>: the file rests on these papers and no other.</summary>
    public async Task Join(CaseFileId file, IReadOnlyCollection<PieceId> papers, CancellationToken cancellation)
    {
        await db.Set<CaseFilePaper>().Where(p => p.CaseFileId == file).ExecuteDeleteAsync(cancellation);
        db.AddRange(papers.Select(p => new CaseFilePaper { CaseFileId = file, PieceId = p }));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    public async Task<IReadOnlyList<PieceId>> Joined(CaseFileId file, CancellationToken cancellation) =>
        await db.Set<CaseFilePaper>().Where(p => p.CaseFileId == file).Select(p => p.PieceId).ToListAsync(cancellation);

    /// <summary>A file that rests on one of these papers; null when none does. One that was given up rests on nothing.</summary>
    public async Task<CaseFile?> RestsOn(IReadOnlyCollection<PieceId> papers, CancellationToken cancellation) =>
        await db.Set<CaseFilePaper>().Where(p => papers.Contains(p.PieceId))
            .Join(db.Set<CaseFile>().Where(c => c.State != CaseFileState.Abandoned), p => p.CaseFileId, c => c.Id, (p, c) => c).AsNoTracking().FirstOrDefaultAsync(cancellation);

    /// <summary>Under <see cref="HoldDraft"/>: these schemes and no other.</summary>
    public async Task Choose(CaseFileId file, IReadOnlyCollection<string> schemes, Func<string, AidRequest> make, CancellationToken cancellation)
    {
        await db.Set<AidRequest>().Where(r => r.CaseFileId == file && !schemes.Contains(r.SchemeId)).ExecuteDeleteAsync(cancellation);
        var there = await db.Set<AidRequest>().Where(r => r.CaseFileId == file).Select(r => r.SchemeId).ToListAsync(cancellation);
        db.AddRange(schemes.Except(there, StringComparer.Ordinal).Select(make));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    public Task<int> SetAcknowledgement(CaseFileId file, Platform.Documents.StoredDocumentId document, CancellationToken cancellation) =>
        db.Set<CaseFile>().Where(c => c.Id == file).ExecuteUpdateAsync(c => c.SetProperty(x => x.AcknowledgementId, document), cancellation);

    /// <summary>An officer is gone: what runs waits for another, and what they wrote for organisations is left to these.</summary>
    public async Task Release(AccountId officer, DateTimeOffset now, CancellationToken cancellation)
    {
        await db.Set<CaseFile>().Where(c => c.OfficerId == officer)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.OfficerId, (AccountId?)null).SetProperty(x => x.Version, x => x.Version + 1), cancellation);
        await db.Set<CaseFile>().Where(c => c.AssistedBy == officer && c.AssistanceEndedAt == null)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.AssistanceEndedAt, now).SetProperty(x => x.Version, x => x.Version + 1), cancellation);
    }

    /// <summary>0 when it is over already.</summary>
    public Task<int> EndAssistance(CaseFileId file, DateTimeOffset now, CancellationToken cancellation) => db.Set<CaseFile>()
        .Where(c => c.Id == file && c.State == CaseFileState.Draft && c.AssistedBy != null && c.AssistanceEndedAt == null)
        .ExecuteUpdateAsync(c => c.SetProperty(x => x.AssistanceEndedAt, now).SetProperty(x => x.Version, x => x.Version + 1), cancellation);

    /// <summary>The drafts that an officer writes for organisations now, the latest first.</summary>
    public async Task<IReadOnlyList<CaseFile>> AssistedBy(AccountId officer, int most, CancellationToken cancellation) => await db.Set<CaseFile>().AsNoTracking()
        .Where(c => c.AssistedBy == officer && c.State == CaseFileState.Draft && c.AssistanceEndedAt == null).OrderByDescending(c => c.OpenedAt).Take(most).ToListAsync(cancellation);

    public Task<int> SetOfficer(CaseFileId file, AccountId officer, CancellationToken cancellation) =>
        db.Set<CaseFile>().Where(c => c.Id == file).ExecuteUpdateAsync(c => c.SetProperty(x => x.OfficerId, officer), cancellation);

    public async Task Ask(IEnumerable<PieceRequest> pieces, CancellationToken cancellation)
    {
        db.AddRange(pieces);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>Until the transaction ends nobody else moves it, nor answers for it; its version is what it was until something is answered. False when the Region no longer waits for it.</summary>
    public async Task<bool> HoldIncomplete(AidRequestId id, CancellationToken cancellation) =>
        await db.Set<AidRequest>().Where(r => r.Id == id && r.State == AidRequestState.Incomplete).ExecuteUpdateAsync(r => r.SetProperty(x => x.Version, x => x.Version), cancellation) == 1;

    /// <summary>Until the transaction ends nobody else answers it. False when someone has since it was read, or it was sent.</summary>
    public async Task<bool> Hold(PieceRequest piece, CancellationToken cancellation)
    {
        var next = piece.Version + 1;
        if (await db.Set<PieceRequest>().Where(p => p.Id == piece.Id && p.Version == piece.Version && p.SentAt == null).ExecuteUpdateAsync(p => p.SetProperty(x => x.Version, next), cancellation) == 0)
            return false;
        piece.Version = next;
        return true;
    }

    /// <summary>Under <see cref="HoldIncomplete"/> and <see cref="Hold(PieceRequest, CancellationToken)"/>: the request has changed with it.</summary>
    public async Task Answer(PieceRequest piece, CancellationToken cancellation)
    {
        await db.Set<AidRequest>().Where(r => r.Id == piece.AidRequestId).ExecuteUpdateAsync(r => r.SetProperty(x => x.Version, x => x.Version + 1), cancellation);
        db.Update(piece);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>What was answered is now before the Region: it no longer changes.</summary>
    public Task<int> Send(AidRequestId request, DateTimeOffset now, CancellationToken cancellation) =>
        db.Set<PieceRequest>().Where(p => p.AidRequestId == request && p.SentAt == null).ExecuteUpdateAsync(p => p.SetProperty(x => x.SentAt, now), cancellation);
}
