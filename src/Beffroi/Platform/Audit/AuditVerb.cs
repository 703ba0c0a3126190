using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Beffroi.Platform.CommandLine;
using Spectre.Console;

namespace Beffroi.Platform.Audit;

/// <summary><c>audit verify</c>: reads the whole chain and says where it was broken.</summary>
internal static class AuditVerb
{
    public static Command Create() => new("audit", "The record of every act.") { Verify() };

    private static Command Verify()
    {
        var expected = new Option<string?>("--head") { Description = "The sequence and hash printed earlier, as 12:ab34…: says whether that very row is still there. Keep them elsewhere." };
        var command = new Command("verify", "Read the whole chain: finds a row that was changed, is missing or was swapped. Prints its head. Ends with 1 when it is broken.") { expected };
        command.Validators.Add(r =>
        {
            if (r.GetValue(expected) is { } text && AuditMark.Parse(text) is null)
                r.AddError("--head is SEQUENCE:HASH, the hash in 64 hexadecimal digits.");
        });
        command.SetAction((parse, cancellation) => Verb.WithServices(async services =>
        {
            var mark = parse.GetValue(expected) is { } text ? AuditMark.Parse(text) : null;
            var found = await services.GetRequiredService<VerifyAudit>().Verify(mark, cancellation);
            if (parse.GetValue(Verb.Json))
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(
                    new { found.Intact, found.Rows, Head = found.Head.ToString(), found.Problem, ProblemAt = found.ProblemAt }, Verb.JsonFormat));
            else if (found.Intact)
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]The chain is intact[/]: {found.Rows} row(s), head {found.Head}");
            else
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]The chain is broken[/] at row {found.ProblemAt}: {found.Problem}");
            return found.Intact ? ExitCode.Done : ExitCode.Refused;
        }));
        return command;
    }
}
