using Beffroi.Organisations.Claim;
using Beffroi.Platform;
using Beffroi.Territories;

namespace Beffroi.Organisations.Create;

/// <summary>What an organisation says of itself.</summary>
internal sealed record Identity
{
    public required string Name { get; init; }

    public required Siren? Siren { get; init; }

    public required Rna? Rna { get; init; }

    public required string? Receipt { get; init; }

    public required string? LegalForm { get; init; }

    public required MunicipalityCode? Municipality { get; init; }

    /// <summary>What supports that its members speak for it.</summary>
    public required string? Grounds { get; init; }

    /// <summary>A new one, that the Region has not verified.</summary>
    public Organisation ToOrganisation(Guid formKey, TimeProvider clock) => new()
    {
        Id = TypedId.New<OrganisationId>(clock),
        Reference = Platform.Reference.Draw("STR"),
        Name = Name,
        Siren = Siren,
        Rna = Rna,
        Receipt = Receipt,
        LegalForm = LegalForm,
        Municipality = Municipality,
        Claim = ClaimState.Claimed,
        Grounds = Grounds,
        ClaimSince = clock.GetUtcNow(),
        FormKey = formKey,
    };
}
