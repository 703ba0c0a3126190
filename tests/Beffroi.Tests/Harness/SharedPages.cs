using Beffroi.Platform.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Harness;

/// <summary>
/// What the framework learns of pages, their models, their binders and their views is the same for every site of the run, and half of the time of one that lives for a second: it is learnt once, by a site
/// that serves nobody. All that is ours, and all that holds a state, is of each site.
/// </summary>
internal sealed class SharedPages : IServiceProviderFactory<IServiceCollection>
{
    private static readonly Lazy<WebApplication> Learned = new(Learn);

    public IServiceCollection CreateBuilder(IServiceCollection services)
    {
        var learned = Learned.Value.Services;
        for (var i = 0; i < services.Count; i++)
            if (IsShared(services[i]) && services.Count(s => s.ServiceType == services[i].ServiceType) == 1)
                services[i] = ServiceDescriptor.Singleton(services[i].ServiceType, learned.GetRequiredService(services[i].ServiceType));
        return services;
    }

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) => containerBuilder.BuildServiceProvider();

    /// <summary>The tokens of forms too: a filter that is kept with a page looks at them. But not the description of the API, which follows the endpoints.</summary>
    private static bool IsShared(ServiceDescriptor service) =>
        service is { Lifetime: ServiceLifetime.Singleton, IsKeyedService: false, ServiceType: { ContainsGenericParameters: false, Namespace: { } space } }
            && (space.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal) || space.StartsWith("Microsoft.AspNetCore.Antiforgery", StringComparison.Ordinal))
            && !space.StartsWith("Microsoft.AspNetCore.Mvc.ApiExplorer", StringComparison.Ordinal);

    private static WebApplication Learn()
    {
        var builder = Beffroi.Platform.Web.Site.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            [PlatformOptions.DataKey] = Path.Combine(Path.GetTempPath(), "beffroi-pages"),
            ["Logging:Console:LogLevel:Default"] = "None",
        });
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        var app = Modules.Build(builder);
        Modules.Map(app);
        return app;
    }
}
