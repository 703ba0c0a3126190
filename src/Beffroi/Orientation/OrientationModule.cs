using System.CommandLine;
using Beffroi.Catalogue;
using Beffroi.Orientation.CommandLine;
using Beffroi.Orientation.Contract;
using Beffroi.Orientation.FollowPath;
using Beffroi.Orientation.Interview;
using Beffroi.Orientation.Prefill;
using Beffroi.Orientation.Reminders;
using Beffroi.Orientation.Resumes;
using Beffroi.Orientation.Share;
using Beffroi.Orientation.UseCounts;
using Beffroi.Platform.Jobs;
using Beffroi.Platform.Mail;

namespace Beffroi.Orientation;

/// <summary>
/// Which scheme is for whom. Reads answers in the public directory of enterprises when a visitor gives a SIREN, keeps answers under a resume link for 30
/// days, reminds of the dates of a path by mail, and counts uses without knowing whose.
/// </summary>
internal static class OrientationModule
{
    public static void AddOrientation(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<ResumesDb>().AddScoped<SaveResume>().AddScoped<OpenResume>();
        builder.Services.AddRecurringWork<EraseExpiredResumes>(TimeSpan.FromHours(1));
        builder.Services.AddSingleton<CountUse>().AddScoped<UseCountsDb>();
        builder.Services.AddRecurringWork<WriteUseCounts>(TimeSpan.FromSeconds(10), atStop: true);
        builder.Services.AddSingleton<Contacts>().AddSingleton<OrientationWriter>();
        builder.Services.AddSingleton<DraftSeal>().AddSingleton<DraftCookie>().AddSingleton<Interviewer>().AddSingleton<IVisitorSituation, VisitorSituation>();
        builder.Services.AddSingleton<SharedAnswers>().AddSingleton<AddressFacts>();
        builder.Services.AddSingleton(s => new VisitorAnswers(s.GetRequiredService<DraftCookie>(), s.GetRequiredService<Interviewer>()));
        builder.AddPrefill();
        builder.AddReminders();
    }

    private static void AddReminders(this IHostApplicationBuilder builder)
    {
        builder.Services.AddScoped<RemindersDb>().AddScoped<AskForReminders>().AddScoped<OpenReminder>().AddScoped<ConfirmReminder>().AddScoped<StopReminder>();
        builder.Services.AddSingleton<ReminderSeal>().AddSingleton<AskingLimit>().AddSingleton<ReminderWords>();
        builder.Services.AddMail<ConfirmationMail>(ConfirmationMail.Sort).AddMail<DueMail>(DueMail.Sort);
        builder.Services.AddRecurringWork<PostDueReminders>(TimeSpan.FromHours(1));
        builder.Services.AddRecurringWork<EraseOldReminders>(TimeSpan.FromHours(1));
    }

    private static void AddPrefill(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PrefillWords>().AddSingleton<PrefillDraft>();
        builder.Services.AddRegionFile<PrefillFile, PrefillRules>(file => file.Rules);
    }

    public static void MapOrientation(this IEndpointRouteBuilder app)
    {
        app.MapOrientationApi();
        app.MapPathCalendar();
    }

    public static IEnumerable<Command> Verbs() => [OrientVerb.Create(), ExpressionVerb.Create()];
}
