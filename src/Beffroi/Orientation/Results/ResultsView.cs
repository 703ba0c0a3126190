using System.Text.Json.Nodes;
using Beffroi.Catalogue;
using Beffroi.Orientation.Contract;
using Beffroi.Orientation.Interview;
using Beffroi.Orientation.Prefill;
using Beffroi.Rules;

namespace Beffroi.Orientation.Results;

/// <summary>One fact of the situation, with the address where it can be changed.</summary>
/// <param name="Origin">Where the answer comes from, when it is not the person's own.</param>
internal sealed record SituationLine(Fact Fact, string Value, bool IsKnown, string? Origin = null)
{
    /// <summary>Answers that are nobody's here: of an example, of a link.</summary>
    public static IReadOnlyList<SituationLine> Of(SchemeCatalogue catalogue, JsonObject facts, Profile profile) =>
        [.. facts.Select(f => catalogue.Fact(f.Key)).OfType<Fact>().OrderBy(f => f.Index).Select(f => new SituationLine(f, SchemeCatalogue.Describe(f, profile), true))];
}

/// <summary>A sentence that turns on a day: what stands before it, the day in words, what stands after.</summary>
internal sealed record DaySentence(string Before, string When, string After);

/// <summary>What a page of results shows: of a person's answers, or of an example.</summary>
internal sealed class ResultsView(OrientationAnswer answer, Profile profile, SchemeCatalogue catalogue, Contacts contacts)
{
    /// <summary>Of the answers of the session, which their author can change.</summary>
    public static ResultsView Of(InterviewState state, SchemeCatalogue catalogue, Contacts contacts, PrefillWords prefill, bool offersReminders = false) =>
        new(state.Answer, state.Profile, catalogue, contacts)
        {
            Situation = [.. state.Draft.Visited.Select(catalogue.Fact).OfType<Fact>().OrderBy(f => f.Index)
                .Select(f => new SituationLine(f, SchemeCatalogue.Describe(f, state.Profile), !state.Draft.Skipped.Contains(f.Id),
                    prefill.OriginOf(state.Draft, f)))],
            Next = state.Next,
            NextFact = state.NextFact,
            CanChange = true,
            OffersPrefill = prefill.IsOn,
            OffersReminders = offersReminders,
        };

    public OrientationAnswer Answer => answer;

    public Profile Profile => profile;

    public Region Region => catalogue.Region;

    /// <summary>What would change each answer, when, in which order, and what goes together.</summary>
    public Prospects Ahead { get; } = catalogue.Foresee(profile, answer);

    public Timeline Timeline => Timeline.Of(Ahead, answer.Date);

    public required IReadOnlyList<SituationLine> Situation { get; init; }

    /// <summary>Null for an example: nothing is asked.</summary>
    public NextQuestion? Next { get; init; }

    public Fact? NextFact { get; init; }

    /// <summary>Whether facts lead to their question.</summary>
    public bool CanChange { get; init; }

    /// <summary>Whether a SIREN may answer some more questions.</summary>
    public bool OffersPrefill { get; init; }

    /// <summary>Whether mail can be sent at the dates of the path.</summary>
    public bool OffersReminders { get; init; }

    public Contact Authority => contacts.OfRegion();

    public IReadOnlyList<Contact> ContactsOf(SchemeAnswer scheme) => contacts.For(scheme.Scheme, profile);

    /// <summary>Groups in the order of the page, each in the order of the catalogue; the smallest enterprises' aids last for a larger one.</summary>
    public IEnumerable<(Verdict Verdict, IReadOnlyList<SchemeAnswer> Schemes)> Groups()
    {
        foreach (var verdict in new[] { Verdict.Eligible, Verdict.SubjectToReview, Verdict.Undetermined, Verdict.Ineligible })
        {
            var schemes = answer.Schemes.Where(s => s.Verdict == verdict && !Elsewhere.Contains(s)).OrderBy(s => IsLarger && s.Scheme.SuitsVerySmall).ToList();
            if (schemes.Count > 0)
                yield return (verdict, schemes);
        }
    }

