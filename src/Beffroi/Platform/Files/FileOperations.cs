using Beffroi.Platform.Files.Scan;
using Beffroi.Platform.Jobs;

namespace Beffroi.Platform.Files;

/// <summary>Keeps a file that has arrived.</summary>
public sealed class KeepFile
{
    private readonly FilesDb files;
    private readonly FilesOptions options;
    private readonly Outbox outbox;
    private readonly TimeProvider clock;

    internal KeepFile(FilesDb files, FilesOptions options, Outbox outbox, TimeProvider clock) =>
        (this.files, this.options, this.outbox, this.clock) = (files, options, outbox, clock);

    /// <summary>In the transaction of the act that keeps the id (<c>db.Write</c>): both are kept, or neither. The file is scanned right after the commit.</summary>
    /// <returns>The id of this file, for the part to keep. It is in quarantine, unless the same bytes were found clean before.</returns>
    public Task<FileId> Keep(ArrivedFile arrived, CancellationToken cancellation) => Keep(arrived.Sha256, arrived.Name, arrived.MediaType, cancellation);

    /// <summary>In the transaction of the act that keeps the id: another file of the same bytes as one that nobody lets go meanwhile. It stays when that one leaves.</summary>
    public Task<FileId> KeepAgain(StoredFile file, CancellationToken cancellation) => Keep(file.Sha256, file.Name, file.MediaType, cancellation);

    private Task<FileId> Keep(ContentHash hash, string name, string mediaType, CancellationToken cancellation) => files.Write(
        async () =>
        {
            var id = TypedId.New<FileId>(clock);
            var state = await files.Add(
                new() { Id = id, Hash = hash, Name = name, MediaType = mediaType, ReceivedAt = clock.GetUtcNow() }, cancellation);
            if (state == ScanState.Quarantined && options.Clamd is not null)
                await ScanOrder.Post(outbox, id, hash, cancellation);
            return id;
        },
        cancellation);
}

/// <summary>Tells of files what is known of them, without their bytes.</summary>
public sealed class FindFiles
{
    private readonly FilesDb files;

    internal FindFiles(FilesDb files) => this.files = files;

    /// <returns>Those that are known, the oldest first.</returns>
    public Task<IReadOnlyList<StoredFile>> Find(IReadOnlyCollection<FileId> ids, CancellationToken cancellation) => files.Find(ids, cancellation);
}

/// <summary>Lets a file go.</summary>
public sealed class ForgetFile
{
    private readonly FilesDb files;

    internal ForgetFile(FilesDb files) => this.files = files;

    /// <summary>In the transaction of the act that forgets the id. Its bytes leave the store within the hour, or a day after they were given, unless another file has the same.</summary>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> Forget(FileId id, CancellationToken cancellation) => await files.Remove(id, cancellation) > 0;
}
