using Beffroi.Platform.Configuration;
using Beffroi.Platform.Files.Scan;
using Beffroi.Platform.Files.Store;
using Beffroi.Platform.Jobs;

namespace Beffroi.Platform.Files;

internal static class FileServices
{
    public static void AddFiles(this IServiceCollection services, IConfiguration configuration, PlatformOptions platform)
    {
        var options = FilesOptions.Read(configuration, platform);
        services.AddSingleton(options).AddSingleton<Clamd>().AddSingleton<ScansHeldUp>().AddSingleton<ArrivalHall>().AddSingleton<FileDependencies>().AddScoped<FilesDb>();
        if (options.Bucket is { } bucket)
            services.AddSingleton<IFileStore>(_ => new S3Store(bucket));
        else
            services.AddSingleton<IFileStore, DiskStore>();
        services.AddScoped(s => new ReceiveFile(
            s.GetRequiredService<FilesDb>(), s.GetRequiredService<IFileStore>(), options, s.GetRequiredService<ArrivalHall>(), s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<ILogger<ReceiveFile>>()));
        services.AddScoped(s => new KeepFile(s.GetRequiredService<FilesDb>(), options, s.GetRequiredService<Outbox>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped(s => new KeepOwnFile(s.GetRequiredService<FilesDb>(), s.GetRequiredService<IFileStore>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped(s => new FindFiles(s.GetRequiredService<FilesDb>())).AddScoped(s => new ForgetFile(s.GetRequiredService<FilesDb>()));
        services.AddScoped(s => new OpenFile(s.GetRequiredService<FilesDb>(), s.GetRequiredService<IFileStore>(), options, s.GetRequiredService<ILogger<OpenFile>>()));
        services.AddJobHandler<ScanFile>(ScanOrder.JobKind);
        services.AddRecurringWork<ResumeScans>(TimeSpan.FromSeconds(10));
        services.AddRecurringWork<SweepFiles>(TimeSpan.FromHours(1));
    }
}

/// <summary>Whether what files depend on answers. For whoever watches: another node would do no better.</summary>
internal sealed class FileDependencies(FilesOptions options, IFileStore store, Clamd clamd)
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(2);

    /// <returns>Null when files are off.</returns>
    public async Task<bool?> StoreAnswers(CancellationToken cancellation)
    {
        if (!options.IsOn)
            return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Within);
        try
        {
            await store.Check(limit.Token);
            return true;
        }
        catch (FileStoreException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <returns>Null when nobody checks files.</returns>
    public async Task<bool?> ClamdAnswers(CancellationToken cancellation) => options.Clamd is null ? null : await clamd.Answers(Within, cancellation);
}
