namespace Beffroi.Applications;

/// <summary>
/// From the first talk with a case officer to what an aid becomes. It begins with the first contact (<see cref="FirstContacts.FirstContactLifecycle"/>): someone asks to talk, for an organisation
/// or for themselves; the officer who follows their territory receives, advises, and leads on.
/// </summary>
internal static class ApplicationsModule
{
    public static void AddApplications(this IHostApplicationBuilder builder) => builder.AddFirstContacts();

    private static void AddFirstContacts(this IHostApplicationBuilder builder)
    {
        _ = builder.Services;
    }
}
