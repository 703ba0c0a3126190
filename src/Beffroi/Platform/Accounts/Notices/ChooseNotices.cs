using Beffroi.Platform.Audit;
using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts.Notices;

/// <summary>Sets which letters someone gets of those that they may do without.</summary>
internal sealed class ChooseNotices(NoticesDb notices, IEnumerable<SortOfMail> sorts, AuditTrail audit)
{
    /// <summary>All classes, by their words.</summary>
    public IReadOnlyList<NoticeClass> All => [.. sorts.Select(s => s.Notice).OfType<NoticeClass>().Distinct().OrderBy(n => n.Words, StringComparer.Ordinal)];

    /// <param name="account">Whose.</param>
    /// <param name="wanted">Ids of the classes that they want; any other is not sent.</param>
    /// <param name="cancellation">Of the request.</param>
    public Task<bool> Choose(AccountId account, IReadOnlyCollection<string> wanted, CancellationToken cancellation) => notices.Write(
        async () =>
        {
            var before = await notices.RefusedBy(account, cancellation);
            foreach (var notice in All.Select(n => n.Id).Where(id => wanted.Contains(id) == before.Contains(id)))
            {
                if (wanted.Contains(notice))
                    await notices.Want(account, notice, cancellation);
                else
                    await notices.Refuse(account, notice, cancellation);
                audit.Record(new NoticeChosen(account, notice, wanted.Contains(notice)));
            }
            return true;
        },
        cancellation);
}

/// <summary>Whether whoever has that address wants letters of a class. An address without an account has chosen nothing.</summary>
internal sealed class WantedNotices(NoticesDb notices, AccountsDb accounts)
{
    public async Task<bool> Wants(MailAddress address, NoticeClass notice, CancellationToken cancellation) =>
        await accounts.Find(address, cancellation) is not { } account || !(await notices.RefusedBy(account.TypedId, cancellation)).Contains(notice.Id);
}
