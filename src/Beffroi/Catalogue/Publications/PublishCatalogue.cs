using Beffroi.Platform;
using Beffroi.Rules;

namespace Beffroi.Catalogue.Publications;

/// <summary>At start: the folder is read whole or refused, and what will be served is kept under its hash.</summary>
internal sealed class PublishCatalogue(SchemeCatalogue catalogue, PublicationsDb publications, TimeProvider clock) : IStartStep
{
    public async Task Run(CancellationToken cancellation) => await publications.Keep(
        new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            Hash = catalogue.Fingerprint,
            Region = catalogue.Region.Id,
            PublishedAt = clock.GetUtcNow(),
            SchemeCount = catalogue.Schemes.Count,
        },
        cancellation);
}
