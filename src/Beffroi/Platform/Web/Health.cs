using Beffroi.Platform.Configuration;
using Beffroi.Platform.Database;
using Beffroi.Platform.Files;
using Beffroi.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Beffroi.Platform.Web;

/// <summary>
/// <c>/sante</c>: the process answers. <c>/sante/prete</c>: it can serve (database, schema, disk); with what became of the jobs and
/// whether files can be stored and scanned, which another node would not do better.
/// </summary>
internal static class Health
{
    /// <summary>Below that, in bytes, a write may soon fail.</summary>
    private const long SmallestFreeSpace = 64L * 1024 * 1024;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/sante").AllowAnonymous().ExcludeFromDescription();
        group.MapMethods("", Reading, (HttpContext http) => Answer(http, new { Status = "alive" }, StatusCodes.Status200OK));
        group.MapMethods("prete", Reading, Ready);
    }

    private static async Task<IResult> Ready(
        HttpContext http, BeffroiDb db, JobsDb jobs, FileDependencies files, PlatformOptions options, TimeProvider clock, CancellationToken cancellation)
    {
        var database = await Check(async () => await db.Database.CanConnectAsync(cancellation), cancellation);
        var migrations = database && await Check(async () => !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any(), cancellation);
        var free = FreeSpace(options.DataFolder);
        var disk = free is null or >= SmallestFreeSpace;
        var ready = database && migrations && disk;
        var now = clock.GetUtcNow();
        int? failed = migrations ? await jobs.CountFailed(cancellation) : null;
        var since = migrations ? await jobs.WaitingSince(now, cancellation) : null;
        var (store, clamd) = (files.StoreAnswers(cancellation), files.ClamdAnswers(cancellation));
        return Answer(
            http,
            new { Status = ready ? "ready" : "not_ready", Database = database, Migrations = migrations, Disk = disk, FreeBytes = free, FailedJobs = failed, OldestJobSeconds = since is null ? null : (long?)(now - since.Value).TotalSeconds, FileStore = await store, FileScanner = await clamd },
            ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>A database that cannot answer is what this page is there to tell: any error of it means no.</summary>
    private static async Task<bool> Check(Func<Task<bool>> check, CancellationToken cancellation)
    {
        try
        {
            return await check();
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException or TimeoutException
            && !cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Null when there is no data folder, as on PostgreSQL.</summary>
    private static long? FreeSpace(string folder) =>
        Directory.Exists(folder) ? new DriveInfo(folder).AvailableFreeSpace : null;

    private static IResult Answer<T>(HttpContext http, T body, int status)
    {
        http.Response.Headers.CacheControl = "no-store";
        return TypedResults.Json(body, statusCode: status);
    }
}
