using Beffroi.Platform.Audit;

namespace Beffroi.Platform.Accounts.Roles;

/// <summary>Gives a role of the Region to an account. It counts from the next request on, once the person has a second factor.</summary>
internal sealed class GiveRole(RolesDb roles, AuditTrail audit, TimeProvider clock)
{
    /// <returns>False when the account has it already.</returns>
    public Task<bool> Give(AccountId account, RegionRole role, CancellationToken cancellation) => roles.Write(
        async () =>
        {
            if (!await roles.Give(account, role, clock.GetUtcNow(), cancellation))
                return false;
            audit.Record(new RegionRoleGiven(account, role));
            return true;
        },
        cancellation);
}

/// <summary>Takes it back, at once.</summary>
internal sealed class TakeRole(RolesDb roles, AuditTrail audit)
{
    /// <returns>False when the account does not have it.</returns>
    public Task<bool> Take(AccountId account, RegionRole role, CancellationToken cancellation) => roles.Write(
        async () =>
        {
            if (!await roles.Take(account, role, cancellation))
                return false;
            audit.Record(new RegionRoleTaken(account, role));
            return true;
        },
        cancellation);

    /// <summary>As <see cref="Take"/>, but somebody must be left who can give roles: only the command line takes the last one.</summary>
    public async Task<Outcome<AccountId>> TakeButTheLast(AccountId account, RegionRole role, CancellationToken cancellation)
    {
        var left = await roles.Write(
            async () =>
            {
                if (role is RegionRole.Administrator && await roles.Holders(role, cancellation) is [var only] && only == account)
                    return false;
                await Take(account, role, cancellation);
                return true;
            },
            cancellation);
        return left ? account : AccountRefusals.LastAdministrator;
    }
}
