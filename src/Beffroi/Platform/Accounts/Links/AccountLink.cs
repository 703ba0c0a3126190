using Beffroi.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Platform.Accounts.Links;

/// <summary>What the link of a letter lets its reader do. Names are what the column holds.</summary>
internal enum LinkPurpose
{
    /// <summary>Choose a new password.</summary>
    NewPassword,

    /// <summary>Make the address to which the letter went the one of the account.</summary>
    NewAddress,
}

/// <summary>
/// A link sent to an address, for one use within an hour. The row stays a day, so that letters to one address can be counted; one is written for an address without an account
/// too, of which nothing comes: the page answers alike.
/// </summary>
internal sealed class AccountLink
{
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(1), CountedFor = TimeSpan.FromHours(24);

    /// <summary>Letters of one sort to one address in a day.</summary>
    public const int MostADay = 3;

    public required Guid Id { get; init; }

    public required LinkPurpose Purpose { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>The token for the letter, readable with the keys of this site alone.</summary>
    public required string SealedToken { get; init; }

    /// <summary>Null when no account had the address that was given.</summary>
    public required Guid? AccountId { get; init; }

    /// <summary>Where the letter goes.</summary>
    public required string Address { get; init; }

    public required string NormalizedAddress { get; init; }

    /// <summary>The address that the account left, to be told of it.</summary>
    public string? FormerAddress { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When it was used, or lost its use.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public bool ServesAt(DateTimeOffset now) => EndedAt is null && AccountId is not null && AskedAt + Lasts > now;
}

internal sealed class AccountLinkMapping : IEntityTypeConfiguration<AccountLink>
{
    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("platform_account_link", t => t.HasCheckConstraint("ck_platform_account_link_purpose", "purpose IN ('NewPassword', 'NewAddress')"));
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Purpose).HasConversion<string>().HasMaxLength(20);
        builder.Property(l => l.TokenHash).HasMaxLength(32);
        builder.Property(l => l.SealedToken).HasMaxLength(500);
        builder.Property(l => l.Address).HasMaxLength(MailAddress.Longest);
        builder.Property(l => l.NormalizedAddress).HasMaxLength(MailAddress.Longest);
        builder.Property(l => l.FormerAddress).HasMaxLength(MailAddress.Longest);
        builder.HasIndex(l => l.TokenHash).IsUnique();
        builder.HasIndex(l => new { l.NormalizedAddress, l.AskedAt });
        builder.HasIndex(l => l.AccountId);
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
