using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Beffroi.Tests.Harness;

/// <summary>ClamAV's own daemon, on a base of one signature: EICAR's, the file that every antivirus takes for a virus. It starts in less than a second.</summary>
public sealed class ClamdProcess : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("beffroi-clamd-").FullName;
    private Process? process;

    /// <summary>Not everyone has it in their PATH.</summary>
    private static string Program => File.Exists("/usr/sbin/clamd") ? "/usr/sbin/clamd" : "clamd";

    public int Port { get; } = OtherPrograms.FreePort();

    /// <summary>Cut in two, so that no antivirus takes this source for it.</summary>
    public static byte[] Eicar => Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "test.ndb"), $"Beffroi.Test.EICAR:0:*:{Convert.ToHexStringLower(Eicar)}\n");
        var configuration = Path.Combine(folder, "clamd.conf");
        await File.WriteAllTextAsync(
            configuration,
            string.Create(CultureInfo.InvariantCulture,
                $"""
                DatabaseDirectory {folder}
                TCPSocket {Port}
                TCPAddr 127.0.0.1
                Foreground true
                LogFile {folder}/clamd.log
                StreamMaxLength 25M
                AlertExceedsMax yes
                OfficialDatabaseOnly no
                {(Environment.IsPrivilegedProcess ? "User root" : "")}

                """));
        try
        {
            process = Process.Start(new ProcessStartInfo(Program, ["--config-file", configuration]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("clamd is missing: run `make test`, which installs it.", e);
        }
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        for (var i = 0; i < 300 && !await Answers(); i++)
        {
            if (process.HasExited)
                throw new InvalidOperationException($"clamd did not start: {await File.ReadAllTextAsync(Path.Combine(folder, "clamd.log"))}");
            await Task.Delay(100);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> Answers()
    {
        using var socket = new TcpClient();
        try
        {
            await socket.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
