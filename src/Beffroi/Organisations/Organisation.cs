using Beffroi.Organisations.Claim;
using Beffroi.Platform;
using Beffroi.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Organisations;

/// <summary>
/// A structure, existing or in creation. It owns its files, whoever leaves it. One that has a SIREN is the only one with that number, unless its claim was refused.
/// </summary>
internal sealed class Organisation
{
    public const int LongestName = 200, LongestSearchName = 2 * LongestName, LongestReceipt = 100, LongestForm = 100, LongestWords = 2_000;

    public required OrganisationId Id { get; init; }

    /// <summary>Drawn, not counted: it says nothing of how many there are.</summary>
    public required string Reference { get; init; }

    public required string Name
    {
        get;
        set => (field, SearchName) = (value, FoldedText.Of(value));
    }

    /// <summary>The name as it is searched (<see cref="FoldedText"/>). Empty in rows that were written before it was kept, until the next start.</summary>
    public string SearchName { get; private set; } = "";

    /// <summary>Null while it is in creation.</summary>
    public Siren? Siren { get; set; }

    public Rna? Rna { get; set; }

    /// <summary>What shows that it is being created, when it has no number yet: the receipt of its filing.</summary>
    public string? Receipt { get; set; }

    public string? LegalForm { get; set; }

    public MunicipalityCode? Municipality { get; set; }

    public ClaimState Claim { get; set; }

    /// <summary>What its members last said to support it.</summary>
    public string? Grounds { get; set; }

    /// <summary>What the Region last answered.</summary>
    public string? Answer { get; set; }

    /// <summary>Since when the claim is in its state.</summary>
    public required DateTimeOffset ClaimSince { get; set; }

    /// <summary>Drawn with the form: the same one sent twice makes one organisation.</summary>
    public required Guid FormKey { get; init; }

    /// <summary>One more at each change of this row: what a form was based on.</summary>
    public long Version { get; set; }

    /// <summary>One more at each change of its members: who changes it holds it, so that they change one after another.</summary>
    public long MembersVersion { get; set; }

    public OrganisationSummary Summary => new(Id, Reference, Name, Siren, Claim is ClaimState.Verified);
}

internal sealed class OrganisationMapping : IEntityTypeConfiguration<Organisation>
{
    public void Configure(EntityTypeBuilder<Organisation> builder)
    {
        builder.ToTable("organisations_organisation", t => t.HasCheckConstraint("ck_organisations_organisation_claim", "claim IN ('Claimed', 'Questioned', 'Verified', 'Refused')"));
        builder.HasKey(o => o.Id);
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Reference).HasMaxLength(20);
        builder.Property(o => o.Name).HasMaxLength(Organisation.LongestName).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Property(o => o.SearchName).HasMaxLength(Organisation.LongestSearchName);
        builder.Property(o => o.Siren).HasMaxLength(9).HasConversion(s => s!.ToString(), stored => Siren.Parse(stored, null));
        builder.Property(o => o.Rna).HasMaxLength(10).HasConversion(r => r!.ToString(), stored => Rna.Parse(stored, null));
        builder.Property(o => o.Receipt).HasMaxLength(Organisation.LongestReceipt);
        builder.Property(o => o.LegalForm).HasMaxLength(Organisation.LongestForm);
        builder.Property(o => o.Municipality).HasMaxLength(5).HasConversion(m => m!.Value.ToString(), stored => MunicipalityCode.Parse(stored, null));
        builder.Property(o => o.Claim).HasConversion<string>().HasMaxLength(20);
        builder.Property(o => o.Grounds).HasMaxLength(Organisation.LongestWords);
        builder.Property(o => o.Answer).HasMaxLength(Organisation.LongestWords);
        builder.Ignore(o => o.Summary);
        builder.HasIndex(o => o.Reference).IsUnique();
        builder.HasIndex(o => o.FormKey).IsUnique();
        builder.HasIndex(o => o.Siren).IsUnique().HasFilter("claim <> 'Refused'");
        builder.HasIndex(o => new { o.Claim, o.ClaimSince });
    }
}
