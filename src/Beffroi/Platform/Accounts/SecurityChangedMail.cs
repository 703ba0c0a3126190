using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts;

/// <summary>What changed in the ways into an account, done there by whoever is signed in.</summary>
internal enum SecurityChange
{
    PasskeyAdded,
    PasskeyRemoved,
    CodeAdded,
    CodeRemoved,
}

/// <summary>Tells the owner of an account, who may not be the one who did it.</summary>
internal sealed class SecurityChangedMail(AccountsDb accounts, PublicAddress site) : IMail
{
    public const string Sort = "account-security-changed";

    private const char Separator = '/';

    public static Task<bool> Post(Mails mails, AccountId account, SecurityChange change, DateTimeOffset now, CancellationToken cancellation) =>
        mails.Post(Sort, $"{account}{Separator}{change}", Guid.CreateVersion7(now).ToString(), cancellation);

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        var parts = about.Split(Separator);
        if (await accounts.Find(AccountId.Parse(parts[0], null), cancellation) is not { Demonstration: false } account)
            return null;
        var (subject, said, page) = InWords(Enum.Parse<SecurityChange>(parts[1]));
        return AccountLetter.To(account.Address, site, subject, [
            new LetterPart.Paragraph(said),
            new LetterPart.Paragraph("Si ce n’est pas vous, quelqu’un est entré dans votre compte\u00A0: choisissez tout de suite un nouveau mot de passe, puis regardez ce qui ouvre votre compte."),
            new LetterPart.Link("Choisir un nouveau mot de passe", site.Root + "/connexion/oubli"),
            new LetterPart.Link("Voir ce qui ouvre mon compte", site.Root + page),
        ]);
    }

    private static (string Subject, string Said, string Page) InWords(SecurityChange change) => change switch
    {
        SecurityChange.PasskeyAdded => ("Une clé d’accès a été ajoutée à votre compte", "Elle ouvre votre compte sans mot de passe ni code.", "/compte/cles"),
        SecurityChange.PasskeyRemoved => ("Une clé d’accès a été retirée de votre compte", "Elle n’ouvre plus votre compte.", "/compte/cles"),
        SecurityChange.CodeAdded => ("Un code de sécurité protège votre compte", "À chaque connexion par mot de passe, un code de votre application vous est maintenant demandé.", "/compte/code"),
        SecurityChange.CodeRemoved => ("Votre compte n’a plus de code de sécurité", "Le mot de passe suffit de nouveau pour y entrer.", "/compte/code"),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, null),
    };
}
