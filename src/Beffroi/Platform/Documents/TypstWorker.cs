using System.Buffers.Binary;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Beffroi.Platform.Documents;

/// <summary>The worker could not be started, and will not be by trying again at once.</summary>
internal sealed class WorkerUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The worker ended, or answered what nobody can read.</summary>
internal sealed class WorkerLostException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What the worker answered: a document, or what Typst refuses in it.</summary>
/// <param name="Memory">Bytes that the worker holds.</param>
internal readonly record struct WorkerAnswer(byte[]? Pdf, string? Error, long Memory);

/// <summary>One process of <c>worker.mjs</c>. Asked one thing at a time.</summary>
internal sealed class TypstWorker : IDisposable
{
    private const int LargestAnswer = 64 * 1024 * 1024, WhenTypstIsMissing = 3, KeptOfErrors = 2_000;

    private readonly Process process;
    private readonly Task<string> errors;
    private int asked;

    private TypstWorker(Process process) => (this.process, Id, errors) = (process, process.Id, LastOf(process.StandardError));

    public int Id { get; }

    /// <returns>Once it is ready.</returns>
    /// <exception cref="WorkerUnavailableException">Node or Typst is not there.</exception>
    /// <exception cref="WorkerLostException">It ended before it was ready.</exception>
    public static async Task<TypstWorker> Start(DocumentOptions options, CancellationToken cancellation)
    {
        if (options.Node is not { } node)
            throw new WorkerUnavailableException($"{DocumentOptions.NodeKey} is none.");
        if (options.Modules is not { } modules)
            throw new WorkerUnavailableException("No node_modules with Typst stands above the program: run `make node_modules/.package-lock.json`, or `make dist`.");
        var start = new ProcessStartInfo(node, ["--max-old-space-size=256", Path.Combine(options.Templates, "worker.mjs"), modules, options.Templates])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // It needs nothing of what the program was told, passwords least of all.
        start.Environment.Clear();
        start.Environment["PATH"] = Environment.GetEnvironmentVariable("PATH");
        Process started;
        try
        {
            started = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new WorkerUnavailableException($"« {node} » cannot be run: {e.Message}. {DocumentOptions.NodeKey} names the Node program.", e);
        }
        var worker = new TypstWorker(started);
        try
        {
            using var ready = await worker.Read(cancellation);
            return worker;
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    /// <param name="request">The members of the message, but its number.</param>
    /// <param name="cancellation">When it is cancelled the worker is of no more use: its answer would be taken for the next one.</param>
    /// <exception cref="WorkerLostException">It ended before it answered.</exception>
    public async Task<WorkerAnswer> Ask(ReadOnlyMemory<byte> request, CancellationToken cancellation)
    {
        asked++;
        try
        {
            var number = Encoding.ASCII.GetBytes($"{{\"id\":{asked},");
            var length = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(length, number.Length + request.Length - 1);
            var input = process.StandardInput.BaseStream;
            await input.WriteAsync(length, cancellation);
            await input.WriteAsync(number, cancellation);
            // The brace that opens it is already written.
            await input.WriteAsync(request[1..], cancellation);
            await input.FlushAsync(cancellation);
        }
        catch (IOException e)
        {
            throw await Lost(e);
        }
        using var answer = await Read(cancellation);
        var root = answer.RootElement;
        if (root.GetProperty("id").GetInt32() != asked)
            throw new WorkerLostException("It answered another question.");
        return new(
            root.TryGetProperty("pdf", out var pdf) ? pdf.GetBytesFromBase64() : null,
            root.TryGetProperty("error", out var error) ? error.GetString() : null,
            root.GetProperty("memory").GetInt64());
    }

    private async Task<JsonDocument> Read(CancellationToken cancellation)
    {
        try
        {
            var output = process.StandardOutput.BaseStream;
            var length = new byte[4];
            await output.ReadExactlyAsync(length, cancellation);
            var size = BinaryPrimitives.ReadInt32BigEndian(length);
            if (size is < 2 or > LargestAnswer)
                throw new WorkerLostException($"It announced {size} bytes.");
            var body = new byte[size];
            await output.ReadExactlyAsync(body, cancellation);
            return JsonDocument.Parse(body);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            throw await Lost(e);
        }
    }

    private async Task<Exception> Lost(Exception cause)
    {
        Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        var said = await errors;
        return process.ExitCode == WhenTypstIsMissing
            ? new WorkerUnavailableException($"Typst does not load: {said}", cause)
            : new WorkerLostException($"It ended with {process.ExitCode}. {said}", cause);
    }

    /// <summary>The end of what it says is wrong: read all along, for a full pipe would stop it.</summary>
    private static async Task<string> LastOf(StreamReader reader)
    {
        var kept = new StringBuilder();
        while (await reader.ReadLineAsync(CancellationToken.None) is { } line)
        {
            kept.Append(line.AsSpan(0, Math.Min(line.Length, KeptOfErrors))).Append(' ');
            if (kept.Length > KeptOfErrors)
                kept.Remove(0, kept.Length - KeptOfErrors);
        }
        return kept.ToString().Trim();
    }

    private void Kill()
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
    }
}
