using Beffroi.Platform.Accounts.Links;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.Identity;

namespace Beffroi.Platform.Accounts.Password;

/// <summary>Chooses a new password by the link of a letter. Nobody is signed in by it: where there is a security code, it is still asked for.</summary>
internal sealed class ChooseForgottenPassword(LinksDb links, AccountsDb accounts, ReplacePassword replace, TimeProvider clock)
{
    /// <returns>Whose password it is; null when the link is unknown, used or too old.</returns>
    public async Task<Account?> Find(LinkToken token, CancellationToken cancellation) =>
        await Serving(token, cancellation) is { AccountId: { } id } ? await accounts.Find(new AccountId(id), cancellation) : null;

    public async Task<Outcome<Account>> Choose(LinkToken token, string password, CancellationToken cancellation)
    {
        if (await Serving(token, cancellation) is not { AccountId: { } id } link || await accounts.Find(new AccountId(id), cancellation) is not { } account)
            return AccountRefusals.LinkGone;
        return await replace.Replace(account, password, keep: null, () => links.Take(link.Id, clock.GetUtcNow(), null, cancellation), byLink: true, cancellation);
    }

    private async Task<AccountLink?> Serving(LinkToken token, CancellationToken cancellation) =>
        await links.Find(LinkPurpose.NewPassword, token, cancellation) is { } link && link.ServesAt(clock.GetUtcNow()) ? link : null;
}

/// <summary>Chooses another password while signed in: this session goes on, the others end.</summary>
internal sealed class ChangePassword(AccountsDb accounts, ReplacePassword replace)
{
    public async Task<Outcome<Account>> Change(AccountId id, Guid? session, string password, CancellationToken cancellation)
    {
        var account = (await accounts.Find(id, cancellation))!;
        return account.Demonstration
            ? AccountRefusals.OfTheDemonstration
            : await replace.Replace(account, password, session, () => Task.FromResult(true), byLink: false, cancellation);
    }
}

/// <summary>What both have in common: the rule, the sessions and links that end, the letter to the owner.</summary>
internal sealed class ReplacePassword(
    AccountsDb accounts, SessionsDb sessions, LinksDb links, IPasswordHasher<Account> hasher, Mails mails, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<Account>> Replace(
        Account account, string password, Guid? keep, Func<Task<bool>> mayStill, bool byLink, CancellationToken cancellation)
    {
        if (PasswordRule.Refuse(password, account.Address, account.GivenName, account.FamilyName) is { } refusal)
            return refusal;
        var (id, hash, now) = (account.TypedId, hasher.HashPassword(account, password), clock.GetUtcNow());
        var replaced = await accounts.Write(
            async () =>
            {
                if (!await mayStill() || await accounts.SetPasswordHash(id, hash, cancellation) == 0)
                    return false;
                // Who reads the mailbox may begin again at once; where a code is asked for too, its tries stay counted.
                if (byLink && !account.TwoFactorEnabled)
                    await accounts.EndSuspension(id, cancellation);
                await sessions.EndAll(id, keep, cancellation);
                await links.EndAll(id, now, cancellation);
                var change = Guid.CreateVersion7(now);
                audit.Record(new PasswordChanged(id, byLink), by: id.Value);
                return await mails.Post(PasswordChangedMail.Sort, id.ToString(), change.ToString(), cancellation);
            },
            cancellation);
        return replaced ? account : AccountRefusals.LinkGone;
    }
}

/// <summary>Tells the owner of an account that its password is another.</summary>
internal sealed class PasswordChangedMail(AccountsDb accounts, PublicAddress site) : IMail
{
    public const string Sort = "account-password-changed";

    public async Task<Letter?> Write(string about, CancellationToken cancellation) =>
        await accounts.Find(AccountId.Parse(about, null), cancellation) is not { } account
            ? null
            : AccountLetter.To(account.Address, site, "Votre mot de passe a changé", [
                new LetterPart.Paragraph("Le mot de passe de votre compte vient d’être remplacé. Les autres navigateurs où vous étiez connecté ne le sont plus."),
                new LetterPart.Paragraph("Si ce n’est pas vous, choisissez-en tout de suite un nouveau."),
                new LetterPart.Link("Choisir un nouveau mot de passe", site.Root + "/connexion/oubli"),
            ]);
}
