using Beffroi.Platform.Accounts.Notices;
using Beffroi.Platform.Jobs;

namespace Beffroi.Platform.Mail;

/// <summary>Carries letters to where they are sent from.</summary>
internal interface IPostman
{
    /// <param name="id">Of the letter, the same at every attempt.</param>
    /// <param name="letter">What to carry.</param>
    /// <param name="passBeyondRecall">To be awaited before a step after which only the other side knows.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    Task<JobEnd> Carry(Guid id, Letter letter, Func<Task> passBeyondRecall, CancellationToken cancellation);
}

/// <summary>Has the letter of a job written, then carried.</summary>
internal sealed class SendMail(IServiceProvider services, IEnumerable<SortOfMail> sorts, WantedNotices wanted) : IJobHandler
{
    public async Task<JobEnd> Run(JobTask job, CancellationToken cancellation)
    {
        var order = MailOrder.Read(job.Payload);
        if (sorts.FirstOrDefault(s => s.Name == order.Sort) is not { } sort)
            return new JobEnd.Refused($"nothing writes mail of the sort {order.Sort}");
        if (services.GetService<IPostman>() is not { } postman)
            return new JobEnd.Again($"{MailOptions.ServerKey} is not set");
        var letter = await ((IMail)services.GetRequiredService(sort.Writer)).Write(order.About, cancellation);
        if (letter is not null && sort.Notice is { } notice && !await wanted.Wants(letter.To, notice, cancellation))
            return new JobEnd.Done();
        return letter is null ? new JobEnd.Done() : await postman.Carry(job.Id, letter, job.PassBeyondRecall, cancellation);
    }
}
