using Beffroi.Platform;

namespace Beffroi.Applications.FirstContacts;

/// <summary>Why an act on a first contact is refused, in the words of who tried.</summary>
internal static class FirstContactRefusals
{
    public static readonly Refusal Unknown = new("first-contact-unknown", "Ce premier contact n’existe pas.");

    public static readonly Refusal Moved = new(
        "first-contact-moved", "Ce premier contact a changé pendant que cette page était ouverte. Rien n’est enregistré\u00A0: lisez où il en est, puis recommencez.");

    public static readonly Refusal NotMember = new("first-contact-not-member", "Vous ne pouvez pas demander un premier contact pour cette structure\u00A0: il faut en être éditeur ou propriétaire.");

    public static readonly Refusal TooMany = new(
        "first-contact-too-many", $"Vous avez déjà {Ask.AskForContact.MostRunning} premiers contacts en cours. Attendez que l’un d’eux se termine, ou annulez-en un qui n’a pas encore eu lieu.");

    public static readonly Refusal AlreadyAsked = new("first-contact-already-asked", "Votre structure l’a déjà demandé\u00A0: la page du dossier dit où en est cette demande.");

    public static readonly Refusal NotAgreed = new("first-contact-not-agreed", "Cochez la case si vous êtes d’accord pour que la Région lise tout cela. Sans votre accord, rien n’est envoyé.");

    public static readonly Refusal FileChanged = new("first-contact-file-changed", "Le dossier a changé depuis que vous avez ouvert cette page. Rien n’est envoyé\u00A0: relisez ce qui sera transmis, puis cochez de nouveau.");

    public static readonly Refusal NoSuchDate = new("first-contact-no-such-date", "Choisissez une des dates proposées.");

    public static readonly Refusal DatePassed = new("first-contact-date-passed", "Cette date est passée. Choisissez-en une autre, ou demandez d’autres dates.");

    public static readonly Refusal NoDate = new("first-contact-no-date", "Proposez au moins une date à venir, avec son heure.");

    public static readonly Refusal ReasonMissing = new("first-contact-reason-missing", "Écrivez pourquoi\u00A0: l’autre personne le lira.");

    public static readonly Refusal AdviceMissing = new("first-contact-advice-missing", "Écrivez ce que vous conseillez\u00A0: la personne le lira.");

    public static readonly Refusal NoScheme = new("first-contact-no-scheme", "Choisissez au moins un dispositif.");

    public static readonly Refusal NoOperator = new("first-contact-no-operator", "Choisissez un opérateur.");
}
