namespace Beffroi.Platform.Tables;

/// <summary>One cell, as it is read: nothing is calculated here.</summary>
/// <param name="Text">As it was typed or shown; empty: nothing is there.</param>
/// <param name="Number">What a workbook keeps as a number; null when it is text, and in what is pasted.</param>
/// <param name="IsFormula">A formula whose result is not in the file.</param>
public sealed record TableCell(string Text, decimal? Number = null, bool IsFormula = false)
{
    public bool IsBlank => Text.Length == 0 && Number is null && !IsFormula;
}

/// <param name="Number">From 1, as the spreadsheet numbers it.</param>
public sealed record TableRow(int Number, IReadOnlyList<TableCell> Cells);

/// <summary>A table that a person has copied from a spreadsheet, or the first sheet of a workbook that has something in it.</summary>
/// <param name="Rows">Those that have something in them.</param>
public sealed record Table(IReadOnlyList<TableRow> Rows)
{
    /// <summary>What is read is for a person to look at: no more rows, and no more cells in one.</summary>
    public const int MostRows = 1_000, MostCells = 60;

    /// <summary>Of the sheet that was read; null when there are no sheets.</summary>
    public string? Sheet { get; init; }

    /// <summary>The other sheets.</summary>
    public IReadOnlyList<string> OtherSheets { get; init; } = [];
}
