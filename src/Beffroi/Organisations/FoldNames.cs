using Beffroi.Platform;

namespace Beffroi.Organisations;

/// <summary>Gives a name to search to the organisations that were written before it was kept.</summary>
internal sealed class FoldNames(OrganisationsDb organisations) : IStartStep
{
    public Task Run(CancellationToken cancellation) => organisations.FoldNames(cancellation);
}
