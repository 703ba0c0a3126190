namespace Beffroi.Applications.Demonstration;

/// <summary>What was done to a case file of the past, by whichever side does it.</summary>
internal enum PastAct
{
    Open, OpenForThem, Write, TellToRead, EndAssistance, Deposit, Abandon, Take, AskForPieces, Answer, Remind, Lapse, Admit, Refuse, LookAgain, Propose, Accept, Decline, Withdraw, WriteToRegion, WriteToThem,
}

/// <summary>One act.</summary>
/// <param name="Act">Which.</param>
/// <param name="After">Days after the act before, or a few more.</param>
/// <param name="Words">What is said with it, or the pieces that are asked for, a line each.</param>
/// <param name="Days">Until when an answer is awaited, in days.</param>
/// <param name="On">The scheme of the request that it is done to; null: each that it can be done to.</param>
/// <param name="To">The scheme that is proposed.</param>
internal sealed record PastStep(PastAct Act, int After, string? Words = null, int Days = 0, string? On = null, string? To = null);

/// <summary>What becomes of a file: the acts, in order. Delays are plausible, and stand for no rule.</summary>
internal sealed record PastStory(params PastStep[] Steps)
{
    private const string Pieces = "Deux devis (fictif)\nLe bail du local (fictif)";

    public static readonly PastStory Begun = new(new PastStep(PastAct.Open, 0));

    public static readonly PastStory Written = Begun.Then(new PastStep(PastAct.Write, 6));

    public static readonly PastStory Abandoned = Written.Then(new PastStep(PastAct.Abandon, 40));

    public static readonly PastStory Deposited = Written.Then(new PastStep(PastAct.Deposit, 8));

    public static readonly PastStory Questioned = Deposited.Then(new PastStep(PastAct.WriteToRegion, 3, "Avez-vous bien reçu notre dossier\u00A0? (fictif)"));

    public static readonly PastStory Verified = Deposited.Then(new PastStep(PastAct.Take, 5));

    public static readonly PastStory Waiting = Verified.Then(new PastStep(PastAct.AskForPieces, 4, Pieces, 30));

    public static readonly PastStory Reminded = Waiting.Then(new PastStep(PastAct.Remind, 32, "Il nous manque toujours ces pièces. (fictif)", 30));

    public static readonly PastStory Lapsed = Reminded.Then(new PastStep(PastAct.Lapse, 33, "Les pièces demandées ne sont pas arrivées. (fictif)"));

    public static readonly PastStory Completed = Waiting.Then(new PastStep(PastAct.Answer, 14));

    public static readonly PastStory Assessed = Verified.Then(new PastStep(PastAct.Admit, 9));

    public static readonly PastStory AssessedWithPieces = Completed.Then(new PastStep(PastAct.Admit, 7));

    public static readonly PastStory Refused = Verified.Then(new PastStep(PastAct.Refuse, 9, "Le projet présenté a déjà eu lieu. (fictif)"));

    public static readonly PastStory LookedAtAgain = Refused.Then(
        new PastStep(PastAct.WriteToRegion, 6, "C’est le premier atelier qui a eu lieu\u00A0; celui-ci reste à ouvrir. (fictif)"), new PastStep(PastAct.LookAgain, 5, "La demande porte bien sur l’atelier qui reste à ouvrir. (fictif)"),
        new PastStep(PastAct.WriteToThem, 0, "Merci, nous regardons à nouveau votre demande. (fictif)"), new PastStep(PastAct.Admit, 6));

    public static readonly PastStory Withdrawn = Verified.Then(new PastStep(PastAct.Withdraw, 12, "Nous avons trouvé un autre financement. (fictif)"));

    /// <summary>A draft that an officer writes with the words of the structure.</summary>
    public static readonly PastStory ForThem = new(new PastStep(PastAct.OpenForThem, 0, "La directrice a appelé\u00A0: elle préfère dicter son projet. (fictif)"), new PastStep(PastAct.Write, 3));

    public static readonly PastStory ForThemAssessed = ForThem.Then(
        new PastStep(PastAct.TellToRead, 1), new PastStep(PastAct.EndAssistance, 2), new PastStep(PastAct.Deposit, 6), new PastStep(PastAct.Take, 4), new PastStep(PastAct.Admit, 8));

    public static PastStory Proposed(string scheme) =>
        Verified.Then(new PastStep(PastAct.Propose, 8, "Cette autre aide convient mieux à votre projet. (fictif)", To: scheme));

    public static PastStory Redirected(string scheme) => Proposed(scheme).Then(new PastStep(PastAct.Accept, 7, "D’accord. (fictif)"));

    public static PastStory Declined(string scheme) =>
        Proposed(scheme).Then(new PastStep(PastAct.Decline, 7, "Nous préférons garder notre demande. (fictif)"), new PastStep(PastAct.Admit, 9));

    /// <summary>One file to show: several requests that do not go at the same pace, pieces given, messages on both sides.</summary>
    public static readonly PastStory Rich = Deposited.Then(
        new PastStep(PastAct.Take, 3),
        new PastStep(PastAct.WriteToThem, 1, "Bonjour, je suis votre dossier. Qui tient la caisse de l’épicerie\u00A0? (fictif)"),
        new PastStep(PastAct.WriteToRegion, 2, "Bonjour, c’est Marcel Wattebled, avec deux bénévoles. (fictif)"),
        new PastStep(PastAct.AskForPieces, 2, "Deux devis pour la cuisine (fictif)\nLa fiche de poste (fictif)", 25, On: "busin-ess"),
        new PastStep(PastAct.Answer, 9, On: "busin-ess"),
        new PastStep(PastAct.Admit, 4, On: "busin-ess"),
        new PastStep(PastAct.Propose, 1, "Votre structure a plus de trois ans\u00A0: INSO convient mieux à cet achat. (fictif)", On: "inv-ess", To: "inso"),
        new PastStep(PastAct.WriteToRegion, 2, "Si nous acceptons INSO, le plan de financement change-t-il\u00A0? (fictif)"),
        new PastStep(PastAct.WriteToThem, 2, "Non, la somme demandée reste la même. (fictif)"));

    private PastStory Then(params PastStep[] steps) => new([.. Steps, .. steps]);
}
