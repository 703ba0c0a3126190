using System.CommandLine;
using Beffroi.Orientation.CommandLine;
using Beffroi.Orientation.Contract;
using Beffroi.Orientation.FollowPath;
using Beffroi.Orientation.Interview;
using Beffroi.Orientation.Resumes;
using Beffroi.Orientation.UseCounts;
using Beffroi.Platform.Jobs;

namespace Beffroi.Orientation;

/// <summary>Which scheme is for whom. Keeps answers under a resume link for 30 days, and counts uses without knowing whose.</summary>
internal static class OrientationModule
{
    public static void AddOrientation(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<ResumesDb>().AddScoped<SaveResume>().AddScoped<OpenResume>();
        builder.Services.AddRecurringWork<EraseExpiredResumes>(TimeSpan.FromHours(1));
        builder.Services.AddSingleton<CountUse>().AddScoped<UseCountsDb>();
        builder.Services.AddRecurringWork<WriteUseCounts>(TimeSpan.FromSeconds(10), atStop: true);
        builder.Services.AddSingleton<Contacts>().AddSingleton<OrientationWriter>();
        builder.Services.AddSingleton<DraftCookie>().AddSingleton<Interviewer>();
    }

    public static void MapOrientation(this IEndpointRouteBuilder app)
    {
        app.MapOrientationApi();
        app.MapPathCalendar();
    }

    public static IEnumerable<Command> Verbs() => [OrientVerb.Create(), ExpressionVerb.Create()];
}
