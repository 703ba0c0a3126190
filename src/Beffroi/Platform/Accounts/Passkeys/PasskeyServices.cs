using Beffroi.Platform.Web;
using Microsoft.AspNetCore.Identity;

namespace Beffroi.Platform.Accounts.Passkeys;

internal static class PasskeyServices
{
    private const string Required = "required";

    /// <summary>Of Identity, what judges passkeys alone: accounts are kept, checked and signed in by the rest of this part.</summary>
    public static void AddPasskeys(this IServiceCollection services)
    {
        services.AddScoped<IUserStore<Account>>(s => s.GetRequiredService<AccountsDb>()).AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddScoped<UserManager<Account>>().AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            (o.UserVerificationRequirement, o.ResidentKeyRequirement) = (Required, Required);
            // The browser tells no origin of its own with a form, by our policy: what the key signed must be the address under which we were asked.
            o.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && asked.Origin == OriginOf(asked.HttpContext));
        });
        services.AddSingleton<PasskeyChallenge>().AddScoped<PasskeysDb>();
        services.AddScoped<OfferPasskey>().AddScoped<AddPasskey>().AddScoped<RemovePasskey>().AddScoped<AskForPasskey>().AddScoped<SignInWithPasskey>();
    }

    private static string OriginOf(HttpContext http) => new Uri(http.SiteAddress()).GetLeftPart(UriPartial.Authority);
}
