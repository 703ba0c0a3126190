using System.Net;

namespace Beffroi.Maps.Contours;

/// <summary>Opens what contours are read from: a file of this machine, or an address.</summary>
internal sealed class ContoursSource(HttpClient http)
{
    /// <summary>For the whole file.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static void Add(IServiceCollection services)
    {
        var client = services.AddHttpClient<ContoursSource>(http =>
        {
            http.Timeout = Patience;
            http.DefaultRequestHeaders.UserAgent.ParseAdd("Beffroi");
        });
        // Their lines would stand before the answer of the command.
        client.RemoveAllLoggers();
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            MaxAutomaticRedirections = 3,
            UseCookies = false,
        });
    }

    /// <summary>An http address, or else the path of a file.</summary>
    public static Uri? AddressOf(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    /// <exception cref="ContourRefusedException">There is nothing there, or more than may be read.</exception>
    public async Task<Stream> Open(string source, CancellationToken cancellation)
    {
        if (AddressOf(source) is { } address)
            return await Download(address, cancellation);
        try
        {
            return new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, useAsync: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ContourRefusedException(ContourRefusals.NoFile);
        }
    }

    private async Task<Stream> Download(Uri address, CancellationToken cancellation)
    {
        var response = await Ask(address, cancellation);
        if (!response.IsSuccessStatusCode)
            throw new ContourRefusedException(ContourRefusals.Unreachable);
        if (response.Content.Headers.ContentLength > ContourFile.LargestFile)
            throw new ContourRefusedException(ContourRefusals.TooLarge);
        return await response.Content.ReadAsStreamAsync(cancellation);
    }

    private async Task<HttpResponseMessage> Ask(Uri address, CancellationToken cancellation)
    {
        try
        {
            return await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException)
        {
            throw new ContourRefusedException(ContourRefusals.Unreachable);
        }
    }
}
