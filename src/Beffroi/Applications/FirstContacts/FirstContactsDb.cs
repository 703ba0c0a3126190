using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Applications.FirstContacts;

internal sealed class FirstContactsDb(BeffroiDb db)
{
    private static readonly IReadOnlyList<FirstContactState> Running = [.. Enum.GetValues<FirstContactState>().Where(s => s.IsRunning())];

    public Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancellation) => db.Write(work, cancellation);

    public async Task<FirstContact?> Find(FirstContactId id, CancellationToken cancellation) =>
        await db.Set<FirstContact>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellation);

    public async Task<FirstContact?> FindByForm(Guid formKey, CancellationToken cancellation) =>
        await db.Set<FirstContact>().AsNoTracking().SingleOrDefaultAsync(c => c.FormKey == formKey, cancellation);

    public Task<int> CountRunning(AccountId account, CancellationToken cancellation) =>
        db.Set<FirstContact>().CountAsync(c => c.AccountId == account && Running.Contains(c.State), cancellation);

    /// <summary>False when the same form was already sent.</summary>
    public async Task<bool> Add(FirstContact c, IEnumerable<string> schemes, CancellationToken cancellation)
    {
        var (id, account, key) = (db.Stored(c.Id.Value), db.Stored(c.AccountId.Value), db.Stored(c.FormKey));
        var (state, since, asked) = (c.State.ToString(), BeffroiDb.Stored(c.Since), BeffroiDb.Stored(c.AskedAt));
        if (await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO applications_first_contact (id, reference, account_id, state, since, asked_at, wishes, form_key, version)
                VALUES ({id}, {c.Reference}, {account}, {state}, {since}, {asked}, {c.Wishes}, {key}, {c.Version})
                ON CONFLICT (form_key) DO NOTHING
                """,
                cancellation) == 0)
            return false;
        // The rest, as the model converts it.
        db.Update(c);
        db.AddRange(schemes.Select(s => new FirstContactScheme { FirstContactId = c.Id, SchemeId = s, Advised = false }));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>False when it is no longer at that version.</summary>
    public async Task<bool> Save(FirstContact c, long basedOn, CancellationToken cancellation)
    {
        if (await db.Set<FirstContact>().Where(x => x.Id == c.Id && x.Version == basedOn).ExecuteUpdateAsync(x => x.SetProperty(y => y.Version, basedOn + 1), cancellation) == 0)
            return false;
        c.Version = basedOn + 1;
        db.Update(c);
        await db.SaveChangesAsync(cancellation);
        db.Entry(c).State = EntityState.Detached;
        return true;
    }

    public async Task<IReadOnlyList<string>> Schemes(FirstContactId id, bool advised, CancellationToken cancellation) =>
        await db.Set<FirstContactScheme>().Where(s => s.FirstContactId == id && s.Advised == advised).OrderBy(s => s.SchemeId).Select(s => s.SchemeId).ToListAsync(cancellation);

    public async Task<IReadOnlyList<DateTimeOffset>> Dates(FirstContactId id, CancellationToken cancellation) =>
        await db.Set<ProposedDate>().Where(d => d.FirstContactId == id).OrderBy(d => d.At).Select(d => d.At).ToListAsync(cancellation);

    /// <summary>In the place of those before.</summary>
    public async Task SetDates(FirstContactId id, IEnumerable<DateTimeOffset> dates, CancellationToken cancellation)
    {
        await db.Set<ProposedDate>().Where(d => d.FirstContactId == id).ExecuteDeleteAsync(cancellation);
        db.AddRange(dates.Select(d => new ProposedDate { FirstContactId = id, At = d }));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    public async Task SetAdvised(FirstContactId id, IEnumerable<string> schemes, CancellationToken cancellation)
    {
        db.AddRange(schemes.Select(s => new FirstContactScheme { FirstContactId = id, SchemeId = s, Advised = true }));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>Those of one organisation, the latest first.</summary>
    public async Task<IReadOnlyList<FirstContact>> OfOrganisation(OrganisationId organisation, int most, CancellationToken cancellation) =>
        await db.Set<FirstContact>().AsNoTracking().Where(c => c.OrganisationId == organisation).OrderByDescending(c => c.AskedAt).Take(most).ToListAsync(cancellation);

    /// <summary>What one organisation asked about these schemes, the latest first.</summary>
    public async Task<IReadOnlyList<AskedContact>> AskedAbout(OrganisationId organisation, IReadOnlyCollection<string> schemes, CancellationToken cancellation) => await db.Set<FirstContactScheme>()
        .Where(s => !s.Advised && schemes.Contains(s.SchemeId))
        .Join(db.Set<FirstContact>().Where(c => c.OrganisationId == organisation), s => s.FirstContactId, c => c.Id, (s, c) => new { s.SchemeId, c.Id, c.State, c.AskedAt, c.CaseFileId })
        .OrderByDescending(a => a.AskedAt).Select(a => new AskedContact(a.SchemeId, a.Id, a.State, a.AskedAt, a.CaseFileId)).ToListAsync(cancellation);

    /// <summary>One’s own, and those of one’s organisations, the latest first.</summary>
    public async Task<IReadOnlyList<FirstContact>> Of(AccountId account, IReadOnlyList<OrganisationId> organisations, int most, CancellationToken cancellation)
    {
        var theirs = organisations.Select(o => (OrganisationId?)o).ToList();
        return await db.Set<FirstContact>().AsNoTracking().Where(c => (c.OrganisationId == null && c.AccountId == account) || theirs.Contains(c.OrganisationId))
            .OrderByDescending(c => c.AskedAt).Take(most).ToListAsync(cancellation);
    }

    /// <summary>All that one asked, for the copy of what is held about them.</summary>
    public async Task<IReadOnlyList<FirstContact>> AskedBy(AccountId account, CancellationToken cancellation) =>
        await db.Set<FirstContact>().AsNoTracking().Where(c => c.AccountId == account).OrderBy(c => c.AskedAt).ToListAsync(cancellation);

    /// <summary>Those of their own, which no organisation keeps.</summary>
    public async Task<IReadOnlyList<FirstContact>> OwnOf(AccountId account, CancellationToken cancellation) =>
        await db.Set<FirstContact>().AsNoTracking().Where(c => c.AccountId == account && c.OrganisationId == null).ToListAsync(cancellation);

    /// <summary>Nothing stays of what the person said, and of what was said to them, whatever happened since it was read.</summary>
    public async Task Forget(FirstContactId id, FirstContactState state, CancellationToken cancellation)
    {
        await db.Set<ProposedDate>().Where(d => d.FirstContactId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<FirstContact>().Where(c => c.Id == id).ExecuteUpdateAsync(
            c => c.SetProperty(x => x.State, state).SetProperty(x => x.Version, x => x.Version + 1).SetProperty(x => x.Wishes, "").SetProperty(x => x.Availability, (string?)null)
                .SetProperty(x => x.Facts, (string?)null).SetProperty(x => x.CatalogueHash, (string?)null).SetProperty(x => x.PersonWords, (string?)null).SetProperty(x => x.Notes, (string?)null)
                .SetProperty(x => x.Advice, (string?)null).SetProperty(x => x.Pieces, (string?)null).SetProperty(x => x.Reason, (string?)null).SetProperty(x => x.MeetingPlace, (string?)null)
                .SetProperty(x => x.AgreedDate, (DateTimeOffset?)null).SetProperty(x => x.LateAfter, (DateTimeOffset?)null),
            cancellation);
    }

    /// <summary>An officer is gone: what runs waits for another.</summary>
    public Task<int> Release(AccountId officer, CancellationToken cancellation) => db.Set<FirstContact>()
        .Where(c => c.OfficerId == officer && Running.Contains(c.State))
        .ExecuteUpdateAsync(c => c.SetProperty(x => x.OfficerId, (AccountId?)null).SetProperty(x => x.Version, x => x.Version + 1), cancellation);

    /// <summary>Those that wait for an officer in a territory, an EPCI or a département.</summary>
    public async Task<IReadOnlyList<FirstContact>> WaitingIn(string territory, CancellationToken cancellation) => await db.Set<FirstContact>().AsNoTracking()
        .Where(c => c.State == FirstContactState.Asked && (c.Intermunicipality == territory || c.Department == territory)).ToListAsync(cancellation);

    public Task<int> Route(FirstContactId id, AccountId? officer, CancellationToken cancellation) => db.Set<FirstContact>()
        .Where(c => c.Id == id && c.State == FirstContactState.Asked).ExecuteUpdateAsync(c => c.SetProperty(x => x.OfficerId, officer).SetProperty(x => x.Version, x => x.Version + 1), cancellation);

    /// <summary>One page of the Region’s inbox, the oldest first.</summary>
    public async Task<IReadOnlyList<FirstContact>> Page(FirstContactFilter filter, int skip, int take, CancellationToken cancellation) =>
        await Filtered(filter).OrderBy(c => c.AskedAt).ThenBy(c => c.Id).Skip(skip).Take(take).AsNoTracking().ToListAsync(cancellation);

    public Task<int> Count(FirstContactFilter filter, CancellationToken cancellation) => Filtered(filter).CountAsync(cancellation);

    /// <summary>How many stand in each view, whatever the scheme or the territory.</summary>
    public async Task<IReadOnlyDictionary<FirstContactView, int>> Counts(AccountId me, DateTimeOffset now, CancellationToken cancellation)
    {
        var counts = await db.Set<FirstContact>().Where(c => Running.Contains(c.State)).GroupBy(c => 1).Select(g => new
        {
            Mine = g.Count(c => c.OfficerId == me),
            New = g.Count(c => c.State == FirstContactState.Asked),
            Unassigned = g.Count(c => c.OfficerId == null),
            Late = g.Count(c => c.LateAfter < now),
        }).SingleOrDefaultAsync(cancellation);
        return new Dictionary<FirstContactView, int>
        {
            [FirstContactView.Mine] = counts?.Mine ?? 0,
            [FirstContactView.New] = counts?.New ?? 0,
            [FirstContactView.Unassigned] = counts?.Unassigned ?? 0,
            [FirstContactView.Late] = counts?.Late ?? 0,
        };
    }

    private IQueryable<FirstContact> Filtered(FirstContactFilter filter)
    {
        var (me, now) = (filter.Me, filter.Now);
        var all = db.Set<FirstContact>().AsQueryable();
        var found = filter.View switch
        {
            FirstContactView.Mine => all.Where(c => c.OfficerId == me && Running.Contains(c.State)),
            FirstContactView.New => all.Where(c => c.State == FirstContactState.Asked),
            FirstContactView.Unassigned => all.Where(c => c.OfficerId == null && Running.Contains(c.State)),
            FirstContactView.Late => all.Where(c => c.LateAfter < now && Running.Contains(c.State)),
            FirstContactView.All => all,
            _ => throw new ArgumentOutOfRangeException(nameof(filter)),
        };
        if (filter.Scheme is { } scheme)
            found = found.Where(c => db.Set<FirstContactScheme>().Any(s => s.FirstContactId == c.Id && s.SchemeId == scheme && !s.Advised));
        if (filter.Intermunicipality is { } epci)
            found = found.Where(c => c.Intermunicipality == epci);
        return found;
    }
}

/// <summary>A first contact, as far as it asks about one scheme.</summary>
/// <param name="CaseFile">The file from which it was asked for; null: by itself.</param>
internal sealed record AskedContact(string Scheme, FirstContactId Id, FirstContactState State, DateTimeOffset AskedAt, CaseFiles.CaseFileId? CaseFile);

internal enum FirstContactView { Mine, New, Unassigned, Late, All }

/// <param name="Me">Who looks.</param>
/// <param name="Now">When.</param>
/// <param name="Scheme">Asked for by the person; null: any.</param>
/// <param name="Intermunicipality">Null: any.</param>
internal sealed record FirstContactFilter(FirstContactView View, AccountId Me, DateTimeOffset Now, string? Scheme = null, string? Intermunicipality = null);
