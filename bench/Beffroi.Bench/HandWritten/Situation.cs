namespace Beffroi.Bench.HandWritten;

/// <summary>
/// What is known of one applicant, as someone would write it by hand for these ten schemes: a <c>bool?</c> for a yes or no, a
/// mask of what is still possible for a choice, an interval for a number. Only the facts that a rule reads.
/// </summary>
internal sealed record Situation
{
    public required uint Applicant { get; init; }

    /// <summary>Rows of the table of communes that are possible; null: any of them.</summary>
    public required int[]? Municipalities { get; init; }

    public required uint LegalForm { get; init; }

    public required Members Statuses { get; init; }

    public required bool? SocialApproval { get; init; }

    public required bool? SocialMention { get; init; }

    public required bool? SocialProject { get; init; }

    public required bool? EconomicActivity { get; init; }

    public required Interval Employees { get; init; }

    public required bool? FirstJob { get; init; }

    /// <summary>Completed months since the creation.</summary>
    public required Interval AgeInMonths { get; init; }

    public required Interval IndustryDivision { get; init; }

    public required uint Field { get; init; }

    public required Members EarlierAids { get; init; }

    public required Members Project { get; init; }

    public required bool? Started { get; init; }

    /// <summary>Hundredths of a full-time equivalent.</summary>
    public required Interval JobsCreated { get; init; }

    /// <summary>Hundredths of a full-time equivalent, on permanent contracts.</summary>
    public required Interval PermanentJobs { get; init; }

    public required Interval JobsInThreeYears { get; init; }

    /// <summary>Cents, as all money here.</summary>
    public required Interval OperatingCosts { get; init; }

    public required Interval CapitalCosts { get; init; }

    public required Interval ProjectMonths { get; init; }

    public required Interval StudyMonths { get; init; }

    public required Interval StudyCost { get; init; }

    public required bool? Sharing { get; init; }

    public required bool? ThirdRevolution { get; init; }

    public required Members Partners { get; init; }

    public required bool? LabelledTerritory { get; init; }

    public required bool? ActionPlan { get; init; }

    public required Interval YearsOfLoss { get; init; }

    public required bool? EquityFell { get; init; }

    public required bool? FundingLost { get; init; }

    public required Interval AdvanceAsked { get; init; }

    public required bool? TaxesPaid { get; init; }

    public required bool? OtherAidSameProject { get; init; }
}

/// <summary>Bits of <see cref="Situation.Applicant"/>.</summary>
internal static class Applicants
{
    public const uint ProjectHolder = 1, Enterprise = 2, Intermunicipality = 4, OtherAuthority = 8;
}

/// <summary>Bits of <see cref="Situation.LegalForm"/>.</summary>
internal static class Forms
{
    public const uint Association = 1, Scop = 2, Scic = 4, OtherCooperative = 8, Mutual = 16, Foundation = 32, Company = 64,
        SoleTrader = 128, PublicBody = 256, Other = 512;
}

/// <summary>Bits of <see cref="Situation.Statuses"/>.</summary>
internal static class Statuses
{
    public const uint Siae = 1, Ea = 2, Esat = 4, Ge = 8, Geiq = 16, Ebe = 32;
}

/// <summary>Bits of <see cref="Situation.Field"/>.</summary>
internal static class Fields
{
    public const uint None = 1, Culture = 2, Sport = 4, VocationalTraining = 8, ProductionSchool = 16;
}

/// <summary>Bits of <see cref="Situation.EarlierAids"/>.</summary>
internal static class Aids
{
    public const uint Creation = 1, Emergence = 2;
}

/// <summary>Bits of <see cref="Situation.Project"/>.</summary>
internal static class Projects
{
    public const uint NewActivity = 1, Investment = 2, SocialInnovation = 4, Cooperation = 8, Study = 16, LocalPlan = 32, ZeroUnemployment = 64;
}

/// <summary>Bits of <see cref="Situation.Partners"/>.</summary>
internal static class Partners
{
    public const uint SocialEnterprises = 1, Enterprises = 2, Authorities = 4, Research = 8, Citizens = 16, Any = 31;
}
