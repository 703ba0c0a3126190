using Beffroi.Platform.Files.Store;

namespace Beffroi.Platform.Files;

/// <summary>A file that may be opened, and its bytes. Whoever has it disposes of it, or answers with <see cref="FileAnswer"/>, which does.</summary>
public sealed record OpenedFile(StoredFile File, Stream Content) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>Opens a file. Whether who asks may see it is for the part that holds its id to say, before.</summary>
public sealed partial class OpenFile
{
    private readonly FilesDb files;
    private readonly IFileStore store;
    private readonly FilesOptions options;
    private readonly ILogger<OpenFile> log;

    internal OpenFile(FilesDb files, IFileStore store, FilesOptions options, ILogger<OpenFile> log) =>
        (this.files, this.store, this.options, this.log) = (files, store, options, log);

    /// <returns>A refusal while the file is in quarantine, when it is infected or unknown, or when the store does not answer.</returns>
    public async Task<Outcome<OpenedFile>> Open(FileId id, CancellationToken cancellation)
    {
        if (await files.Find([id], cancellation) is not [var file])
            return FileRefusals.Absent;
        if (FileWords.Closed(file.State, options) is { } closed)
            return closed;
        try
        {
            if (await store.Open(file.Sha256, cancellation) is { } content)
                return new OpenedFile(file, content);
            LogLost(log, file.Sha256);
        }
        catch (FileStoreException e)
        {
            LogNotRead(log, e.Message, e);
        }
        return FileRefusals.StoreDown;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A file could not be read: {Why}")]
    private static partial void LogNotRead(ILogger log, string why, Exception error);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The store has lost the content {Hash}: restore it from a backup")]
    private static partial void LogLost(ILogger log, ContentHash hash);
}
