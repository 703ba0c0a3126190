using Beffroi.Applications.CaseFiles;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Applications.Messages;

internal sealed class MessagesDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    /// <summary>The last ones of a file, the oldest of them first.</summary>
    public async Task<IReadOnlyList<CaseFileMessage>> Last(CaseFileId file, int most, CancellationToken cancellation)
    {
        var last = await db.Set<CaseFileMessage>().AsNoTracking().Where(m => m.CaseFileId == file)
            .OrderByDescending(m => m.SentAt).ThenByDescending(m => m.Id).Take(most).ToListAsync(cancellation);
        last.Reverse();
        return last;
    }

    public Task<int> Count(CaseFileId file, CancellationToken cancellation) => db.Set<CaseFileMessage>().CountAsync(m => m.CaseFileId == file, cancellation);

    public async Task<CaseFileMessage?> Find(CaseFileMessageId id, CancellationToken cancellation) =>
        await db.Set<CaseFileMessage>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, cancellation);

    public async Task<CaseFileMessage?> FindByForm(Guid formKey, CancellationToken cancellation) =>
        await db.Set<CaseFileMessage>().AsNoTracking().SingleOrDefaultAsync(m => m.FormKey == formKey, cancellation);

    /// <summary>Those that someone wrote, with the reference of the file.</summary>
    public async Task<IReadOnlyList<(CaseFileMessage Message, string Reference)>> WrittenBy(AccountId account, CancellationToken cancellation) =>
        [.. (await db.Set<CaseFileMessage>().AsNoTracking().Where(m => m.By == account).OrderBy(m => m.SentAt)
            .Join(db.Set<CaseFile>(), m => m.CaseFileId, c => c.Id, (m, c) => new { Message = m, c.Reference }).ToListAsync(cancellation)).Select(m => (m.Message, m.Reference))];

    /// <summary>Until the transaction ends nobody else writes in the thread of this file.</summary>
    public Task<int> Hold(CaseFileId file, CancellationToken cancellation) =>
        db.Set<CaseFile>().Where(c => c.Id == file).ExecuteUpdateAsync(c => c.SetProperty(x => x.AwaitsAnswerSince, x => x.AwaitsAnswerSince), cancellation);

    /// <summary>Under <see cref="Hold"/>.</summary>
    public async Task Add(CaseFileMessage message, CancellationToken cancellation)
    {
        db.Add(message);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>Under <see cref="Hold"/>: one that waits already has waited since then.</summary>
    public Task<int> SetAwaits(CaseFileId file, DateTimeOffset since, CancellationToken cancellation) =>
        db.Set<CaseFile>().Where(c => c.Id == file && c.AwaitsAnswerSince == null).ExecuteUpdateAsync(c => c.SetProperty(x => x.AwaitsAnswerSince, since), cancellation);

    /// <summary>Under <see cref="Hold"/>.</summary>
    /// <returns>Whether one waited.</returns>
    public async Task<bool> SetAnswered(CaseFileId file, CancellationToken cancellation) =>
        await db.Set<CaseFile>().Where(c => c.Id == file && c.AwaitsAnswerSince != null)
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.AwaitsAnswerSince, (DateTimeOffset?)null), cancellation) == 1;
}
