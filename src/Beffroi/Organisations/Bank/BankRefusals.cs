using Beffroi.Platform;

namespace Beffroi.Organisations.Bank;

/// <summary>Why an act on bank details is refused, in the words of who tried.</summary>
internal static class BankRefusals
{
    public static readonly Refusal NoProof = new("bank-no-proof", "Mettez d’abord le RIB au classeur\u00A0: la Région le compare à ce que vous écrivez.");

    public static readonly Refusal SameAsNow = new("bank-same-as-now", "Ce compte est déjà celui de la structure.");

    public static readonly Refusal Settled = new("bank-settled", "Ces coordonnées ont changé d’état pendant que vous regardiez\u00A0: rien n’est enregistré. Relisez-les.");

    public static readonly Refusal SamePerson = new("bank-same-person", "Vous avez passé l’appel\u00A0: c’est à un autre agent de valider.");

    public static readonly Refusal OwnStructure = new("bank-own-structure", "Vous êtes membre de cette structure\u00A0: c’est à un autre agent de s’en occuper.");

    public static readonly Refusal NumberMissing = new("bank-number-missing", "Dites quel numéro vous avez appelé, et d’où il était connu.");

    public static readonly Refusal NumberUnreadable = new("bank-number-unreadable", "Écrivez le numéro avec des chiffres, comme 03 00 00 00 00.");

    public static readonly Refusal ResultMissing = new("bank-result-missing", "Dites ce que la personne a répondu.");

    public static readonly Refusal ReasonMissing = new("bank-reason-missing", "Écrivez pourquoi\u00A0: les propriétaires le liront.");
}
