using Beffroi.Platform.Audit;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.Identity;

namespace Beffroi.Platform.Accounts.Passkeys;

/// <summary>Draws the options with which a browser makes a key for the person who is signed in.</summary>
internal sealed class OfferPasskey(IPasskeyHandler<Account> handler, PasskeyChallenge challenge, AccountsDb accounts)
{
    /// <returns>JSON for the browser.</returns>
    public async Task<string> Offer(HttpContext http, AccountId id, CancellationToken cancellation)
    {
        var account = (await accounts.Find(id, cancellation))!;
        var made = await handler.MakeCreationOptionsAsync(new() { Id = id.ToString(), Name = account.Email!, DisplayName = account.FullName }, http);
        challenge.Keep(http, PasskeyChallenge.ToAdd, made.AttestationState);
        return made.CreationOptionsJson;
    }
}

/// <summary>Keeps the public half of a key that a browser has just made.</summary>
internal sealed class AddPasskey(IPasskeyHandler<Account> handler, PasskeyChallenge challenge, PasskeysDb passkeys, AccountsDb accounts, Mails mails, AuditTrail audit, TimeProvider clock)
{
    public const int MostPerAccount = 10, LongestName = 40;

    /// <param name="http">Which holds the challenge.</param>
    /// <param name="id">Whose key it will be.</param>
    /// <param name="credential">What the browser answered, JSON.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<AccountId>> Add(HttpContext http, AccountId id, string credential, string name, CancellationToken cancellation)
    {
        if (name.Length is 0 or > LongestName || name.Any(char.IsControl))
            return AccountRefusals.PasskeyName;
        if (challenge.Take(http, PasskeyChallenge.ToAdd) is not { } drawn)
            return AccountRefusals.PasskeyTooLate;
        var shown = await handler.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = credential, AttestationState = drawn.State });
        if (!shown.Succeeded || shown.UserEntity.Id != id.ToString() || !shown.Passkey.IsUserVerified)
            return AccountRefusals.PasskeyRefused;
        shown.Passkey.Name = name;
        Refusal? refusal = null;
        await passkeys.Write(
            async () =>
            {
                var present = await passkeys.Of(id, cancellation);
                if (present.Count >= MostPerAccount)
                    refusal = AccountRefusals.PasskeysEnough;
                else if (await accounts.FindByPasskeyIdAsync(shown.Passkey.CredentialId, cancellation) is not null)
                    refusal = AccountRefusals.PasskeyRefused;
                if (refusal is not null)
                    return false;
                await passkeys.Add(id, shown.Passkey, drawn.DrawnAt, cancellation);
                audit.Record(new PasskeyAdded(id));
                return await SecurityChangedMail.Post(mails, id, SecurityChange.PasskeyAdded, clock.GetUtcNow(), cancellation);
            },
            cancellation);
        return refusal is null ? id : refusal;
    }
}

internal sealed class RemovePasskey(PasskeysDb passkeys, Mails mails, AuditTrail audit, TimeProvider clock)
{
    /// <returns>False when the account has no such key.</returns>
    public Task<bool> Remove(AccountId id, byte[] credential, CancellationToken cancellation) => passkeys.Write(
        async () =>
        {
            if (!await passkeys.Remove(id, credential, cancellation))
                return false;
            audit.Record(new PasskeyRemoved(id));
            await SecurityChangedMail.Post(mails, id, SecurityChange.PasskeyRemoved, clock.GetUtcNow(), cancellation);
            return true;
        },
        cancellation);
}
