namespace Beffroi.Platform.Files.Store;

/// <summary>Keeps bytes under their hash. What it was given is safe from a power cut when it answers.</summary>
internal interface IFileStore
{
    /// <summary>Harmless for bytes that are there.</summary>
    /// <exception cref="FileStoreException">They are not kept.</exception>
    Task Put(ContentHash hash, byte[] content, CancellationToken cancellation);

    /// <returns>Null when they are not there.</returns>
    /// <exception cref="FileStoreException">Nobody can tell.</exception>
    Task<Stream?> Open(ContentHash hash, CancellationToken cancellation);

    /// <summary>Harmless for bytes that are not there.</summary>
    /// <exception cref="FileStoreException">They may still be there.</exception>
    Task Remove(ContentHash hash, CancellationToken cancellation);

    /// <summary>Removes what a process that was killed left half-written before that instant.</summary>
    /// <exception cref="FileStoreException">Some of it may still be there.</exception>
    Task RemoveHalves(DateTimeOffset before, CancellationToken cancellation);

    /// <summary>Returns when bytes can be kept.</summary>
    /// <exception cref="FileStoreException">They cannot.</exception>
    Task Check(CancellationToken cancellation);
}

/// <summary>The store cannot do it now.</summary>
internal sealed class FileStoreException : Exception
{
    public FileStoreException(string message, Exception cause, bool isFull) : base(message, cause) => IsFull = isFull;

    public FileStoreException() { }

    public FileStoreException(string message) : base(message) { }

    public FileStoreException(string message, Exception cause) : base(message, cause) { }

    public bool IsFull { get; }

    public Refusal Refusal => IsFull ? FileRefusals.StoreFull : FileRefusals.StoreDown;
}
