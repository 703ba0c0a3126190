namespace Beffroi.Rules;

/// <summary>Compares two texts of one scheme.</summary>
internal static class SchemeComparer
{
    /// <summary>Plain situations that examples start from.</summary>
    private const int MostStarts = 4;

    public static SchemeComparison Compare(Vocabulary vocabulary, Scheme scheme, SchemeText before, SchemeText after, DateOnly day)
    {
        var nothing = new Profile(day, [.. vocabulary.Facts.Select(f => f.Unknown)]);
        SchemeAnswer ToAnyone(SchemeText text) => SchemeCatalogue.AnswerBy(scheme, text, nothing);
        var words = WordsComparer.Compare(before, after, ToAnyone(before), ToAnyone(after));
        var space = new EffectSpace(vocabulary, before.Reading, after.Reading, day);
        var finder = new EffectFinder(scheme, before, after, space, Starts(vocabulary, space, before, after, nothing),
            p => ProfileReader.Settle(vocabulary, p, "").Profile is not null);
        return new SchemeComparison(scheme, before, after, day, words, finder.Find());
    }

    /// <summary>The worked examples that tell a situation whole, on the day of the comparison; nothing known where there is none.</summary>
    private static List<(WorkedExample?, Profile)> Starts(
        Vocabulary vocabulary, EffectSpace space, SchemeText before, SchemeText after, Profile nothing)
    {
        var whole = new[] { after.Version, before.Version }.Distinct().SelectMany(v => v.Examples).Where(e => e.Like is null).DistinctBy(e => e.Name)
            .Select(e => (Example: e, Profile: ProfileReader.On(vocabulary, e.Profile, nothing.Date)))
            .Where(e => e.Profile is not null).Take(MostStarts)
            .Select(e => ((WorkedExample?)e.Example, Countless(space, e.Profile!))).ToList();
        return whole.Count > 0 ? whole : [(null, nothing)];
    }

    /// <summary>Months that rules read stand for themselves, unless rules read the date that they are counted from.</summary>
    private static Profile Countless(EffectSpace space, Profile profile) =>
        space.Facts.Select(f => f.Since).OfType<Fact>().Where(since => !space.Facts.Contains(since))
            .Aggregate(profile, (p, since) => p.With(since, since.Unknown));
}
