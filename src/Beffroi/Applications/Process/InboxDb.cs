using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Applications.Process;

/// <summary>What the Region finds in its inbox.</summary>
internal sealed class InboxDb(BeffroiDb db)
{
    /// <summary>Where it is the Region that is late once silence has become a rejection.</summary>
    private static readonly IReadOnlyList<AidRequestState> Watched = [.. AidRequestLifecycle.Running.Where(s => s is not AidRequestState.Incomplete)];

    /// <summary>One page: a line a request, the oldest deposit first.</summary>
    public async Task<IReadOnlyList<InboxLine>> Page(InboxFilter filter, int skip, int take, CancellationToken cancellation)
    {
        // First which lines, from indexes alone; then what they show.
        var places = Places(filter).OrderBy(p => p.DepositedAt).ThenBy(p => p.Request).Skip(skip).Take(take);
        return await places
            .Join(db.Set<AidRequest>(), p => p.Request, r => r.Id, (p, r) => r)
            .Join(db.Set<CaseFile>(), r => r.CaseFileId, c => c.Id, (r, c) => new InboxLine
            {
                File = c.Id,
                Request = r.Id,
                Reference = c.Reference,
                Title = c.Title,
                Organisation = c.OrganisationId,
                Scheme = r.SchemeId,
                State = r.State,
                DueOn = r.DueOn,
                AskedCents = r.AskedCents,
                DepositedAt = r.DepositedAt!.Value,
                ImpliedRejectionOn = r.ImpliedRejectionOn,
                Outside = db.Set<OutsideDeposit>().Where(o => o.AidRequestId == r.Id).Select(o => (OutsideState?)o.State).FirstOrDefault(),
                OutsideOn = db.Set<OutsideDeposit>().Where(o => o.AidRequestId == r.Id).Select(o => (DateOnly?)o.StateOn).FirstOrDefault(),
            })
            .OrderBy(l => l.DepositedAt).ThenBy(l => l.Request).ToListAsync(cancellation);
    }

    /// <summary>How many stand in each view, whatever the scheme or the territory, and how many the filter finds: one query.</summary>
    public async Task<InboxCounts> Counts(InboxFilter filter, CancellationToken cancellation)
    {
        var (found, mine, fresh, waiting) = (Places(filter), View(InboxView.Mine), View(InboxView.New), View(InboxView.Waiting));
        var (late, unanswered, outside) = (View(InboxView.Late), View(InboxView.Unanswered), View(InboxView.Outside));
        // Of one row, whichever it is: a SELECT of counts alone cannot be said otherwise.
        return await db.Set<AidRequest>().Select(r => r.Id).Take(1).Select(_ => new InboxCounts
        {
            Found = found.Count(),
            Mine = mine.Count(),
            New = fresh.Count(),
            Waiting = waiting.Count(),
            Late = late.Count(),
            Unanswered = unanswered.Count(),
            Outside = outside.Count(),
        }).SingleOrDefaultAsync(cancellation) ?? new();

        IQueryable<Place> View(InboxView view) => Places(new(view, filter.Me, filter.Today));
    }

    /// <summary>The requests of a view. Files are looked at only where one asks for something of theirs; it is by them, then, that requests are found in order.</summary>
    private IQueryable<Place> Places(InboxFilter filter)
    {
        var (me, today, scheme, epci) = (filter.Me, filter.Today, filter.Scheme, filter.Intermunicipality);
        var all = db.Set<AidRequest>().AsNoTracking();
        var requests = filter.View switch
        {
            InboxView.New => all.Where(r => r.State == AidRequestState.Deposited),
            InboxView.Waiting => all.Where(r => r.State == AidRequestState.Incomplete),
            InboxView.Late => all.Where(r => (r.State == AidRequestState.Incomplete && r.DueOn < today)
                || (Watched.Contains(r.State) && r.ImpliedRejectionOn < today)),
            InboxView.Mine => all.Where(r => AidRequestLifecycle.Running.Contains(r.State)),
            InboxView.Unanswered => all.Where(r => AidRequestLifecycle.Followed.Contains(r.State)),
            InboxView.Outside => all.Where(r => r.State == AidRequestState.DepositedOutside),
            InboxView.All => all.Where(r => r.DepositedAt != null),
            _ => throw new ArgumentOutOfRangeException(nameof(filter)),
        };
        if (scheme is not null)
            requests = requests.Where(r => r.SchemeId == scheme);
        if (filter.View is not (InboxView.Mine or InboxView.Unanswered) && epci is null)
            return requests.Select(r => new Place { Request = r.Id, DepositedAt = r.DepositedAt });
        var files = db.Set<CaseFile>().AsQueryable();
        if (filter.View is InboxView.Mine)
            files = files.Where(c => c.OfficerId == me);
        if (filter.View is InboxView.Unanswered)
            files = files.Where(c => c.AwaitsAnswerSince != null);
        if (epci is not null)
            files = files.Where(c => c.Intermunicipality == epci);
        return files.Join(requests, c => c.Id, r => r.CaseFileId, (c, r) => new Place { Request = r.Id, DepositedAt = c.DepositedAt });
    }

    /// <summary>Where a request stands in the order of deposits.</summary>
    private sealed record Place
    {
        public required AidRequestId Request { get; init; }

        public required DateTimeOffset? DepositedAt { get; init; }
    }
}

internal enum InboxView { Mine, New, Waiting, Late, Unanswered, Outside, All }

/// <param name="Me">Who looks.</param>
/// <param name="Today">In the Region.</param>
/// <param name="Scheme">Null: any.</param>
/// <param name="Intermunicipality">Null: any.</param>
internal sealed record InboxFilter(InboxView View, AccountId Me, DateOnly Today, string? Scheme = null, string? Intermunicipality = null);

/// <summary>How many requests stand in each view, and how many were found.</summary>
internal sealed record InboxCounts
{
    public int Found { get; init; }

    public int Mine { get; init; }

    public int New { get; init; }

    public int Waiting { get; init; }

    public int Late { get; init; }

    public int Unanswered { get; init; }

    public int Outside { get; init; }
}

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

    public required DateOnly? DueOn { get; init; }

    public required long? AskedCents { get; init; }

    public required DateTimeOffset DepositedAt { get; init; }

    /// <inheritdoc cref="AidRequest.ImpliedRejectionOn"/>
    public required DateOnly? ImpliedRejectionOn { get; init; }

    /// <summary>What was last told of what is made on another site; null: it is made here, or nothing was told yet.</summary>
    public required OutsideState? Outside { get; init; }

    public required DateOnly? OutsideOn { get; init; }
}
