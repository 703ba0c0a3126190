using Beffroi.Platform.Files.Inspect;
using Beffroi.Platform.Files.Store;

namespace Beffroi.Platform.Files;

/// <summary>A file whose bytes are checked and safe, and that nobody keeps yet: unless <see cref="KeepFile"/> keeps it, it is gone within a day.</summary>
public sealed record ArrivedFile
{
    internal ArrivedFile(ContentHash sha256, Inspected inspected) =>
        (Sha256, Name, MediaType, Size) = (sha256, inspected.Name, inspected.Kind.MediaType, inspected.Content.Length);

    public ContentHash Sha256 { get; }

    public string Name { get; }

    public string MediaType { get; }

    public long Size { get; }
}

/// <summary>Bounds the memory that files being received take: <see cref="Most"/> of them at once in a process.</summary>
internal sealed class ArrivalHall : IDisposable
{
    public const int Most = 8;

    private readonly SemaphoreSlim places = new(Most, Most);

    public Task Enter(CancellationToken cancellation) => places.WaitAsync(cancellation);

    public void Leave() => places.Release();

    public void Dispose() => places.Dispose();
}

/// <summary>Takes a file that a person gives: reads it, decides what it is by its bytes, refuses what is not received, and puts it into the store.</summary>
public sealed partial class ReceiveFile
{
    /// <summary>In bytes: 20 Mo.</summary>
    public const int LargestFile = 20_000_000;

    /// <summary>
    /// In bytes: of a form with one file, <c>[RequestSizeLimit(ReceiveFile.LargestRequest)]</c> on its page. Twice the largest, so that who gives one that is too large reads why, beside the field, and
    /// not a page of error.
    /// </summary>
    public const long LargestRequest = (2 * LargestFile) + (64 * 1024);

    /// <summary>For the attribute <c>accept</c> of a field. HEIC is received and not asked for: an iPhone then sends a JPEG, which everyone can open.</summary>
    public const string Accept = ".pdf,.docx,.odt,.txt,.xlsx,.ods,.csv,image/jpeg,image/png,image/webp";

    private static readonly TimeSpan ReadWithin = TimeSpan.FromMinutes(1);

    private readonly FilesDb files;
    private readonly IFileStore store;
    private readonly FilesOptions options;
    private readonly ArrivalHall hall;
    private readonly TimeProvider clock;
    private readonly ILogger<ReceiveFile> log;

    internal ReceiveFile(FilesDb files, IFileStore store, FilesOptions options, ArrivalHall hall, TimeProvider clock, ILogger<ReceiveFile> log) =>
        (this.files, this.store, this.options, this.hall, this.clock, this.log) = (files, store, options, hall, clock, log);

    /// <summary>To be called before the transaction of the act, and outside any other.</summary>
    /// <param name="name">As the device gave it.</param>
    /// <param name="declaredType">The media type that the device gave.</param>
    /// <param name="content">Read to its end, in memory.</param>
    /// <param name="cancellation">Of the act.</param>
    /// <returns>A refusal when files are off, when this one is not received, or when the store cannot keep it now.</returns>
    public async Task<Outcome<ArrivedFile>> Receive(string? name, string? declaredType, Stream content, CancellationToken cancellation)
    {
        if (!options.IsOn)
            return FileRefusals.Off;
        await hall.Enter(cancellation);
        try
        {
            var bytes = await Read(content, cancellation);
            if (!bytes.Succeeded)
                return bytes.Refusal;
            var inspected = InspectFile.Of(name, declaredType, bytes.Value);
            return inspected.Succeeded ? await Store(inspected.Value, cancellation) : inspected.Refusal;
        }
        finally
        {
            hall.Leave();
        }
    }

    /// <inheritdoc cref="Receive(string?, string?, Stream, CancellationToken)"/>
    /// <param name="given">Of a form; null or without a name: no file was chosen, which is an empty one.</param>
    /// <param name="cancellation">Of the act.</param>
    public async Task<Outcome<ArrivedFile>> Receive(IFormFile? given, CancellationToken cancellation)
    {
        if (given is null)
            return options.IsOn ? FileRefusals.Empty : FileRefusals.Off;
        await using var content = given.OpenReadStream();
        return await Receive(given.FileName, given.ContentType, content, cancellation);
    }

    private static async Task<Outcome<byte[]>> Read(Stream content, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(ReadWithin);
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        try
        {
            while (await content.ReadAsync(buffer, limit.Token) is > 0 and var read)
            {
                if (bytes.Length + read > LargestFile)
                    return FileRefusals.TooLarge;
                bytes.Write(buffer, 0, read);
            }
            return bytes.ToArray();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return FileRefusals.NotRead;
        }
    }

    /// <summary>The note in the database comes before the bytes, so that no bytes are in the store without it.</summary>
    private async Task<Outcome<ArrivedFile>> Store(Inspected inspected, CancellationToken cancellation)
    {
        var hash = ContentHash.Of(inspected.Content);
        if (await files.Expect(hash, inspected.Content.Length, clock.GetUtcNow(), cancellation) == ScanState.Infected)
            return FileRefusals.Infected;
        try
        {
            await store.Put(hash, inspected.Content, cancellation);
        }
        catch (FileStoreException e)
        {
            LogNotStored(log, e.Message, e);
            return e.Refusal;
        }
        return new ArrivedFile(hash, inspected);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A file could not be stored: {Why}")]
    private static partial void LogNotStored(ILogger log, string why, Exception error);
}