    /// <summary>Schemes of a part of the Region that the place alone refuses: named in one line, not told one by one.</summary>
    public IReadOnlyList<SchemeAnswer> Elsewhere { get; } = catalogue.OutsideTheirTerritory(answer.Schemes, profile);

    /// <summary>The note for larger enterprises, when the person's may be one.</summary>
    public RegionNote? LargerNote => IsLarger ? Region.LargerEnterprises : null;

    private bool IsLarger => Region.LargerEnterprises?.HoldsFor(profile) == Truth.True;

    /// <summary>The answer as a title: « Deux dispositifs vous correspondent à priori, un troisième dépend d’une réponse ».</summary>
    public string Title()
    {
        int Count(Verdict verdict) => answer.Schemes.Count(s => s.Verdict == verdict && s.Availability is not (Availability.Closed or Availability.Exhausted));
        var (eligible, review, open) = (Count(Verdict.Eligible), Count(Verdict.SubjectToReview), Count(Verdict.Undetermined));
        var depends = open == 0 ? "" : $", {(open == 1 ? "un autre dépend" : $"{SchemeWords.InLetters(open)} autres dépendent")} de vos réponses";
        var reserve = eligible == 0 || review == 0 ? "" : $", {(review == 1 ? "un autre" : $"{SchemeWords.InLetters(review)} autres")} sous réserve d’examen";
        return (eligible, review, open) switch
        {
            ( > 0, _, _) => $"{French.Capital(SchemeWords.InLetters(eligible))} {Fit(eligible)} à priori{reserve}{depends}",
            (_, > 0, _) => $"{French.Capital(SchemeWords.InLetters(review))} {Fit(review)} à priori, sous réserve d’examen{depends}",
            (_, _, > 0) => open == 1 ? "Un dispositif reste possible, selon vos réponses" : $"{French.Capital(SchemeWords.InLetters(open))} dispositifs restent possibles, selon vos réponses",
            _ => "Aucun dispositif ne vous correspond pour l’instant",
        };
    }

    /// <summary>When time alone changes the result of a scheme.</summary>
    public IEnumerable<DaySentence> DaysOf(SchemeAnswer scheme)
    {
        var ahead = Ahead.Schemes[scheme.Scheme];
        var refused = scheme.Verdict == Verdict.Ineligible;
        var opens = refused ? "Le temps seul l’ouvrira : à regarder de nouveau " : "Le résultat sera meilleur ";
        if (ahead.OpensOn is { } day)
            yield return new(opens, $"à partir du {French.Date(day)}", ".");
        else if (ahead.OpensWithin is { } wait)
            yield return new(opens, $"au plus tard le {French.Date(answer.Date.AddMonths(wait))}", $". {GiveTheDay}");
        if (refused)
            yield break;
        const string changes = " : ensuite, le temps écoulé changera ce résultat.";
        if (scheme.Verdict is not Verdict.Undetermined)
        {
            // Its windows and its closure count as much as what time makes of the answer.
            if (Ahead.Path.FirstOrDefault(s => s.Scheme == scheme.Scheme) is not { } step)
                yield break;
            if (step.From > answer.Date)
            {
                yield return new("À demander ", step.To is { } end ? $"du {French.Date(step.From)} au {French.Date(end.AddDays(-1))}" : $"à partir du {French.Date(step.From)}", ".");
                yield break;
            }
            if (step.To is { } last)
            {
                yield return new("À demander ", $"au plus tard le {French.Date(last.AddDays(-1))}", last == ahead.ClosesOn ? changes : " : ensuite, les demandes ne seront plus reçues.");
                yield break;
            }
        }
        if (ahead.ClosesOn is { } closes)
            yield return new("À demander ", $"au plus tard le {French.Date(closes.AddDays(-1))}", changes);
        else if (ahead.ClosesWithin is { } left)
            yield return new("À demander ", $"dans les {(left == 1 ? "prochaines semaines" : $"{left - 1} mois")}", $"{changes} {GiveTheDay}");
    }

