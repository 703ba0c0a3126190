using System.CommandLine;
using System.Text.Json;
using Beffroi.Platform.Audit;
using Beffroi.Platform.CommandLine;
using Beffroi.Platform.Files.Store;
using Spectre.Console;

namespace Beffroi.Platform.Backup;

/// <summary><c>backup DIR</c> and <c>restore DIR</c>.</summary>
internal static class BackupVerbs
{
    public static IEnumerable<Command> Create() =>
    [
        Make("backup", "Copy the database and the files of people into DIR, which must be empty. The site may run.", "Copying files",
            (services, folder, progress, cancellation) => services.GetRequiredService<BackUp>().Make(folder, progress, cancellation), "backed up in"),
        Make("restore", "Put the backup DIR in the place of an empty database, the site being stopped. Hashes are checked first, the audit chain afterwards.", "Putting files back",
            (services, folder, progress, cancellation) => services.GetRequiredService<RestoreBackup>().Restore(folder, progress, cancellation), "restored from"),
    ];

    private static Command Make(
        string name, string description, string doing, Func<IServiceProvider, string, IProgress<int>, CancellationToken, Task<(Manifest, AuditFinding)>> act, string done)
    {
        var folder = new Argument<string>("dir") { Description = "The folder of the backup." };
        var command = new Command(name, description) { folder };
        command.SetAction((parse, cancellation) => Verb.WithServices(async services =>
        {
            var (path, json) = (Path.GetFullPath(parse.GetRequiredValue(folder)), parse.GetValue(Verb.Json));
            try
            {
                var (manifest, audit) = json
                    ? await act(services, path, new Silence(), cancellation)
                    : await AnsiConsole.Status().StartAsync($"{doing}…", status => act(services, path, new Count(n => status.Status($"{doing}… {n}")), cancellation));
                await Console.Out.WriteLineAsync(json
                    ? JsonSerializer.Serialize(new { Folder = path, Files = manifest.Files.Count, manifest.AuditHead, AuditIntact = audit.Intact, AuditProblem = audit.Problem }, Verb.JsonFormat)
                    : $"{manifest.Files.Count} file(s) and the database {done} {path}. Audit head: {manifest.AuditHead}.");
                if (!audit.Intact)
                    await Console.Error.WriteLineAsync($"The audit chain is broken at row {audit.ProblemAt}: {audit.Problem}.");
                return audit.Intact ? ExitCode.Done : ExitCode.Refused;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or FileStoreException)
            {
                throw new StartRefusedException($"{path}: {e.Message}", e);
            }
        }));
        return command;
    }

    private sealed class Silence : IProgress<int>
    {
        public void Report(int value) { }
    }

    private sealed class Count(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
