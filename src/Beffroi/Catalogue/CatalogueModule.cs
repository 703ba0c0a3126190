using System.CommandLine;
using Beffroi.Catalogue.Api;
using Beffroi.Catalogue.Beyond;
using Beffroi.Catalogue.Booklet;
using Beffroi.Catalogue.CommandLine;
using Beffroi.Catalogue.Compare;
using Beffroi.Catalogue.Define;
using Beffroi.Catalogue.Meet;
using Beffroi.Catalogue.News;
using Beffroi.Catalogue.Publications;
using Beffroi.Platform;
using Beffroi.Rules;
using Beffroi.Territories;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Beffroi.Catalogue;

/// <summary>
/// The schemes of the Region: reads the region folder whole or refuses it, keeps what was published, and shows the catalogue and
/// its schemes. Other parts read <see cref="SchemeCatalogue"/>, <see cref="RegionClock"/>, <see cref="Glossary"/> and
/// <see cref="Inconsistencies"/>; the part that asks visitors tells their situation by <see cref="IVisitorSituation"/>.
/// </summary>
internal static class CatalogueModule
{
    public static IEnumerable<Command> Verbs() => [SchemesVerb.Create()];

    public static void AddCatalogue(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHeadStart<RegionFolder>();
        services.TryAddSingleton(s => RegionFolder.FromFiles(s.GetRequiredService<FrenchTerritories>()));
        services.AddSingleton(s => s.GetRequiredService<RegionFolder>().Catalogue);
        services.AddSingleton<RegionClock>();
        services.AddSingleton<StandingAnswers>();
        services.AddSingleton<WriteBooklet>().AddSingleton<PrintedBooklets>();
        services.AddSingleton<Comparisons>();
        services.AddRegionFile<GlossaryFile, Glossary>(file => file.Glossary);
        services.AddRegionFile<MeetingsFile, Meetings>(file => file.Meetings);
        services.AddRegionFile<BeyondFile, BeyondRegion>(file => file.Content);
        services.AddSingleton(s => OtherOffers.Of([.. s.GetRequiredService<BeyondRegion>().Levers.Select(l => l.Title)]));
        services.AddRegionFile<InconsistenciesFile, Inconsistencies>(file => file.Inconsistencies);
        services.AddScoped<PublicationsDb>().AddSingleton<SchemeUpdates>();
        services.AddStartStep<PublishCatalogue>();
    }

    public static void MapCatalogue(this IEndpointRouteBuilder app)
    {
        app.MapSchemesApi();
        app.MapNewsFeed();
    }
}

/// <summary>Registers a file of the region folder together with what is read from it.</summary>
public static class RegionFiles
{
    public static void AddRegionFile<TFile, TContent>(this IServiceCollection services, Func<TFile, TContent> content)
        where TFile : class, IRegionFile where TContent : class
    {
        services.AddSingleton<TFile>();
        services.AddSingleton<IRegionFile>(s => s.GetRequiredService<TFile>());
        services.AddSingleton(s =>
        {
            // The folder is read whole: asking for its catalogue reads every file of it, or refuses.
            _ = s.GetRequiredService<RegionFolder>().Catalogue;
            return content(s.GetRequiredService<TFile>());
        });
    }
}
