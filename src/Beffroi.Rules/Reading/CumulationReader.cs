namespace Beffroi.Rules;

/// <summary>Reads <c>cumul</c> of every scheme version, and what the rules of one folder say against each other.</summary>
/// <param name="groups">Of <c>region.yaml</c>; null when it could not be read: names are not checked then.</param>
/// <param name="schemeIds">Of the folder.</param>
/// <param name="diagnostics">Receives every fault.</param>
internal sealed class CumulationReader(
    IReadOnlyDictionary<string, IReadOnlyList<string>>? groups, IReadOnlySet<string> schemeIds, Diagnostics diagnostics)
{
    private static readonly Dictionary<string, CumulationScope> Scopes = new(StringComparer.Ordinal)
    {
        ["même projet"] = CumulationScope.Project,
        ["même dépense"] = CumulationScope.Expense,
        ["même emploi"] = CumulationScope.Job,
    };

    private readonly Dictionary<CumulationRule, Place> places = new(ReferenceEqualityComparer.Instance);
    private readonly List<(Place Place, string Scheme, string Source, Action<Source> Found)> foreignSources = [];

    public IReadOnlyList<CumulationRule> Read(YamlMap version, string id, SourceReader sources)
    {
        List<CumulationRule> rules = [.. version.Maps("cumul").Select(m => Rule(m, id, sources))];
        foreach (var named in rules.GroupBy(r => r.Named).Where(g => g.Any(f => f.Forbids && g.Any(a => Contradict(f, a)))))
        {
            diagnostics.Add(version.Place, DiagnosticCodes.ContradictoryCumulation, $"« cumul » both allows and forbids « {named.Key} »");
        }
        return rules;
    }

    /// <summary>Once every scheme is read: finds the sources of other schemes that rules name, and refuses two schemes that say the contrary of each other.</summary>
    public void Complete(IReadOnlyList<Scheme> schemes)
    {
        FindForeignSources(schemes);
        RefuseContradictions(schemes);
    }

    private void FindForeignSources(IReadOnlyList<Scheme> schemes)
    {
        foreach (var (place, other, name, found) in foreignSources)
        {
            var sources = schemes.FirstOrDefault(s => s.Id == other) is { Versions: [.., var latest] } ? latest.Sources : null;
            if (sources?.GetValueOrDefault(name) is { } source)
            {
                found(source);
            }
            else if (sources is not null || !schemeIds.Contains(other))
            {
                diagnostics.Add(place, DiagnosticCodes.UnknownSource, $"unknown source « {other}.{name} »",
                    sources is null ? Suggestion.For(other, schemeIds) : Suggestion.For(name, sources.Keys));
            }
        }
    }

    private void RefuseContradictions(IReadOnlyList<Scheme> schemes)
    {
        foreach (var (scheme, version, forbids) in from s in schemes from v in s.Versions from r in v.Cumulation where r is { IsGroup: false, Forbids: true } select (s, v, r))
        {
            var allows = schemes.FirstOrDefault(s => s.Id == forbids.Named)?.Versions.Where(v => InForceTogether(v, version))
                .SelectMany(v => v.Cumulation).FirstOrDefault(r => !r.IsGroup && r.Named == scheme.Id && Contradict(forbids, r));
            if (allows is not null)
            {
                diagnostics.Add(places[allows], DiagnosticCodes.ContradictoryCumulation,
                    $"« cumul » allows « {scheme.Id} », which forbids « {forbids.Named} » for its own part");
            }
        }
    }

    private static bool InForceTogether(SchemeVersion one, SchemeVersion other) =>
        (one.To is null || other.From < one.To) && (other.To is null || one.From < other.To);

    /// <summary>There is something that the one forbids and the other allows.</summary>
    private static bool Contradict(CumulationRule forbids, CumulationRule other) => !other.Forbids && (forbids.Scope is null || forbids.Scope == other.Scope);

    private CumulationRule Rule(YamlMap map, string id, SourceReader sources)
    {
        var forbids = map.Has("sauf");
        if (forbids == map.Has("avec"))
        {
            diagnostics.Add(map.Place, DiagnosticCodes.OneConditionForm, "a rule of « cumul » has either « sauf » or « avec »");
        }
        var named = map.OptionalText(forbids ? "sauf" : "avec") ?? "";
        var group = groups?.GetValueOrDefault(named);
        if (groups is not null && group is null && !schemeIds.Contains(named))
        {
            diagnostics.Add(map.Place, DiagnosticCodes.UnknownScheme, $"« {named} » is neither a scheme nor a group",
                Suggestion.For(named, schemeIds.Concat(groups.Keys)));
        }
        var rule = new CumulationRule(group is null ? [named] : [.. group.Where(s => s != id)], named, group is not null, forbids,
            map.Has("portée") ? map.Choice("portée", Scopes, CumulationScope.Project) : null, Sources(map, sources), map.OptionalText("note"));
        places[rule] = map.Place;
        map.Close();
        return rule;
    }

    /// <summary><c>inso.page</c> names a source of another scheme, which may be read later.</summary>
    private List<Source> Sources(YamlMap map, SourceReader sources)
    {
        if (map.Require("source") is YamlSequence { Items.Count: 0 } empty)
        {
            diagnostics.Add(empty.Place, DiagnosticCodes.NoValue, "« source » names no text");
        }
        var found = new List<Source>();
        foreach (var node in map.List("source"))
        {
            var name = map.TextOf(node) ?? "";
            if (name.Split('.') is [var other, var foreign])
            {
                foreignSources.Add((node.Place, other, foreign, found.Add));
            }
            else if (sources.Sources.TryGetValue(name, out var source))
            {
                found.Add(source);
            }
            else
            {
                diagnostics.Add(node.Place, DiagnosticCodes.UnknownSource, $"unknown source « {name} »", Suggestion.For(name, sources.Sources.Keys));
            }
        }
        return found;
    }
}
