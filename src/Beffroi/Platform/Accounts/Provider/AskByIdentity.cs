using Beffroi.Platform.Accounts.Open;
using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts.Provider;

/// <summary>
/// Writes to the address that the provider gave without having checked it. The answer is the same for every address: the letter opens an account, or links one that is there.
/// </summary>
internal sealed class AskByIdentity(OpeningsDb openings, AccountsDb accounts, LinkSeal seal, Mails mails, TimeProvider clock)
{
    /// <returns>Where the letter goes.</returns>
    public async Task<Outcome<MailAddress>> Ask(ProvenIdentity identity, string? wayBack, CancellationToken cancellation)
    {
        if (!identity.IsComplete || !MailAddress.TryParse(identity.Address, null, out var address))
            return ProviderRefusals.Incomplete;
        var (now, token) = (clock.GetUtcNow(), LinkToken.Draw());
        var opening = new AccountOpening
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = token.Hash(),
            SealedToken = seal.Seal(token),
            Address = address.ToString(),
            NormalizedAddress = AccountsDb.Normalize(address),
            GivenName = identity.GivenName,
            FamilyName = identity.FamilyName,
            PasswordHash = null,
            Issuer = identity.Issuer,
            Subject = identity.Subject,
            WayBack = wayBack,
            AskedAt = now,
        };
        await openings.Write(
            async () =>
            {
                if (await openings.AskedSince(opening.NormalizedAddress, now - AccountOpening.ConfirmWithin, cancellation) >= AccountOpening.MostADay)
                    return false;
                await openings.Add(opening, cancellation);
                return await mails.Post(
                    await accounts.Find(address, cancellation) is null ? OpeningMail.Sort : LinkingMail.Sort, opening.Id.ToString(), opening.Id.ToString(), cancellation);
            },
            cancellation);
        return address;
    }
}

/// <summary>To the owner of an account whose address came with an identity: how to link both, if it was they.</summary>
internal sealed class LinkingMail(OpeningsDb openings, AccountsDb accounts, LinkSeal seal, ProviderOptions options, PublicAddress site) : IMail
{
    public const string Sort = "account-identity-linking";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        if (await openings.Find(Guid.Parse(about), cancellation) is not { } opening)
            return null;
        var address = MailAddress.Parse(opening.Address, null);
        return await accounts.Find(address, cancellation) is not { Demonstration: false } account
            ? null
            : AccountLetter.To(address, site, $"Relier {options.Name} à votre compte", [
                new LetterPart.Paragraph($"Quelqu’un, sans doute vous, s’est identifié avec {options.Name} sur {site.Root}. Cette adresse y a déjà un compte."),
                .. account.TwoFactorEnabled
                    ? (LetterPart[])[
                        new LetterPart.Paragraph("Un code de sécurité protège ce compte\u00A0: connectez-vous comme d’habitude, puis reliez l’identité depuis «\u00A0Mon compte\u00A0»."),
                        new LetterPart.Link("Se connecter", site.Root + "/connexion"),
                    ]
                    : [
                        new LetterPart.Paragraph("Pour relier les deux, suivez ce lien dans les vingt-quatre heures, dans le navigateur où vous vous êtes identifié."),
                        new LetterPart.Link("Relier à mon compte", $"{site.Root}/compte/ouvrir/{seal.Open(opening.SealedToken)}"),
                    ],
                new LetterPart.Paragraph("Si ce n’est pas vous, ne faites rien\u00A0: rien ne change."),
            ]);
    }
}
