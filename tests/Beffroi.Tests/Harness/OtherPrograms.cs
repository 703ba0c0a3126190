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

    /// <summary>The folder where the packages of npm are.</summary>
    public static string Modules()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (Directory.Exists(Path.Combine(at.FullName, "node_modules")))
                return at.FullName;
        throw new InvalidOperationException("No node_modules above the tests: run `make test`, which installs them.");
    }
}
