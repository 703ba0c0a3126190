using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Accounts.SignIn;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts.SecondFactor;

/// <summary>The second step of a sign-in: the code of the application, or one kept on paper.</summary>
internal sealed class ProveSecondFactor(AccountsDb accounts, RecoveryCodesDb recovery, SecurityCodes codes, RefusedTries tries, AuditTrail audit, TimeProvider clock)
{
    /// <returns>The account, or a refusal; a suspended account is refused whatever the code.</returns>
    public async Task<Outcome<Account>> Prove(AccountId id, string code, CancellationToken cancellation)
    {
        if (await accounts.Find(id, cancellation) is not { TwoFactorEnabled: true, SealedCodeKey: { } key } account || account.LockoutEnd > clock.GetUtcNow())
            return AccountRefusals.TooLate;
        var accepted = await accounts.Write(
            async () =>
            {
                if (codes.StepOf(key, code) is { } step)
                    return await accounts.TakeCode(id, step, cancellation);
                if (!await recovery.Take(id, RecoveryCode.HashOf(code), cancellation))
                    return false;
                audit.Record(new RecoveryCodeUsed(id), by: id.Value);
                return true;
            },
            cancellation);
        if (!accepted)
        {
            await tries.Count(id, cancellation);
            return AccountRefusals.WrongCode;
        }
        await tries.Forget(id, cancellation);
        return account;
    }
}

/// <summary>Turns the second factor on, once its first code was shown to be right.</summary>
internal sealed class AddSecondFactor(AccountsDb accounts, RecoveryCodesDb recovery, SecurityCodes codes, Mails mails, AuditTrail audit, TimeProvider clock)
{
    /// <returns>The recovery codes, to be shown this once.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> Add(AccountId id, string sealedKey, string code, CancellationToken cancellation)
    {
        if (codes.StepOf(sealedKey, code) is not { } step)
            return AccountRefusals.WrongCode;
        string[] kept = [.. Enumerable.Range(0, RecoveryCode.PerAccount).Select(_ => RecoveryCode.Draw())];
        var added = await accounts.Write(
            async () =>
            {
                if (!await accounts.SetCodeKey(id, sealedKey, step, cancellation))
                    return false;
                await recovery.Replace(id, kept.Select(RecoveryCode.HashOf), cancellation);
                audit.Record(new SecondFactorAdded(id));
                return await SecurityChangedMail.Post(mails, id, SecurityChange.CodeAdded, clock.GetUtcNow(), cancellation);
            },
            cancellation);
        return added ? kept : AccountRefusals.TooLate;
    }
}

/// <summary>Turns it off.</summary>
internal sealed class RemoveSecondFactor(AccountsDb accounts, RecoveryCodesDb recovery, SessionsDb sessions, Mails mails, AuditTrail audit, TimeProvider clock)
{
    public const int LongestWhy = 300;

    /// <returns>False when there was none.</returns>
    public Task<bool> Remove(AccountId id, CancellationToken cancellation) => accounts.Write(
        async () => await Off(id, why: null, cancellation) && await SecurityChangedMail.Post(mails, id, SecurityChange.CodeRemoved, clock.GetUtcNow(), cancellation), cancellation);

    /// <summary>By someone else, who says why. Its sessions end, and the owner is told.</summary>
    /// <returns>False when there was none.</returns>
    public Task<bool> RemoveFor(AccountId id, string why, CancellationToken cancellation) => accounts.Write(
        async () =>
        {
            if (!await Off(id, why, cancellation))
                return false;
            await sessions.EndAll(id, except: null, cancellation);
            await mails.Post(SecondFactorRemovedMail.Sort, id.ToString(), Guid.CreateVersion7(clock.GetUtcNow()).ToString(), cancellation);
            return true;
        },
        cancellation);

    private async Task<bool> Off(AccountId id, string? why, CancellationToken cancellation)
    {
        if (!await accounts.RemoveCodeKey(id, cancellation))
            return false;
        await recovery.Erase(id, cancellation);
        audit.Record(new SecondFactorRemoved(id), why: why);
        return true;
    }
}

/// <summary>Tells the owner of an account that someone of the Region removed their code.</summary>
internal sealed class SecondFactorRemovedMail(AccountsDb accounts, PublicAddress site) : IMail
{
    public const string Sort = "account-second-factor-removed";

    public async Task<Letter?> Write(string about, CancellationToken cancellation) =>
        await accounts.Find(AccountId.Parse(about, null), cancellation) is not { Demonstration: false } account
            ? null
            : AccountLetter.To(account.Address, site, "Votre code de sécurité a été retiré", [
                new LetterPart.Paragraph("À votre demande, la Région a retiré le code de sécurité de votre compte. Connectez-vous avec votre mot de passe, puis activez un nouveau code."),
                new LetterPart.Link("Activer un code de sécurité", site.Root + "/compte/code"),
                new LetterPart.Paragraph("Si vous n’avez rien demandé, choisissez tout de suite un nouveau mot de passe."),
                new LetterPart.Link("Choisir un nouveau mot de passe", site.Root + "/connexion/oubli"),
            ]);
}
