using Beffroi.Platform.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Applications.AssignSchemes;

/// <summary>A case officer to whom the requests for a scheme are entrusted. No text says it: the Region’s administrator does.</summary>
internal sealed class SchemeOfficer
{
    public required string SchemeId { get; init; }

    public required AccountId AccountId { get; init; }

    public required DateTimeOffset Since { get; init; }
}

internal sealed class SchemeOfficerMapping : IEntityTypeConfiguration<SchemeOfficer>
{
    public void Configure(EntityTypeBuilder<SchemeOfficer> builder)
    {
        builder.ToTable("applications_scheme_officer");
        builder.HasKey(s => new { s.SchemeId, s.AccountId });
        builder.Property(s => s.SchemeId).HasMaxLength(80);
        builder.HasIndex(s => s.AccountId);
    }
}
