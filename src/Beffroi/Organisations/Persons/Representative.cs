using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Organisations.Persons;

/// <summary>In what someone stands for the organisation. Names are what the column holds.</summary>
internal enum Capacity
{
    /// <summary>Named by the statutes or the law: the president, the manager. One.</summary>
    LegalRepresentative,

    /// <summary>Signs by delegation, until a day and on a basis.</summary>
    Signatory,

    /// <summary>Whom to call about the files. One.</summary>
    Contact,
}

/// <summary>
/// Someone named for the organisation, told apart from who has an account: the account is often the director’s, the signature the president’s.
/// </summary>
internal sealed class Representative
{
    public const int LongestName = 80, LongestFunction = 100, LongestBasis = 300, LongestPhone = 20;

    public required RepresentativeId Id { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required Capacity Capacity { get; init; }

    public required string GivenName { get; set; }

    public required string FamilyName { get; set; }

    public string? Function { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    /// <summary>Since when this telephone is on record: one that has just changed proves nothing. Null when it is not known.</summary>
    public DateTimeOffset? PhoneSince { get; set; }

    /// <summary>Last day of a delegation; null when it has no end, or is none.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>What a delegation rests on: a decision and its date.</summary>
    public string? Basis { get; set; }

    /// <summary>Drawn with the form: the same one sent twice names one person.</summary>
    public required Guid FormKey { get; init; }

    public long Version { get; set; }

    public string FullName => $"{GivenName} {FamilyName}";
}

internal static class CapacityWords
{
    public static string InWords(this Capacity capacity) => capacity switch
    {
        Capacity.LegalRepresentative => "représentant légal",
        Capacity.Signatory => "signataire par délégation",
        Capacity.Contact => "contact",
        _ => throw new ArgumentOutOfRangeException(nameof(capacity), capacity, null),
    };
}

internal sealed class RepresentativeMapping : IEntityTypeConfiguration<Representative>
{
    public void Configure(EntityTypeBuilder<Representative> builder)
    {
        builder.ToTable("organisations_representative", t =>
            t.HasCheckConstraint("ck_organisations_representative_basis", "capacity <> 'Signatory' OR basis IS NOT NULL"));
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Capacity).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.GivenName).HasMaxLength(Representative.LongestName);
        builder.Property(r => r.FamilyName).HasMaxLength(Representative.LongestName);
        builder.Property(r => r.Function).HasMaxLength(Representative.LongestFunction);
        builder.Property(r => r.Email).HasMaxLength(Platform.Mail.MailAddress.Longest);
        builder.Property(r => r.Phone).HasMaxLength(Representative.LongestPhone);
        builder.Property(r => r.Basis).HasMaxLength(Representative.LongestBasis);
        builder.Ignore(r => r.FullName);
        builder.HasIndex(r => new { r.OrganisationId, r.FormKey }).IsUnique();
        // One of each, but for those who sign by delegation.
        builder.HasIndex(r => new { r.OrganisationId, r.Capacity }).IsUnique().HasFilter("capacity <> 'Signatory'");
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
