namespace Beffroi.Platform.Tables;

/// <summary>Why a table was not read.</summary>
internal static class TableRefusals
{
    public static readonly Refusal Empty = new("table-empty", "Ce tableau est vide.");

    public static readonly Refusal TooLarge = new("table-too-large", $"Ce fichier dépasse {ReadTable.LargestFile / 1_000_000} Mo. Gardez seulement la feuille utile, ou copiez ses cellules.");

    /// <param name="most">That are read.</param>
    public static Refusal TooManyRows(int most) => new("table-too-many-rows", $"Ce tableau a plus de {most} lignes. Gardez seulement les lignes utiles.");

    public static readonly Refusal TooManyCells = new("table-too-many-cells", $"Une ligne de ce tableau a plus de {Table.MostCells} cellules. Gardez seulement les colonnes utiles.");

    public static readonly Refusal NotATable = new("table-not-a-table", "Ce fichier n’est pas un tableau. Donnez un fichier XLSX, ODS ou CSV, ou copiez les cellules.");

    public static readonly Refusal OldWorkbook = new("table-old-workbook", "Ce classeur est dans l’ancien format d’Excel (XLS). Enregistrez-le en XLSX ou en ODS, ou copiez ses cellules.");

    public static readonly Refusal Unreadable = new("table-unreadable", "Ce classeur est abîmé, ou trop grand pour être lu. Ouvrez-le, enregistrez-le de nouveau, ou copiez ses cellules.");
}
