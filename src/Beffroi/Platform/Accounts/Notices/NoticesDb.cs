using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Accounts.Notices;

internal sealed class NoticesDb(BeffroiDb db)
{
    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    /// <summary>The classes that someone does not want.</summary>
    public async Task<IReadOnlyList<string>> RefusedBy(AccountId account, CancellationToken cancellation) =>
        await db.Set<RefusedNotice>().Where(r => r.AccountId == account.Value).OrderBy(r => r.NoticeClass).Select(r => r.NoticeClass).ToListAsync(cancellation);

    public async Task Refuse(AccountId account, string notice, CancellationToken cancellation)
    {
        var id = db.Stored(account.Value);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO platform_refused_notice (account_id, notice_class) VALUES ({id}, {notice}) ON CONFLICT (account_id, notice_class) DO NOTHING", cancellation);
    }

    public Task<int> Want(AccountId account, string notice, CancellationToken cancellation) =>
        db.Set<RefusedNotice>().Where(r => r.AccountId == account.Value && r.NoticeClass == notice).ExecuteDeleteAsync(cancellation);

    public Task<int> Erase(AccountId account, CancellationToken cancellation) => db.Set<RefusedNotice>().Where(r => r.AccountId == account.Value).ExecuteDeleteAsync(cancellation);
}
