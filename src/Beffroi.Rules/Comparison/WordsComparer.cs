namespace Beffroi.Rules;

/// <summary>Compares what two texts say. A criterion is known again by its id.</summary>
internal static class WordsComparer
{
    public static WordChanges Compare(SchemeText before, SchemeText after, SchemeAnswer beforeToAnyone, SchemeAnswer afterToAnyone)
    {
        var (olds, news) = (before.Reading.Criteria, after.Reading.Criteria);
        var kept = olds.Join(news, c => c.Id, c => c.Id, (old, @new) => (Old: old, New: @new)).ToList();
        var same = kept.Where(k => ReferenceEquals(k.Old, k.New) || (SameWords(k.Old, k.New) && SameRules.Are(k.Old, k.New))).ToList();
        // In the order of the later text, then what it dropped.
        var changes = news.Where(n => same.All(s => s.New != n)).Select(n => kept.Where(k => k.New == n).Select(k => k.Old).FirstOrDefault() is { } old
                ? new CriterionChange(old, n, !SameRules.Are(old, n)) : new CriterionChange(null, n, true))
            .Concat(olds.Where(o => news.All(n => n.Id != o.Id)).Select(o => new CriterionChange(o, null, true)));
        return new WordChanges([.. changes], same.Count, AmountOf(before, after, beforeToAnyone.Amount, afterToAnyone.Amount),
            [.. Statements(before.Version, after.Version)]);
    }

    private static bool SameWords(Criterion one, Criterion other) =>
        (one.Label, one.Interpretation, one.Remedy, one.Citation) == (other.Label, other.Interpretation, other.Remedy, other.Citation)
        && Explainer.Words(one.Condition) == Explainer.Words(other.Condition);

    private static AmountChange? AmountOf(SchemeText before, SchemeText after, AmountAnswer? one, AmountAnswer? other)
    {
        var counts = !SameRules.Are(before.Reading.Amount, after.Reading.Amount);
        return counts || !SameWords(one, other) ? new AmountChange(one, other, counts) : null;
    }

    private static bool SameWords(AmountAnswer? one, AmountAnswer? other) => ReferenceEquals(one, other)
        || (one is not null && other is not null && one.Assumptions.SequenceEqual(other.Assumptions)
            && one.Lines.Select(Words).SequenceEqual(other.Lines.Select(Words)));

    private static (string, string, string) Words(AmountLineAnswer line) =>
        (line.Label, line.Working, string.Join(';', line.Sources.Select(s => s.Citation)));

    private static IEnumerable<StatementChange> Statements(SchemeVersion before, SchemeVersion after) => before == after ? [] :
        from topic in Enum.GetValues<StatementTopic>()
        let olds = Of(before, topic)
        let news = Of(after, topic)
        from change in news.Where(n => olds.All(o => o.Text != n.Text)).Select(n => new StatementChange(topic, n, true))
            .Concat(olds.Where(o => news.All(n => n.Text != o.Text)).Select(o => new StatementChange(topic, o, false)))
        select change;

    private static IReadOnlyList<Statement> Of(SchemeVersion version, StatementTopic topic) => topic switch
    {
        StatementTopic.Audience => version.Audience,
        StatementTopic.Purpose => version.Purpose,
        StatementTopic.Procedure => version.Procedure,
        StatementTopic.Terms => version.Terms,
        StatementTopic.Documents => [.. version.Documents ?? [], .. version.File?.Statements ?? []],
        StatementTopic.BeforeCommitting => version.BeforeCommitting is { } before ? [before] : [],
        _ => version.NextStep is { } next ? [next] : [],
    };
}
