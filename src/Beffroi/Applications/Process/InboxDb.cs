using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Applications.Process;

/// <summary>What the Region finds in its inbox.</summary>
internal sealed class InboxDb(BeffroiDb db)
{
    /// <summary>One page of the Region’s inbox: a line a request, the oldest deposit first.</summary>
    public async Task<IReadOnlyList<InboxLine>> Page(InboxFilter filter, int skip, int take, CancellationToken cancellation) =>
        await Filtered(filter).OrderBy(l => l.DepositedAt).ThenBy(l => l.Request).Skip(skip).Take(take).ToListAsync(cancellation);

    public Task<int> Count(InboxFilter filter, CancellationToken cancellation) => Filtered(filter).CountAsync(cancellation);

    /// <summary>How many stand in each view, whatever the scheme or the territory.</summary>
    public async Task<IReadOnlyDictionary<InboxView, int>> Counts(AccountId me, DateOnly today, CancellationToken cancellation)
    {
        var counts = await db.Set<AidRequest>().Where(r => AidRequestLifecycle.Followed.Contains(r.State))
            .Join(db.Set<CaseFile>(), r => r.CaseFileId, c => c.Id, (r, c) => new { r.State, r.DueOn, c.OfficerId, r.ImpliedRejectionOn, c.AwaitsAnswerSince })
            .GroupBy(l => 1).Select(g => new
            {
                Mine = g.Count(l => l.OfficerId == me && l.State != AidRequestState.DepositedOutside),
                New = g.Count(l => l.State == AidRequestState.Deposited),
                Waiting = g.Count(l => l.State == AidRequestState.Incomplete),
                Unanswered = g.Count(l => l.AwaitsAnswerSince != null),
                Outside = g.Count(l => l.State == AidRequestState.DepositedOutside),
                Late = g.Count(l => (l.State == AidRequestState.Incomplete && l.DueOn < today) || (l.State != AidRequestState.Incomplete && l.ImpliedRejectionOn < today)),
            }).SingleOrDefaultAsync(cancellation);
        return new Dictionary<InboxView, int>
        {
            [InboxView.Mine] = counts?.Mine ?? 0,
            [InboxView.New] = counts?.New ?? 0,
            [InboxView.Waiting] = counts?.Waiting ?? 0,
            [InboxView.Late] = counts?.Late ?? 0,
            [InboxView.Unanswered] = counts?.Unanswered ?? 0,
            [InboxView.Outside] = counts?.Outside ?? 0,
        };
    }

    private IQueryable<InboxLine> Filtered(InboxFilter filter)
    {
        var (me, today) = (filter.Me, filter.Today);
        var all = db.Set<AidRequest>().AsNoTracking().Join(db.Set<CaseFile>(), r => r.CaseFileId, c => c.Id, (r, c) => new { Request = r, File = c });
        var found = filter.View switch
        {
            InboxView.Mine => all.Where(l => l.File.OfficerId == me && AidRequestLifecycle.Running.Contains(l.Request.State)),
            InboxView.New => all.Where(l => l.Request.State == AidRequestState.Deposited),
            InboxView.Waiting => all.Where(l => l.Request.State == AidRequestState.Incomplete),
            InboxView.Late => all.Where(l => (l.Request.State == AidRequestState.Incomplete && l.Request.DueOn < today)
                || (AidRequestLifecycle.Running.Contains(l.Request.State) && l.Request.State != AidRequestState.Incomplete && l.Request.ImpliedRejectionOn < today)),
            InboxView.Unanswered => all.Where(l => l.File.AwaitsAnswerSince != null && AidRequestLifecycle.Followed.Contains(l.Request.State)),
            InboxView.Outside => all.Where(l => l.Request.State == AidRequestState.DepositedOutside),
            InboxView.All => all.Where(l => l.File.State == CaseFileState.Deposited),
            _ => throw new ArgumentOutOfRangeException(nameof(filter)),
        };
        if (filter.Scheme is { } scheme)
            found = found.Where(l => l.Request.SchemeId == scheme);
        if (filter.Intermunicipality is { } epci)
            found = found.Where(l => l.File.Intermunicipality == epci);
        return found.Select(l => new InboxLine
        {
            File = l.File.Id,
            Request = l.Request.Id,
            Reference = l.File.Reference,
            Title = l.File.Title,
            Organisation = l.File.OrganisationId,
            Scheme = l.Request.SchemeId,
            State = l.Request.State,
            Since = l.Request.Since,
            DueOn = l.Request.DueOn,
            AskedCents = l.Request.AskedCents,
            DepositedAt = l.File.DepositedAt!.Value,
            ImpliedRejectionOn = l.Request.ImpliedRejectionOn,
            Outside = db.Set<OutsideDeposit>().Where(o => o.AidRequestId == l.Request.Id).Select(o => (OutsideState?)o.State).FirstOrDefault(),
            OutsideOn = db.Set<OutsideDeposit>().Where(o => o.AidRequestId == l.Request.Id).Select(o => (DateOnly?)o.StateOn).FirstOrDefault(),
        });
    }
}

internal enum InboxView { Mine, New, Waiting, Late, Unanswered, Outside, All }

/// <param name="Me">Who looks.</param>
/// <param name="Today">In the Region.</param>
/// <param name="Scheme">Null: any.</param>
/// <param name="Intermunicipality">Null: any.</param>
internal sealed record InboxFilter(InboxView View, AccountId Me, DateOnly Today, string? Scheme = null, string? Intermunicipality = null);

/// <summary>One request, as a line of the inbox.</summary>
internal sealed record InboxLine
{
    public required CaseFileId File { get; init; }

    public required AidRequestId Request { get; init; }

    public required string Reference { get; init; }

    public required string Title { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required string Scheme { get; init; }

    public required AidRequestState State { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateOnly? DueOn { get; init; }

    public required long? AskedCents { get; init; }

    public required DateTimeOffset DepositedAt { get; init; }

    /// <summary>Null of what is made on another site.</summary>
    public required DateOnly? ImpliedRejectionOn { get; init; }

    /// <summary>What was last told of what is made on another site; null: it is made here, or nothing was told yet.</summary>
    public required OutsideState? Outside { get; init; }

    public required DateOnly? OutsideOn { get; init; }
}
