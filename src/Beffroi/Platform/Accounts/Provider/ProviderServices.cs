using Beffroi.Platform.Mail;

namespace Beffroi.Platform.Accounts.Provider;

internal static class ProviderServices
{
    private const int LargestAnswer = 256 * 1024;

    public static void AddProvider(this IServiceCollection services, IConfiguration configuration)
    {
        var options = ProviderOptions.Read(configuration);
        services.AddSingleton(options).AddSingleton<IdentityProvider>().AddSingleton<VerifyTokens>().AddSingleton<IdentityAtHand>().AddSingleton<SignOutOfProvider>();
        services.AddScoped<AskProvider>().AddScoped<HearProvider>().AddScoped<LinkIdentity>().AddScoped<UnlinkIdentity>().AddScoped<AskByIdentity>();
        services.AddMail<LinkingMail>(LinkingMail.Sort).AddMail<IdentityLinkedMail>(IdentityLinkedMail.Sort).AddMail<IdentityUnlinkedMail>(IdentityUnlinkedMail.Sort);
        var client = services.AddHttpClient(IdentityProvider.Client, http =>
        {
            http.Timeout = options.Timeout;
            http.MaxResponseContentBufferSize = LargestAnswer;
            http.DefaultRequestHeaders.UserAgent.ParseAdd("Beffroi");
        });
        // Their lines hold addresses.
        client.RemoveAllLoggers();
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
    }
}
