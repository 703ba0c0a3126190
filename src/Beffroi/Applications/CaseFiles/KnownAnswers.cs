using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Applications.CaseFiles;

/// <summary>What the answers of the orientation say already of what a case file asks. Each is null where they leave several possibilities, or say two things.</summary>
internal sealed record KnownAnswers
{
    public Municipality? Place { get; private init; }

    public ApplicantKind? Applicant { get; private init; }

    /// <summary>In full-time equivalents.</summary>
    public decimal? Jobs { get; private init; }

    /// <inheritdoc cref="Jobs"/>
    public decimal? PermanentJobs { get; private init; }

    /// <summary>In euros.</summary>
    public decimal? DeMinimis { get; private init; }

    /// <param name="profile">What is known.</param>
    /// <param name="facts">Of the catalogue: each says where its answer goes.</param>
    public static KnownAnswers Of(Profile profile, IReadOnlyList<Fact> facts)
    {
        var said = facts.Where(f => f.InFile is not null).ToLookup(f => f.InFile!.Field);
        return new()
        {
            Place = One(said[FileField.Place].Select(Text)) is { } code && MunicipalityCode.TryParse(code, null, out var place) ? FrenchTerritories.Reference.Find(place) : null,
            Applicant = One(said[FileField.Applicant].Select(f => Text(f) is { } value && f.InFile!.Applicants.TryGetValue(value, out var kind) ? kind : (ApplicantKind?)null)),
            Jobs = One(said[FileField.Jobs].Select(Number)),
            PermanentJobs = One(said[FileField.PermanentJobs].Select(Number)),
            DeMinimis = One(said[FileField.DeMinimis].Select(Number)),
        };

        string? Text(Fact fact) => profile[fact] is KnownText { Values: { IsSingle: true } values } ? values.Domain[values.Single] : null;

        decimal? Number(Fact fact) => profile[fact] is KnownNumber { Range: { IsPoint: true } range } ? range.Min : null;
    }

    private static T? One<T>(IEnumerable<T?> said) where T : struct => said.OfType<T>().Distinct().ToList() is [var only] ? only : null;

    private static string? One(IEnumerable<string?> said) => said.OfType<string>().Distinct().ToList() is [var only] ? only : null;
}
