using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Beffroi.Platform.CommandLine;
using Beffroi.Platform.Jobs;
using Spectre.Console;

namespace Beffroi.Platform.Mail;

/// <summary><c>mail failed</c>, <c>mail retry</c>: what was not sent, or may have been, and what to do about it. No address is shown.</summary>
internal static class MailVerb
{
    public static Command Create() => new("mail", "What became of mail.") { Failed(), Retry() };

    private static Command Failed()
    {
        var command = new Command("failed", "List the letters that were given up (dead) or that may have left without an answer (doubtful). Kept 30 days.");
        command.SetAction((parse, cancellation) => Verb.WithServices(async services =>
        {
            var failed = (await services.GetRequiredService<JobsDb>().Failed(cancellation)).Where(j => j.Kind == Mails.JobKind).Select(Line).ToList();
            if (parse.GetValue(Verb.Json))
            {
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new { Failed = failed }, Verb.JsonFormat));
                return ExitCode.Done;
            }
            foreach (var line in failed)
                AnsiConsole.MarkupLineInterpolated(
                    CultureInfo.InvariantCulture, $"{line.Id} [red]{line.State}[/] {line.Sort}, {line.Attempts} attempt(s), ended {line.EndedAt:u}: {line.Error ?? ""}");
            AnsiConsole.WriteLine(failed.Count == 0 ? "No letter failed." : "To send one again: ./beffroi mail retry ID. All that are dead: ./beffroi mail retry --all.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Retry()
    {
        var id = new Argument<Guid?>("id") { Description = "Which letter, as mail failed tells it. A doubtful one may arrive twice.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Every dead letter; never a doubtful one." };
        var command = new Command("retry", "Begin again with letters that failed. The running server sends them within seconds.") { id, all };
        command.Validators.Add(r =>
        {
            if (r.GetValue(id) is null != r.GetValue(all))
                r.AddError("Give the id of one letter, or --all.");
        });
        command.SetAction((parse, cancellation) => Verb.WithServices(async services =>
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var count = await services.GetRequiredService<JobsDb>().Retry(parse.GetValue(id), now, cancellation);
            if (count == 0 && parse.GetValue(id) is { } unknown)
                throw new StartRefusedException($"No letter {unknown} failed.");
            await Console.Out.WriteLineAsync(
                parse.GetValue(Verb.Json) ? JsonSerializer.Serialize(new { Retried = count }, Verb.JsonFormat) : $"{count} letter(s) will be tried again.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static FailedLetter Line(Job job) =>
        new(job.Id, MailOrder.Read(job.Payload).Sort, job.State == JobState.Dead ? "dead" : "doubtful", job.Attempts, job.CreatedAt, job.EndedAt, job.LastError);

    private sealed record FailedLetter(Guid Id, string Sort, string State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, string? Error);
}
