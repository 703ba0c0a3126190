using Beffroi.Rules;

namespace Beffroi.Orientation.Contract;

// What the answer says of tomorrow (snake_case on the wire).

/// <param name="From">The day from which it does, when it takes time too; null: the day asked for.</param>
/// <param name="Facts">Given back with the other facts, on that day, they yield the verdict.</param>
internal sealed record ChangeResponse(string? From, IReadOnlyDictionary<string, object> Facts, string Verdict, string Text)
{
    public static ChangeResponse Of(Change change) => new(
        change.Day is { } day ? Words.Iso(day) : null,
        change.Facts.ToDictionary(c => c.Fact.Id, c => FactValues.Of(c.Fact, c.To), StringComparer.Ordinal), Words.Of(change.Verdict), change.Text);
}

/// <summary>Days as 2027-03-03.</summary>
/// <param name="To">The first day on which it no longer fits, or is closed; null: not known to end.</param>
internal sealed record PathStepResponse(string Scheme, string From, string? To)
{
    public static PathStepResponse Of(PathStep step) => new(step.Scheme.Id, Words.Iso(step.From), step.To is { } to ? Words.Iso(to) : null);
}

/// <summary>What lies ahead on a day that is not known, and what it opens and closes.</summary>
internal sealed record LifeEventResponse(string Id, string Label, IReadOnlyList<LaterStepResponse> Steps)
{
    public static LifeEventResponse Of(LifeEventPath path) => new(
        path.LifeEvent.Id, path.LifeEvent.Label, [.. path.Steps.Select(s => new LaterStepResponse(s.Scheme.Id, Words.Of(s.Verdict), s.From, s.Until))]);
}

/// <param name="FromMonths">Completed months after the life event from which it fits; 0: at once, or already.</param>
/// <param name="UntilMonths">From which it no longer does; 0: at once; null: not known to end.</param>
internal sealed record LaterStepResponse(string Scheme, string Verdict, int FromMonths, int? UntilMonths);

/// <summary>Euros of grants; <c>max</c> null: no upper bound is published.</summary>
/// <param name="Advances">To be paid back; never added to the grants.</param>
/// <param name="UnknownPairs">Two ids each: no text says whether they go together.</param>
/// <param name="Uncertain">Ids of schemes that would fit, of which no text says whether they are open: they are not counted.</param>
internal sealed record BundleResponse(
    IReadOnlyList<string> Schemes, decimal Min, decimal? Max, EurosResponse? Advances, IReadOnlyList<IReadOnlyList<string>> UnknownPairs,
    IReadOnlyList<LeftOutResponse> LeftOut, IReadOnlyList<string> Uncertain)
{
    public static BundleResponse Of(Bundle bundle) => new(
        [.. bundle.Schemes.Select(s => s.Id)],
        bundle.Grants.Min,
        bundle.Grants.Max,
        bundle.Advances is { } advances ? new(advances.Min, advances.Max) : null,
        [.. bundle.UnknownPairs.Select(p => (IReadOnlyList<string>)[p.One.Id, p.Other.Id])],
        [.. bundle.LeftOut.Select(l => new LeftOutResponse(l.Scheme.Id, l.Because.Id, l.Rule is null ? null : string.Join(" ; ", l.Rule.Sources.Select(s => s.Citation))))],
        [.. bundle.Uncertain.Select(s => s.Id)]);
}

internal sealed record EurosResponse(decimal Min, decimal? Max);

/// <param name="Because">A scheme of the bundle.</param>
/// <param name="Source">The text that forbids the two; null: no text says that they go together.</param>
internal sealed record LeftOutResponse(string Scheme, string Because, string? Source);

/// <summary>A fully known value as the contract takes it.</summary>
internal static class FactValues
{
    public static object Of(Fact fact, Known known) => known switch
    {
        KnownTruth truth => truth.Value == Truth.True,
        KnownNumber number when fact.Type == FactType.Date => Words.Iso(DateOnly.FromDayNumber((int)number.Range.Min)),
        KnownNumber number => number.Range.Min,
        KnownText text => text.Values.Domain[text.Values.Single],
        KnownMembers members => fact.Domain!.Values.Where((_, i) => (members.Members.Must & (1UL << i)) != 0).ToArray(),
        _ => throw new ArgumentOutOfRangeException(nameof(known), known, null),
    };
}
