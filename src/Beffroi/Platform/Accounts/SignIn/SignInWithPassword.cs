using Beffroi.Platform.Audit;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.Identity;

namespace Beffroi.Platform.Accounts.SignIn;

/// <summary>Address and password. The answer, and the time that it takes, are the same for an address that is unknown and for a password that is wrong.</summary>
internal sealed class SignInWithPassword(AccountsDb accounts, RefusedTries tries, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    /// <summary>What an unknown address is compared with.</summary>
    private static readonly Lazy<string> Nobodys = new(() => new PasswordHasher<Account>().HashPassword(null!, LinkToken.Draw().ToString()));

    /// <returns>The account, whose second factor is still to be proved when it has one.</returns>
    public async Task<Outcome<Account>> Try(string address, string password, CancellationToken cancellation)
    {
        var account = MailAddress.TryParse(address, null, out var read) ? await accounts.Find(read, cancellation) : null;
        var opens = account is { PasswordHash: not null, Demonstration: false } && !(account.LockoutEnd > clock.GetUtcNow());
        var verified = password.Length > PasswordRule.Longest
            ? PasswordVerificationResult.Failed
            : hasher.VerifyHashedPassword(account!, opens ? account!.PasswordHash! : Nobodys.Value, password);
        if (opens && verified is not PasswordVerificationResult.Failed)
        {
            if (verified is PasswordVerificationResult.SuccessRehashNeeded)
                await accounts.Write(() => accounts.SetPasswordHash(account!.TypedId, hasher.HashPassword(account, password), cancellation), cancellation);
            if (!account!.TwoFactorEnabled)
                await tries.Forget(account.TypedId, cancellation);
            return account;
        }
        if (opens)
            await tries.Count(account!.TypedId, cancellation);
        return AccountRefusals.Unknown;
    }
}

/// <summary>Counts what was refused, password or code: ten, and the account is suspended for a while. Its owner is told.</summary>
internal sealed class RefusedTries(AccountsDb accounts, AuditTrail audit, Mails mails, TimeProvider clock)
{
    public const int Most = 10;

    public static readonly TimeSpan SuspendedFor = TimeSpan.FromMinutes(15);

    public Task<bool> Count(AccountId account, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + SuspendedFor;
        return accounts.Write(
            async () =>
            {
                var suspended = await accounts.CountRefused(account, Most, until, cancellation);
                audit.Record(new SignInRefused(account, suspended));
                if (suspended)
                    await mails.Post(SuspendedMail.Sort, account.ToString(), $"{account}/{until.ToUnixTimeSeconds()}", cancellation);
                return suspended;
            },
            cancellation);
    }

    public Task<int> Forget(AccountId account, CancellationToken cancellation) => accounts.Write(() => accounts.ForgetRefused(account, cancellation), cancellation);
}

/// <summary>Tells the owner of an account that someone tries.</summary>
internal sealed class SuspendedMail(AccountsDb accounts, PublicAddress site) : IMail
{
    public const string Sort = "account-suspended";

    public async Task<Letter?> Write(string about, CancellationToken cancellation) =>
        await accounts.Find(AccountId.Parse(about, null), cancellation) is not { Demonstration: false } account
            ? null
            : AccountLetter.To(account.Address, site, "Des essais de connexion à votre compte", [
                new LetterPart.Paragraph("Dix essais de connexion à votre compte ont été refusés. L’accès par mot de passe est suspendu quinze minutes."),
                new LetterPart.Paragraph("Si c’était vous, attendez, puis choisissez un nouveau mot de passe si vous l’avez oublié. Si ce n’était pas vous, votre compte n’a pas été ouvert ; un code de sécurité le protège mieux encore."),
                new LetterPart.Link("Choisir un nouveau mot de passe", site.Root + "/connexion/oubli"),
            ]);
}
