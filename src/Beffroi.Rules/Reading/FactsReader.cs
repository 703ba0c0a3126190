using System.Text.Json.Nodes;
using Beffroi.Rules.Expressions;

namespace Beffroi.Rules;

/// <summary>Reads <c>facts.yaml</c>: units, facts, parameters, definitions (in any order, acyclic), constraints, life events.</summary>
internal sealed class FactsReader(YamlMap root, IReadOnlyDictionary<string, LookUpTable> tables, Diagnostics diagnostics)
{
    private static readonly Dictionary<string, FactType> Types = new(StringComparer.Ordinal)
    {
        ["booléen"] = FactType.Boolean,
        ["choix"] = FactType.Choice,
        ["ensemble"] = FactType.Ensemble,
        ["entier"] = FactType.Integer,
        ["décimal"] = FactType.Decimal,
        ["argent"] = FactType.Money,
        ["date"] = FactType.Date,
        ["commune"] = FactType.Municipality,
    };

    private readonly Vocabulary vocabulary = new();
    private readonly QuantityReader quantities = new(diagnostics);
    private readonly List<(YamlMap Map, Fact Fact)> facts = [];

    public Vocabulary Read()
    {
        var faultsBefore = diagnostics.Count;
        quantities.ReadUnits(root.Maps("unités"));
        foreach (var map in root.Maps("faits"))
        {
            ReadFact(map);
        }
        foreach (var map in root.Maps("paramètres"))
        {
            var parameter = quantities.Parameter(map);
            vocabulary.Parameters.Add(parameter);
            Declare(map, parameter.Id, new NumberParameter(parameter));
        }
        new DefinitionsReader(root.Maps("définitions"), vocabulary, tables, diagnostics, ReadTextDomain).Read();
        foreach (var (map, fact) in facts)
        {
            CompleteFact(map, fact);
        }
        RefuseCyclesOfSense();
        foreach (var map in root.Maps("contraintes"))
        {
            if (map.Require("si") is { } si && new ExpressionReader(vocabulary, diagnostics).Truth(si) is { } condition)
            {
                vocabulary.Constraints.Add(new Constraint(condition, map.Text("message")));
            }
            map.Text("message");
            map.Close();
        }
        var lifeEvents = root.Maps("événements");
        root.Close();
        vocabulary.IsSound = diagnostics.Count == faultsBefore;
        // Nothing else rests on them.
        foreach (var map in lifeEvents)
        {
            ReadLifeEvent(map);
        }
        return vocabulary;
    }

