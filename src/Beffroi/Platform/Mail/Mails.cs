using System.Text.Json;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Jobs;
using Beffroi.Platform.Mail.Demonstration;

namespace Beffroi.Platform.Mail;

/// <summary>One sort of mail. Registered with <c>AddMail</c>; made anew for each letter, in a scope of its own.</summary>
public interface IMail
{
    /// <summary>Writes the letter from what the database holds now.</summary>
    /// <param name="about">What it was posted with: the id of a row, never an address.</param>
    /// <returns>Null when it is no longer wanted: nothing is sent then, and nothing is wrong.</returns>
    Task<Letter?> Write(string about, CancellationToken cancellation);
}

/// <summary>Which class writes which sort.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Writer">Its class.</param>
/// <param name="Notice">The class of letters by which one may do without it; null: it is always sent.</param>
internal sealed record SortOfMail(string Name, Type Writer, NoticeClass? Notice);

/// <summary>What the payload of a mail job holds.</summary>
internal sealed record MailOrder(string Sort, string About)
{
    public static MailOrder Read(string payload) =>
        JsonSerializer.Deserialize<MailOrder>(payload) ?? throw new JsonException("The payload of a mail job is an object.");

    public string ToJson() => JsonSerializer.Serialize(this);
}

/// <summary>Sends mail: once, after the transaction in which it was asked for.</summary>
public sealed class Mails(Outbox outbox)
{
    internal const string JobKind = "mail";

    /// <param name="sort">The name given to <c>AddMail</c>.</param>
    /// <param name="about">What the letter is about, for its <see cref="IMail"/>: the id of a row, never an address.</param>
    /// <param name="occasion">Names this one letter among those of the same sort; asked for twice, it is sent once.</param>
    /// <param name="cancellation">Of the act.</param>
    /// <returns>Whether it was asked for the first time.</returns>
    public Task<bool> Post(string sort, string about, string occasion, CancellationToken cancellation = default) =>
        outbox.Post(JobKind, $"{sort}/{occasion}", new MailOrder(sort, about).ToJson(), cancellation: cancellation);

    /// <summary>For a past that is played: letters that were due before an instant arrived long ago; all else that was due since is due now.</summary>
    public Task<int> LetGo(DateTimeOffset before, DateTimeOffset now, CancellationToken cancellation) => outbox.LetGo(JobKind, before, now, cancellation);
}

public static class MailServices
{
    /// <param name="services">The services of the application.</param>
    /// <param name="sort">Its name, in the jobs and in the command line.</param>
    /// <param name="notice">The class of letters by which a person may do without it; null: it is always sent.</param>
    public static IServiceCollection AddMail<T>(this IServiceCollection services, string sort, NoticeClass? notice = null) where T : class, IMail =>
        services.AddScoped<T>().AddSingleton(new SortOfMail(sort, typeof(T), notice));

    internal static void AddMails(this IServiceCollection services, IConfiguration configuration, PlatformOptions platform)
    {
        var options = MailOptions.Read(configuration, platform);
        services.AddSingleton(options).AddSingleton<PublicAddress>().AddSingleton<Mailbox>().AddScoped<Mails>();
        services.AddJobHandler<SendMail>(Mails.JobKind);
        if (options.Server is not null)
            services.AddSingleton<IPostman, SmtpPostman>();
        else if (options.Folder is not null)
            services.AddSingleton<IPostman, FolderPostman>();
    }
}
