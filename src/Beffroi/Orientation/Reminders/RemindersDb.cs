using Beffroi.Platform;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Orientation.Reminders;

internal sealed class RemindersDb(BeffroiDb db)
{
    /// <summary>Several statements, all or none.</summary>
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    public async Task<Reminder?> Find(Guid id, CancellationToken cancellation) =>
        await db.Set<Reminder>().AsNoTracking().Include(r => r.Days).SingleOrDefaultAsync(r => r.Id == id, cancellation);

    public async Task<Reminder?> Find(LinkToken token, CancellationToken cancellation)
    {
        var hash = token.Hash();
        return await db.Set<Reminder>().AsNoTracking().Include(r => r.Days).SingleOrDefaultAsync(r => r.TokenHash == hash, cancellation);
    }

    /// <summary>The requests of that mailbox on that day.</summary>
    public async Task<IReadOnlyList<Reminder>> AskedOn(DateOnly day, string mailbox, CancellationToken cancellation) =>
        await db.Set<Reminder>().AsNoTracking().Where(r => r.Mailbox == mailbox && r.AskedOn == day).OrderBy(r => r.Turn).ToListAsync(cancellation);

    /// <summary>False when another request took the same turn at the same moment.</summary>
    public async Task<bool> Add(Reminder r, CancellationToken cancellation)
    {
        var (id, asked) = (db.Stored(r.Id), BeffroiDb.Stored(r.AskedAt));
        return await db.Write(
            async () =>
            {
                var added = await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO orientation_reminder (id, token_hash, sealed_token, address, mailbox, asked_on, turn, asked_at, erase_on)
                    VALUES ({id}, {r.TokenHash}, {r.SealedToken}, {r.Address}, {r.Mailbox}, {r.AskedOn}, {r.Turn}, {asked}, {r.EraseOn})
                    ON CONFLICT (mailbox, asked_on, turn) DO NOTHING
                    """,
                    cancellation);
                if (added == 0)
                    return false;
                await AddDays(r.Id, r.Days, cancellation);
                return true;
            },
            cancellation);
    }

    /// <summary>Replaces the dates of a request that waits to be confirmed.</summary>
    public Task<bool> Replace(Guid id, IReadOnlyList<ReminderDay> days, DateOnly eraseOn, CancellationToken cancellation) => db.Write(
        async () =>
        {
            if (await db.Set<Reminder>().Where(r => r.Id == id && r.ConfirmedAt == null)
                    .ExecuteUpdateAsync(r => r.SetProperty(x => x.EraseOn, eraseOn), cancellation) == 0)
                return false;
            await db.Set<ReminderDay>().Where(d => d.ReminderId == id).ExecuteDeleteAsync(cancellation);
            await AddDays(id, days, cancellation);
            return true;
        },
        cancellation);

    public Task<int> Confirm(Guid id, DateTimeOffset now, CancellationToken cancellation) => db.Write(
        () => db.Set<Reminder>().Where(r => r.Id == id && r.ConfirmedAt == null).ExecuteUpdateAsync(r => r.SetProperty(x => x.ConfirmedAt, now), cancellation), cancellation);

    public Task<int> Erase(LinkToken token, CancellationToken cancellation)
    {
        var hash = token.Hash();
        return db.Write(() => db.Set<Reminder>().Where(r => r.TokenHash == hash).ExecuteDeleteAsync(cancellation), cancellation);
    }

    /// <summary>Confirmed reminders that have something to write about by that day.</summary>
    public async Task<IReadOnlyList<Guid>> DueOn(DateOnly today, CancellationToken cancellation) =>
        await db.Set<Reminder>().Where(r => r.ConfirmedAt != null && r.Days.Any(d => d.MailedOn == null && d.Day <= today)).OrderBy(r => r.Id).Select(r => r.Id)
            .ToListAsync(cancellation);

    /// <summary>Marks what is due; 0 when another node did.</summary>
    public Task<int> MarkMailed(Guid id, DateOnly today, CancellationToken cancellation) => db.Write(
        () => db.Set<ReminderDay>().Where(d => d.ReminderId == id && d.MailedOn == null && d.Day <= today)
            .ExecuteUpdateAsync(d => d.SetProperty(x => x.MailedOn, today), cancellation),
        cancellation);

    /// <summary>What was not confirmed when asked before that instant, and what is past its day.</summary>
    public Task<int> EraseOld(DateTimeOffset askedBefore, DateOnly today, CancellationToken cancellation) => db.Write(
        () => db.Set<Reminder>().Where(r => (r.ConfirmedAt == null && r.AskedAt <= askedBefore) || r.EraseOn <= today).ExecuteDeleteAsync(cancellation), cancellation);

    private async Task AddDays(Guid id, IReadOnlyList<ReminderDay> days, CancellationToken cancellation)
    {
        db.AddRange(days.Select(d => new ReminderDay { ReminderId = id, Day = d.Day, Scheme = d.Scheme, What = d.What, On = d.On }));
        await db.SaveChangesAsync(cancellation);
    }
}
