using Beffroi.Platform.Documents;
using Beffroi.Rules;
using static Beffroi.Catalogue.Typography;

namespace Beffroi.Catalogue.Booklet;

/// <summary>Writes the catalogue, or what of it serves one stage of life, as a booklet to print and hand out.</summary>
internal sealed class WriteBooklet(SchemeCatalogue catalogue, Glossary glossary, StandingAnswers standing, RegionClock clock)
{
    /// <summary>« Les outils du développement de l’ESS en Hauts-de-France ».</summary>
    public string Title => Typeset($"Les outils du développement de {French.Small(catalogue.Region.Title)}");

    /// <summary>Those of a stage, with those that serve every stage.</summary>
    public IReadOnlyList<Scheme> Schemes(LifeStage? stage) =>
        stage is { } one ? [.. catalogue.Schemes.Where(s => s.Stages.Count == 0 || s.Stages.Contains(one))] : catalogue.Schemes;

    /// <param name="stage">Null: all.</param>
    /// <param name="site">Address of the site, without a final slash.</param>
    public BookletDocument Write(LifeStage? stage, string site)
    {
        var (region, schemes) = (catalogue.Region, Schemes(stage));
        return new(
            "Beffroi", Typeset(region.Title), Typeset(region.Authority), Title, stage?.Label(),
            $"{French.Capital(SchemeWords.InLetters(schemes.Count))} dispositif{(schemes.Count > 1 ? "s" : "")}",
            Typeset($"{region.Roadmap.Title} ({region.Roadmap.Period})"), site, French.Date(clock.Today), Typeset(region.NoticeOn(clock.Today)), PdfDocument.Fingerprint(catalogue.Hash),
            Matrix([.. catalogue.OwnSchemes().Where(schemes.Contains)]),
            [.. catalogue.ByShelf(schemes, s => s).Select(g => new ShelfBlock(
                Typeset(g.Shelf?.Label, "Les dispositifs"), g.Shelf?.Text is { } text ? Typeset(text) : null, [.. g.Entries.Select(s => Sheet(s, site))]))],
            [.. glossary.Terms.Select(t => new TermRow(Typeset(t.Term), Typeset(t.Definition)))],
            region.Contact.Phone is { } phone ? Phone(phone) : null, region.Contact.Email);
    }

    private static MatrixBlock Matrix(IReadOnlyList<Scheme> schemes)
    {
        var columns = Enum.GetValues<LifeStage>().Select(s => (Label: s.Label(), Holds: (Func<Scheme, bool>)(x => x.Stages.Contains(s)))).ToList();
        if (schemes.Any(s => s.Stages.Count == 0))
            columns.Add(("Tous les stades", s => s.Stages.Count == 0));
        return new(
            [.. columns.Select(c => c.Label)],
            [.. Enum.GetValues<Pillar>().Where(p => schemes.Any(s => s.Pillar == p)).Select(p => new MatrixRow(p.Label(),
                [.. columns.Select(c => (IReadOnlyList<MatrixEntry>)[.. schemes.Where(s => s.Pillar == p && c.Holds(s)).Select(s => new MatrixEntry(s.Id, Typeset(s.Acronym)))])]))]);
    }

    private SheetBlock Sheet(Scheme scheme, string site)
    {
        var version = scheme.On(clock.Today);
        var answer = standing.Today.Open(scheme);
        var circuit = scheme.Circuit;
        return new(
            scheme.Id, Typeset(scheme.Acronym), scheme.Title(), Typeset(scheme.Name), site + scheme.Address(),
            Facts(scheme, answer),
            version.BeforeCommitting is { } before ? Said(before)
                : new("Aucun texte lu ne dit si vous pouvez commencer avant la réponse. Demandez avant de vous engager.", ""),
            version.Availability.Closed is { } closed ? Said(closed) : null,
            Said(version.Audience), Said(version.Purpose),
            answer.Amount is not null && version.Readings.Count > 0 ? Typeset(French.Small(version.RetainedReading ?? version.Body.Label)) : null,
            Sum(answer),
            answer.Amount is not null ? null
                : version.FreeOfCharge is { } free ? new("Gratuit pour vous.", Cited([free]))
                : new("Ce dispositif ne verse pas d’argent. Les textes lus ne disent pas s’il est gratuit.", ""),
            answer.Amount is null ? [] : [.. version.Readings.Select(r => new ReadingBlock(Typeset(r.Label), Sum(standing.Today.Open(scheme, r.Id)), Cited(r.Sources)))],
            [.. answer.Criteria.OrderBy(SignOf).Select(Condition)],
            Said(version.Procedure),
            [
                new("Reçoit la demande", Actor(circuit.Desk)), new("Décide", Actor(circuit.Decides)), new("Paie", Actor(circuit.Pays)),
                new("Rend compte", Actor(circuit.Reports)), new("Formulaire", Typeset(circuit.Form ?? circuit.Address, "Inconnu\u00A0: aucun texte lu ne le nomme")),
            ],
            version.Documents is { } documents ? Said(documents) : null,
            version.NextStep is { } next ? Said(next) : null,
            [.. Cumulation.Of(scheme, catalogue.Schemes, clock.Today).Select(Pair)],
            Said(version.Terms),
            [.. version.Sources.Values.DistinctBy(s => (s.Text, s.Mark)).Select(s => new TextRow(
                Typeset(s.Citation), s.Url, $"source {s.Firmness.Label()}, lue le {French.Date(s.ReadOn)}"))]);
    }

