using Beffroi.Catalogue;
using Beffroi.Platform;
using Beffroi.Platform.Tables;

namespace Beffroi.Organisations.PublicLists;

/// <summary>What was taken.</summary>
/// <param name="List">With its count.</param>
/// <param name="Column">Where it was read.</param>
internal sealed record ImportedList(PublicList List, SirenColumn Column);

/// <summary>Reads a list out of a table (CSV, XLSX, ODS) and puts it in the place of the one before. Refused, interrupted or killed, it changes nothing.</summary>
internal sealed class ImportPublicList(PublicListsDb db, RegionClock days, TimeProvider clock)
{
    /// <summary>The whole country has about two thousand ESUS and four thousand SIAE.</summary>
    private const int MostRows = 50_000;

    /// <param name="kind">Which.</param>
    /// <param name="path">Of the file.</param>
    /// <param name="edition">The day that the list is of.</param>
    /// <param name="source">Who published it.</param>
    /// <param name="cancellation">Nothing is kept.</param>
    public async Task<Outcome<ImportedList>> Import(PublicListKind kind, string path, DateOnly edition, string source, CancellationToken cancellation)
    {
        if (edition > days.Today)
            return PublicListRefusals.ToCome;
        if (source.Length > PublicListMapping.LongestSource)
            return PublicListRefusals.SourceTooLong;
        var file = new FileInfo(path);
        if (!file.Exists)
            return PublicListRefusals.NoFile;
        if (file.Length > ReadTable.LargestFile)
            return ReadTable.TooLarge;
        var table = ReadTable.OfFile(file.Name, await File.ReadAllBytesAsync(path, cancellation), MostRows);
        if (!table.Succeeded)
            return table.Refusal;
        if (SirenColumn.In(table.Value) is not { } column)
            return PublicListRefusals.NoNumbers;
        if (column.SetAside.Count > column.Read)
            return PublicListRefusals.MostlyWrong(column.Name, column.SetAside.Count, column.SetAside.Count + column.Read);
        var list = new PublicList { Kind = kind, Edition = edition, Source = source, ImportedAt = clock.GetUtcNow(), Count = column.Sirens.Count };
        var kept = await db.Replace(list, column.Sirens, cancellation);
        return kept.Succeeded ? new ImportedList(kept.Value, column) : kept.Refusal;
    }
}
