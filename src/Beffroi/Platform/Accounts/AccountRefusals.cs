namespace Beffroi.Platform.Accounts;

/// <summary>Why an act on an account is refused, in the words of its owner.</summary>
internal static class AccountRefusals
{
    /// <summary>One answer for all causes: nobody learns from it which addresses have an account.</summary>
    public static readonly Refusal Unknown = new(
        "account-unknown", "Cette adresse et ce mot de passe ne correspondent à aucun compte. Après dix essais, le compte est suspendu quinze minutes.");

    public static readonly Refusal WrongCode = new(
        "account-wrong-code", "Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant : il change toutes les trente secondes.");

    public static readonly Refusal TooLate = new("account-too-late", "Cette connexion a trop attendu. Recommencez.");

    public static readonly Refusal TooManyHere = new("account-too-many-here", "Trop d’essais viennent de votre connexion. Réessayez dans quelques minutes.");

    public static readonly Refusal LinkGone = new("account-link-gone", "Ce lien a déjà servi, ou il est trop ancien.");

    public static readonly Refusal PasswordShort = new(
        "account-password-short", "Choisissez un mot de passe d’au moins 15 caractères. Une phrase que vous retenez convient très bien.");

    public static readonly Refusal PasswordLong = new("account-password-long", "Ce mot de passe dépasse 256 caractères.");

    public static readonly Refusal PasswordGuessable = new(
        "account-password-guessable", "Ce mot de passe se devine : il répète un motif, ou il reprend votre adresse ou votre nom. Choisissez plutôt une phrase à vous.");

    public static readonly Refusal SameAddress = new("account-same-address", "C’est déjà l’adresse de votre compte.");

    public static readonly Refusal AddressTaken = new(
        "account-address-taken", "Un compte a pris cette adresse depuis que vous l’avez demandée. Le vôtre garde la sienne.");

    public static readonly Refusal OfTheDemonstration = new("account-of-the-demonstration", "Cette personne est inventée pour la démonstration\u00A0: son compte reste tel quel.");

    public static readonly Refusal NoGivenName = new("account-no-given-name", "Donnez votre prénom.");

    public static readonly Refusal NoFamilyName = new("account-no-family-name", "Donnez votre nom.");

    public static readonly Refusal NameLong = new("account-name-long", "Pas plus de 80 caractères.");

    public static readonly Refusal NameWithoutLetters = new("account-name-without-letters", "Écrivez-le avec des lettres.");

    public static readonly Refusal PasskeyName = new("account-passkey-name", "Donnez à la clé un nom de 40 caractères au plus.");

    public static readonly Refusal PasskeyTooLate = new("account-passkey-too-late", "Cette clé d’accès a trop attendu. Recommencez.");

    public static readonly Refusal PasskeyRefused = new("account-passkey-refused", "Cette clé d’accès n’a pas été reconnue. Essayez-en une autre, ou un autre moyen.");

    public static readonly Refusal PasskeysEnough = new("account-passkeys-enough", "Un compte garde dix clés d’accès au plus. Retirez-en une d’abord.");

    public static readonly Refusal LastAdministrator = new(
        "account-last-administrator", "C’est la dernière personne qui administre ce site pour la Région. Donnez d’abord ce rôle à quelqu’un d’autre.");

    public static readonly Refusal ErasureNotUnderstood = new("account-erasure-not-understood", "Cochez la case\u00A0: un compte effacé ne se rétablit pas.");
}
