namespace Beffroi.Rules;

/// <summary>Reads a source, and the sources of one scheme version by their short names.</summary>
public sealed class SourceReader(IReadOnlyDictionary<string, Source> sources, Diagnostics diagnostics)
{
    private static readonly Dictionary<string, Firmness> Firmnesses = new(StringComparer.Ordinal)
    {
        ["officielle"] = Firmness.Official,
        ["secondaire"] = Firmness.Secondary,
        ["déduite"] = Firmness.Deduced,
    };

    private static readonly Source Nothing = new("", "", null, default, Firmness.Deduced, null);

    public IReadOnlyDictionary<string, Source> Sources => sources;

    public static Source Read(string id, YamlMap? map)
    {
        if (map is null)
        {
            return Nothing;
        }
        var source = new Source(id, map.Text("texte"), map.OptionalText("repère"), map.RequiredDate("lu"),
            map.Choice("fiabilité", Firmnesses, Firmness.Deduced), map.OptionalAddress("url"));
        map.Close();
        return source;
    }

    /// <summary>The source written in full under « source »; its absence is a fault.</summary>
    public static Source Required(YamlMap map)
    {
        map.Require("source");
        return Read("", map.Map("source"));
    }

    public static SourceReader ReadAll(YamlMap? map, Diagnostics diagnostics)
    {
        var sources = new Dictionary<string, Source>(StringComparer.Ordinal);
        foreach (var entry in map?.Entries ?? [])
        {
            sources[entry.Key.Value] = Read(entry.Key.Value, YamlMap.From(entry.Value, diagnostics));
        }
        return new SourceReader(sources, diagnostics);
    }

    /// <summary>The sources that a key names; at least one unless optional.</summary>
    public IReadOnlyList<Source> Named(YamlMap map, string key, bool required = true)
    {
        if (required)
        {
            map.Require(key);
        }
        if (map.Find(key) is YamlSequence { Items.Count: 0 } empty)
        {
            diagnostics.Add(empty.Place, DiagnosticCodes.NoValue, $"« {key} » names no text");
        }
        var named = new List<Source>();
        foreach (var node in map.List(key))
        {
            if (map.TextOf(node) is not { } name)
            {
                continue;
            }
            if (sources.TryGetValue(name, out var source))
            {
                named.Add(source);
            }
            else
            {
                diagnostics.Add(node.Place, DiagnosticCodes.UnknownSource, $"unknown source « {name} »", Suggestion.For(name, sources.Keys));
            }
        }
        return named;
    }

    /// <summary>The firmness of a criterion: that of its firmest text, or a lower one that it states.</summary>
    public Firmness FirmnessOf(YamlMap map, IReadOnlyList<Source> named)
    {
        var firmest = named.Count == 0 ? Firmness.Deduced : named.Max(s => s.Firmness);
        if (!map.Has("fiabilité"))
        {
            return firmest;
        }
        var stated = map.Choice("fiabilité", Firmnesses, firmest);
        if (stated > firmest)
        {
            diagnostics.Add(map.Find("fiabilité")!.Place, DiagnosticCodes.RaisedFirmness, "« fiabilité » may only lower that of the texts");
        }
        return stated < firmest ? stated : firmest;
    }
}
