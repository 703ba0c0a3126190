using Beffroi.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Platform.Documents;

/// <summary>A document that is kept as it was made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What a reader shows.</param>
/// <param name="Day">The day that it speaks of.</param>
/// <param name="OrderedAt">When the act ordered it; its facts are of that moment.</param>
/// <param name="Facts">What the template was filled with: JSON.</param>
/// <param name="Template">Its path.</param>
/// <param name="Made">Null until a job has made it.</param>
public sealed record StoredDocument(StoredDocumentId Id, string Title, DateOnly Day, DateTimeOffset OrderedAt, string Facts, string Template, MadeDocument? Made);

/// <summary>How it was made.</summary>
/// <param name="At">When.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="TemplateVersion">SHA-256 of the template and of the house style, as they were then.</param>
public sealed record MadeDocument(DateTimeOffset At, ContentHash Sha256, ContentHash TemplateVersion);

/// <summary>The row of one.</summary>
internal sealed class DocumentEntry
{
    public const int LongestTemplate = 200, LongestTitle = 300;

    /// <summary>Of the facts, in characters.</summary>
    public const int LongestFacts = 500_000;

    public required StoredDocumentId Id { get; init; }

    public required string Template { get; init; }

    public required string Title { get; init; }

    public required DateOnly Day { get; init; }

    public required string Facts { get; init; }

    /// <summary>Under which it is saved.</summary>
    public required string FileName { get; init; }

    public required DateTimeOffset OrderedAt { get; init; }

    public FileId? FileId { get; init; }

    public ContentHash? Sha256 { get; init; }

    public ContentHash? TemplateVersion { get; init; }

    public DateTimeOffset? MadeAt { get; init; }

    public StoredDocument Told => new(
        Id, Title, Day, OrderedAt, Facts, Template, MadeAt is { } at && Sha256 is { } hash && TemplateVersion is { } version ? new(at, hash, version) : null);
}

internal sealed class DocumentEntryMapping : IEntityTypeConfiguration<DocumentEntry>
{
    public void Configure(EntityTypeBuilder<DocumentEntry> builder)
    {
        builder.ToTable("platform_document", t => t.HasCheckConstraint(
            "ck_platform_document_made", "(file_id IS NULL) = (made_at IS NULL) AND (file_id IS NULL) = (sha256 IS NULL) AND (file_id IS NULL) = (template_version IS NULL)"));
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Template).HasMaxLength(DocumentEntry.LongestTemplate);
        builder.Property(d => d.Title).HasMaxLength(DocumentEntry.LongestTitle);
        builder.Property(d => d.Facts).HasMaxLength(DocumentEntry.LongestFacts);
        builder.Property(d => d.FileName).HasMaxLength(FileName.Longest);
        builder.Property(d => d.Sha256).HasConversion<ContentHashConverter>().HasMaxLength(ContentHash.Characters);
        builder.Property(d => d.TemplateVersion).HasConversion<ContentHashConverter>().HasMaxLength(ContentHash.Characters);
        builder.Ignore(d => d.Told);
        builder.HasOne<FileEntry>().WithMany().HasForeignKey(d => d.FileId).OnDelete(DeleteBehavior.Restrict);
    }
}
