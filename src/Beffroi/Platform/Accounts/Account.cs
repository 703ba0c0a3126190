using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Platform.Accounts;

/// <summary>
/// A person who can sign in. Owns nothing: organisations do, and people act for them. There is none before its address is confirmed
/// (<see cref="Open.AccountOpening"/>); one that was erased keeps its id, for the history, and nothing that says whose it was.
/// </summary>
internal sealed class Account : IdentityUser<Guid>
{
    public const int LongestName = 80;

    public required string GivenName { get; set; }

    public required string FamilyName { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ErasedAt { get; set; }

    /// <summary>Made by the demonstration: it opens without a password there, and does not exist elsewhere.</summary>
    public bool Demonstration { get; init; }

    /// <summary>The key of the codes that an application shows (TOTP), sealed; null until there is one. It counts once <see cref="IdentityUser{TKey}.TwoFactorEnabled"/>.</summary>
    public string? SealedCodeKey { get; set; }

    /// <summary>The 30 s step of the last code that was accepted: none is accepted twice.</summary>
    public long LastCodeStep { get; set; }

    public AccountId TypedId => new(Id);

    public string FullName => $"{GivenName} {FamilyName}";

    public MailAddress Address => MailAddress.Parse(Email!, null);
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("platform_account", t =>
        {
            t.HasCheckConstraint("ck_platform_account_erased", "(erased_at IS NULL) = (email IS NOT NULL)");
            t.HasCheckConstraint("ck_platform_account_code", "NOT two_factor_enabled OR sealed_code_key IS NOT NULL");
        });
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.GivenName).HasMaxLength(Account.LongestName);
        builder.Property(a => a.FamilyName).HasMaxLength(Account.LongestName);
        builder.Property(a => a.Email).HasMaxLength(MailAddress.Longest);
        builder.Property(a => a.NormalizedEmail).HasMaxLength(MailAddress.Longest);
        builder.Property(a => a.PasswordHash).HasMaxLength(200);
        builder.Property(a => a.SecurityStamp).HasMaxLength(64);
        builder.Property(a => a.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
        builder.Property(a => a.SealedCodeKey).HasMaxLength(500);
        builder.HasIndex(a => a.NormalizedEmail).IsUnique();
        // An account is known by its address; the rest of what Identity could hold has no use here.
        builder.Ignore(a => a.UserName).Ignore(a => a.NormalizedUserName).Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed)
            .Ignore(a => a.TypedId).Ignore(a => a.FullName).Ignore(a => a.Address);
    }
}

/// <summary>How an account is known at an identity provider.</summary>
internal sealed class AccountLoginMapping : IEntityTypeConfiguration<IdentityUserLogin<Guid>>
{
    public const int LongestIssuer = 100, LongestSubject = 255;

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder)
    {
        builder.ToTable("platform_account_login");
        builder.HasKey(l => new { l.LoginProvider, l.ProviderKey });
        builder.Property(l => l.LoginProvider).HasMaxLength(LongestIssuer);
        builder.Property(l => l.ProviderKey).HasMaxLength(LongestSubject);
        builder.Property(l => l.ProviderDisplayName).HasMaxLength(100);
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The public half of a passkey. What Identity knows of it is kept as one JSON text, which no query reads.</summary>
internal sealed class PasskeyMapping : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    /// <summary>When the last challenge that this key answered was drawn: none before it opens anything, so that no answer serves twice.</summary>
    public const string LastChallengeAt = nameof(LastChallengeAt);

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("platform_passkey");
        builder.HasKey(p => p.CredentialId);
        builder.Property(p => p.CredentialId).HasMaxLength(1024);
        builder.Property(p => p.Data).HasMaxLength(8_000).HasConversion(
            data => System.Text.Json.JsonSerializer.Serialize(data, (System.Text.Json.JsonSerializerOptions?)null),
            stored => System.Text.Json.JsonSerializer.Deserialize<IdentityPasskeyData>(stored, (System.Text.Json.JsonSerializerOptions?)null)!);
        builder.Property<DateTimeOffset>(LastChallengeAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
