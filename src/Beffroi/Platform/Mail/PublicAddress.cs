using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Beffroi.Platform.Mail;

/// <summary>The address of the site for who reads it elsewhere than in a request: a mail, a feed.</summary>
public sealed class PublicAddress(MailOptions options, IServer server)
{
    /// <summary>Scheme, host and path, without a final slash: as set, or where this process listens.</summary>
    public string Root => options.Address?.AbsoluteUri.TrimEnd('/') ?? $"http://localhost{Port}";

    private string Port => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } bound ? $":{new Uri(bound).Port}" : "";
}
