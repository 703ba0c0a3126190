using System.CommandLine;
using Beffroi.Applications;
using Beffroi.Catalogue;
using Beffroi.Maps;
using Beffroi.Operators;
using Beffroi.Organisations;
using Beffroi.Orientation;
using Beffroi.Platform;
using Beffroi.Platform.Web;
using Beffroi.PublicSite;
using Beffroi.Territories;

namespace Beffroi;

/// <summary>The parts of the application. Each depends only on those above it.</summary>
internal static class Modules
{
    /// <summary>What can be asked of <c>./beffroi</c>.</summary>
    public static IEnumerable<Command> Verbs() =>
    [
        .. PlatformModule.Verbs(),
        .. CatalogueModule.Verbs(),
        .. OrganisationsModule.Verbs(),
        .. MapsModule.Verbs(),
        .. OrientationModule.Verbs(),
    ];

    /// <summary>The services of all the parts: what a verb works with. It answers no address until <see cref="Map"/>.</summary>
    public static WebApplication Build() => Build(Site.CreateBuilder());

    /// <inheritdoc cref="Build()"/>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.AddPlatform();
        builder.AddTerritories();
        builder.AddCatalogue();
        builder.AddOrganisations();
        builder.AddMaps();
        builder.AddOperators();
        builder.AddOrientation();
        builder.AddApplications();
        builder.AddPublicSite();

        return builder.Build();
    }

    /// <summary>Every address that the application answers, and what surrounds each request.</summary>
    public static void Map(WebApplication app)
    {
        app.UsePlatform();
        app.MapTerritories();
        app.MapCatalogue();
        app.MapOrientation();
        app.MapPublicSite();
    }
}
