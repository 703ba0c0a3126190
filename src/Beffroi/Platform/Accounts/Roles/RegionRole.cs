using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Platform.Accounts.Roles;

/// <summary>What someone may do for the Region. Names are what the column and the sign-in hold.</summary>
public enum RegionRole
{
    /// <summary>Chargé de mission: receives, advises, checks, assesses.</summary>
    CaseOfficer,

    /// <summary>Checks what a case officer proposes; never their own.</summary>
    Validator,

    /// <summary>Gestionnaire financier: engages, liquidates.</summary>
    FinanceOfficer,

    /// <summary>Prepares and records the sessions of the deliberating body.</summary>
    SessionSecretary,

    /// <summary>Gives roles, settles claims on organisations.</summary>
    Administrator,

    /// <summary>Sees, changes nothing.</summary>
    Reader,
}

public static class RegionRoleWords
{
    public static string InWords(this RegionRole role) => role switch
    {
        RegionRole.CaseOfficer => "chargé ou chargée de mission",
        RegionRole.Validator => "valideur ou valideuse",
        RegionRole.FinanceOfficer => "gestionnaire financier",
        RegionRole.SessionSecretary => "secrétaire de séance",
        RegionRole.Administrator => "administrateur ou administratrice",
        RegionRole.Reader => "lecteur ou lectrice",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}

/// <summary>One role of one account, while it lasts.</summary>
internal sealed class HeldRole
{
    public required Guid AccountId { get; init; }

    public required RegionRole Role { get; init; }

    public required DateTimeOffset Since { get; init; }
}

internal sealed class HeldRoleMapping : IEntityTypeConfiguration<HeldRole>
{
    public void Configure(EntityTypeBuilder<HeldRole> builder)
    {
        builder.ToTable("platform_region_role");
        builder.HasKey(r => new { r.AccountId, r.Role });
        builder.Property(r => r.Role).HasConversion<string>().HasMaxLength(20);
        builder.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}
