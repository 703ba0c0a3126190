using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Platform.Files;

/// <summary>What the antivirus said of the bytes of a file. Names are what the column holds.</summary>
public enum ScanState
{
    /// <summary>Nothing yet: nobody may open it.</summary>
    Quarantined,

    Clean,

    /// <summary>A virus, or what the antivirus is set to refuse: nobody will open it, and its bytes are gone.</summary>
    Infected,
}

/// <summary>A file that somebody gave.</summary>
/// <param name="Id">Of this file; the same bytes given twice are two files.</param>
/// <param name="Name">As it was given, made safe; ends with the extension of its content.</param>
/// <param name="MediaType">By its content, never by its name alone.</param>
/// <param name="Size">In bytes, as it is kept.</param>
/// <param name="Sha256">Of the bytes as they are kept: a photo is kept without what tells where it was taken.</param>
/// <param name="ReceivedAt">When it was kept.</param>
/// <param name="State">What the antivirus said.</param>
public sealed record StoredFile(FileId Id, string Name, string MediaType, long Size, ContentHash Sha256, DateTimeOffset ReceivedAt, ScanState State);

/// <summary>Bytes that the store holds, or is about to: the row comes before them and leaves with them, so that no bytes are unknown to the database.</summary>
internal sealed class FileContent
{
    public required ContentHash Hash { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    public required ScanState State { get; set; }

    /// <summary>When it left <see cref="ScanState.Quarantined"/>.</summary>
    public DateTimeOffset? ScannedAt { get; set; }

    /// <summary>When somebody last gave these bytes: they may be about to be kept.</summary>
    public required DateTimeOffset GivenAt { get; set; }
}

/// <summary>One file that a part keeps.</summary>
internal sealed class FileEntry
{
    public const int LongestMediaType = 100;

    public required FileId Id { get; init; }

    public required ContentHash Hash { get; init; }

    public required string Name { get; init; }

    public required string MediaType { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}

internal sealed class FileContentMapping : IEntityTypeConfiguration<FileContent>
{
    public void Configure(EntityTypeBuilder<FileContent> builder)
    {
        builder.ToTable("platform_file_content", t =>
        {
            t.HasCheckConstraint("ck_platform_file_content_size", $"size > 0 AND size <= {ReceiveFile.LargestFile}");
            t.HasCheckConstraint("ck_platform_file_content_state", "state IN ('Quarantined', 'Clean', 'Infected')");
            t.HasCheckConstraint("ck_platform_file_content_scanned", "(state = 'Quarantined') = (scanned_at IS NULL)");
        });
        builder.HasKey(c => c.Hash);
        builder.Property(c => c.Hash).HasConversion<ContentHashConverter>().HasMaxLength(ContentHash.Characters);
        builder.Property(c => c.State).HasConversion<string>().HasMaxLength(12);
        builder.HasIndex(c => new { c.State, c.GivenAt });
    }
}

internal sealed class FileEntryMapping : IEntityTypeConfiguration<FileEntry>
{
    public void Configure(EntityTypeBuilder<FileEntry> builder)
    {
        builder.ToTable("platform_file");
        builder.HasKey(f => f.Id);
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Hash).HasConversion<ContentHashConverter>().HasMaxLength(ContentHash.Characters);
        builder.Property(f => f.Name).HasMaxLength(FileName.Longest);
        builder.Property(f => f.MediaType).HasMaxLength(FileEntry.LongestMediaType);
        // Restrict: bytes cannot leave while a file names them, whoever is faster.
        builder.HasOne<FileContent>().WithMany().HasForeignKey(f => f.Hash).OnDelete(DeleteBehavior.Restrict);
    }
}
