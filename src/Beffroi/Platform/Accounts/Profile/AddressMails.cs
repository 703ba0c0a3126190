using Beffroi.Platform.Accounts.Links;
using Beffroi.Platform.Accounts.Open;
using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts.Profile;

/// <summary>To the new address: the link; or, where it has an account already, that nothing changed.</summary>
internal sealed class NewAddressMail(LinksDb links, AccountsDb accounts, LinkSeal seal, PublicAddress site, TimeProvider clock) : IMail
{
    public const string Sort = "account-new-address";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        if (await links.Find(Guid.Parse(about), cancellation) is not { } link || !link.ServesAt(clock.GetUtcNow()))
            return null;
        var address = MailAddress.Parse(link.Address, null);
        return await accounts.Find(address, cancellation) is not null
            ? AccountLetter.To(address, site, "Cette adresse a déjà un compte", [
                new LetterPart.Paragraph("Quelqu’un, peut-être vous, a voulu donner cette adresse à un autre compte. Elle en a déjà un\u00A0: rien n’a changé."),
            ])
            : AccountLetter.To(address, site, "Confirmez votre nouvelle adresse", [
                new LetterPart.Paragraph("Quelqu’un, sans doute vous, veut donner cette adresse à son compte. Pour confirmer, suivez ce lien dans l’heure, connecté à ce compte."),
                new LetterPart.Link("Confirmer ma nouvelle adresse", $"{site.Root}/compte/adresse/{seal.Open(link.SealedToken)}"),
                new LetterPart.Paragraph("Si ce n’est pas vous, ne faites rien."),
            ]);
    }
}

/// <summary>To the present address, before anything changes.</summary>
internal sealed class AddressChangeAskedMail(LinksDb links, AccountsDb accounts, PublicAddress site) : IMail
{
    public const string Sort = "account-address-change-asked";

    public async Task<Letter?> Write(string about, CancellationToken cancellation) =>
        await links.Find(Guid.Parse(about), cancellation) is not { AccountId: { } id, EndedAt: null } || await accounts.Find(new AccountId(id), cancellation) is not { } account
            ? null
            : AccountLetter.To(account.Address, site, "Votre adresse va changer", [
                new LetterPart.Paragraph("Quelqu’un, sans doute vous, veut remplacer l’adresse de votre compte. Rien ne change avant que la nouvelle soit confirmée."),
                new LetterPart.Paragraph("Si ce n’est pas vous, quelqu’un est entré dans votre compte\u00A0: choisissez tout de suite un nouveau mot de passe. La demande de changement tombera avec l’ancien."),
                new LetterPart.Link("Choisir un nouveau mot de passe", site.Root + "/connexion/oubli"),
            ]);
}

/// <summary>To the former address, once it has changed.</summary>
internal sealed class AddressChangedMail(LinksDb links, PublicAddress site) : IMail
{
    public const string Sort = "account-address-changed";

    public async Task<Letter?> Write(string about, CancellationToken cancellation) =>
        await links.Find(Guid.Parse(about), cancellation) is not { FormerAddress: { } former }
            ? null
            : AccountLetter.To(MailAddress.Parse(former, null), site, "Votre adresse a changé", [
                new LetterPart.Paragraph("Votre compte a maintenant une autre adresse. Celle-ci n’y est plus liée, et nous ne lui écrirons plus."),
                new LetterPart.Paragraph("Si ce n’est pas vous, écrivez à qui tient ce site\u00A0: ses mentions légales disent comment."),
                new LetterPart.Link("Mentions légales", site.Root + "/mentions-legales"),
            ]);
}
