using Beffroi.Platform.Files.Store;

namespace Beffroi.Platform.Files;

/// <summary>Keeps bytes that the application made itself: nobody gave them, so that nothing has to be scanned.</summary>
public sealed class KeepOwnFile
{
    private readonly FilesDb files;
    private readonly IFileStore store;
    private readonly TimeProvider clock;

    internal KeepOwnFile(FilesDb files, IFileStore store, TimeProvider clock) => (this.files, this.store, this.clock) = (files, store, clock);

    /// <summary>Before the transaction that keeps them; otherwise they are gone within a day.</summary>
    /// <exception cref="FileStoreException">They are not kept.</exception>
    public async Task<ContentHash> Put(byte[] content, CancellationToken cancellation)
    {
        var hash = ContentHash.Of(content);
        await files.ExpectOwn(hash, content.Length, clock.GetUtcNow(), cancellation);
        await store.Put(hash, content, cancellation);
        return hash;
    }

    /// <summary>In the transaction that keeps the id.</summary>
    public async Task<FileId> Keep(ContentHash hash, string name, string mediaType, CancellationToken cancellation)
    {
        var id = TypedId.New<FileId>(clock);
        await files.Add(new() { Id = id, Hash = hash, Name = FileName.Safe(name), MediaType = mediaType, ReceivedAt = clock.GetUtcNow() }, cancellation);
        return id;
    }

    /// <summary>In the transaction that kept it, when it is not wanted after all.</summary>
    public Task<int> Forget(FileId id, CancellationToken cancellation) => files.Remove(id, cancellation);
}
