using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Orientation.UseCounts;

/// <summary>How many times something was done on a day. Says nothing of who did it.</summary>
internal sealed class UseCount
{
    public required DateOnly Day { get; init; }

    /// <summary>What was done: <c>results</c>, <c>scheme-page</c>…</summary>
    public required string Kind { get; init; }

    /// <summary>Id of the scheme, or empty: part of the key, which null could not be.</summary>
    public required string Scheme { get; init; }

    public required long Count { get; init; }
}

internal sealed class UseCountMapping : IEntityTypeConfiguration<UseCount>
{
    public void Configure(EntityTypeBuilder<UseCount> builder)
    {
        builder.ToTable("orientation_use_count", t => t.HasCheckConstraint("ck_orientation_use_count_count", "count > 0"));
        builder.HasKey(c => new { c.Day, c.Kind, c.Scheme });
        builder.Property(c => c.Kind).HasMaxLength(40);
        builder.Property(c => c.Scheme).HasMaxLength(80);
    }
}
