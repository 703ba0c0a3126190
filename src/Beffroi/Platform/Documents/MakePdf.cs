using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Beffroi.Platform.Documents;

/// <summary>
/// Makes tagged PDF (PDF/UA-1) from a template and data, with one worker that is started at the first need, started again when it dies, and ended
/// when it has not been asked for a while. Documents are made one after the other; each takes milliseconds.
/// </summary>
public sealed partial class MakePdf : IDisposable
{
    /// <summary>Of those who wait; one more is told to come back.</summary>
    private const int MostWaiting = 64;

    private const int MostAttempts = 3, LargestRequest = 2 * 1024 * 1024;

    /// <summary>A worker that holds more is replaced after its document.</summary>
    private const long MostMemory = 512L * 1024 * 1024;

    /// <summary>For the turn, then for the document.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Time for which a worker that cannot be started is not tried again.</summary>
    private static readonly TimeSpan RestWhenUnavailable = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan IdleFor = TimeSpan.FromMinutes(10);

    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.KebabCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private readonly DocumentOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger<MakePdf> log;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ITimer idle;
    private TypstWorker? worker;
    private long closedUntil;
    private int waiting;

    public MakePdf(DocumentOptions options, TimeProvider clock, ILogger<MakePdf> log)
    {
        (this.options, this.clock, this.log) = (options, clock, log);
        idle = clock.CreateTimer(_ => EndIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The process of the worker; null while none runs.</summary>
    public int? WorkerId => worker?.Id;

    /// <summary>The bytes of the document.</summary>
    /// <exception cref="ArgumentException">It has no title.</exception>
    public async Task<Outcome<byte[]>> Make(PdfDocument document, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(document.Title))
            throw new ArgumentException("A document has a title.", nameof(document));
        var request = Write(document);
        if (request.Length > LargestRequest)
            return DocumentRefusals.TooLarge;
        if (Interlocked.Read(ref closedUntil) > clock.GetUtcNow().UtcTicks)
            return DocumentRefusals.Unavailable;
        try
        {
            if (Interlocked.Increment(ref waiting) > MostWaiting || !await turn.WaitAsync(Patience, cancellation))
                return DocumentRefusals.Busy;
            // Goes on when nobody waits for it any more: what the worker answers must be read.
            return await InTurn(document.Template, request).WaitAsync(cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    /// <summary>What a template is filled with, as it is kept.</summary>
    internal static string FactsOf(object content) => JsonSerializer.Serialize(content, Format);

    private static byte[] Write(PdfDocument document) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            document.Template,
            Time = new DateTimeOffset(document.Date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds(),
            Data = new { document.Title, document.Date, document.Content },
        },
        Format);

    private async Task<Outcome<byte[]>> InTurn(string template, byte[] request)
    {
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return Judge(template, await Ask(request, patience.Token));
                }
                catch (WorkerLostException e)
                {
                    End();
                    LogLost(log, e.Message);
                    if (attempt == MostAttempts)
                        return DocumentRefusals.Failed;
                }
            }
        }
        catch (OperationCanceledException)
        {
            End();
            LogSlow(log, template);
            return DocumentRefusals.TooSlow;
        }
        catch (WorkerUnavailableException e)
        {
            Interlocked.Exchange(ref closedUntil, (clock.GetUtcNow() + RestWhenUnavailable).UtcTicks);
            LogUnavailable(log, e.Message);
            return DocumentRefusals.Unavailable;
        }
        finally
        {
            idle.Change(IdleFor, Timeout.InfiniteTimeSpan);
            turn.Release();
        }
    }

    private async Task<WorkerAnswer> Ask(byte[] request, CancellationToken cancellation)
    {
        worker ??= await TypstWorker.Start(options, cancellation);
        return await worker.Ask(request, cancellation);
    }

    private Outcome<byte[]> Judge(string template, WorkerAnswer answer)
    {
        if (answer.Memory > MostMemory)
            End();
        if (answer.Pdf is { } pdf)
            return pdf;
        LogRefused(log, template, answer.Error ?? "");
        return DocumentRefusals.Failed;
    }

    private void EndIdle()
    {
        if (!turn.Wait(0))
            return;
        End();
        turn.Release();
    }

    private void End()
    {
        worker?.Dispose();
        worker = null;
    }

    public void Dispose()
    {
        // The turn is left as it is: whoever still has it gives it back.
        idle.Dispose();
        End();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The document worker was lost; another is started: {Why}")]
    private static partial void LogLost(ILogger log, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "No document can be made: {Why}")]
    private static partial void LogUnavailable(ILogger log, string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "The document {Template} took too long; its worker is ended")]
    private static partial void LogSlow(ILogger log, string template);

    [LoggerMessage(Level = LogLevel.Error, Message = "The document {Template} was refused: {Why}")]
    private static partial void LogRefused(ILogger log, string template, string why);
}
