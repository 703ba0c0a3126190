using Beffroi.Platform;
using Beffroi.Platform.Files;

namespace Beffroi.Applications.CaseFiles;

/// <summary>Files that nobody may open: the antivirus has refused them, or has not looked at them yet. Nothing of them is sent nor signed.</summary>
internal sealed class ClosedFiles(FindFiles find, FilesOptions options)
{
    public async Task<IReadOnlyDictionary<FileId, StoredFile>> Among(IEnumerable<FileId?> ids, CancellationToken cancellation) =>
        (await find.Find([.. ids.OfType<FileId>().Distinct()], cancellation)).Where(f => Why(f) is not null).ToDictionary(f => f.Id);

    /// <summary>In words, beside one of them.</summary>
    public string? Why(StoredFile file) => FileWords.WhyClosed(file, options);

    /// <summary>Why what rests on these cannot be done now: those that were refused come first, since waiting for the others would be of no use. Null: nothing is closed.</summary>
    /// <param name="files">How each is called, and its file.</param>
    /// <param name="refused">Of the names of those that were refused.</param>
    /// <param name="waiting">Of the names of those that are still looked at.</param>
    public static Refusal? Obstacle(IReadOnlyList<(string Name, StoredFile File)> files, Func<IReadOnlyList<string>, Refusal> refused, Func<IReadOnlyList<string>, Refusal> waiting) =>
        files.Where(f => f.File.State is ScanState.Infected).Select(f => f.Name).ToList() is { Count: > 0 } infected ? refused(infected)
        : files.Count > 0 ? waiting([.. files.Select(f => f.Name)])
        : null;
}
