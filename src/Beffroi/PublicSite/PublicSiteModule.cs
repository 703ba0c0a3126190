using Beffroi.Catalogue;
using Beffroi.PublicSite.Map;
using Beffroi.PublicSite.Read;

namespace Beffroi.PublicSite;

/// <summary>What surrounds the other parts' pages: layout, home, the texts that every public site owes, the way around, errors.</summary>
internal static class PublicSiteModule
{
    public static void AddPublicSite(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PublicTexts>();
        foreach (var name in PublicTexts.Names)
            builder.Services.AddSingleton(new NeededRegionFile(PublicTexts.FileOf(name)));
    }

    public static void MapPublicSite(this IEndpointRouteBuilder app) => app.MapForRobots();
}
