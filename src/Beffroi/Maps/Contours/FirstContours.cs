namespace Beffroi.Maps.Contours;

/// <summary>
/// After a first start, contours are asked for once, while the site serves. Whatever comes of it, nobody waits, and it is not tried again: <c>territories import</c>
/// does it when somebody wants it.
/// </summary>
internal sealed partial class FirstContours(
    ContoursOptions options, IServiceScopeFactory scopes, TimeProvider clock, ILogger<FirstContours> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Source is not { } source)
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await Try(scope.ServiceProvider, source, stoppingToken);
        }
        // Whatever keeps contours away costs contours and no more: what leaves this method would stop the site.
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailure(log, e);
        }
    }

    private async Task Try(IServiceProvider services, Uri source, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<ContoursDb>();
        if (!await db.BeginFirstTry(source.GetLeftPart(UriPartial.Path), clock.GetUtcNow(), cancellation))
            return;
        var imported = await services.GetRequiredService<ImportContours>().Import(source.AbsoluteUri, cancellation);
        if (imported.Succeeded)
        {
            LogDone(log, imported.Value.Count);
            await services.GetRequiredService<RefreshContours>().Run(cancellation);
        }
        else
        {
            LogRefusal(log, imported.Refusal.Code, imported.Refusal.Message);
            await db.EndFirstTry(imported.Refusal.Code, cancellation);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Contours of {Count} territories were imported")]
    private static partial void LogDone(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "No contours: {Code}. {Why} They are not asked for again; see territories import")]
    private static partial void LogRefusal(ILogger log, string code, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Contours could not be kept")]
    private static partial void LogFailure(ILogger log, Exception error);
}
