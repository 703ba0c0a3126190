using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Organisations.Persons;

/// <summary>Names someone for an organisation, or changes what is known of them. The same form sent twice names one person.</summary>
internal sealed class NameRepresentative(RepresentativesDb representatives, AuditTrail audit, TimeProvider clock)
{
    /// <param name="named">As they should stand.</param>
    /// <param name="basedOn">The version that was read before; null for a new person.</param>
    /// <param name="by">An editor.</param>
    /// <param name="cancellation">Of the request.</param>
    public Task<Outcome<RepresentativeId>> Name(Representative named, long? basedOn, AccountId by, CancellationToken cancellation) =>
        representatives.Write<Outcome<RepresentativeId>>(
            async () =>
            {
                await representatives.Hold(named.OrganisationId, cancellation);
                var all = await representatives.Of(named.OrganisationId, cancellation);
                if (basedOn is null && all.FirstOrDefault(r => r.FormKey == named.FormKey) is { } same)
                    return same.Id;
                if (named.Capacity is not Capacity.Signatory && all.Any(r => r.Capacity == named.Capacity && r.Id != named.Id))
                    return OrganisationRefusals.OneOnly;
                if (named.Phone != all.FirstOrDefault(r => r.Id == named.Id)?.Phone)
                    named.PhoneSince = named.Phone is null ? null : clock.GetUtcNow();
                if (basedOn is { } version && !await representatives.Save(named, version, cancellation))
                    return OrganisationRefusals.Changed;
                if (basedOn is null)
                    await representatives.Add(named, cancellation);
                audit.Record(
                    new RepresentativeNamed(named.OrganisationId, named.Id, named.Capacity, Anew: basedOn is null), onBehalfOf: named.OrganisationId.Value, by: by.Value);
                return named.Id;
            },
            cancellation);
}

/// <summary>Takes someone out. Their name is erased; that someone stood there remains in the history.</summary>
internal sealed class RemoveRepresentative(RepresentativesDb representatives, AuditTrail audit)
{
    public Task<bool> Remove(Representative representative, AccountId by, CancellationToken cancellation) => representatives.Write(
        async () =>
        {
            var organisation = representative.OrganisationId;
            if (await representatives.Remove(organisation, representative.Id, cancellation) == 0)
                return false;
            audit.Record(new RepresentativeRemoved(organisation, representative.Id, representative.Capacity), onBehalfOf: organisation.Value, by: by.Value);
            return true;
        },
        cancellation);
}
