using Beffroi.Platform;
using Beffroi.Rules;

namespace Beffroi.Catalogue.Publications;

/// <summary>At start: the folder is read whole or refused, what will be served is kept under its hash, and what was updated since is known.</summary>
internal sealed class PublishCatalogue(SchemeCatalogue catalogue, PublicationsDb publications, SchemeUpdates updates, RegionClock days, TimeProvider clock) : IStartStep
{
    public async Task Run(CancellationToken cancellation)
    {
        await publications.Keep(
            new()
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                Hash = catalogue.Fingerprint,
                Region = catalogue.Region.Id,
                PublishedAt = clock.GetUtcNow(),
                SchemeCount = catalogue.Schemes.Count,
                Content = PublishedSchemes.Write(catalogue),
            },
            cancellation);
        updates.Learn((await publications.Kept(catalogue.Region.Id, cancellation)).Select(p => (days.DayOf(p.PublishedAt), p.Content)));
    }
}
