namespace Beffroi.Rules;

/// <summary>Reads <c>montant</c>.</summary>
internal sealed class AmountReader(IScope scope, SourceReader sources, AidKind kind, Diagnostics diagnostics)
{
    public static readonly Dictionary<string, AidKind> Kinds = new(StringComparer.Ordinal)
    {
        ["subvention"] = AidKind.Grant,
        ["avance_remboursable"] = AidKind.RepayableAdvance,
        ["prestation"] = AidKind.Service,
    };

    private readonly ExpressionReader expressions = new(scope, diagnostics);

    public AmountRule? Read(YamlMap map, string key)
    {
        if (map.Find(key) is not { } node)
        {
            return null;
        }
        var lines = new List<AmountLine>();
        var limits = new List<AmountLimit>();
        if (Unknown.Is(node))
        {
            return new AmountRule(lines, limits);
        }
        if (node is YamlScalar)
        {
            diagnostics.Add(node.Place, DiagnosticCodes.WrongKind, "a list of lines, or inconnu, is expected here");
            return null;
        }
        foreach (var entry in map.Maps(key))
        {
            if (entry.Has("ligne"))
            {
                lines.Add(Line(entry));
            }
            else if (Limit(entry) is { } limit)
            {
                limits.Add(limit);
            }
            entry.Close();
        }
        Overflow.Check(new AmountRule(lines, limits), e => diagnostics.Add(node.Place, e.Code, e.Message));
        if (lines.Count == 0)
        {
            diagnostics.Add(node.Place, DiagnosticCodes.MissingKey, "an amount needs at least one « ligne »");
        }
        return new AmountRule(lines, limits);
    }

    private AmountLine Line(YamlMap entry)
    {
        string[] forms = ["fixe", "entre", "jusqu_à", "valeur", "taux"];
        var written = forms.Where(entry.Has).ToList();
        if (written.Count != 1)
        {
            diagnostics.Add(entry.Place, DiagnosticCodes.OneConditionForm, $"a line has exactly one of {string.Join(", ", forms)}");
        }
        var form = written.FirstOrDefault() switch
        {
            "entre" => LineForm.Between,
            "jusqu_à" => LineForm.UpTo,
            "valeur" => LineForm.Value,
            "taux" => LineForm.Rate,
            _ => LineForm.Fixed,
        };
        var (value, upper) = form switch
        {
            LineForm.Between => Bounds(entry),
            LineForm.UpTo => (Constant(entry, "jusqu_à"), null),
            LineForm.Fixed => (Constant(entry, "fixe"), null),
            LineForm.Value => (Unknown.Is(entry.Find("valeur")) ? null : entry.Find("valeur") is { } node ? expressions.Number(node, Unit.Euro) : null, null),
            _ => (null, null),
        };
        if (form == LineForm.Rate && !entry.Has("assiette"))
        {
            diagnostics.Add(entry.Place, DiagnosticCodes.MissingKey, "a « taux » needs its « assiette »");
        }
        var ifUnknown = Unknown.Is(entry.Find("si"));
        return new AmountLine
        {
            Label = entry.Text("ligne"),
            Form = form,
            Kind = entry.Choice("nature", Kinds, kind, required: false),
            Sources = sources.Named(entry, "source"),
            Assumption = entry.OptionalText("hypothèse"),
            Rate = form == LineForm.Rate ? entry.Rate("taux") ?? 0 : 0,
            IfUnknown = ifUnknown,
            If = ifUnknown || entry.Find("si") is not { } si ? null : expressions.Truth(si),
            Value = value,
            Upper = upper,
            Base = Base(entry),
            Floor = Constant(entry, "plancher"),
            Ceiling = Constant(entry, "plafond"),
        };
    }

    private AmountLimit? Limit(YamlMap entry)
    {
        string[] forms = ["plafond", "plafond_taux", "plancher"];
        var written = forms.Where(entry.Has).ToList();
        var source = sources.Named(entry, "source");
        var assumption = entry.OptionalText("hypothèse");
        var rate = entry.Rate("plafond_taux") ?? 0;
        var @base = Base(entry);
        if (written.Count != 1)
        {
            diagnostics.Add(entry.Place, DiagnosticCodes.OneConditionForm,
                "an entry of an amount has « ligne », or exactly one of plafond, plafond_taux, plancher");
            return null;
        }
        var form = written[0] switch { "plafond" => LimitForm.Ceiling, "plafond_taux" => LimitForm.RateCeiling, _ => LimitForm.Floor };
        if (form == LimitForm.RateCeiling && !entry.Has("assiette"))
        {
            diagnostics.Add(entry.Place, DiagnosticCodes.MissingKey, "a « plafond_taux » needs its « assiette »");
        }
        var value = form == LimitForm.RateCeiling ? @base : Constant(entry, written[0]);
        return value is null ? null : new AmountLimit(value) { Form = form, Sources = source, Assumption = assumption, Rate = rate };
    }

    private (NumberTerm?, NumberTerm?) Bounds(YamlMap entry)
    {
        if (entry.Find("entre") is not YamlSequence { Items: [var low, var high] })
        {
            diagnostics.Add(entry.Place, DiagnosticCodes.WrongKind, "« entre » takes two bounds: [8000, 15000]");
            return (null, null);
        }
        var (from, to) = (expressions.Constant(low, Unit.Euro), expressions.Constant(high, Unit.Euro));
        if (from is not null && to is not null && Interpreter.RangeOfConstant(from).Min > Interpreter.RangeOfConstant(to).Max)
        {
            diagnostics.Add(low.Place, DiagnosticCodes.EmptyDomain, "the interval is empty");
        }
        return (from, to);
    }

    private NumberTerm? Constant(YamlMap entry, string key) =>
        entry.Find(key) is { } node ? expressions.Constant(node, Unit.Euro) : null;

    /// <summary>A fact or a definition, in euros.</summary>
    private NumberTerm? Base(YamlMap entry)
    {
        if (entry.Find("assiette") is not { } node)
        {
            return null;
        }
        if (node is YamlScalar { Value: var name } && name.All(c => char.IsLetterOrDigit(c) || c == '_'))
        {
            return expressions.Number(node, Unit.Euro);
        }
        diagnostics.Add(node.Place, DiagnosticCodes.WrongKind, "« assiette » names a fact or a definition");
        return null;
    }
}
