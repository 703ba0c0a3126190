using System.Diagnostics;
using System.Globalization;

namespace Beffroi.Tests.Harness;

/// <summary>An S3 server of its own, s3rver of npm, that a test may stop and start again on the same objects.</summary>
public sealed class S3Process : IAsyncDisposable
{
    private const string Program =
        """
        const [port, directory] = process.argv.slice(1)
        const { default: S3rver } = await import('@20minutes/s3rver')
        await new S3rver({ port: Number(port), address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: 'fichiers' }] }).run()
        console.log('ready')
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("beffroi-s3-").FullName;
    private Process? process;

    public int Port { get; } = OtherPrograms.FreePort();

    public IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["BEFFROI_FILES_S3_ENDPOINT"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"),
        ["BEFFROI_FILES_S3_BUCKET"] = "fichiers",
        ["BEFFROI_FILES_S3_ACCESS_KEY"] = "S3RVER",
        ["BEFFROI_FILES_S3_SECRET_KEY"] = "S3RVER",
    };

    /// <summary>Its objects, as the files in which it keeps them.</summary>
    public IReadOnlyList<string> Objects =>
        [.. Directory.EnumerateFiles(folder, "*_object", SearchOption.AllDirectories).Where(f => new FileInfo(f).Length > 0)];

    public static async Task<S3Process> Start()
    {
        var server = new S3Process();
        await server.Up();
        return server;
    }

    public async Task Up()
    {
        var start = new ProcessStartInfo("node", ["--input-type=module", "--eval", Program, "--", Port.ToString(CultureInfo.InvariantCulture), folder])
        {
            UseShellExecute = false,
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
        };
        process = Process.Start(start)!;
        if (await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60)) != "ready")
            throw new InvalidOperationException("The S3 server did not start: its packages come with `make test`.");
    }

    public async Task Down()
    {
        if (process is not { HasExited: false })
            return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await Down();
        Directory.Delete(folder, recursive: true);
    }
}
