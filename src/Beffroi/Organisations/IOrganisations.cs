using Beffroi.Platform.Accounts;

namespace Beffroi.Organisations;

/// <summary>An organisation as other parts know it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reference">What people call it by: « STR-7K4M-2QX9 ».</param>
/// <param name="Name">As its members gave it.</param>
/// <param name="Siren">Null while it is in creation.</param>
/// <param name="IsVerified">Whether the Region has verified that its members speak for it: one that is not prepares everything, and deposits nothing.</param>
public sealed record OrganisationSummary(OrganisationId Id, string Reference, string Name, Siren? Siren, bool IsVerified);

/// <summary>One organisation of a person.</summary>
public sealed record Membership(OrganisationSummary Organisation, MemberRole Role);

/// <summary>Someone whose signature binds an organisation.</summary>
/// <param name="Id">Of the person in its record.</param>
/// <param name="FullName">Given name and family name.</param>
/// <param name="Capacity">« représentant légal », « signataire par délégation », with what it rests on.</param>
public sealed record Signatory(Guid Id, string FullName, string Capacity);

/// <summary>Reads organisations and who acts for them.</summary>
public interface IOrganisations
{
    /// <summary>Null when there is none.</summary>
    Task<OrganisationSummary?> Find(OrganisationId id, CancellationToken cancellation);

    /// <summary>Those of one person, by name.</summary>
    Task<IReadOnlyList<Membership>> Of(AccountId account, CancellationToken cancellation);

    /// <summary>Null when they are no member, or there is no such organisation.</summary>
    Task<MemberRole?> RoleOf(AccountId account, OrganisationId organisation, CancellationToken cancellation);

    /// <summary>Who may sign for it on that day: its legal representative, and those whose delegation has not ended.</summary>
    Task<IReadOnlyList<Signatory>> Signatories(OrganisationId organisation, DateOnly day, CancellationToken cancellation);

    /// <summary>By id; those that do not exist are not there.</summary>
    Task<IReadOnlyDictionary<OrganisationId, OrganisationSummary>> Find(IReadOnlyCollection<OrganisationId> ids, CancellationToken cancellation);

    /// <summary>Those of these that someone owns: one that the Region added has no owner until its representative accepts to be.</summary>
    Task<IReadOnlySet<OrganisationId>> WithOwner(IReadOnlyCollection<OrganisationId> ids, CancellationToken cancellation);

    /// <summary>In the transaction of an act: until it ends, nobody else who holds the organisation first acts for it.</summary>
    /// <exception cref="InvalidOperationException">No transaction is running.</exception>
    Task Hold(OrganisationId organisation, CancellationToken cancellation);

    /// <summary>Those with at least that role, for letters.</summary>
    Task<IReadOnlyList<AccountId>> Members(OrganisationId organisation, MemberRole atLeast, CancellationToken cancellation);
}
