using System.Net;
using System.Text.Json;
using Beffroi.Organisations.Directory;
using Beffroi.Platform;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Beffroi.Organisations;

/// <summary>
/// The public directory of enterprises: the API « Recherche d’entreprises », open and without a key. A visitor never waits longer than
/// <see cref="Patience"/>, whatever it does; the number stands in the request to it and nowhere else.
/// </summary>
public sealed partial class CompanyDirectory(HttpClient http, ILogger<CompanyDirectory> log)
{
    /// <summary>For the whole answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<Outcome<DirectoryEntry>> Find(Siren siren, CancellationToken cancellation)
    {
        var found = await Ask(siren, cancellation);
        if (found.Refusal is { } refusal)
            LogRefusal(log, refusal.Code);
        return found;
    }

    private async Task<Outcome<DirectoryEntry>> Ask(Siren siren, CancellationToken cancellation)
    {
        try
        {
            // Neither its directors nor its accounts: only what is read is asked for.
            using var response = await http.GetAsync($"search?q={siren}&minimal=true&include=siege,complements&page=1&per_page=1", cancellation);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
                return DirectoryRefusals.Busy;
            if (!response.IsSuccessStatusCode)
                return DirectoryRefusals.Failed;
            return Read(await response.Content.ReadAsByteArrayAsync(cancellation), siren);
        }
        // Each becomes a refusal, which is told to the visitor and logged by its code: the message of an exception may hold the address.
        catch (RateLimiterRejectedException)
        {
            return DirectoryRefusals.Busy;
        }
        catch (Exception e) when (e is HttpRequestException or BrokenCircuitException)
        {
            return DirectoryRefusals.Failed;
        }
        catch (Exception e) when (e is TimeoutRejectedException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return DirectoryRefusals.Slow;
        }
    }

    private static Outcome<DirectoryEntry> Read(byte[] body, Siren siren)
    {
        try
        {
            using var answer = JsonDocument.Parse(body);
            return DirectoryEntry.Read(answer.RootElement, siren);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Told and logged as a refusal. InvalidOperationException: a text that is no Unicode.
            return DirectoryRefusals.Unreadable;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The company directory gave nothing: {Why}")]
    private static partial void LogRefusal(ILogger log, string why);
}
