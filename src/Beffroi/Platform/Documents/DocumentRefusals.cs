namespace Beffroi.Platform.Documents;

/// <summary>Why no document came. The page says it and offers to print; the rest of the site goes on.</summary>
internal static class DocumentRefusals
{
    public static readonly Refusal Unavailable = new(
        "document-unavailable", "Ce site ne peut pas fabriquer de PDF en ce moment.");

    public static readonly Refusal Busy = new(
        "document-busy", "Trop de PDF sont demandés en ce moment. Réessayez dans une minute.");

    public static readonly Refusal Failed = new(
        "document-failed", "Le PDF n’a pas pu être fabriqué. Ce n’est pas de votre fait, le problème est enregistré.");

    public static readonly Refusal TooSlow = new(
        "document-too-slow", "Le PDF a demandé trop de temps. Réessayez dans une minute.");

    public static readonly Refusal NotYetMade = new(
        "document-not-yet-made", "Ce PDF est en cours de fabrication. Revenez dans quelques minutes.");

    public static readonly Refusal TooLarge = new(
        "document-too-large", "Ce document est trop long pour un PDF.");
}
