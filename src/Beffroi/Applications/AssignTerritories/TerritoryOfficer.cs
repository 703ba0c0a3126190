using Beffroi.Platform.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Applications.AssignTerritories;

/// <summary>Which case officer follows a territory. No text says it: the Region’s administrator does. An EPCI weighs more than its département.</summary>
internal sealed class TerritoryOfficer
{
    /// <summary>The SIREN of an EPCI, or the code of a département: they cannot be taken for each other.</summary>
    public required string Territory { get; init; }

    public required AccountId AccountId { get; init; }

    public required DateTimeOffset Since { get; init; }
}

internal sealed class TerritoryOfficerMapping : IEntityTypeConfiguration<TerritoryOfficer>
{
    public void Configure(EntityTypeBuilder<TerritoryOfficer> builder)
    {
        builder.ToTable("applications_territory_officer");
        builder.HasKey(t => t.Territory);
        builder.Property(t => t.Territory).HasMaxLength(9);
        builder.HasIndex(t => t.AccountId);
    }
}