    private void ReadLifeEvent(YamlMap map)
    {
        var (id, label, help) = (map.Text("id"), map.Text("libellé"), map.OptionalText("aide"));
        var ahead = map.Require("si") is { } si ? new ExpressionReader(vocabulary, diagnostics).Truth(si) : null;
        var becomes = map.Require("devient") is YamlMapping node ? (JsonObject)YamlJson.ToJson(node)! : [];
        if (vocabulary.LifeEvents.Exists(m => m.Id == id))
        {
            diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"the life event « {id} » is repeated");
        }
        // Facts that are wrong themselves would be told here once more.
        var read = vocabulary.IsSound ? ProfileReader.Read(vocabulary, DateOnly.MaxValue, becomes) : new ProfileReading(null, []);
        foreach (var problem in read.Problems)
        {
            diagnostics.Add(map.Place, DiagnosticCodes.ExampleFails, $"« devient »: {problem.Path} {problem.Message}", problem.Hint);
        }
        map.Close();
        if (ahead is not null && read.Profile is { } then)
        {
            vocabulary.LifeEvents.Add(new LifeEvent(id, label, help, ahead, [.. vocabulary.Facts.Where(f => then[f] != f.Unknown).Select(f => (f, then[f]))]));
        }
    }

    private void ReadFact(YamlMap map)
    {
        var type = map.Choice("type", Types, FactType.Boolean);
        var id = map.Text("id");
        var unit = quantities.UnitOf(map, type);
        var table = type == FactType.Municipality ? Table(map) : null;
        var values = type is FactType.Choice or FactType.Ensemble ? ReadValues(map) : [];
        var step = type switch
        {
            FactType.Integer or FactType.Date => 1m,
            FactType.Money => 0.01m,
            FactType.Decimal => map.Number("pas") ?? 0,
            _ => 0,
        };
        if (type == FactType.Decimal && step <= 0)
        {
            diagnostics.Add(map.Place, DiagnosticCodes.MissingKey, "a décimal needs « pas », greater than 0");
            step = 0.01m;
        }
        var fact = new Fact
        {
            Index = facts.Count,
            Id = id,
            Name = map.Text("nom"),
            Question = map.Text("question"),
            Help = map.OptionalText("aide"),
            Type = type,
            Unit = unit,
            Step = step,
            Range = step > 0 ? quantities.Range(map, "domaine", type) ?? default : default,
            Domain = table?.Keys ?? (values.Count > 0 ? new TextDomain(values.Select(v => v.Id)) : null),
            Table = table,
            Values = values,
            Answerer = map.Choice("répond", new Dictionary<string, Answerer> { ["demandeur"] = Answerer.Applicant, ["instructeur"] = Answerer.Officer },
                Answerer.Applicant, required: false),
            Origin = map.OptionalText("origine"),
            Cost = ReadCost(map),
            Modifiable = map.Flag("modifiable"),
            IsShared = map.Find("partage") is not null,
            SharedAs = table is null ? null : ReadGroup(map, table),
            ReadyAnswers = [.. map.Maps("réponses").Select(m => ReadReady(m, type))],
            Said = map.Map("dit") is { } said ? ReadSaid(said) : null,
            InFile = FileAnswerReader.Read(map, type, values),
        };
        map.Find("si");
        map.Find("depuis");
        map.Close();
        if (fact.IsNumber && new[] { fact.Range.Min, fact.Range.Max }.Any(e => e is not (NumberRange.NoLowerBound or NumberRange.NoUpperBound)
            && Math.Abs(e) > Grid.Farthest(step)))
        {
            diagnostics.Add(map.Place, DiagnosticCodes.Overflow, "the domain has too many steps to be counted");
        }
        else if (fact.IsNumber && new[] { fact.Range.Min, fact.Range.Max }.Any(e => e is not (NumberRange.NoLowerBound or NumberRange.NoUpperBound) && !Grid.IsOn(e, step)))
        {
            diagnostics.Add(map.Place, DiagnosticCodes.OutsideDomain, $"an end of the domain of « {id} » is not a multiple of {step.ToString(System.Globalization.CultureInfo.InvariantCulture)}");
        }
        if (type is FactType.Choice or FactType.Ensemble && (values.Count == 0 || (type == FactType.Ensemble && values.Count > MemberRange.LargestDomain)))
        {
            diagnostics.Add(map.Place, DiagnosticCodes.EmptyDomain, $"« {id} » needs between 1 and {MemberRange.LargestDomain} values in « domaine »");
            return;
        }
        if (type == FactType.Municipality && table is null)
        {
            return;
        }
        CheckSharing(map, fact);
        CheckReadyAnswers(map, fact);
        facts.Add((map, fact));
        vocabulary.Facts.Add(fact);
        Declare(map, id, Terms.OfFact(fact));
    }

    /// <summary>« partage: departement »: the group that is told instead of the municipality.</summary>
    private string? ReadGroup(YamlMap map, LookUpTable table)
    {
        if (map.Find("partage") is not { } node || map.TextOf(node) is not { } name)
        {
            return null;
        }
        if (!table.GroupNames.Contains(name))
        {
            diagnostics.Add(node.Place, DiagnosticCodes.UnknownName, $"« {name} » is no group of « {table.Name} »",
                Suggestion.For(name, table.GroupNames) ?? string.Join(", ", table.GroupNames));
        }
        return name;
    }

    private void CheckSharing(YamlMap map, Fact fact)
    {
        if (!fact.IsShared || fact.Table is not null)
        {
            return;
        }
        var node = map.Find("partage")!;
        if (map.TextOf(node) is { } text && text != "oui")
        {
            diagnostics.Add(node.Place, DiagnosticCodes.WrongKind, "« partage » is « oui », or absent");
        }
        if (fact.IsNumber && fact.ReadyAnswers.Count == 0)
        {
            diagnostics.Add(node.Place, DiagnosticCodes.MissingKey, $"« {fact.Id} » is shared by brackets: it needs « réponses »");
        }
    }

    private static int ReadCost(YamlMap map) => map.Number("coût") switch
    {
        null => 1,
        (1 or 2 or 3 or 4 or 5) and var cost => (int)cost,
        _ => map.Wrong(map.Find("coût")!, "a cost is 1, 2, 3, 4 or 5", 1),
    };

    private void Declare(YamlMap map, string id, Term term)
    {
        if (Lexer.IsReserved(id))
        {
            diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"« {id} » is a word of the language");
        }
        else if (!vocabulary.TryAdd(id, term))
        {
            diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"« {id} » is a name already");
        }
    }

    private LookUpTable? Table(YamlMap map)
    {
        var name = map.Text("domaine");
        if (tables.TryGetValue(name, out var table))
        {
            return table;
        }
        diagnostics.Add(map.Place, DiagnosticCodes.UnknownName, $"unknown table « {name} »", Suggestion.For(name, tables.Keys));
        return null;
    }

    private List<FactValue> ReadValues(YamlMap map)
    {
        var values = new List<FactValue>();
        foreach (var value in map.Maps("domaine"))
        {
            var read = new FactValue(value.Text("valeur"), value.Text("libellé"), value.OptionalText("aide"));
            if (values.Any(v => v.Id == read.Id))
            {
                diagnostics.Add(value.Place, DiagnosticCodes.RepeatedId, $"the value « {read.Id} » is repeated");
            }
            else
            {
                values.Add(read);
            }
            value.Close();
        }
        return values;
    }

    private TextDomain? ReadTextDomain(YamlMap map) => ReadValues(map) is { Count: > 0 } values ? new TextDomain(values.Select(v => v.Id)) : null;

    private ReadyAnswer ReadReady(YamlMap map, FactType type)
    {
        var ready = new ReadyAnswer(map.Text("libellé"), map.OptionalText("aide"), quantities.Range(map, "valeur", type) ?? default);
        map.Close();
        return ready;
    }

    /// <summary>One that the domain does not hold whole would be refused to whoever chooses it.</summary>
    private void CheckReadyAnswers(YamlMap map, Fact fact)
    {
        foreach (var ready in fact.ReadyAnswers.Where(r => fact.IsNumber && (r.Range.Intersect(fact.Range) != r.Range || !Grid.IsOn(r.Range.Min, fact.Step) || !Grid.IsOn(r.Range.Max, fact.Step))))
        {
            diagnostics.Add(map.Find("réponses")!.Place, DiagnosticCodes.OutsideDomain, $"the answer « {ready.Label} » is not in the domain of « {fact.Id} »");
        }
    }

    private static (string, string) ReadSaid(YamlMap map)
    {
        var said = (map.Text("vrai"), map.Text("faux"));
        map.Close();
        return said;
    }

    /// <summary>« si » and « depuis » name other facts and definitions, so they are read once all are known.</summary>
    private void CompleteFact(YamlMap map, Fact fact)
    {
        if (map.Find("si") is { } si)
        {
            fact.If = new ExpressionReader(vocabulary, diagnostics).Truth(si);
        }
        if (map.Find("depuis") is { } node && map.TextOf(node) is { } since)
        {
            fact.Since = vocabulary.Facts.FirstOrDefault(f => f.Id == since && f.Type == FactType.Date);
            if (fact.Since is null)
            {
                diagnostics.Add(node.Place, DiagnosticCodes.UnknownName, $"« {since} » is not a fact of type date",
                    Suggestion.For(since, vocabulary.Facts.Where(f => f.Type == FactType.Date).Select(f => f.Id)));
            }
        }
    }

    private void RefuseCyclesOfSense()
    {
        foreach (var (map, fact) in facts)
        {
            var seen = new HashSet<Fact>();
            var ahead = new Queue<Fact>(fact.If is null ? [] : Terms.Facts(fact.If));
            while (ahead.TryDequeue(out var next) && seen.Add(next))
            {
                foreach (var further in next.If is null ? [] : Terms.Facts(next.If))
                {
                    ahead.Enqueue(further);
                }
            }
            if (seen.Contains(fact))
            {
                diagnostics.Add(map.Find("si")!.Place, DiagnosticCodes.Cycle, $"whether « {fact.Id} » makes sense depends on itself");
            }
        }
    }
}
