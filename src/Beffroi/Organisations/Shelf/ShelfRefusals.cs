using Beffroi.Platform;

namespace Beffroi.Organisations.Shelf;

/// <summary>Why an act on the shelf is refused, in the words of who tried.</summary>
internal static class ShelfRefusals
{
    public static readonly Refusal Full = new("shelf-full", $"Le classeur a déjà {ShelfDocument.Most} documents. Retirez-en un, ou remplacez-en un.");

    public static readonly Refusal Changed = new(
        "shelf-changed", "Quelqu’un a remplacé ce document pendant que vous écriviez. Rien n’est enregistré\u00A0: regardez la nouvelle version, puis recommencez si besoin.");

    public static readonly Refusal Gone = new("shelf-gone", "Ce document a été retiré.");

    public static Refusal Used(string why) => new("shelf-used", $"{why} Le document reste au classeur\u00A0: vous pouvez le remplacer par une nouvelle version.");
}
