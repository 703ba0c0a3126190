using System.Net;
using System.Net.Sockets;

namespace Beffroi.Tests.Harness;

/// <summary>What a door does with those who come through.</summary>
public enum DoorFault
{
    None,

    /// <summary>Takes what is said, passes nothing on, and never answers.</summary>
    KeepsSilent,

    /// <summary>Hangs up after the first bytes.</summary>
    CutsInTheMiddle,

    /// <summary>Passes everything on, and hangs up when the answer comes.</summary>
    CutsTheAnswer,
}

/// <summary>A TCP port before a real server, with faults on demand.</summary>
public sealed class Door : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly int target;
    private readonly Task accepting;

    public Door(int target)
    {
        this.target = target;
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public DoorFault Fault { get; set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        listener.Dispose();
        stop.Dispose();
    }

    private async Task Accept()
    {
        while (!stop.IsCancellationRequested)
            _ = Pass(await listener.AcceptTcpClientAsync(stop.Token));
    }

    private async Task Pass(TcpClient client)
    {
        using var guest = client;
        if (Fault is DoorFault.KeepsSilent)
        {
            var buffer = new byte[81_920];
            while (await guest.GetStream().ReadAsync(buffer, stop.Token) > 0) { }
            return;
        }
        if (Fault is DoorFault.CutsInTheMiddle)
        {
            _ = await guest.GetStream().ReadAtLeastAsync(new byte[100], 100, throwOnEndOfStream: false, stop.Token);
            guest.LingerState = new(true, 0);
            return;
        }
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, target, stop.Token);
        var there = guest.GetStream().CopyToAsync(server.GetStream(), stop.Token);
        if (Fault is DoorFault.CutsTheAnswer)
        {
            _ = await server.GetStream().ReadAtLeastAsync(new byte[4], 4, throwOnEndOfStream: false, stop.Token);
            return;
        }
        await Task.WhenAny(server.GetStream().CopyToAsync(guest.GetStream(), stop.Token), Task.Delay(Timeout.Infinite, stop.Token));
        _ = there;
    }
}
