using System.CommandLine;
using System.Text.Json;
using Beffroi.Platform.Accounts.SecondFactor;
using Beffroi.Platform.CommandLine;
using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts.Roles;

/// <summary><c>accounts give</c>, <c>take</c>, <c>reset-second-factor</c>: the first administrator has nobody else to ask.</summary>
internal static class AccountsVerb
{
    public static Command Create() => new("accounts", "Who may do what for the Region, and the help that only an operator can give.")
    {
        Change("give", "Give a role of the Region to an account. Its owner needs a second factor to use it.",
            (services, account, role, cancellation) => services.GetRequiredService<GiveRole>().Give(account, role, cancellation)),
        Change("take", "Take a role of the Region from an account, at once.",
            (services, account, role, cancellation) => services.GetRequiredService<TakeRole>().Take(account, role, cancellation)),
        ResetSecondFactor(),
    };

    private static Command Change(string name, string description, Func<IServiceProvider, AccountId, RegionRole, CancellationToken, Task<bool>> change)
    {
        var role = new Argument<RegionRole>("role") { Description = string.Join(", ", Enum.GetNames<RegionRole>()) };
        return OnAccount(name, description, role, (services, account, parse, cancellation) => change(services, account, parse.GetValue(role), cancellation));
    }

    private static Command ResetSecondFactor()
    {
        var why = new Option<string>("--why") { Description = "The reason, kept in the record; no name.", Required = true };
        why.Validators.Add(r =>
        {
            if (r.GetValue(why)?.Trim() is not { Length: > 0 and <= RemoveSecondFactor.LongestWhy })
                r.AddError($"--why takes 1 to {RemoveSecondFactor.LongestWhy} characters.");
        });
        return OnAccount(
            "reset-second-factor", "Remove the security code of an account whose owner lost telephone and recovery codes. Its sessions end; its owner is told by mail.", why,
            (services, account, parse, cancellation) => services.GetRequiredService<RemoveSecondFactor>().RemoveFor(account, parse.GetValue(why)!.Trim(), cancellation));
    }

    private static Command OnAccount(
        string name, string description, Symbol more, Func<IServiceProvider, AccountId, ParseResult, CancellationToken, Task<bool>> change)
    {
        var email = new Argument<string>("email") { Description = "The confirmed address of the account." };
        var command = new Command(name, description) { email };
        if (more is Argument argument)
            command.Add(argument);
        else
            command.Add((Option)more);
        command.SetAction((parse, cancellation) => Verb.WithServices(async services =>
        {
            var account = MailAddress.TryParse(parse.GetValue(email), null, out var address)
                ? await services.GetRequiredService<AccountsDb>().Find(address, cancellation)
                : null;
            if (account is null)
                throw new StartRefusedException($"No account has the address {parse.GetValue(email)}. It is opened at /compte/creer.");
            var changed = await change(services, account.TypedId, parse, cancellation);
            await Console.Out.WriteLineAsync(
                parse.GetValue(Verb.Json) ? JsonSerializer.Serialize(new { Changed = changed }, Verb.JsonFormat) : changed ? "Done." : "Nothing to change.");
            return ExitCode.Done;
        }));
        return command;
    }
}
