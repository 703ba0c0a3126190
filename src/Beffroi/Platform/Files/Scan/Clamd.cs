using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Beffroi.Platform.Files.Scan;

/// <summary>What clamd said of some bytes.</summary>
internal abstract record Verdict
{
    private Verdict() { }

    public sealed record Clean : Verdict;

    /// <param name="Signature">The name of what it found.</param>
    public sealed record Infected(string Signature) : Verdict;

    /// <summary>It could not be reached.</summary>
    public sealed record Away(string Why) : Verdict;

    /// <summary>It was reached, and did not say.</summary>
    public sealed record Silent(string Why) : Verdict;
}

/// <summary>The ClamAV daemon over TCP. Whatever is not a plain « OK » is not one.</summary>
internal sealed class Clamd(FilesOptions options)
{
    private const int Chunk = 64 * 1024, LongestAnswer = 4 * 1024;

    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(5);

    /// <summary>Has bytes scanned. Each step lasts as long as the options allow, and no longer.</summary>
    public async Task<Verdict> Scan(Stream content, CancellationToken cancellation)
    {
        using var socket = new TcpClient();
        try
        {
            await Connect(socket, ConnectWithin, cancellation);
        }
        catch (Exception e) when (IsFault(e, cancellation))
        {
            return new Verdict.Away($"clamd cannot be reached ({Word(e)})");
        }
        try
        {
            return Read(await Ask(socket.GetStream(), content, cancellation));
        }
        catch (Exception e) when (IsFault(e, cancellation))
        {
            return new Verdict.Silent($"clamd did not answer ({Word(e)})");
        }
    }

    /// <summary>Whether it answers, within that time.</summary>
    public async Task<bool> Answers(TimeSpan within, CancellationToken cancellation)
    {
        using var socket = new TcpClient();
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(within);
            await Connect(socket, within, limit.Token);
            await socket.GetStream().WriteAsync("zPING\0"u8.ToArray(), limit.Token);
            return await Answer(socket.GetStream(), limit.Token) == "PONG";
        }
        catch (Exception e) when (IsFault(e, cancellation))
        {
            return false;
        }
    }

    private async Task Connect(TcpClient socket, TimeSpan within, CancellationToken cancellation)
    {
        var address = options.Clamd ?? throw new InvalidOperationException($"{FilesOptions.ClamdKey} is not set.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(within);
        await socket.ConnectAsync(address.Host, address.Port, limit.Token);
    }

    private async Task<string> Ask(NetworkStream clamd, Stream content, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(options.ClamdTimeout);
        try
        {
            await clamd.WriteAsync("zINSTREAM\0"u8.ToArray(), limit.Token);
            var buffer = new byte[4 + Chunk];
            int read;
            while ((read = await content.ReadAtLeastAsync(buffer.AsMemory(4), Chunk, throwOnEndOfStream: false, limit.Token)) > 0)
            {
                BinaryPrimitives.WriteInt32BigEndian(buffer, read);
                await clamd.WriteAsync(buffer.AsMemory(0, 4 + read), limit.Token);
                limit.CancelAfter(options.ClamdTimeout);
            }
            await clamd.WriteAsync(new byte[4], limit.Token);
        }
        catch (IOException) when (clamd.DataAvailable)
        {
            // It hung up in the middle of the bytes, and has said why.
        }
        return await Answer(clamd, limit.Token);
    }

    private static async Task<string> Answer(NetworkStream clamd, CancellationToken cancellation)
    {
        var buffer = new byte[LongestAnswer];
        var length = 0;
        while (length < buffer.Length && await clamd.ReadAsync(buffer.AsMemory(length), cancellation) is > 0 and var read)
        {
            length += read;
            if (buffer.AsSpan(0, length).Contains((byte)0))
                break;
        }
        return Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\0', '\n');
    }

    private static Verdict Read(string answer)
    {
        const string stream = "stream: ", found = " FOUND";
        if (answer == stream + "OK")
            return new Verdict.Clean();
        if (answer.StartsWith(stream, StringComparison.Ordinal) && answer.EndsWith(found, StringComparison.Ordinal) && answer.Length > stream.Length + found.Length)
            return new Verdict.Infected(answer[stream.Length..^found.Length]);
        return new Verdict.Silent(answer.Length == 0 ? "clamd hung up" : $"clamd answered « {answer[..Math.Min(answer.Length, 200)]} »");
    }

    private static bool IsFault(Exception e, CancellationToken cancellation) =>
        e is SocketException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested;

    private static string Word(Exception e) => e is OperationCanceledException ? "too slow" : e.Message;
}
