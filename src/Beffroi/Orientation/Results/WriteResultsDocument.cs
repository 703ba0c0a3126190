using Beffroi.Catalogue;
using Beffroi.Orientation.Contract;
using Beffroi.Platform.Documents;
using Beffroi.Rules;
using static Beffroi.Catalogue.Typography;

namespace Beffroi.Orientation.Results;

/// <summary>Writes a page of results for paper: the same words, with everything open.</summary>
internal static class WriteResultsDocument
{
    /// <param name="view">What the page shows.</param>
    /// <param name="others">Who else offers something.</param>
    /// <param name="site">Address of the site, without a final slash.</param>
    public static ResultsDocument Of(ResultsView view, OtherOffers others, string site) => new(
        "Beffroi",
        Typeset(view.Region.Title),
        site,
        French.Date(view.Answer.Date),
        Typeset(view.Region.NoticeOn(view.Answer.Date)),
        PdfDocument.Fingerprint(view.Answer.CatalogueHash),
        Before(view),
        view.LargerNote is { } note ? new(Typeset(note.Text), Typeset(note.Source.Citation)) : null,
        [.. view.Situation.Select(Row)],
        [.. view.Groups().Select(g => new GroupBlock(
            FrenchWords.Of(g.Verdict), SignOf(g.Verdict), g.Verdict == Verdict.Ineligible, [.. g.Schemes.Select(s => Scheme(view, s, site))]))],
        view.Ahead.Bundle is { } bundle && bundle.IsOfSeveral ? Of(bundle) : null,
        view.Timeline is { Rows.Count: > 0 } timeline ? Of(timeline) : null,
        [.. view.Timeline.LifeEvents.Select(Of)],
        [.. view.Elsewhere.Select(s => new LinkedText(s.Scheme.Title(), site + s.Scheme.Address()))],
        others.Names is { } names ? Typeset(names) : null,
        Of(view.Authority));

    private static string Citations(IEnumerable<Source> sources) => Typeset(string.Join(" ; ", sources.Select(s => s.Citation)));

    private static CitedText Cited(Statement statement) => new(Typeset(statement.Text), Citations(statement.Sources));

    private static BeforeCommittingBlock? Before(ResultsView view)
    {
        var (said, silent) = view.BeforeCommitting();
        return said.Count + silent.Count == 0 ? null : new(
            [.. said.Select(s => new SchemeText(Typeset(s.Scheme.Acronym), Typeset(s.Said.Text), Citations(s.Said.Sources)))],
            silent.Count == 0 ? null : Typeset(view.NotSaidFor(silent)));
    }

    private static SituationRow Row(SituationLine line) => new(
        Typeset(line.Fact.Name), line.IsKnown ? Typeset(French.Capital(line.Value)) : "Pas encore répondu", line.IsKnown,
        line.Origin is { } origin ? French.Capital(Typeset(origin)) : null);

    private static SchemeBlock Scheme(ResultsView view, SchemeAnswer answer, string site)
    {
        var scheme = answer.Scheme;
        var refused = answer.Verdict == Verdict.Ineligible;
        var (shown, others) = ResultsView.CriteriaOf(answer);
        return new(
            scheme.Id,
            scheme.Title(),
            site + scheme.Address(),
            French.Capital(FrenchWords.Figure(answer)),
            refused || scheme.Instruments.Count == 0 ? "" : French.Capital(Typeset(French.List(scheme.Instruments))) + ".",
            answer.Availability == Availability.Open ? null : French.Capital(FrenchWords.Of(answer.Availability)),
            [.. view.DaysOf(answer).Select(d => new DaySentence(Typeset(d.Before), d.When, Typeset(d.After)))],
            [.. shown.Select(Row)],
            ResultsView.TitleOf(others),
            [.. others.Select(Row)],
            view.Ahead.Schemes[scheme].Change is { } change ? Typeset(change.Text) : null,
            answer.Amount is { } amount ? Of(amount) : null,
            refused ? [] : answer.Version.Documents is { Count: > 0 } documents ? [.. documents.Select(Cited)] : null,
            NextSteps.Of(answer) is { } next ? Typeset(next) : null,
            answer.Verdict is Verdict.Eligible or Verdict.SubjectToReview ? Act(scheme, site) : null,
            refused ? [] : [.. view.ContactsOf(answer).Select(Of)],
            refused ? [] : [.. OrientationWriter.Warnings(answer).Select(Typeset)]);
    }

