using Beffroi.Platform.Accounts;
using Beffroi.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Organisations.Shelf;

/// <summary>A paper of an organisation, whatever its version.</summary>
internal sealed class ShelfDocument
{
    /// <summary>Of one organisation.</summary>
    public const int Most = 200;

    public required ShelfDocumentId Id { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    /// <summary>Of <c>pieces.yaml</c>, when it came.</summary>
    public required string Kind { get; init; }

    /// <summary>Number of its last version: what a form was based on.</summary>
    public required int Version { get; set; }
}

/// <summary>One version of it. Never changed: another replaces it.</summary>
internal sealed class ShelfVersion
{
    public const int LongestLabel = 150;

    public required PieceId Id { get; init; }

    public required ShelfDocumentId DocumentId { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required int Number { get; init; }

    public required string Label { get; init; }

    public DateOnly? PeriodFrom { get; init; }

    public DateOnly? Until { get; init; }

    public required FileId FileId { get; init; }

    public required AccountId AddedBy { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>Drawn with the form: the same one sent twice makes one version.</summary>
    public required Guid FormKey { get; init; }
}

internal sealed class ShelfDocumentMapping : IEntityTypeConfiguration<ShelfDocument>
{
    public void Configure(EntityTypeBuilder<ShelfDocument> builder)
    {
        builder.ToTable("organisations_shelf_document");
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Kind).HasMaxLength(PieceKind.LongestId);
        builder.HasIndex(d => new { d.OrganisationId, d.Kind });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ShelfVersionMapping : IEntityTypeConfiguration<ShelfVersion>
{
    public void Configure(EntityTypeBuilder<ShelfVersion> builder)
    {
        builder.ToTable("organisations_shelf_version", t => t.HasCheckConstraint("ck_organisations_shelf_version_period", "period_from IS NULL OR until IS NULL OR period_from <= until"));
        builder.HasKey(v => v.Id);
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Label).HasMaxLength(ShelfVersion.LongestLabel);
        builder.HasIndex(v => new { v.DocumentId, v.Number }).IsUnique();
        builder.HasIndex(v => new { v.OrganisationId, v.FormKey }).IsUnique();
        builder.HasIndex(v => v.AddedBy);
        // A document goes with all its versions, when nothing rests on them.
        builder.HasOne<ShelfDocument>().WithMany().HasForeignKey(v => v.DocumentId).OnDelete(DeleteBehavior.Cascade);
    }
}
