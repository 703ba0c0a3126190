using Beffroi.Platform.Accounts.Passkeys;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts.Provider;

/// <summary>Gives an account another way in. The caller has seen that the person has proved both: the identity, and that the account is theirs. The owner is told.</summary>
internal sealed class LinkIdentity(AccountsDb accounts, ProviderOptions options, Mails mails, AuditTrail audit, TimeProvider clock)
{
    public Task<Outcome<AccountId>> Link(AccountId id, ProvenIdentity identity, CancellationToken cancellation) => accounts.Write<Outcome<AccountId>>(
        async () =>
        {
            if (await accounts.Find(id, cancellation) is not { } account)
                return AccountRefusals.LinkGone;
            if (account.Demonstration)
                return AccountRefusals.OfTheDemonstration;
            if (await accounts.FindByIdentity(identity.Issuer, identity.Subject, cancellation) is { } holder)
                return holder.Id == id.Value ? id : ProviderRefusals.IdentityTaken;
            if (await accounts.HasIdentity(id, cancellation))
                return ProviderRefusals.AnotherLinked;
            if (!await accounts.AddIdentity(id, identity.Issuer, identity.Subject, options.Name, cancellation))
                return ProviderRefusals.IdentityTaken;
            audit.Record(new IdentityLinked(id), by: id.Value);
            await mails.Post(IdentityLinkedMail.Sort, id.ToString(), Guid.CreateVersion7(clock.GetUtcNow()).ToString(), cancellation);
            return id;
        },
        cancellation);
}

/// <summary>Takes that way in away, unless it is the only one.</summary>
internal sealed class UnlinkIdentity(AccountsDb accounts, PasskeysDb passkeys, Mails mails, AuditTrail audit, TimeProvider clock)
{
    public Task<Outcome<AccountId>> Unlink(AccountId id, CancellationToken cancellation) => accounts.Write<Outcome<AccountId>>(
        async () =>
        {
            var account = (await accounts.Find(id, cancellation))!;
            if (account.PasswordHash is null && (await passkeys.Of(id, cancellation)).Count == 0)
                return ProviderRefusals.OnlyWayIn;
            if (await accounts.RemoveIdentities(id, cancellation) == 0)
                return id;
            audit.Record(new IdentityUnlinked(id));
            await mails.Post(IdentityUnlinkedMail.Sort, id.ToString(), Guid.CreateVersion7(clock.GetUtcNow()).ToString(), cancellation);
            return id;
        },
        cancellation);
}

internal sealed class IdentityLinkedMail(AccountsDb accounts, ProviderOptions options, PublicAddress site) : IMail
{
    public const string Sort = "account-identity-linked";

    public async Task<Letter?> Write(string about, CancellationToken cancellation) =>
        await accounts.Find(AccountId.Parse(about, null), cancellation) is not { Demonstration: false } account
            ? null
            : AccountLetter.To(account.Address, site, $"{options.Name} ouvre maintenant votre compte", [
                new LetterPart.Paragraph($"Votre compte est relié à {options.Name}\u00A0: vous pouvez y entrer en vous identifiant là-bas."),
                new LetterPart.Paragraph("Si ce n’est pas vous, connectez-vous, détachez cette identité, puis changez de mot de passe."),
                new LetterPart.Link("Voir ce qui ouvre mon compte", site.Root + "/compte/fournisseur"),
            ]);
}

internal sealed class IdentityUnlinkedMail(AccountsDb accounts, ProviderOptions options, PublicAddress site) : IMail
{
    public const string Sort = "account-identity-unlinked";

    public async Task<Letter?> Write(string about, CancellationToken cancellation) =>
        await accounts.Find(AccountId.Parse(about, null), cancellation) is not { Demonstration: false } account
            ? null
            : AccountLetter.To(account.Address, site, $"{options.Name} n’ouvre plus votre compte", [
                new LetterPart.Paragraph($"Votre compte a été détaché de {options.Name}. Votre mot de passe ou votre clé d’accès continue de servir."),
                new LetterPart.Paragraph("Si ce n’est pas vous, quelqu’un est entré dans votre compte\u00A0: choisissez tout de suite un nouveau mot de passe."),
                new LetterPart.Link("Choisir un nouveau mot de passe", site.Root + "/connexion/oubli"),
            ]);
}
