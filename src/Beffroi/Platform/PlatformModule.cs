using System.CommandLine;
using Beffroi.Platform.CommandLine;
using Beffroi.Platform.Web;

namespace Beffroi.Platform;

/// <summary>
/// What every part stands on: settings, database, recurring work, the web application around the pages, and the verbs
/// <c>serve</c> and <c>migrate</c>.
/// </summary>
internal static class PlatformModule
{
    public static void AddPlatform(this WebApplicationBuilder builder) => builder.AddSite();

    public static void UsePlatform(this WebApplication app) => app.UseSite();

    public static IEnumerable<Command> Verbs() => [ServeVerb.Create(), MigrateVerb.Create()];
}
