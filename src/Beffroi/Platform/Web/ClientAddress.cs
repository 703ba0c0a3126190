using System.Net;
using System.Net.Sockets;
using Beffroi.Platform.Configuration;

namespace Beffroi.Platform.Web;

/// <summary>Where a request comes from, for limits alone: it is neither kept nor logged.</summary>
public static class ClientAddress
{
    /// <returns>An IPv4 address, or the /64 network of an IPv6 one, which is one subscriber; null for this very machine, unless the settings count it.</returns>
    public static string? ToLimit(HttpContext http, PlatformOptions options)
    {
        var address = http.Connection.RemoteIpAddress ?? IPAddress.Loopback;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address) && !options.RateOnLoopback)
            return null;
        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
