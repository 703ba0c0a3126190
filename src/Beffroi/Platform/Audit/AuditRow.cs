using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Platform.Audit;

/// <summary>From where an act came. Names are what the column holds.</summary>
public enum ActOrigin
{
    /// <summary>Someone at a page.</summary>
    Web,

    /// <summary>The time, a job.</summary>
    Job,

    /// <summary>Whoever runs Beffroi, with <c>./beffroi</c>.</summary>
    Command,
}

/// <summary>One event of an act, a link of the chain. Never changed, never deleted.</summary>
internal sealed class AuditRow
{
    public const int LongestName = 60, LongestFacts = 4_000, LongestWhy = 2_000;

    /// <summary>From 1, without a gap.</summary>
    public required long Sequence { get; init; }

    /// <summary>The same for all events of one act.</summary>
    public required Guid ActId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The account of who acted; null when nobody was signed in, or nobody acted.</summary>
    public required Guid? Actor { get; init; }

    public required ActOrigin Origin { get; init; }

    /// <summary>The organisation in whose name.</summary>
    public required Guid? OnBehalfOf { get; init; }

    /// <summary>Which event: <see cref="IAuditedEvent.Name"/>.</summary>
    public required string Name { get; init; }

    public required Guid About { get; init; }

    /// <summary>The event, as JSON.</summary>
    public required string Facts { get; init; }

    /// <summary>The reason that was given, when the act asks for one.</summary>
    public required string? Why { get; init; }

    /// <summary><see cref="HashAfter"/> of the hash before.</summary>
    public byte[] Hash { get; set; } = [];

    /// <summary>SHA-256 of the hash before and of every column, each with its length: no two rows are written alike.</summary>
    public byte[] HashAfter(ReadOnlySpan<byte> before)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendData(before);
        Number(Sequence);
        Id(ActId);
        Number(Database.UtcMicrosecondsConverter.ToMicroseconds(At));
        Id(Actor);
        Words(Origin.ToString());
        Id(OnBehalfOf);
        Words(Name);
        Id(About);
        Words(Facts);
        Words(Why);
        return sha.GetHashAndReset();

        void Number(long value)
        {
            Span<byte> bytes = stackalloc byte[8];
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
            sha.AppendData(bytes);
        }

        void Id(Guid? value) => Words(value?.ToString("n"));

        void Words(string? value)
        {
            Number(value is null ? -1 : Encoding.UTF8.GetByteCount(value));
            sha.AppendData(Encoding.UTF8.GetBytes(value ?? ""));
        }
    }
}

/// <summary>The end of the chain, one row: whoever appends holds it, so that links follow each other; a tail that was cut off is missed.</summary>
internal sealed class AuditHead
{
    public const int OnlyId = 1;

    public required int Id { get; init; }

    /// <summary>Of the last row; 0 while there is none.</summary>
    public required long Sequence { get; set; }

    /// <summary>Of the last row; 32 zeros while there is none.</summary>
    public required byte[] Hash { get; set; }
}

internal sealed class AuditRowMapping : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("platform_audit", t =>
        {
            t.HasCheckConstraint("ck_platform_audit_sequence", "sequence > 0");
            t.HasCheckConstraint("ck_platform_audit_origin", "origin IN ('Web', 'Job', 'Command')");
        });
        builder.HasKey(r => r.Sequence);
        builder.Property(r => r.Sequence).ValueGeneratedNever();
        builder.Property(r => r.Origin).HasConversion<string>().HasMaxLength(10);
        builder.Property(r => r.Name).HasMaxLength(AuditRow.LongestName);
        builder.Property(r => r.Facts).HasMaxLength(AuditRow.LongestFacts);
        builder.Property(r => r.Why).HasMaxLength(AuditRow.LongestWhy);
        builder.Property(r => r.Hash).HasMaxLength(32);
        builder.HasIndex(r => new { r.About, r.Sequence });
        builder.HasIndex(r => new { r.OnBehalfOf, r.Sequence });
        builder.HasIndex(r => new { r.Actor, r.Sequence });
    }
}

internal sealed class AuditHeadMapping : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("platform_audit_head", t => t.HasCheckConstraint("ck_platform_audit_head_id", "id = 1"));
        builder.Property(h => h.Id).ValueGeneratedNever();
        builder.Property(h => h.Hash).HasMaxLength(32);
        builder.HasData(new AuditHead { Id = AuditHead.OnlyId, Sequence = 0, Hash = new byte[32] });
    }
}
