using Beffroi.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Applications.FirstContacts;

internal sealed class FirstContactMapping : IEntityTypeConfiguration<FirstContact>
{
    public void Configure(EntityTypeBuilder<FirstContact> builder)
    {
        builder.ToTable("applications_first_contact", t => t.HasCheckConstraint(
            "ck_applications_first_contact_state", $"state IN ({string.Join(", ", Enum.GetNames<FirstContactState>().Select(n => $"'{n}'"))})"));
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Reference).HasMaxLength(20);
        builder.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        foreach (var words in new[] { nameof(FirstContact.Wishes), nameof(FirstContact.Availability), nameof(FirstContact.PersonWords), nameof(FirstContact.Notes), nameof(FirstContact.Advice), nameof(FirstContact.Pieces), nameof(FirstContact.Reason) })
            builder.Property<string>(words).HasMaxLength(FirstContact.LongestWords);
        builder.Property(c => c.Municipality).HasMaxLength(5).HasConversion(m => m!.Value.ToString(), stored => MunicipalityCode.Parse(stored, null));
        builder.Property(c => c.Intermunicipality).HasMaxLength(9);
        builder.Property(c => c.Department).HasMaxLength(3);
        builder.Property(c => c.Facts).HasMaxLength(FirstContact.LongestFacts);
        builder.Property(c => c.CatalogueHash).HasMaxLength(80);
        builder.Property(c => c.MeetingPlace).HasMaxLength(FirstContact.LongestLine);
        builder.Property(c => c.OperatorId).HasMaxLength(80);
        builder.Ignore(c => c.PieceLines);
        builder.HasIndex(c => c.Reference).IsUnique();
        builder.HasIndex(c => c.FormKey).IsUnique();
        builder.HasIndex(c => c.AskedAt);
        builder.HasIndex(c => new { c.State, c.AskedAt });
        builder.HasIndex(c => new { c.OfficerId, c.State, c.AskedAt });
        builder.HasIndex(c => new { c.Intermunicipality, c.AskedAt });
        builder.HasIndex(c => c.LateAfter);
        builder.HasIndex(c => c.AccountId);
        builder.HasIndex(c => c.OrganisationId);
    }
}

internal sealed class FirstContactSchemeMapping : IEntityTypeConfiguration<FirstContactScheme>
{
    public void Configure(EntityTypeBuilder<FirstContactScheme> builder)
    {
        builder.ToTable("applications_first_contact_scheme");
        builder.HasKey(s => new { s.FirstContactId, s.SchemeId, s.Advised });
        builder.Property(s => s.SchemeId).HasMaxLength(80);
        builder.HasIndex(s => s.SchemeId);
        builder.HasOne<FirstContact>().WithMany().HasForeignKey(s => s.FirstContactId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ProposedDateMapping : IEntityTypeConfiguration<ProposedDate>
{
    public void Configure(EntityTypeBuilder<ProposedDate> builder)
    {
        builder.ToTable("applications_proposed_date");
        builder.HasKey(d => new { d.FirstContactId, d.At });
        builder.HasOne<FirstContact>().WithMany().HasForeignKey(d => d.FirstContactId).OnDelete(DeleteBehavior.Cascade);
    }
}
