using System.Security.Cryptography;
using System.Text.Json;
using Beffroi.Platform.Files.Store;
using Beffroi.Platform.Jobs;

namespace Beffroi.Platform.Files.Scan;

/// <summary>What the payload of a scan holds.</summary>
internal sealed record ScanOrder(string Hash)
{
    public const string JobKind = "file-scan";

    public static ScanOrder Read(string payload) =>
        JsonSerializer.Deserialize<ScanOrder>(payload) ?? throw new JsonException("The payload of a scan is an object.");

    /// <summary>One for each file that is kept: the same bytes may come back after they were erased, and be scanned again.</summary>
    public static Task<bool> Post(Outbox outbox, FileId file, ContentHash hash, CancellationToken cancellation) =>
        outbox.Post(JobKind, $"{JobKind}/{file}", JsonSerializer.Serialize(new ScanOrder(hash.ToString())), cancellation: cancellation);
}

/// <summary>Whether scans wait for a clamd that could not be reached. True at first: what waited before this start is looked at once.</summary>
internal sealed class ScansHeldUp
{
    private volatile bool value = true;

    public bool Value { get => value; set => this.value = value; }
}

/// <summary>Has the bytes of a file scanned, after they were kept: they leave the quarantine when clamd says that they are clean, and the store when it does not.</summary>
internal sealed partial class ScanFile(FilesDb files, IFileStore store, Clamd clamd, FilesOptions options, ScansHeldUp heldUp, TimeProvider clock, ILogger<ScanFile> log) : IJobHandler
{
    public async Task<JobEnd> Run(JobTask job, CancellationToken cancellation)
    {
        var hash = ContentHash.Parse(ScanOrder.Read(job.Payload).Hash);
        switch (await files.StateOf(hash, cancellation))
        {
            case null or ScanState.Clean:
                return new JobEnd.Done();
            case ScanState.Infected:
                // Also what a kill left to do.
                await store.Remove(hash, cancellation);
                return new JobEnd.Done();
        }
        if (options.Clamd is null)
            return new JobEnd.Again($"{FilesOptions.ClamdKey} is not set");
        return await Scan(hash, cancellation) switch
        {
            null => new JobEnd.Refused("the store does not have these bytes, or has others"),
            Verdict.Clean => await Settle(hash, ScanState.Clean, cancellation),
            Verdict.Infected infected => await Settle(hash, ScanState.Infected, cancellation, infected.Signature),
            Verdict.Away away => HoldUp(away.Why),
            Verdict.Silent silent => new JobEnd.Again(silent.Why),
            var other => throw new InvalidOperationException($"Nothing is done of {other}."),
        };
    }

    /// <summary>Null when what is in the store is not what was given: a scan of other bytes would say nothing of these.</summary>
    private async Task<Verdict?> Scan(ContentHash hash, CancellationToken cancellation)
    {
        await using var content = await store.Open(hash, cancellation);
        if (content is null)
            return null;
        using var read = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var hashing = new HashingStream(content, read);
        var verdict = await clamd.Scan(hashing, cancellation);
        return verdict is Verdict.Clean && ContentHash.Of(read) != hash ? null : verdict;
    }

    private async Task<JobEnd> Settle(ContentHash hash, ScanState state, CancellationToken cancellation, string signature = "")
    {
        await files.Settle(hash, state, clock.GetUtcNow(), cancellation);
        if (state == ScanState.Infected)
        {
            LogInfected(log, hash, signature);
            await store.Remove(hash, cancellation);
        }
        return new JobEnd.Done();
    }

    private JobEnd.Again HoldUp(string why)
    {
        heldUp.Value = true;
        return new(why);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "clamd found {Signature} in the file of content {Hash}; its bytes are erased")]
    private static partial void LogInfected(ILogger log, ContentHash hash, string signature);
}

/// <summary>As soon as clamd answers again, all that waited for it begins again, whatever the pause it was put off for.</summary>
internal sealed class ResumeScans(FilesDb files, JobsDb jobs, Outbox outbox, Clamd clamd, FilesOptions options, ScansHeldUp heldUp, TimeProvider clock) : IRecurringWork
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(2);

    public async Task Run(CancellationToken cancellation)
    {
        if (options.Clamd is null || !heldUp.Value || !await clamd.Answers(AnswersWithin, cancellation))
            return;
        heldUp.Value = false;
        await jobs.BeginAgain(ScanOrder.JobKind, clock.GetUtcNow(), cancellation);
        // Those that have no job: kept while nobody checked them, or so long ago that their job was erased.
        foreach (var (file, hash) in await files.InQuarantine(cancellation))
            await ScanOrder.Post(outbox, file, hash, cancellation);
    }
}

/// <summary>Hashes what is read through it.</summary>
internal sealed class HashingStream(Stream inner, IncrementalHash hash) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        hash.AppendData(buffer.Span[..read]);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
