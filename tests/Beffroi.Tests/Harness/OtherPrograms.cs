using System.Net;
using System.Net.Sockets;

namespace Beffroi.Tests.Harness;

/// <summary>What the real programs that tests start have in common.</summary>
internal static class OtherPrograms
{
    /// <summary>One that nobody listens to now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
