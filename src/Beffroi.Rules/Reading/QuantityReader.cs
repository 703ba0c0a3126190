namespace Beffroi.Rules;

/// <summary>Reads units, intervals and dated values: all that is measured in <c>facts.yaml</c>.</summary>
internal sealed class QuantityReader(Diagnostics diagnostics)
{
    private static readonly Dictionary<string, FactType> Types = new(StringComparer.Ordinal)
    {
        ["entier"] = FactType.Integer,
        ["décimal"] = FactType.Decimal,
        ["argent"] = FactType.Money,
        ["date"] = FactType.Date,
    };

    private readonly Dictionary<string, Unit> units = new(StringComparer.Ordinal);

    public void ReadUnits(IEnumerable<YamlMap> maps)
    {
        foreach (var map in maps)
        {
            var unit = new Unit(map.Text("id"), map.Text("un"), map.Text("plusieurs"));
            if (!units.TryAdd(unit.Id, unit))
            {
                diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"the unit « {unit.Id} » is repeated");
            }
            map.Close();
        }
    }

    /// <summary>That of « unité »; money and dates have their own.</summary>
    public Unit UnitOf(YamlMap map, FactType type)
    {
        if (type is FactType.Money or FactType.Date)
        {
            return type == FactType.Money ? Unit.Euro : Unit.Day;
        }
        if (map.OptionalText("unité") is not { } id)
        {
            return Unit.Bare;
        }
        if (units.TryGetValue(id, out var unit))
        {
            return unit;
        }
        diagnostics.Add(map.Find("unité")!.Place, DiagnosticCodes.UnknownName, $"unknown unit « {id} »", Suggestion.For(id, units.Keys));
        return Unit.Bare;
    }

    /// <summary>Two ends, of which « null » is open.</summary>
    public NumberRange? Range(YamlMap map, string key, FactType type)
    {
        if (map.Require(key) is not { } node)
        {
            return null;
        }
        if (node is not YamlSequence { Items: [var low, var high] })
        {
            return map.Wrong<NumberRange?>(node, "two ends are expected: [0, 100]", null);
        }
        decimal? from = End(low), to = End(high);
        if (from > to)
        {
            diagnostics.Add(node.Place, DiagnosticCodes.EmptyDomain, "the interval is empty");
        }
        return new NumberRange(from ?? NumberRange.NoLowerBound, to ?? NumberRange.NoUpperBound);

        decimal? End(YamlNode end) => end is YamlScalar { Quoted: false, Value: "null" } ? null
            : type == FactType.Date ? map.DateOf(end)?.DayNumber
            : map.NumberOf(end);
    }

    /// <summary>A day without a value has the whole domain.</summary>
    public Parameter Parameter(YamlMap map)
    {
        var id = map.Text("id");
        var type = map.Choice("type", Types, FactType.Money);
        var unit = UnitOf(map, type);
        // Money and dates say it themselves; written all the same, it does no harm.
        map.Find("unité");
        var domain = Range(map, "domaine", type) ?? NumberRange.Everything;
        var values = new List<DatedValue>();
        foreach (var value in map.Maps("valeurs"))
        {
            var dated = DatedValue(value, type, domain);
            if (values.Any(v => (v.To is null || dated.From < v.To) && (dated.To is null || v.From < dated.To)))
            {
                diagnostics.Add(value.Place, DiagnosticCodes.Versions, $"« {id} » has two values on one day");
            }
            if (!domain.Contains(dated.Value.Min) || !domain.Contains(dated.Value.Max))
            {
                diagnostics.Add(value.Place, DiagnosticCodes.OutsideDomain, $"a value of « {id} » is outside its domain");
            }
            values.Add(dated);
        }
        var parameter = new Parameter { Id = id, Label = map.Text("libellé"), Unit = unit, Domain = domain, Values = values };
        map.Close();
        return parameter;
    }

    private static DatedValue DatedValue(YamlMap map, FactType type, NumberRange domain)
    {
        var known = Unknown.Is(map.Require("valeur")) ? domain
            : type == FactType.Date ? NumberRange.Of(map.RequiredDate("valeur"))
            : NumberRange.Of(map.Number("valeur") ?? domain.Min);
        var dated = new DatedValue(map.RequiredDate("du"), map.Date("au"), known, SourceReader.Required(map));
        map.Close();
        return dated;
    }
}