    private static LinkedText Act(Scheme scheme, string site)
    {
        var address = NextSteps.Address(scheme);
        return new(NextSteps.Label(scheme.Circuit.Mode), address.StartsWith('/') ? site + address : address);
    }

    private static CriterionRow Row(CriterionAnswer c)
    {
        var notes = new List<string>();
        if (c.Status == CriterionStatus.NotMet && c.Criterion.Remedy is { } remedy)
            notes.Add(Typeset(remedy));
        if (c.Status == CriterionStatus.NotMet && c.Criterion.Firmness != Firmness.Official)
            notes.Add(Typeset(ResultsView.OfWeakText(c.Criterion)));
        return new(
            SignOf(c), FrenchWords.Of(c), Typeset(c.Criterion.Label), Typeset(c.Criterion.Citation), notes,
            c.Status == CriterionStatus.NotMet ? [.. c.Criterion.Elsewhere.Select(e => Cited(e.Statement))] : []);
    }

    private static AmountBlock Of(AmountAnswer amount) => new(
        [.. amount.Lines.Select(l => new AmountRow(French.Capital(Typeset(l.Label)), Typeset(l.Working), Citations(l.Sources)))],
        [.. amount.Assumptions.Select(Typeset)]);

    private static ContactLine Of(Contact contact) => new(
        Typeset(contact.Who),
        contact.Phone is { } phone ? Phone(phone) : null, contact.Email, contact.Url, contact.Url is { } url ? new Uri(url).Host : null, Typeset(contact.Source));

    private static BundleBlock Of(Bundle bundle) => new(
        Typeset(French.List([.. bundle.Schemes.Select(s => s.Acronym)])),
        French.Capital(FrenchWords.Of(bundle.Grants)) + (bundle.Schemes.Count > 1 ? ", au total" : ""),
        bundle.Advances is { } advances ? $"{French.Capital(FrenchWords.Of(advances))}, à part" : null,
        [
            .. bundle.LeftOut.Where(l => l.Rule is not null).Select(l => new BundleRow(
                "no", "pas ensemble", Typeset($"{l.Scheme.Acronym} ne se demande pas avec {l.Because.Acronym}."), Citations(l.Rule!.Sources))),
            .. bundle.LeftOut.Where(l => l.Rule is null).GroupBy(l => l.Because).Select(g => new BundleRow(
                "open", "à confirmer", Typeset(ResultsView.NoTextSays([.. g.Select(l => l.Scheme)], g.Key)), null)),
            .. bundle.Uncertain.Count > 0 ? [new BundleRow("open", "à confirmer", Typeset(ResultsView.NoTextSaysOpen(bundle.Uncertain)), null)] : (BundleRow[])[],
        ],
        [.. bundle.UnknownPairs.Select(p => Typeset($"{p.One.Acronym} et {p.Other.Acronym}"))]);

    private static PathBlock Of(Timeline timeline) => new(
        French.Date(timeline.From), French.Date(timeline.To),
        [.. timeline.Rows.Select(r => new PathRow(
            Typeset(r.Step.Scheme.Acronym), French.Capital(r.Opens(timeline.From)), French.Capital(r.Closes), r.Start, r.End, r.GoesOn))]);

    private static LifeEventBlock Of(LifeEventLine line) => new(
        Typeset(line.LifeEvent.Label), line.LifeEvent.Help is { } help ? Typeset(help) : null, line.Months,
        [.. line.Rows.Select(r => new LaterPathRow(Typeset(r.Step.Scheme.Acronym), French.Capital(r.When), r.Says, r.Start, r.End, r.GoesOn))]);

    private static string SignOf(Verdict verdict) => verdict switch
    {
        Verdict.Eligible => "yes",
        Verdict.SubjectToReview => "eye",
        Verdict.Undetermined => "open",
        _ => "no",
    };

    private static string SignOf(CriterionAnswer c) => c.Status switch
    {
        CriterionStatus.Met => "yes",
        CriterionStatus.NotMet => "no",
        _ => c.DecidedBy == Answerer.Officer ? "eye" : "open",
    };
}
