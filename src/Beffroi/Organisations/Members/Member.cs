using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Organisations.Members;

/// <summary>One person who acts for one organisation.</summary>
internal sealed class Member
{
    public required MemberId Id { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required AccountId AccountId { get; init; }

    public required MemberRole Role { get; set; }

    public required DateTimeOffset Since { get; init; }
}

/// <summary>Someone is awaited, at that address. Erased when it is accepted, withdrawn or too old: it serves once.</summary>
internal sealed class Invitation
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>That wait at once, of one organisation: letters to strangers.</summary>
    public const int MostAtOnce = 20;

    public required InvitationId Id { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required string Address { get; init; }

    /// <summary>In capitals: one invitation for each address.</summary>
    public required string Mailbox { get; init; }

    public required MemberRole Role { get; init; }

    public required AccountId InvitedBy { get; init; }

    public required byte[] TokenHash { get; init; }

    /// <summary>The token for the letter, readable with the keys of this site alone.</summary>
    public required string SealedToken { get; init; }

    public required DateTimeOffset InvitedAt { get; init; }

    public DateTimeOffset Ends => InvitedAt + Lasts;

    /// <summary>A new one, with a link of its own.</summary>
    public static Invitation To(OrganisationId organisation, MailAddress address, MemberRole role, AccountId by, InvitationSeal seal, TimeProvider clock)
    {
        var token = LinkToken.Draw();
        return new()
        {
            Id = TypedId.New<InvitationId>(clock),
            OrganisationId = organisation,
            Address = address.ToString(),
            Mailbox = Members.Mailbox.Of(address),
            Role = role,
            InvitedBy = by,
            TokenHash = token.Hash(),
            SealedToken = seal.Seal(token),
            InvitedAt = clock.GetUtcNow(),
        };
    }
}

/// <summary>What became of a request to join. Names are what the column holds.</summary>
internal enum JoinState
{
    Asked,
    Accepted,
    Refused,
}

/// <summary>Someone asks to join an organisation that others hold.</summary>
internal sealed class JoinRequest
{
    public required JoinRequestId Id { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    public required AccountId AccountId { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public JoinState State { get; set; }

    /// <summary>The reason, when the Region decided.</summary>
    public string? Reason { get; set; }
}

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.ToTable("organisations_member", t => t.HasCheckConstraint("ck_organisations_member_role", "role IN ('Reader', 'Editor', 'Owner')"));
        builder.HasKey(m => m.Id);
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Role).HasConversion<string>().HasMaxLength(10);
        builder.HasIndex(m => new { m.OrganisationId, m.AccountId }).IsUnique();
        builder.HasIndex(m => m.AccountId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("organisations_invitation");
        builder.HasKey(i => i.Id);
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Address).HasMaxLength(MailAddress.Longest);
        builder.Property(i => i.Mailbox).HasMaxLength(MailAddress.Longest);
        builder.Property(i => i.Role).HasConversion<string>().HasMaxLength(10);
        builder.Property(i => i.TokenHash).HasMaxLength(32);
        builder.Property(i => i.SealedToken).HasMaxLength(500);
        builder.Ignore(i => i.Ends);
        builder.HasIndex(i => i.TokenHash).IsUnique();
        builder.HasIndex(i => new { i.OrganisationId, i.Mailbox }).IsUnique();
        builder.HasIndex(i => i.InvitedAt);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class JoinRequestMapping : IEntityTypeConfiguration<JoinRequest>
{
    public void Configure(EntityTypeBuilder<JoinRequest> builder)
    {
        builder.ToTable("organisations_join_request");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.State).HasConversion<string>().HasMaxLength(10);
        builder.Property(r => r.Reason).HasMaxLength(Organisation.LongestWords);
        // One that waits, for each person.
        builder.HasIndex(r => new { r.OrganisationId, r.AccountId }).IsUnique().HasFilter("state = 'Asked'");
        builder.HasIndex(r => new { r.State, r.AskedAt });
        builder.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
