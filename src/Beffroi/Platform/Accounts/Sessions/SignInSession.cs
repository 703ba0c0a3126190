using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Platform.Accounts.Sessions;

/// <summary>By what someone proved who they are. Names are what the column holds.</summary>
internal enum SignInMethod
{
    Password,

    /// <summary>A passkey that asked for a finger, a face or a code: two factors in one.</summary>
    Passkey,

    /// <summary>The identity provider of the settings (ProConnect).</summary>
    Provider,

    /// <summary>The link of a mail that only the owner of the address reads: right after the account is opened.</summary>
    Mail,

    /// <summary>A button of the demonstration.</summary>
    Demonstration,
}

internal static class SignInMethodWords
{
    public static string InWords(this SignInMethod method) => method switch
    {
        SignInMethod.Password => "par mot de passe",
        SignInMethod.Passkey => "par clé d’accès",
        SignInMethod.Provider => "par fournisseur d’identité",
        SignInMethod.Mail => "par le lien d’un courriel",
        SignInMethod.Demonstration => "de démonstration",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };
}

/// <summary>How someone proved who they are.</summary>
/// <param name="Method">By what.</param>
/// <param name="SecondFactor">Whether two things were proved: what someone knows, and what they have.</param>
internal sealed record Proof(SignInMethod Method, bool SecondFactor)
{
    /// <inheritdoc cref="SignInSession.Siret"/>
    public string? Siret { get; init; }

    /// <inheritdoc cref="SignInSession.ProvedAt"/>
    public DateTimeOffset? ProvedAt { get; init; }
}

/// <summary>One browser where someone is signed in. The browser holds a key, the database its hash: to delete the row is to sign out, at once.</summary>
internal sealed class SignInSession
{
    /// <summary>Unused for as long, it ends; a volunteer who writes a file between two trains must not begin again.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(3), Longest = TimeSpan.FromHours(12);

    /// <summary>How long a sign-in is fresh enough for what cannot be undone.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(15);

    public const int LongestBrowser = 80, SiretDigits = 14;

    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the key, 32 bytes.</summary>
    public required byte[] KeyHash { get; init; }

    public required Guid AccountId { get; init; }

    public required SignInMethod Method { get; init; }

    /// <summary>Whether two things were proved: what someone knows, and what they have.</summary>
    public required bool SecondFactor { get; init; }

    /// <summary>Program and system, as « Firefox, Linux »: enough to recognise one’s own.</summary>
    public required string Browser { get; init; }

    /// <summary>The establishment for which the person works, as the identity provider has checked; null: nobody says so.</summary>
    public string? Siret { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When they last proved who they are to the identity provider, which may let in again without asking; null: when it started.</summary>
    public DateTimeOffset? ProvedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }
}

internal sealed class SignInSessionMapping : IEntityTypeConfiguration<SignInSession>
{
    public void Configure(EntityTypeBuilder<SignInSession> builder)
    {
        builder.ToTable("platform_sign_in_session");
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.KeyHash).HasMaxLength(32);
        builder.Property(s => s.Method).HasConversion<string>().HasMaxLength(15);
        builder.Property(s => s.Browser).HasMaxLength(SignInSession.LongestBrowser);
        builder.Property(s => s.Siret).HasMaxLength(SignInSession.SiretDigits);
        builder.HasIndex(s => s.KeyHash).IsUnique();
        builder.HasIndex(s => s.EndsAt);
        builder.HasOne<Account>().WithMany().HasForeignKey(s => s.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
