using System.CommandLine;
using System.Text.Json;
using Beffroi.Platform.CommandLine;
using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts.Roles;

/// <summary><c>accounts give</c>, <c>accounts take</c>: the first administrator has nobody else to ask.</summary>
internal static class AccountsVerb
{
    public static Command Create() => new("accounts", "Who may do what for the Region.")
    {
        Change("give", "Give a role of the Region to an account. Its owner needs a second factor to use it.",
            (services, account, role, cancellation) => services.GetRequiredService<GiveRole>().Give(account, role, cancellation)),
        Change("take", "Take a role of the Region from an account, at once.",
            (services, account, role, cancellation) => services.GetRequiredService<TakeRole>().Take(account, role, cancellation)),
    };

    private static Command Change(string name, string description, Func<IServiceProvider, AccountId, RegionRole, CancellationToken, Task<bool>> change)
    {
        var email = new Argument<string>("email") { Description = "The confirmed address of the account." };
        var role = new Argument<RegionRole>("role") { Description = string.Join(", ", Enum.GetNames<RegionRole>()) };
        var command = new Command(name, description) { email, role };
        command.SetAction((parse, cancellation) => Verb.WithServices(async services =>
        {
            var account = MailAddress.TryParse(parse.GetValue(email), null, out var address)
                ? await services.GetRequiredService<AccountsDb>().Find(address, cancellation)
                : null;
            if (account is null)
                throw new StartRefusedException($"No account has the address {parse.GetValue(email)}. It is opened at /compte/creer.");
            var changed = await change(services, account.TypedId, parse.GetValue(role), cancellation);
            await Console.Out.WriteLineAsync(
                parse.GetValue(Verb.Json) ? JsonSerializer.Serialize(new { Changed = changed }, Verb.JsonFormat) : changed ? "Done." : "Nothing to change.");
            return ExitCode.Done;
        }));
        return command;
    }
}
