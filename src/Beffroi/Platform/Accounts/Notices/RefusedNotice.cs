using Beffroi.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Platform.Accounts.Notices;

/// <summary>A class of letters that someone does not want. No row: they get them.</summary>
internal sealed class RefusedNotice
{
    public required Guid AccountId { get; init; }

    public required string NoticeClass { get; init; }
}

internal sealed class RefusedNoticeMapping : IEntityTypeConfiguration<RefusedNotice>
{
    public void Configure(EntityTypeBuilder<RefusedNotice> builder)
    {
        builder.ToTable("platform_refused_notice");
        builder.HasKey(r => new { r.AccountId, r.NoticeClass });
        builder.Property(r => r.NoticeClass).HasMaxLength(NoticeClass.LongestId);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