    /// <summary>The criteria that are told at once, those that weigh most first, and the others. Of a refusal, what refuses is told at once.</summary>
    public static (IReadOnlyList<CriterionAnswer> Shown, IReadOnlyList<CriterionAnswer> Others) CriteriaOf(SchemeAnswer scheme)
    {
        var shown = scheme.Criteria.Where(c => c.Status != CriterionStatus.Met && (scheme.Verdict != Verdict.Ineligible || c.Effect == Verdict.Ineligible))
            .OrderByDescending(c => c.Effect).ToList();
        return (shown, [.. scheme.Criteria.Except(shown)]);
    }

    /// <summary>« 3 critères remplis », « Les 4 autres critères ».</summary>
    public static string TitleOf(IReadOnlyList<CriterionAnswer> others) =>
        others.Any(c => c.Status != CriterionStatus.Met) ? $"Les {others.Count} autres critères"
        : others.Count == 1 ? "1 critère rempli" : $"{others.Count} critères remplis";

    /// <summary>What follows from a criterion that is not met and that no official text states.</summary>
    public static string OfWeakText(Criterion criterion) =>
        $"{French.Capital(FrenchWords.Of(criterion.Firmness))} : cela n’écarte pas votre demande, le chargé de mission l’examinera.";

    /// <summary>What the texts say of starting before the request; and the schemes whose texts are silent.</summary>
    public (IReadOnlyList<(Scheme Scheme, Statement Said)> Said, IReadOnlyList<Scheme> Silent) BeforeCommitting()
    {
        var concerned = answer.Schemes.Where(s => s.Verdict != Verdict.Ineligible && s.Scheme.Kind != AidKind.Service).ToList();
        return ([.. concerned.Where(s => s.Version.BeforeCommitting is not null).Select(s => (s.Scheme, s.Version.BeforeCommitting!))],
            [.. concerned.Where(s => s.Version.BeforeCommitting is null).Select(s => s.Scheme)]);
    }

    /// <summary>A sentence on the schemes whose texts do not say whether one may start before the answer.</summary>
    public string NotSaidFor(IReadOnlyList<Scheme> silent) =>
        $"Pour {French.List([.. silent.Select(s => s.Acronym)])}, les textes ne le disent pas. Inconnu : demandez avant d’engager{(Authority.Phone is { } phone ? $", au {phone}" : "")}.";

    /// <summary>A sentence on schemes that no text combines with another.</summary>
    public static string NoTextSays(IReadOnlyList<Scheme> silent, Scheme other) =>
        $"{French.List([.. silent.Select(s => s.Acronym)])} : aucun texte lu ne dit si cela se cumule avec {other.Acronym}. Demandez à la Région.";

    /// <summary>A sentence on schemes that would fit and are not counted, since nothing says that they are open.</summary>
    public static string NoTextSaysOpen(IReadOnlyList<Scheme> uncertain) =>
        $"{French.List([.. uncertain.Select(s => s.Acronym)])} : aucun texte lu ne dit si l’on peut en faire la demande aujourd’hui. {(uncertain.Count > 1 ? "Ils ne sont pas comptés" : "Il n’est pas compté")} ici.";

    /// <summary>The first scheme that can be asked for has the filled button of the page.</summary>
    public Scheme? First => answer.Schemes.FirstOrDefault(s => s is { Verdict: Verdict.Eligible, Scheme.Circuit.Mode: CircuitMode.Deposit })?.Scheme
        ?? answer.Schemes.FirstOrDefault(s => s.Verdict == Verdict.Eligible)?.Scheme;

    private const string GiveTheDay = "Donnez votre date de création pour connaître le jour.";

    private static string Fit(int count) => count == 1 ? "dispositif vous correspond" : "dispositifs vous correspondent";
}
