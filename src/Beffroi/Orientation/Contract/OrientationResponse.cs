using Beffroi.Rules;

namespace Beffroi.Orientation.Contract;

// The answer of POST /api/v1/orientation and of ./beffroi orient --json, member by member (snake_case on the wire).

/// <param name="Date">The day on which it holds.</param>
/// <param name="Catalogue">SHA-256 of the region folder that it rests on.</param>
/// <param name="Path">Null until it is built; so are <c>bundle</c>, and <c>change</c>, <c>opens_on</c>, <c>closes_on</c> of a scheme.</param>
internal sealed record OrientationResponse(
    string Date, string Catalogue, IReadOnlyList<SchemeResponse> Schemes, object? Path, object? Bundle, QuestionResponse? NextQuestion, string Notice);

internal sealed record SchemeResponse(
    string Id,
    string Version,
    string Verdict,
    string? Reading,
    string Availability,
    string Pillar,
    string Circuit,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<CriterionResponse> Criteria,
    AmountResponse? Amount,
    IReadOnlyList<ContactResponse> Contacts,
    object? Change,
    string? OpensOn,
    string? ClosesOn,
    string? NextStep);

internal sealed record CriterionResponse(
    string Id, string Status, string Label, string Source, string Firmness, string DecidedBy, string Why, string? Remedy, IReadOnlyList<string> Missing);

/// <summary>Euros. <c>max</c> null: no upper bound is published.</summary>
internal sealed record AmountResponse(decimal Min, decimal? Max, string Kind, IReadOnlyList<string> Assumptions, IReadOnlyList<AmountLineResponse> Lines);

internal sealed record AmountLineResponse(string Label, decimal Min, decimal? Max, string Working, string Source);

internal sealed record ContactResponse(
    string Operator, string? Desk, string? Municipality, decimal? DistanceKm, string? Phone, string? Email, string? Url, string Source,
    string? Mandate);

internal sealed record QuestionResponse(string Fact, string Text, IReadOnlyList<string> Settles, string Why);

/// <summary>Writes what the rules answer in the words of the contract.</summary>
internal sealed class OrientationWriter(SchemeCatalogue catalogue, Contacts contacts)
{
    public OrientationResponse Write(OrientationAnswer answer, Profile profile) => new(
        Iso(answer.Date),
        $"sha256:{answer.CatalogueHash}",
        [.. answer.Schemes.Select(s => Write(s, profile))],
        Path: null,
        Bundle: null,
        answer.NextQuestion is { } next ? new(next.Fact.Id, next.Fact.Question, [.. next.Settles.Select(s => s.Id)], next.Why) : null,
        catalogue.Region.NoticeOn(answer.Date));

    private SchemeResponse Write(SchemeAnswer answer, Profile profile) => new(
        answer.Scheme.Id,
        Iso(answer.Version.From),
        Words.Of(answer.Verdict),
        answer.Reading.Id,
        Words.Of(answer.Availability),
        Words.Of(answer.Scheme.Pillar),
        Words.Of(answer.Scheme.Circuit.Mode),
        [.. Warnings(answer)],
        [.. answer.Criteria.Select(Write)],
        answer.Amount is { } amount ? Write(amount) : null,
        [.. contacts.For(answer.Scheme, profile).Select(Write)],
        Change: null,
        OpensOn: null,
        ClosesOn: null,
        NextSteps.Of(answer));

    private static CriterionResponse Write(CriterionAnswer c) => new(
        c.Criterion.Id,
        Words.Of(c.Status),
        c.Criterion.Label,
        c.Criterion.Citation,
        Words.Of(c.Criterion.Firmness),
        Words.Of(c.DecidedBy),
        c.Why,
        c.Status == CriterionStatus.Met ? null : c.Criterion.Remedy,
        [.. c.Missing.Select(f => f.Id)]);

    private static AmountResponse Write(AmountAnswer amount) => new(
        amount.Min, amount.Max, Words.Of(amount.Kind), amount.Assumptions,
        [.. amount.Lines.Select(l => new AmountLineResponse(l.Label, l.Min, l.Max, l.Working, string.Join(" ; ", l.Sources.Select(s => s.Citation))))]);

    private static ContactResponse Write(Contact c) => new(c.Operator, c.Desk, c.Municipality, null, c.Phone, c.Email, c.Url, c.Source, c.Mandate);

    public static IEnumerable<string> Warnings(SchemeAnswer answer)
    {
        if (answer.BeforeFirstVersion)
            yield return $"La première version connue de ce dispositif date du {French.Date(answer.Version.From)} : elle répond ici pour un jour d’avant.";
        if (answer.Version.Availability.Closed is { } closed)
            yield return closed.Text;
        if (answer.Scheme.Kind != AidKind.Service && answer.Version.Framework.AidRegime is null)
            yield return "Le régime d’aide européen de ce dispositif n’est pas publié : le cumul avec vos aides de minimis est à vérifier.";
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
