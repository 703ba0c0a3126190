using Beffroi.Rules.Expressions;

namespace Beffroi.Rules;

/// <summary>
/// Definitions name each other in any order. Each is read when first named, so that it can be inlined; one that is named
/// while it is being read is a cycle.
/// </summary>
internal sealed class DefinitionsReader(
    IEnumerable<YamlMap> maps, Vocabulary vocabulary, IReadOnlyDictionary<string, LookUpTable> tables, Diagnostics diagnostics,
    Func<YamlMap, TextDomain?> readDomain) : IScope
{
    /// <summary>Each is read inside the one that names it.</summary>
    private const int LongestChain = 64;

    private readonly Dictionary<string, YamlMap> pending = new(StringComparer.Ordinal);
    private readonly HashSet<string> reading = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => vocabulary.Names.Concat(pending.Keys);

    public void Read()
    {
        foreach (var map in maps)
        {
            var id = map.Text("id");
            if (Lexer.IsReserved(id))
            {
                diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"« {id} » is a word of the language");
            }
            else if (vocabulary.Resolve(id) is not null || !pending.TryAdd(id, map))
            {
                diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"« {id} » is a name already");
            }
        }
        foreach (var id in pending.Keys.ToList())
        {
            Resolve(id);
        }
    }

    public Term? Resolve(string name)
    {
        if (vocabulary.Resolve(name) is { } term || !pending.TryGetValue(name, out var map))
        {
            return vocabulary.Resolve(name);
        }
        if (reading.Count == LongestChain)
        {
            diagnostics.Add(map.Place, DiagnosticCodes.TooLarge, $"more than {LongestChain} definitions, each of which names the next");
            return new TruthLiteral(Truth.Unknown);
        }
        if (!reading.Add(name))
        {
            diagnostics.Add(map.Place, DiagnosticCodes.Cycle, $"the definition « {name} » depends on itself");
            return new TruthLiteral(Truth.Unknown);
        }
        var definition = new Definition { Id = name, Label = map.Text("libellé"), Note = map.OptionalText("note") };
        definition.Term = map.Has("table") ? LookUp(map, definition) : Unknown.Is(map.Require("valeur")) ? UnknownValue(map) : Expression(map);
        map.Close();
        pending.Remove(name);
        reading.Remove(name);
        vocabulary.Definitions.Add(definition);
        // After a fault the name still exists, so that what uses it is not refused for a second reason.
        var inlined = definition.Term switch
        {
            null => new TruthLiteral(Truth.Unknown),
            TruthTerm truth => new DefinedTruth(definition, truth),
            var other => other,
        };
        vocabulary.TryAdd(name, inlined);
        return definition.Term is null ? null : inlined;
    }

    private Term? Expression(YamlMap map) =>
        map.Find("valeur") is { } value ? new ExpressionReader(this, diagnostics).Any(value) : null;

    private LookUp? LookUp(YamlMap map, Definition definition)
    {
        var (table, from, column) = (map.Text("table"), map.Text("de"), map.Text("colonne"));
        if (!tables.TryGetValue(table, out var found))
        {
            diagnostics.Add(map.Place, DiagnosticCodes.UnknownName, $"unknown table « {table} »", Suggestion.For(table, tables.Keys));
            return null;
        }
        if (found.Column(column) is not { } values)
        {
            diagnostics.Add(map.Place, DiagnosticCodes.UnknownName, $"unknown column « {column} »", Suggestion.For(column, found.ColumnNames));
            return null;
        }
        if (vocabulary.Facts.FirstOrDefault(f => f.Id == from) is not { } fact || !ReferenceEquals(fact.Table, found))
        {
            diagnostics.Add(map.Place, DiagnosticCodes.TypeMismatch, $"« {from} » is not a fact whose values are the keys of « {table} »",
                Suggestion.For(from, vocabulary.Facts.Where(f => f.Table == found).Select(f => f.Id)));
            return null;
        }
        return new LookUp(definition, values, fact);
    }

    private Term? UnknownValue(YamlMap map)
    {
        switch (map.OptionalText("type"))
        {
            case "booléen":
                return new TruthLiteral(Truth.Unknown);
            case "choix" when readDomain(map) is { } domain:
                return new UnknownText(domain);
            default:
                diagnostics.Add(map.Place, DiagnosticCodes.WrongKind, "an unknown definition is a booléen, or a choix with its « domaine »");
                return null;
        }
    }
}
