using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Catalogue.Publications;

/// <summary>A catalogue as it was when it was first served: answers name it by its hash.</summary>
internal sealed class Publication
{
    public required Guid Id { get; init; }

    /// <summary><c>sha256:</c> and 64 hexadecimal digits, over the files of the Region.</summary>
    public required string Hash { get; init; }

    /// <summary>The id of the Region: <c>hauts-de-france</c>.</summary>
    public required string Region { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required int SchemeCount { get; init; }

    /// <summary>What each scheme said, as <see cref="PublishedSchemes"/> writes it; null when it was not kept.</summary>
    public string? Content { get; init; }
}

internal sealed class PublicationMapping : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> builder)
    {
        builder.ToTable("catalogue_publication", t => t.HasCheckConstraint("ck_catalogue_publication_count", "scheme_count >= 0"));
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Hash).HasMaxLength(80);
        builder.Property(p => p.Region).HasMaxLength(80);
        builder.HasIndex(p => new { p.Region, p.Hash }).IsUnique();
        builder.HasIndex(p => new { p.Region, p.PublishedAt });
    }
}
