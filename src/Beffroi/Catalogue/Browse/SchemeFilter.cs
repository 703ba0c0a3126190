using Beffroi.Rules;

namespace Beffroi.Catalogue.Browse;

/// <summary>What a visitor chose among the filters of the list; null or empty: all.</summary>
internal sealed record SchemeFilter(string Text, Pillar? Pillar, LifeStage? Stage, RegionAudience? Audience, Instrument? Instrument)
{
    /// <summary>What is typed beyond this is not a search.</summary>
    private const int LongestText = 200;

    private const int LongestQuoted = 40;

    public static readonly IReadOnlyDictionary<string, Pillar> Pillars = new Dictionary<string, Pillar>(StringComparer.OrdinalIgnoreCase)
    {
        ["conseil"] = Rules.Pillar.Advice,
        ["financement"] = Rules.Pillar.Funding,
        ["mise_en_reseau"] = Rules.Pillar.Networking,
    };

    public static readonly IReadOnlyDictionary<string, LifeStage> Stages = new Dictionary<string, LifeStage>(StringComparer.OrdinalIgnoreCase)
    {
        ["emergence"] = LifeStage.Emergence,
        ["creation"] = LifeStage.Creation,
        ["developpement"] = LifeStage.Development,
        ["consolidation"] = LifeStage.Consolidation,
    };

    /// <summary>Reads the filters of an address. A value that is none of the choices is left aside, and said.</summary>
    public static SchemeFilter Read(IQueryCollection query, Region region, IReadOnlyList<Instrument> instruments, List<string> leftAside)
    {
        var text = query["q"].ToString().Trim();
        if (text.Length > LongestText)
        {
            leftAside.Add("Le texte cherché est trop long\u00A0: seul son début est pris.");
            text = text[..LongestText];
        }
        return new(
            text,
            Chosen<Pillar>(query, "levier", "un levier", v => Pillars.TryGetValue(v, out var p) ? p : null, leftAside),
            Chosen<LifeStage>(query, "stade", "un stade", v => Stages.TryGetValue(v, out var s) ? s : null, leftAside),
            Among(query, "public", "un public", region.Audiences, a => a.Id, leftAside),
            Among(query, "instrument", "un instrument", instruments, i => i.Id, leftAside));
    }

    public bool Matches(Scheme scheme, SchemeVersion version) =>
        (Pillar is null || scheme.Pillar == Pillar)
        && (Stage is null || scheme.Stages.Contains(Stage.Value))
        && (Audience is null || scheme.Audiences.Contains(Audience.Id))
        && (Instrument is null || Instrument.IsOf(scheme))
        && SchemeSearch.Matches(scheme, version, Text);

    private static T? Chosen<T>(IQueryCollection query, string key, string what, Func<string, T?> read, List<string> leftAside) where T : struct
    {
        var value = query[key].ToString();
        if (value.Length == 0)
            return null;
        var chosen = read(value);
        if (chosen is null)
            leftAside.Add(NotOne(value, what));
        return chosen;
    }

    private static T? Among<T>(
        IQueryCollection query, string key, string what, IReadOnlyList<T> choices, Func<T, string> id, List<string> leftAside) where T : class
    {
        var value = query[key].ToString();
        if (value.Length == 0)
            return null;
        var chosen = choices.FirstOrDefault(c => string.Equals(id(c), value, StringComparison.OrdinalIgnoreCase));
        if (chosen is null)
            leftAside.Add(NotOne(value, what));
        return chosen;
    }

    private static string NotOne(string value, string what) =>
        $"«\u00A0{(value.Length > LongestQuoted ? value[..LongestQuoted] + "…" : value)}\u00A0» n’est pas {what}\u00A0: ce filtre est ignoré.";
}
