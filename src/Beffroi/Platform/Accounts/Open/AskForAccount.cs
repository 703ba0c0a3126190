using System.Security.Cryptography;
using Beffroi.Platform.Jobs;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace Beffroi.Platform.Accounts.Open;

/// <summary>What someone gives to open an account.</summary>
internal sealed record AccountRequest
{
    public required MailAddress Address { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    public required string Password { get; init; }

    /// <summary>A page of this site; null: none.</summary>
    public required string? WayBack { get; init; }
}

/// <summary>Notes the request and writes to the address. The answer is the same for every address: who has an account already is told by mail.</summary>
internal sealed class AskForAccount(
    OpeningsDb openings, AccountsDb accounts, LinkSeal seal, IPasswordHasher<Account> hasher, Mails mails, TimeProvider clock)
{
    public async Task Ask(AccountRequest request, CancellationToken cancellation)
    {
        var (now, token) = (clock.GetUtcNow(), LinkToken.Draw());
        var opening = new AccountOpening
        {
            Id = Guid.CreateVersion7(now),
            TokenHash = token.Hash(),
            SealedToken = seal.Seal(token),
            Address = request.Address.ToString(),
            NormalizedAddress = AccountsDb.Normalize(request.Address),
            GivenName = request.GivenName,
            FamilyName = request.FamilyName,
            // Hashed even for nothing: the answer takes as long for every address.
            PasswordHash = hasher.HashPassword(null!, request.Password),
            WayBack = request.WayBack,
            AskedAt = now,
        };
        await openings.Write(
            async () =>
            {
                if (await openings.AskedSince(opening.NormalizedAddress, now - AccountOpening.ConfirmWithin, cancellation) >= AccountOpening.MostADay)
                    return false;
                await openings.Add(opening, cancellation);
                return await mails.Post(
                    await accounts.Find(request.Address, cancellation) is null ? OpeningMail.Sort : AlreadyOpenMail.Sort, opening.Id.ToString(), opening.Id.ToString(), cancellation);
            },
            cancellation);
    }
}

/// <summary>Keeps the token of a link readable for the letter that carries it.</summary>
internal sealed class LinkSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Beffroi.Accounts.Link");

    public string Seal(LinkToken token) => protector.Protect(token.ToString());

    /// <exception cref="CryptographicException">The key of the site is gone.</exception>
    public LinkToken Open(string text) => LinkToken.Parse(protector.Unprotect(text), null);
}

internal sealed class OpeningMail(OpeningsDb openings, LinkSeal seal, PublicAddress site) : IMail
{
    public const string Sort = "account-opening";

    public async Task<Letter?> Write(string about, CancellationToken cancellation) =>
        await openings.Find(Guid.Parse(about), cancellation) is not { } opening
            ? null
            : AccountLetter.To(MailAddress.Parse(opening.Address, null), site, "Confirmez votre adresse", [
                new LetterPart.Paragraph($"Quelqu’un, sans doute vous, a demandé un compte sur {site.Root} avec cette adresse. Pour l’ouvrir, suivez ce lien dans les vingt-quatre heures."),
                new LetterPart.Link("Confirmer mon adresse", $"{site.Root}/compte/ouvrir/{seal.Open(opening.SealedToken)}"),
                new LetterPart.Paragraph("Si ce n’est pas vous, ne faites rien\u00A0: aucun compte ne sera ouvert."),
            ]);
}

internal sealed class AlreadyOpenMail(OpeningsDb openings, PublicAddress site) : IMail
{
    public const string Sort = "account-already-open";

    public async Task<Letter?> Write(string about, CancellationToken cancellation) =>
        await openings.Find(Guid.Parse(about), cancellation) is not { } opening
            ? null
            : AccountLetter.To(MailAddress.Parse(opening.Address, null), site, "Vous avez déjà un compte", [
                new LetterPart.Paragraph($"Quelqu’un, sans doute vous, a demandé un compte sur {site.Root} avec cette adresse. Elle en a déjà un\u00A0: rien n’a changé."),
                new LetterPart.Link("Se connecter", site.Root + "/connexion"),
                new LetterPart.Link("Choisir un nouveau mot de passe", site.Root + "/connexion/oubli"),
            ]);
}

/// <summary>What was not confirmed in a day is erased.</summary>
internal sealed class EraseOldOpenings(OpeningsDb openings, TimeProvider clock) : IRecurringWork
{
    public Task Run(CancellationToken cancellation) => openings.EraseAskedBefore(clock.GetUtcNow() - AccountOpening.ConfirmWithin, cancellation);
}
