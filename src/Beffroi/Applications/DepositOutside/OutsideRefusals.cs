using Beffroi.Applications.CaseFiles;
using Beffroi.Platform;

namespace Beffroi.Applications.DepositOutside;

/// <summary>Why what is told of a request made on another site is refused, in the words of who tried.</summary>
internal static class OutsideRefusals
{
    public static readonly Refusal NumberMissing = new("outside-number-missing", "Écrivez le numéro que le site vous a donné.");

    public static readonly Refusal NumberTooLong = new("outside-number-too-long", $"Pas plus de {OutsideNumber.Longest} caractères.");

    public static readonly Refusal NumberOdd = new("outside-number-odd", "Ce numéro contient un caractère que l’on ne peut pas lire. Tapez-le au lieu de le coller.");

    public static readonly Refusal DayMissing = new("outside-day-missing", "Indiquez le jour\u00A0: l’autre site l’affiche.");

    public static readonly Refusal DayToCome = new("outside-day-to-come", "Ce jour est à venir. Indiquez le jour où c’est arrivé.");

    /// <param name="opened">The day on which the file was opened, in words.</param>
    public static Refusal DayBeforeFile(string opened) => new("outside-day-before-file", $"Ce dossier a été ouvert le {opened}\u00A0: le dépôt ne peut pas être plus ancien.");

    /// <param name="last">The day of what was told last, in words.</param>
    public static Refusal DayBeforeLast(string last) => new("outside-day-before-last", $"Le dernier état noté est du {last}\u00A0: celui-ci ne peut pas être plus ancien.");

    public static readonly Refusal ChoiceMissing = new("outside-choice-missing", "Choisissez ce que dit le site.");

    public static readonly Refusal WordsMissing = new("outside-words-missing", "Écrivez pourquoi\u00A0: la structure le lira.");

    public static readonly Refusal Changed = new("outside-changed", "Quelqu’un a noté autre chose pendant que vous écriviez. Relisez\u00A0: rien n’est enregistré.");

    public static readonly Refusal FileChanged = new(
        "outside-file-changed", "Le dossier a changé depuis que vous avez ouvert cette page. Relisez les réponses que vous avez recopiées, puis recommencez.");

    public static readonly Refusal SignHereFirst = new(
        "outside-sign-here-first", "Ce dossier demande aussi une aide qui se dépose ici. Signez-la d’abord\u00A0: le texte ne changera plus, et c’est lui que vous recopierez.");

    public static readonly Refusal NotOutside = new("outside-not-outside", "Cette aide se demande ici\u00A0: rien n’a changé.");
}
