using Beffroi.Rules;

namespace Beffroi.Orientation.Contract;

// The answer of POST /api/v1/orientation and of ./beffroi orient --json, member by member (snake_case on the wire).

/// <param name="Date">The day on which it holds.</param>
/// <param name="Catalogue">SHA-256 of the region folder that it rests on.</param>
/// <param name="Path">The schemes that fit or will, in the order in which they open, then close.</param>
/// <param name="LifeEvents">What lies ahead on a day that is not known, such as the creation of the structure.</param>
/// <param name="Bundle">The best set to ask for together; null when no scheme fits.</param>
internal sealed record OrientationResponse(
    string Date, string Catalogue, IReadOnlyList<SchemeResponse> Schemes, IReadOnlyList<PathStepResponse> Path,
    IReadOnlyList<LifeEventResponse> LifeEvents, BundleResponse? Bundle, QuestionResponse? NextQuestion, string Notice);

/// <param name="Change">The smallest change of facts that takes it out of « ineligible »; null when none does or none is needed.</param>
/// <param name="OpensOn">The first day on which time alone makes the verdict better; null when it does not or is not known.</param>
/// <param name="ClosesOn">The first day on which time alone makes it worse.</param>
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
    ChangeResponse? Change,
    string? OpensOn,
    string? ClosesOn,
    string? NextStep);

internal sealed record CriterionResponse(
    string Id, string Status, string Label, string Source, string Firmness, string DecidedBy, string Why, string? Remedy, IReadOnlyList<string> Missing);

/// <summary>Euros. <c>max</c> null: no upper bound is published.</summary>
internal sealed record AmountResponse(decimal Min, decimal? Max, string Kind, IReadOnlyList<string> Assumptions, IReadOnlyList<AmountLineResponse> Lines);

internal sealed record AmountLineResponse(string Label, decimal Min, decimal? Max, string Working, string Source);

/// <param name="DistanceKm">From the commune of the facts, an estimate; null: not known, or in that commune.</param>
internal sealed record ContactResponse(
    string Operator, string? Desk, string? Municipality, decimal? DistanceKm, string? Phone, string? Email, string? Url, string Source,
    string? Mandate);

internal sealed record QuestionResponse(string Fact, string Text, IReadOnlyList<string> Settles, string Why);

/// <summary>Writes what the rules answer in the words of the contract.</summary>
internal sealed class OrientationWriter(SchemeCatalogue catalogue, Contacts contacts)
{
    public OrientationResponse Write(OrientationAnswer answer, Profile profile)
    {
        var prospects = catalogue.Foresee(profile, answer);
        return new(
            Words.Iso(answer.Date),
            $"sha256:{answer.CatalogueHash}",
            [.. answer.Schemes.Select(s => Write(s, prospects.Schemes[s.Scheme], profile))],
            [.. prospects.Path.Select(PathStepResponse.Of)],
            [.. prospects.LifeEvents.Select(LifeEventResponse.Of)],
            prospects.Bundle is { } bundle ? BundleResponse.Of(bundle) : null,
            answer.NextQuestion is { } next ? new(next.Fact.Id, next.Fact.Question, [.. next.Settles.Select(s => s.Id)], next.Why) : null,
            catalogue.Region.NoticeOn(answer.Date));
    }

    private SchemeResponse Write(SchemeAnswer answer, SchemeProspect prospect, Profile profile) => new(
        answer.Scheme.Id,
        Words.Iso(answer.Version.From),
        Words.Of(answer.Verdict),
        answer.Reading.Id,
        Words.Of(answer.Availability),
        Words.Of(answer.Scheme.Pillar),
        Words.Of(answer.Scheme.Circuit.Mode),
        [.. Warnings(answer)],
        [.. answer.Criteria.Select(Write)],
        answer.Amount is { } amount ? Write(amount) : null,
        [.. contacts.For(answer.Scheme, profile).Select(Write)],
        prospect.Change is { } change ? ChangeResponse.Of(change) : null,
        prospect.OpensOn is { } opens ? Words.Iso(opens) : null,
        prospect.ClosesOn is { } closes ? Words.Iso(closes) : null,
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

    private static ContactResponse Write(Contact c) => new(
        c.Operator, c.Desk, c.Municipality, c.Distance is { } d ? Math.Round((decimal)d.Kilometres, 1) : null, c.Phone, c.Email, c.Url, c.Source, c.Mandate);

    public static IEnumerable<string> Warnings(SchemeAnswer answer)
    {
        if (answer.BeforeFirstVersion)
            yield return $"La première version connue de ce dispositif date du {French.Date(answer.Version.From)} : elle répond ici pour un jour d’avant.";
        if (answer.Version.Availability.Closed is { } closed)
            yield return closed.Text;
        if (answer.Scheme.Kind != AidKind.Service && answer.Version.Framework.AidRegime is null)
            yield return "Le régime d’aide européen de ce dispositif n’est pas publié : le cumul avec vos aides de minimis est à vérifier.";
    }
}
