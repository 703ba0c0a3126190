using System.Runtime.Loader;
using System.Text.Json;
using Beffroi.Platform.Database;
using Beffroi.Platform.Files;
using Beffroi.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

[assembly: HostingStartup(typeof(DoorOfAProcess))]

#pragma warning disable CA1050, MA0047, MA0182 // .NET looks for this class by this name, without a namespace.
/// <summary>Lets the real program find this assembly, which is not among its own.</summary>
internal static class StartupHook
{
    public static void Initialize() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Path.Combine(Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!, $"{name.Name}.dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
}
#pragma warning restore CA1050, MA0047, MA0182

namespace Beffroi.Tests.Harness
{
    /// <summary>Gives the door of <see cref="FilesDoor"/> to the real program, in a process that a test may kill.</summary>
    public sealed class DoorOfAProcess : IHostingStartup
    {
        public void Configure(IWebHostBuilder builder) => builder.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new Filter()));

        private sealed class Filter : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Map(FilesDoor.Address, door => door.Run(async http =>
                {
                    var services = http.RequestServices;
                    http.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = ReceiveFile.LargestRequest;
                    var answer = HttpMethods.IsPost(http.Request.Method)
                        ? await FilesDoor.Give(http, services.GetRequiredService<ReceiveFile>(), services.GetRequiredService<KeepFile>(), services.GetRequiredService<BeffroiDb>())
                        : await FilesDoor.Take(http.Request.Path.Value!.Trim('/'), http, services.GetRequiredService<OpenFile>());
                    await answer.ExecuteAsync(http);
                }));
                next(app);
            };
        }
    }

    /// <summary>The real program with that door.</summary>
    public sealed class FilesProcess : IAsyncDisposable
    {
        private readonly BeffroiProcess process;

        private FilesProcess(BeffroiProcess process, string address) => (this.process, Client) = (process, new() { BaseAddress = new(address) });

        public HttpClient Client { get; }

        public static Task<FilesProcess> Serve(IEnumerable<KeyValuePair<string, string?>> settings) => Wait(BeffroiProcess.Start(Complete(settings), "serve"));

        /// <summary>With a disk of that size, in memory, for its files: in a space of names of its own, it ends with the process.</summary>
        public static Task<FilesProcess> ServeOnASmallDisk(IEnumerable<KeyValuePair<string, string?>> settings, string folder, int bytes)
        {
            Directory.CreateDirectory(folder);
            string[] alone = Environment.IsPrivilegedProcess ? ["--mount"] : ["--user", "--map-root-user", "--mount"];
            return Wait(BeffroiProcess.StartThrough("unshare", [.. alone, "sh", "-c", $"mount -t tmpfs -o size={bytes} none '{folder}' && exec \"$@\"", "sh"], Complete(settings), "serve"));
        }

        public Task Kill() => process.Kill();

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await process.DisposeAsync();
        }

        private static async Task<FilesProcess> Wait(BeffroiProcess process)
        {
            var line = await process.ReadLine() ?? throw new InvalidOperationException("It did not start.");
            return new(process, JsonDocument.Parse(line).RootElement.GetProperty("address").GetString()!);
        }

        private static Dictionary<string, string?> Complete(IEnumerable<KeyValuePair<string, string?>> settings) => new(settings, StringComparer.Ordinal)
        {
            ["PORT"] = "0",
            ["BEFFROI_COMPANY_DIRECTORY"] = "none",
            ["DOTNET_STARTUP_HOOKS"] = typeof(DoorOfAProcess).Assembly.Location,
            ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(DoorOfAProcess).Assembly.GetName().Name,
        };
    }
}
