using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Orientation.Resumes;

/// <summary>Answers left for later. Erased after 30 days.</summary>
internal sealed class Resume
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>SHA-256 of the token: a copy of the database opens nothing.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The facts as the API writes them, JSON.</summary>
    public required string Facts { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; set; }
}

internal sealed class ResumeMapping : IEntityTypeConfiguration<Resume>
{
    public void Configure(EntityTypeBuilder<Resume> builder)
    {
        builder.ToTable(
            "orientation_resume",
            t => t.HasCheckConstraint("ck_orientation_resume_expires", "expires_at > created_at"));
        builder.HasKey(r => r.TokenHash);
        builder.Property(r => r.TokenHash).HasMaxLength(32);
        builder.HasIndex(r => r.ExpiresAt);
    }
}
