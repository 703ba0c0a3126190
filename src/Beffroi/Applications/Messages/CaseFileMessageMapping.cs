using Beffroi.Applications.CaseFiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Applications.Messages;

internal sealed class CaseFileMessageMapping : IEntityTypeConfiguration<CaseFileMessage>
{
    public void Configure(EntityTypeBuilder<CaseFileMessage> builder)
    {
        builder.ToTable("applications_case_file_message", t =>
        {
            t.HasCheckConstraint("ck_applications_case_file_message_party", Enums.In<AidRequestParty>("party"));
            t.HasCheckConstraint("ck_applications_case_file_message_file", "(file_id IS NULL) = (file_name IS NULL)");
        });
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Party).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.Words).HasMaxLength(CaseFileMessage.LongestWords);
        builder.Property(m => m.FileName).HasMaxLength(CaseFileMessage.LongestFileName);
        builder.HasIndex(m => new { m.CaseFileId, m.SentAt });
        builder.HasIndex(m => m.By);
        builder.HasIndex(m => m.FormKey).IsUnique();
        builder.HasOne<CaseFile>().WithMany().HasForeignKey(m => m.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }
}
