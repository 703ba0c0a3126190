using Beffroi.Platform.Accounts;
using Beffroi.Platform.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Organisations.Shelf;

/// <summary>« État du classeur »: what the shelf held on a day, as a document that does not change.</summary>
internal sealed class ShelfStatement
{
    public required StoredDocumentId Id { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required AccountId AskedBy { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Drawn with the form: the same one sent twice makes one.</summary>
    public required Guid FormKey { get; init; }
}

internal sealed class ShelfStatementMapping : IEntityTypeConfiguration<ShelfStatement>
{
    public void Configure(EntityTypeBuilder<ShelfStatement> builder)
    {
        builder.ToTable("organisations_shelf_statement");
        builder.HasKey(s => s.Id);
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.HasIndex(s => new { s.OrganisationId, s.FormKey }).IsUnique();
        builder.HasIndex(s => s.AskedBy);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
