namespace Beffroi.Rules;

/// <summary>Reads <c>critères</c>: conditions of four forms, with their texts.</summary>
internal sealed class CriteriaReader(IScope scope, SourceReader sources, IReadOnlySet<string> schemeIds, Diagnostics diagnostics)
{
    private static readonly string[] Forms = ["si", "toutes", "une_au_moins", "appréciation"];

    private readonly ExpressionReader expressions = new(scope, diagnostics);

    public IReadOnlyList<Criterion> Read(YamlMap map, string key)
    {
        var criteria = new List<Criterion>();
        foreach (var entry in map.Maps(key))
        {
            var id = entry.Text("id");
            if (criteria.Any(c => c.Id == id))
            {
                diagnostics.Add(entry.Place, DiagnosticCodes.RepeatedId, $"the criterion « {id} » is repeated");
            }
            var named = sources.Named(entry, "source");
            criteria.Add(new Criterion(
                id,
                entry.Text("libellé"),
                Condition(entry),
                named,
                sources.Named(entry, "appui", required: false),
                sources.FirmnessOf(entry, named),
                entry.OptionalText("interprétation"),
                entry.OptionalText("sinon"))
            {
                Elsewhere = [.. entry.Maps("ailleurs").Select(Elsewhere)],
            });
            entry.Close();
        }
        return criteria;
    }

    private Elsewhere Elsewhere(YamlMap map)
    {
        foreach (var node in map.List("dispositifs"))
        {
            if (map.TextOf(node) is { } id && !schemeIds.Contains(id))
            {
                diagnostics.Add(node.Place, DiagnosticCodes.UnknownScheme, $"no scheme « {id} »", Suggestion.For(id, schemeIds));
            }
        }
        var elsewhere = new Elsewhere(new Statement(map.Text("texte"), sources.Named(map, "source")), map.Texts("dispositifs"));
        map.Close();
        return elsewhere;
    }

    private Condition Condition(YamlMap entry)
    {
        var written = Forms.Where(entry.Has).ToList();
        if (written.Count != 1)
        {
            diagnostics.Add(entry.Place, DiagnosticCodes.OneConditionForm, $"exactly one of {string.Join(", ", Forms)} is expected");
            return new UnknownCondition();
        }
        switch (written[0])
        {
            case "si":
                var si = entry.Find("si")!;
                return Unknown.Is(si) ? new UnknownCondition()
                    : expressions.Truth(si) is { } term ? new RuleCondition(term, ((YamlScalar)si).Value)
                    : new UnknownCondition();
            case "appréciation":
                entry.Choice("appréciation", new Dictionary<string, bool> { ["instructeur"] = true }, true);
                return new OfficerCondition();
            case "toutes":
                return Items(entry, "toutes") is { Count: > 0 } all ? new AllCondition(all) : new UnknownCondition();
            default:
                return Items(entry, "une_au_moins") is { Count: > 0 } any ? new AnyCondition(any) : new UnknownCondition();
        }
    }

    private List<Condition> Items(YamlMap entry, string key)
    {
        var items = new List<Condition>();
        foreach (var item in entry.Maps(key))
        {
            items.Add(Condition(item) with { Label = item.OptionalText("libellé") });
            item.Close();
        }
        if (items.Count == 0)
        {
            diagnostics.Add(entry.Place, DiagnosticCodes.NoValue, $"« {key} » has no item");
        }
        return items;
    }
}
