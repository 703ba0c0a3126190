using Microsoft.AspNetCore.Identity;

namespace Beffroi.Platform.Accounts.Passkeys;

/// <summary>Draws the options with which a browser shows a key, whoever it belongs to: no address is typed.</summary>
internal sealed class AskForPasskey(IPasskeyHandler<Account> handler, PasskeyChallenge challenge)
{
    /// <returns>JSON for the browser.</returns>
    public async Task<string> Ask(HttpContext http)
    {
        var made = await handler.MakeRequestOptionsAsync(null, http);
        challenge.Keep(http, PasskeyChallenge.ToSignIn, made.AssertionState);
        return made.RequestOptionsJson;
    }
}

/// <summary>Who someone is by their key, which asked for a finger, a face or a code: two factors in one.</summary>
internal sealed class SignInWithPasskey(IPasskeyHandler<Account> handler, PasskeyChallenge challenge, PasskeysDb passkeys)
{
    public async Task<Outcome<Account>> Try(HttpContext http, string credential, CancellationToken cancellation)
    {
        if (challenge.Take(http, PasskeyChallenge.ToSignIn) is not { } drawn)
            return AccountRefusals.PasskeyTooLate;
        var shown = await handler.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = credential, AssertionState = drawn.State });
        return shown is { Succeeded: true, User.ErasedAt: null, Passkey.IsUserVerified: true }
            && await passkeys.Write(() => passkeys.Use(shown.Passkey, drawn.DrawnAt, cancellation), cancellation)
                ? shown.User
                : AccountRefusals.PasskeyRefused;
    }
}
