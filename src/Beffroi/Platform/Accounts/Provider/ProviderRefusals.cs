namespace Beffroi.Platform.Accounts.Provider;

/// <summary>Why the identity provider opens nothing. The codes tell causes apart in the log; people read what they can do.</summary>
internal static class ProviderRefusals
{
    private const string NotVerified = "La réponse de ce service d’identification n’a pas pu être vérifiée\u00A0: par sécurité, personne n’a été connecté. Recommencez, ou connectez-vous autrement.";

    public static readonly Refusal Down = new("provider-down", "Ce service d’identification ne répond pas. Réessayez plus tard, ou connectez-vous autrement.");

    public static readonly Refusal Unreadable = new("provider-unreadable", Down.Message);

    public static readonly Refusal OtherIssuer = new("provider-other-issuer", Down.Message);

    public static readonly Refusal Unsafe = new("provider-unsafe-address", Down.Message);

    public static readonly Refusal ClientRefused = new("provider-client-refused", Down.Message);

    public static readonly Refusal TooLate = new("provider-too-late", "Cette identification a trop attendu, ou elle a déjà servi. Recommencez.");

    public static readonly Refusal GivenUp = new("provider-given-up", "Vous n’avez pas terminé l’identification\u00A0: vous n’êtes pas connecté.");

    public static readonly Refusal Refused = new("provider-refused", "Ce service d’identification a refusé de vous identifier pour ce site. Recommencez, ou connectez-vous autrement.");

    public static readonly Refusal LowLevel = new("provider-low-level", "Ce site demande une identification plus sûre que celle-ci. Recommencez en utilisant un moyen plus sûr, ou connectez-vous autrement.");

    public static readonly Refusal WrongState = new("provider-state", NotVerified);

    public static readonly Refusal MixedUp = new("provider-mixed-up", NotVerified);

    public static readonly Refusal CodeRefused = new("provider-code", NotVerified);

    public static readonly Refusal WrongNonce = new("provider-nonce", NotVerified);

    public static readonly Refusal OtherSubject = new("provider-other-subject", NotVerified);

    public static readonly Refusal NoSubject = new("provider-no-subject", NotVerified);

    public static readonly Refusal NotSigned = new("provider-userinfo-not-signed", NotVerified);

    public static readonly Refusal Incomplete = new("provider-incomplete", "Ce service d’identification n’a pas donné votre nom ou votre adresse électronique, dont ce site a besoin. Créez un compte avec un mot de passe, puis reliez-le.");

    public static readonly Refusal IdentityTaken = new("provider-identity-taken", "Cette identité est déjà reliée à un autre compte. Déconnectez-vous, puis identifiez-vous avec elle.");

    public static readonly Refusal AnotherLinked = new("provider-another-linked", "Votre compte est déjà relié à une autre identité. Retirez-la d’abord, depuis «\u00A0Mon compte\u00A0».");

    public static readonly Refusal OnlyWayIn = new("provider-only-way-in", "C’est votre seul moyen de vous connecter. Choisissez d’abord un mot de passe, ou ajoutez une clé d’accès.");

    public static Refusal Token(string token, string cause) => new($"provider-{token}-{cause}", NotVerified);
}
