using Beffroi.Platform.Configuration;
using Beffroi.Platform.Web;

namespace Beffroi.Platform.Accounts.SignIn;

/// <summary>How many tries one place may make: thirty in ten minutes, whatever the accounts.</summary>
internal sealed class SignInLimit(PlatformOptions options) : PlaceLimit(options, 30, TimeSpan.FromMinutes(10));
