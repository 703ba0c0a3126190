using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Organisations.PublicLists;

/// <summary>A list that was imported, replaced whole.</summary>
internal sealed class PublicList
{
    public required PublicListKind Kind { get; init; }

    /// <summary>The day that it is of.</summary>
    public required DateOnly Edition { get; init; }

    /// <summary>Who published it.</summary>
    public required string Source { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>Enterprises in it.</summary>
    public required int Count { get; init; }
}

/// <summary>An enterprise of a list.</summary>
internal sealed class PublicListEntry
{
    public required PublicListKind Kind { get; init; }

    public required Siren Siren { get; init; }
}

internal sealed class PublicListMapping : IEntityTypeConfiguration<PublicList>, IEntityTypeConfiguration<PublicListEntry>
{
    public const int LongestSource = 200;

    private const int LongestKind = 20;

    public void Configure(EntityTypeBuilder<PublicList> builder)
    {
        builder.ToTable("organisations_public_list");
        builder.HasKey(l => l.Kind);
        builder.Property(l => l.Kind).HasConversion<string>().HasMaxLength(LongestKind);
        builder.Property(l => l.Source).HasMaxLength(LongestSource);
    }

    public void Configure(EntityTypeBuilder<PublicListEntry> builder)
    {
        builder.ToTable("organisations_public_list_entry");
        builder.HasKey(e => new { e.Kind, e.Siren });
        builder.Property(e => e.Kind).HasConversion<string>().HasMaxLength(LongestKind);
        builder.Property(e => e.Siren).HasMaxLength(Siren.Digits).HasConversion(s => s.ToString(), stored => Siren.Parse(stored, null));
        builder.HasOne<PublicList>().WithMany().HasForeignKey(e => e.Kind).OnDelete(DeleteBehavior.Cascade);
    }
}
