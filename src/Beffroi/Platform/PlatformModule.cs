using System.CommandLine;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Backup;
using Beffroi.Platform.CommandLine;
using Beffroi.Platform.Mail;
using Beffroi.Platform.Web;

namespace Beffroi.Platform;

/// <summary>
/// What every part stands on: settings, database, audit, accounts, jobs and mail, the web application around the pages, and the verbs
/// <c>serve</c>, <c>migrate</c>, <c>audit</c>, <c>accounts</c>, <c>mail</c>, <c>backup</c> and <c>restore</c>.
/// </summary>
internal static class PlatformModule
{
    public static void AddPlatform(this WebApplicationBuilder builder) => builder.AddSite();

    public static void UsePlatform(this WebApplication app) => app.UseSite();

    public static IEnumerable<Command> Verbs() => [ServeVerb.Create(), MigrateVerb.Create(), MailVerb.Create(), AuditVerb.Create(), AccountsVerb.Create(), .. BackupVerbs.Create()];
}
