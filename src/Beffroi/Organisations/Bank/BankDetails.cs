using Beffroi.Organisations.Shelf;
using Beffroi.Platform.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Organisations.Bank;

/// <summary>Where an organisation asks to be paid. What was proposed never changes; only how far it is verified does.</summary>
internal sealed class BankDetails
{
    public const int LongestHolder = 140, LongestSeal = 1_000, LongestReason = 1_000;

    public required BankDetailsId Id { get; init; }

    public required OrganisationId OrganisationId { get; init; }

    /// <summary>The IBAN, for <see cref="BankSeal"/> alone.</summary>
    public required string SealedIban { get; init; }

    public required string Country { get; init; }

    /// <summary>Its last characters.</summary>
    public required string IbanEnd { get; init; }

    public Bic? Bic { get; init; }

    public required string Holder { get; init; }

    /// <summary>The RIB that they were copied from.</summary>
    public required PieceId Proof { get; init; }

    public required AccountId ProposedBy { get; init; }

    public required DateTimeOffset ProposedAt { get; init; }

    /// <summary>Drawn with the form: the same one sent twice proposes once.</summary>
    public required Guid FormKey { get; init; }

    public BankState State { get; set; }

    /// <summary>Since when they are in that state.</summary>
    public required DateTimeOffset Since { get; set; }

    /// <summary>Who heard them confirmed by telephone.</summary>
    public AccountId? CalledBy { get; set; }

    /// <summary>Who verified them after that; never the same person.</summary>
    public AccountId? ConfirmedBy { get; set; }

    /// <summary>Why the Region refused.</summary>
    public string? Reason { get; set; }

    /// <summary>One more at each change.</summary>
    public long Version { get; set; }

    public string Masked => Iban.Mask(Country, IbanEnd);
}

/// <summary>What a call came to. Names are what the column holds.</summary>
internal enum CallResult
{
    Confirmed,

    NotReached,

    Denied,
}

/// <summary>A call of the Region to the organisation, on a number that was known before.</summary>
internal sealed class BankCall
{
    public const int LongestNumber = 20, LongestOrigin = 300;

    public required BankCallId Id { get; init; }

    public required BankDetailsId BankDetailsId { get; init; }

    public required AccountId CalledBy { get; init; }

    public required DateTimeOffset CalledAt { get; init; }

    public required string Number { get; init; }

    /// <summary>Where the number was known from.</summary>
    public required string Origin { get; init; }

    public required CallResult Result { get; init; }

    public required Guid FormKey { get; init; }
}

internal sealed class BankDetailsMapping : IEntityTypeConfiguration<BankDetails>
{
    public void Configure(EntityTypeBuilder<BankDetails> builder)
    {
        builder.ToTable("organisations_bank_details", t =>
        {
            t.HasCheckConstraint("ck_organisations_bank_details_state", "state IN ('Proposed', 'Called', 'Verified', 'Refused', 'Replaced', 'Abandoned')");
            t.HasCheckConstraint("ck_organisations_bank_details_two_persons", "confirmed_by IS NULL OR confirmed_by <> called_by");
            t.HasCheckConstraint("ck_organisations_bank_details_verified", "state NOT IN ('Verified', 'Replaced') OR (called_by IS NOT NULL AND confirmed_by IS NOT NULL)");
        });
        builder.HasKey(d => d.Id);
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.SealedIban).HasMaxLength(BankDetails.LongestSeal);
        builder.Property(d => d.Country).HasMaxLength(2);
        builder.Property(d => d.IbanEnd).HasMaxLength(Iban.EndCharacters);
        builder.Property(d => d.Bic).HasMaxLength(Bic.Longest).HasConversion(b => b!.ToString(), stored => Bic.Parse(stored, null));
        builder.Property(d => d.Holder).HasMaxLength(BankDetails.LongestHolder);
        builder.Property(d => d.State).HasConversion<string>().HasMaxLength(12);
        builder.Property(d => d.Reason).HasMaxLength(BankDetails.LongestReason);
        builder.Ignore(d => d.Masked);
        builder.HasIndex(d => new { d.OrganisationId, d.FormKey }).IsUnique();
        builder.HasIndex(d => new { d.State, d.Since });
        // One in force.
        builder.HasIndex(d => d.OrganisationId).IsUnique().HasFilter("state = 'Verified'");
        builder.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        // The RIB stays as long as they do.
        builder.HasOne<ShelfVersion>().WithMany().HasForeignKey(d => d.Proof).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class BankCallMapping : IEntityTypeConfiguration<BankCall>
{
    public void Configure(EntityTypeBuilder<BankCall> builder)
    {
        builder.ToTable("organisations_bank_call", t => t.HasCheckConstraint("ck_organisations_bank_call_result", "result IN ('Confirmed', 'NotReached', 'Denied')"));
        builder.HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Number).HasMaxLength(BankCall.LongestNumber);
        builder.Property(c => c.Origin).HasMaxLength(BankCall.LongestOrigin);
        builder.Property(c => c.Result).HasConversion<string>().HasMaxLength(12);
        builder.HasIndex(c => new { c.BankDetailsId, c.FormKey }).IsUnique();
        builder.HasIndex(c => c.CalledBy);
        builder.HasOne<BankDetails>().WithMany().HasForeignKey(c => c.BankDetailsId).OnDelete(DeleteBehavior.Restrict);
    }
}
