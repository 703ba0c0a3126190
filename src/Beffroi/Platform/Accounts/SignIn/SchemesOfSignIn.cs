namespace Beffroi.Platform.Accounts.SignIn;

/// <summary>Which other ways there are to sign in, by the settings.</summary>
/// <param name="ProviderName">The name that people know of the identity provider; null without one.</param>
internal sealed record SchemesOfSignIn(string? ProviderName);
