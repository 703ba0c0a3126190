namespace Beffroi.Catalogue.Publications;

/// <summary>The page of a scheme says something else from a day on, without a new version of the scheme.</summary>
/// <param name="Scheme">Its id.</param>
/// <param name="Parts">The titles of what changed, in the order of the page; at least one.</param>
internal sealed record SchemeUpdate(DateOnly Day, string Scheme, IReadOnlyList<string> Parts);

/// <summary>What was updated since this site keeps what it publishes: known from its start on, for as long as it serves one catalogue.</summary>
internal sealed class SchemeUpdates
{
    /// <summary>Keys that are no news here: the name of the file, and what is told as news of its own, or orders answers.</summary>
    public static readonly IReadOnlySet<string> ToldOtherwise = new HashSet<string>(StringComparer.Ordinal) { "dispositif", "disponibilité", "fermé", "tpe" };

    /// <summary>The parts of a page, in its order, and the keys that they are drawn from; beside them, what a file of request holds.</summary>
    public static readonly IReadOnlyList<(string Title, string[] Keys)> Parts =
    [
        ("Présentation", ["sigle", "nom", "accroche", "rayon", "levier", "stades", "publics", "nature", "instrument", "sections"]),
        ("Pour qui", ["pour_qui"]),
        ("Pour quoi", ["pour_quoi"]),
        ("Combien", ["montant", "gratuit"]),
        ("À quelles conditions", ["critères"]),
        ("Une autre lecture des textes", ["lectures", "lecture_retenue"]),
        ("Comment", ["circuit", "démarche", "avant_engagement", "prochaine_étape", "documents"]),
        ("Le dossier de demande", ["dossier"]),
        ("Avec d’autres dispositifs", ["cumul"]),
        ("À savoir", ["modalités"]),
        ("Des exemples", ["exemples"]),
        ("Les textes lus", ["sources"]),
        ("Versions", ["cadre"]),
    ];

    /// <summary>The latest last.</summary>
    public IReadOnlyList<SchemeUpdate> All { get; private set; } = [];

    /// <param name="published">In order; of one day the last counts, so that what is put right within the day is no news.</param>
    public void Learn(IEnumerable<(DateOnly Day, string Content)> published)
    {
        var days = published.GroupBy(p => p.Day).Select(g => (Day: g.Key, Schemes: PublishedSchemes.Read(g.Last().Content))).ToList();
        All = [.. days.Zip(days.Skip(1)).SelectMany(pair => Between(pair.First.Schemes, pair.Second.Schemes, pair.Second.Day))];
    }

    private static IEnumerable<SchemeUpdate> Between(PublishedSchemes before, PublishedSchemes after, DateOnly day)
    {
        foreach (var (scheme, then) in after)
        {
            if (!before.TryGetValue(scheme, out var once))
                continue;
            var keys = PublishedSchemes.KeysThatDiffer(once, then);
            IReadOnlyList<string> parts = [.. Parts.Where(p => p.Keys.Any(keys.Contains)).Select(p => p.Title)];
            if (parts.Count > 0)
                yield return new SchemeUpdate(day, scheme, parts);
        }
    }
}
