using Beffroi.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Applications.CaseFiles;

internal sealed class CaseFileMapping : IEntityTypeConfiguration<CaseFile>
{
    public void Configure(EntityTypeBuilder<CaseFile> builder)
    {
        builder.ToTable("applications_case_file", t =>
        {
            t.HasCheckConstraint("ck_applications_case_file_state", Enums.In<CaseFileState>("state"));
            // What is deposited is there whole.
            t.HasCheckConstraint("ck_applications_case_file_deposit",
                "state <> 'Deposited' OR (deposited IS NOT NULL AND deposit_hash IS NOT NULL AND deposited_at IS NOT NULL AND deposited_by IS NOT NULL)");
        });
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Reference).HasMaxLength(20);
        builder.Property(c => c.Title).HasMaxLength(CaseFile.LongestTitle);
        builder.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(c => c.Facts).HasMaxLength(CaseFile.LongestFacts);
        builder.Property(c => c.Municipality).HasMaxLength(5).HasConversion(m => m!.Value.ToString(), stored => MunicipalityCode.Parse(stored, null));
        builder.Property(c => c.Intermunicipality).HasMaxLength(9);
        builder.Property(c => c.DepositHash).HasMaxLength(64);
        builder.Property(c => c.AssistanceWords).HasMaxLength(CaseFile.LongestAssistance);
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.HasIndex(c => c.FormKey).IsUnique();
        builder.HasIndex(c => new { c.OrganisationId, c.OpenedAt });
        // A file is a wide row: what the inbox seeks it by holds its id, so that the row itself is not read.
        builder.HasIndex(c => new { c.OfficerId, c.DepositedAt, c.Id });
        builder.HasIndex(c => new { c.Intermunicipality, c.DepositedAt, c.Id });
        builder.HasIndex(c => new { c.DepositedAt, c.Id }).HasFilter("awaits_answer_since IS NOT NULL");
        builder.HasIndex(c => new { c.AssistedBy, c.State });
        // A request is carried over once.
        builder.HasIndex(c => c.RedirectedFrom).IsUnique();
    }
}

internal sealed class AidRequestMapping : IEntityTypeConfiguration<AidRequest>
{
    public void Configure(EntityTypeBuilder<AidRequest> builder)
    {
        builder.ToTable("applications_aid_request", t =>
        {
            t.HasCheckConstraint("ck_applications_aid_request_state", Enums.In<AidRequestState>("state"));
            t.HasCheckConstraint("ck_applications_aid_request_redirect", "state NOT IN ('RedirectProposed', 'Redirected') OR redirect_to IS NOT NULL");
            t.HasCheckConstraint("ck_applications_aid_request_deposited", "(deposited_at IS NULL) = (state IN ('Prepared', 'Abandoned'))");
            t.HasCheckConstraint("ck_applications_aid_request_asked", "asked_cents IS NULL OR asked_cents > 0");
        });
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.SchemeId).HasMaxLength(AidRequest.LongestScheme);
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.RedirectTo).HasMaxLength(AidRequest.LongestScheme);
        builder.Property(r => r.Words).HasMaxLength(AidRequest.LongestWords);
        builder.HasIndex(r => new { r.CaseFileId, r.SchemeId }).IsUnique();
        // By file, by age, by state and by deadline, for the inbox.
        builder.HasIndex(r => new { r.CaseFileId, r.State, r.Id });
        builder.HasIndex(r => new { r.DepositedAt, r.Id });
        builder.HasIndex(r => new { r.State, r.DepositedAt, r.Id });
        builder.HasIndex(r => new { r.State, r.DueOn, r.DepositedAt });
        builder.HasIndex(r => new { r.State, r.ImpliedRejectionOn, r.DepositedAt });
        builder.HasIndex(r => new { r.SchemeId, r.State });
        builder.HasOne<CaseFile>().WithMany().HasForeignKey(r => r.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OutsideDepositMapping : IEntityTypeConfiguration<OutsideDeposit>
{
    public void Configure(EntityTypeBuilder<OutsideDeposit> builder)
    {
        builder.ToTable("applications_outside_deposit", t => t.HasCheckConstraint("ck_applications_outside_deposit_state", Enums.In<OutsideState>("state")));
        builder.HasKey(o => o.AidRequestId);
        builder.Property(o => o.AidRequestId).ValueGeneratedNever();
        builder.Property(o => o.Form).HasMaxLength(Rules.OutsideForm.LongestName);
        builder.Property(o => o.Address).HasMaxLength(Rules.OutsideForm.LongestAddress);
        builder.Property(o => o.Number).HasMaxLength(OutsideNumber.Longest);
        builder.Property(o => o.State).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<AidRequest>().WithOne().HasForeignKey<OutsideDeposit>(o => o.AidRequestId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OutsideStatementMapping : IEntityTypeConfiguration<OutsideStatement>
{
    public void Configure(EntityTypeBuilder<OutsideStatement> builder)
    {
        builder.ToTable("applications_outside_statement", t => t.HasCheckConstraint("ck_applications_outside_statement_state", Enums.In<OutsideState>("state")));
        builder.HasKey(s => new { s.AidRequestId, s.Rank });
        builder.Property(s => s.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Party).HasConversion<string>().HasMaxLength(20);
        builder.Property(s => s.Words).HasMaxLength(AidRequest.LongestWords);
        builder.HasOne<OutsideDeposit>().WithMany().HasForeignKey(s => s.AidRequestId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CaseFileSectionMapping : IEntityTypeConfiguration<CaseFileSection>
{
    public void Configure(EntityTypeBuilder<CaseFileSection> builder)
    {
        builder.ToTable("applications_case_file_section");
        builder.HasKey(s => new { s.CaseFileId, s.Kind });
        builder.Property(s => s.Kind).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<CaseFile>().WithMany().HasForeignKey(s => s.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CaseFilePaperMapping : IEntityTypeConfiguration<CaseFilePaper>
{
    public void Configure(EntityTypeBuilder<CaseFilePaper> builder)
    {
        builder.ToTable("applications_case_file_paper");
        builder.HasKey(p => new { p.CaseFileId, p.PieceId });
        builder.HasIndex(p => p.PieceId);
        builder.HasOne<CaseFile>().WithMany().HasForeignKey(p => p.CaseFileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PieceRequestMapping : IEntityTypeConfiguration<PieceRequest>
{
    public void Configure(EntityTypeBuilder<PieceRequest> builder)
    {
        builder.ToTable("applications_piece_request");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Label).HasMaxLength(PieceRequest.LongestLabel);
        builder.Property(p => p.Answer).HasMaxLength(PieceRequest.LongestAnswer);
        builder.Property(p => p.FileName).HasMaxLength(PieceRequest.LongestFileName);
        builder.HasIndex(p => new { p.AidRequestId, p.Rank });
        builder.HasOne<AidRequest>().WithMany().HasForeignKey(p => p.AidRequestId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal static class Enums
{
    /// <summary>The check that a column holds a name of the enumeration.</summary>
    public static string In<T>(string column) where T : struct, Enum => $"{column} IN ({string.Join(", ", Enum.GetNames<T>().Select(n => $"'{n}'"))})";
}
