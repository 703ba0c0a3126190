using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts;

/// <summary>Who an account is, for parts whose pages and letters name people.</summary>
/// <param name="Account">Their account.</param>
/// <param name="FullName">As they gave it.</param>
/// <param name="Address">Confirmed.</param>
public sealed record Person(AccountId Account, string FullName, MailAddress Address);

/// <summary>Reads who people are. The caller sees to it that the reader may know.</summary>
public sealed class People
{
    private readonly AccountsDb accounts;
    private readonly RolesDb roles;

    internal People(AccountsDb accounts, RolesDb roles) => (this.accounts, this.roles) = (accounts, roles);

    /// <summary>Null when the account was erased.</summary>
    public async Task<Person?> Find(AccountId id, CancellationToken cancellation) => Of(await accounts.Find(id, cancellation));

    /// <summary>Null when no account has that address.</summary>
    public async Task<Person?> Find(MailAddress address, CancellationToken cancellation) => Of(await accounts.Find(address, cancellation));

    /// <summary>Those of the accounts that still exist.</summary>
    public async Task<IReadOnlyDictionary<AccountId, Person>> Of(IReadOnlyCollection<AccountId> ids, CancellationToken cancellation) =>
        (await accounts.All(ids, cancellation)).Select(a => Of(a)!).ToDictionary(p => p.Account);

    /// <summary>Those who have a role of the Region, by name.</summary>
    public async Task<IReadOnlyList<Person>> OfRegion(RegionRole role, CancellationToken cancellation) =>
        [.. (await roles.People(cancellation)).Where(p => p.Roles.Contains(role)).Select(p => new Person(p.Id, p.FullName, MailAddress.Parse(p.Email, null)))];

    private static Person? Of(Account? account) => account is null ? null : new(account.TypedId, account.FullName, account.Address);
}
