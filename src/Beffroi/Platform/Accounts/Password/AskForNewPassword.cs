using Beffroi.Platform.Accounts.Links;
using Beffroi.Platform.Accounts.Open;
using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts.Password;

/// <summary>Writes to an address how to choose a new password, if it has an account. Does as much for one that has none, so that nobody learns which.</summary>
internal sealed class AskForNewPassword(LinksDb links, AccountsDb accounts, LinkSeal seal, Mails mails, TimeProvider clock)
{
    public async Task Ask(MailAddress address, CancellationToken cancellation)
    {
        var (now, token) = (clock.GetUtcNow(), LinkToken.Draw());
        var account = await accounts.Find(address, cancellation);
        var link = new AccountLink
        {
            Id = Guid.CreateVersion7(now),
            Purpose = LinkPurpose.NewPassword,
            TokenHash = token.Hash(),
            SealedToken = seal.Seal(token),
            AccountId = account is { Demonstration: false } ? account.Id : null,
            Address = address.ToString(),
            NormalizedAddress = AccountsDb.Normalize(address),
            AskedAt = now,
        };
        await links.Write(
            async () => await links.Add(link, cancellation) && await mails.Post(NewPasswordMail.Sort, link.Id.ToString(), link.Id.ToString(), cancellation),
            cancellation);
    }
}

internal sealed class NewPasswordMail(LinksDb links, AccountsDb accounts, LinkSeal seal, PublicAddress site, TimeProvider clock) : IMail
{
    public const string Sort = "account-new-password";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        // Where the account is written to now: the address may have changed since.
        if (await links.Find(Guid.Parse(about), cancellation) is not { AccountId: { } id } link || !link.ServesAt(clock.GetUtcNow())
            || await accounts.Find(new AccountId(id), cancellation) is not { } account || account.NormalizedEmail != link.NormalizedAddress)
            return null;
        return AccountLetter.To(account.Address, site, "Choisissez un nouveau mot de passe", [
            new LetterPart.Paragraph("Quelqu’un, sans doute vous, a oublié le mot de passe de votre compte. Pour en choisir un nouveau, suivez ce lien dans l’heure. Il sert une fois."),
            new LetterPart.Link("Choisir un nouveau mot de passe", $"{site.Root}/connexion/nouveau/{seal.Open(link.SealedToken)}"),
            new LetterPart.Paragraph("Si ce n’est pas vous, ne faites rien\u00A0: votre mot de passe reste le même."),
        ]);
    }
}
