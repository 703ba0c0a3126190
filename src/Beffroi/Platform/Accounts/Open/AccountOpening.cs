using Beffroi.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Platform.Accounts.Open;

/// <summary>
/// Someone asked for an account and has not shown yet that the address is theirs. All that they typed waits here, under their own link: whoever asks with another’s address
/// prepares nothing for that other. Erased when it is confirmed, or after a day.
/// </summary>
internal sealed class AccountOpening
{
    public static readonly TimeSpan ConfirmWithin = TimeSpan.FromHours(24);

    /// <summary>Requests for one address in a day: letters to a stranger.</summary>
    public const int MostADay = 3;

    public const int LongestWayBack = 300;

    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the token of its link.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The token for the letter, readable with the keys of this site alone.</summary>
    public required string SealedToken { get; init; }

    public required string Address { get; init; }

    public required string NormalizedAddress { get; init; }

    public required string GivenName { get; init; }

    public required string FamilyName { get; init; }

    /// <summary>Null for one that an identity opens.</summary>
    public required string? PasswordHash { get; init; }

    /// <summary>The issuer of the identity that was proved, with <see cref="Subject"/>; null without one.</summary>
    public string? Issuer { get; init; }

    public string? Subject { get; init; }

    /// <summary>The page of this site from which they came, for afterwards.</summary>
    public required string? WayBack { get; init; }

    public required DateTimeOffset AskedAt { get; init; }
}

internal sealed class AccountOpeningMapping : IEntityTypeConfiguration<AccountOpening>
{
    public void Configure(EntityTypeBuilder<AccountOpening> builder)
    {
        builder.ToTable("platform_account_opening", t => t.HasCheckConstraint(
            "ck_platform_account_opening_by", "(issuer IS NULL) = (subject IS NULL) AND (issuer IS NULL) = (password_hash IS NOT NULL)"));
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.TokenHash).HasMaxLength(32);
        builder.Property(o => o.SealedToken).HasMaxLength(500);
        builder.Property(o => o.Address).HasMaxLength(MailAddress.Longest);
        builder.Property(o => o.NormalizedAddress).HasMaxLength(MailAddress.Longest);
        builder.Property(o => o.GivenName).HasMaxLength(Account.LongestName);
        builder.Property(o => o.FamilyName).HasMaxLength(Account.LongestName);
        builder.Property(o => o.PasswordHash).HasMaxLength(200);
        builder.Property(o => o.Issuer).HasMaxLength(AccountLoginMapping.LongestIssuer);
        builder.Property(o => o.Subject).HasMaxLength(AccountLoginMapping.LongestSubject);
        builder.Property(o => o.WayBack).HasMaxLength(AccountOpening.LongestWayBack);
        builder.HasIndex(o => o.TokenHash).IsUnique();
        builder.HasIndex(o => new { o.NormalizedAddress, o.AskedAt });
    }
}