    private IReadOnlyList<FactRow> Facts(Scheme scheme, SchemeAnswer answer) =>
    [
        new("Montant", French.Capital(answer.Figure() ?? "non précisé")),
        new("Nature", scheme.Instruments.Count > 0 ? French.Capital(Typeset(French.List(scheme.Instruments))) : French.Capital(French.KindOf(scheme.Kind))),
        new("Levier", scheme.Pillar.Label()),
        new("Stade de vie", scheme.Stages.Count > 0 ? French.List([.. scheme.Stages.Select(s => s.Label())]) : "Tous"),
        new("Public", French.List([.. catalogue.Region.Audiences.Where(a => scheme.Audiences.Contains(a.Id)).Select(a => Typeset(a.Label))])),
        new("Comment", scheme.Circuit.Mode.Label()),
        new("Aujourd’hui", answer.Availability.Label()),
    ];

    /// <summary>« Région Hauts-de-France » for <c>region</c>.</summary>
    private string Actor(string? actor) => actor switch
    {
        null => "Inconnu\u00A0: aucun texte lu ne le dit",
        "region" => Typeset(catalogue.Region.Authority),
        _ => French.Capital(Typeset(actor)),
    };

    private static SumBlock? Sum(SchemeAnswer answer) => answer.Amount is not { } amount ? null : new(
        French.Capital(answer.Figure()!),
        [.. amount.Lines.Select(l => new SumRow(
            French.Capital(Typeset(l.Label)),
            French.Capital(Typeset(l.Working)) + (l.Kind != answer.Scheme.Kind ? $" ({French.KindOf(l.Kind)})" : ""), Cited(l.Sources)))],
        [.. amount.Assumptions.Select(Typeset)]);

    private static ConditionRow Condition(CriterionAnswer answer)
    {
        var criterion = answer.Criterion;
        var (words, parts) = ConditionWords.Of(criterion);
        var notes = new List<string>();
        if (criterion.Remedy is { } remedy)
            notes.Add(Typeset($"Sinon : {French.Small(remedy)}"));
        notes.AddRange(criterion.Elsewhere.Select(e => Typeset(e.Statement.Text)));
        if (criterion.Interpretation is { } interpretation)
            notes.Add(Typeset($"Comment nous le lisons : {French.Small(interpretation)}"));
        return new(SignOf(answer) switch { 0 => "yes", 1 => "eye", _ => "open" }, Typeset(criterion.Label), words, parts, notes, Cited(criterion.Sources));
    }

    /// <summary>What the applicant tells comes first, then what an officer judges, then what no text gives.</summary>
    private static int SignOf(CriterionAnswer answer) => answer switch
    {
        { Criterion.Condition: UnknownCondition } => 2,
        { DecidedBy: Answerer.Applicant } => 0,
        _ => 1,
    };

    private static PairRow Pair(Pair pair)
    {
        var (sign, word, said) = pair.Combination switch
        {
            Combination.Forbidden => ("no", "pas ensemble", "Pas avec"),
            Combination.Allowed => ("yes", "possible", "Possible avec"),
            _ => ("open", "à confirmer", "À confirmer avec"),
        };
        var scope = pair.Rule.Scope is { } of ? $", {of.Label()}" : "";
        return new(sign, word, Typeset($"{said} {pair.Other.Acronym}{scope}.{(pair.Rule.Note is { } note ? $" {note}" : "")}"), Cited(pair.Rule.Sources));
    }

    private static SaidRow Said(Statement statement) => new(Typeset(statement.Text), Cited(statement.Sources));

    /// <summary>Where several in a row rest on the same texts, these are cited once, after the last.</summary>
    private static IReadOnlyList<SaidRow> Said(IReadOnlyList<Statement> statements) =>
        [.. statements.Select((s, i) => i + 1 < statements.Count && s.Sources.SequenceEqual(statements[i + 1].Sources) ? new(Typeset(s.Text), "") : Said(s))];

    private static string Cited(IReadOnlyList<Source> sources) => Typeset(string.Join(" ; ", sources.Select(s =>
        s.Firmness == Firmness.Official ? s.Citation : $"{s.Citation} (source {s.Firmness.Label()})")));
}
