namespace Beffroi.Rules;

/// <summary>Amounts as intervals, with their working and assumptions.</summary>
internal sealed class Estimator(Profile profile)
{
    private readonly Interpreter interpreter = new(profile);

    public AmountAnswer Answer(AmountRule rule)
    {
        if (rule.IsUnknown)
        {
            return new AmountAnswer(0, null, AidKind.Grant, ["Aucun texte publié ne donne de montant."], []);
        }
        var estimates = rule.Lines.Select(Estimate).Where(e => e.If != Truth.False).ToList();
        // Grants and repayable advances are never added: the first kind met is summed, the others are told beside.
        var kind = (estimates.FirstOrDefault() ?? Estimate(rule.Lines[0])).Line.Kind;
        var summed = estimates.Where(e => e.Line.Kind == kind).ToList();
        var assumptions = summed.SelectMany(AssumptionsOf).ToList();
        var total = summed.Aggregate(NumberRange.Of(0), (sum, e) => sum + e.Range);
        total = Limit(rule, total, summed, assumptions);
        foreach (var other in estimates.Where(e => e.Line.Kind != kind))
        {
            assumptions.Add($"À part, sans s’ajouter : {other.Line.Label}, {French.Amount(other.Range)} ({French.KindOf(other.Line.Kind)}).");
        }
        return new AmountAnswer(total.Min, Max(total), kind, [.. assumptions.Select(French.Typeset).Distinct()], [.. estimates.Select(LineAnswer)]);
    }

    private sealed record LineEstimate(AmountLine Line, Truth If, NumberRange Range, NumberRange Floors, bool Conflict);

    private LineEstimate Estimate(AmountLine line)
    {
        var condition = line.IfUnknown ? Truth.Unknown : line.If is null ? Truth.True : interpreter.Judge(line.If);
        if (condition == Truth.False)
        {
            return new LineEstimate(line, condition, NumberRange.Of(0), NumberRange.Of(0), false);
        }
        NumberRange? @base = line.Base is null ? null : NotNegative(interpreter.Measure(line.Base));
        var range = ValueOf(line, @base);
        var floors = line.Form == LineForm.Between ? interpreter.Measure(line.Value!) : NumberRange.Of(0);
        var ceiling = NumberRange.Of(NumberRange.NoUpperBound);
        if (@base is { } b)
        {
            range = Lower(range, b);
            ceiling = Lower(ceiling, b);
        }
        if (line.Floor is not null)
        {
            var floor = interpreter.Measure(line.Floor);
            range = Higher(range, floor);
            floors = Higher(floors, floor);
        }
        if (line.Ceiling is not null)
        {
            range = Lower(range, interpreter.Measure(line.Ceiling));
            ceiling = Lower(ceiling, interpreter.Measure(line.Ceiling));
        }
        var conflict = ceiling.Min < floors.Max;
        range = conflict ? new NumberRange(0, ceiling.Max) : range;
        range = condition == Truth.Unknown ? range.Hull(NumberRange.Of(0)) : range;
        return new LineEstimate(line, condition, Down(range), floors, conflict);
    }

    private NumberRange ValueOf(AmountLine line, NumberRange? @base) => line.Form switch
    {
        LineForm.Between => new NumberRange(interpreter.Measure(line.Value!).Min, interpreter.Measure(line.Upper!).Max),
        LineForm.UpTo => new NumberRange(0, interpreter.Measure(line.Value!).Max),
        LineForm.Rate => @base!.Value * NumberRange.Of(line.Rate),
        _ => line.Value is null ? new NumberRange(0, NumberRange.NoUpperBound) : NotNegative(interpreter.Measure(line.Value)),
    };

    /// <summary>Entries without line, in order; then the texts are seen to agree with each other, or not.</summary>
    private NumberRange Limit(AmountRule rule, NumberRange total, List<LineEstimate> summed, List<string> assumptions)
    {
        var ceiling = NumberRange.Of(NumberRange.NoUpperBound);
        foreach (var limit in rule.Limits)
        {
            var value = NotNegative(interpreter.Measure(limit.Value));
            value = limit.Form == LimitForm.RateCeiling ? Down(value * NumberRange.Of(limit.Rate)) : value;
            if (limit.Form == LimitForm.Floor)
            {
                total = Higher(total, value);
            }
            else
            {
                total = Lower(total, value);
                ceiling = Lower(ceiling, value);
            }
            assumptions.Add(limit.Assumption ?? Words(limit, value));
        }
        var floors = summed.Aggregate(NumberRange.Of(0), (sum, e) => sum + e.Floors).Max;
        var conflict = ceiling.Min < floors;
        if (conflict)
        {
            assumptions.Add(ceiling.IsPoint
                ? "Les textes se contredisent ici : le plafond est inférieur au minimum publié ; le montant peut descendre jusqu’à 0 €."
                : "Les textes peuvent se contredire : selon l’assiette, le plafond passe sous le minimum publié ; le montant peut alors descendre jusqu’à 0 €.");
        }
        return conflict ? new NumberRange(0, ceiling.Max) : total;
    }

    private static string Words(AmountLimit limit, NumberRange value) => limit.Form switch
    {
        LimitForm.Ceiling => $"Plafond : {French.Euros(value.Max)} ({string.Join(" ; ", limit.Sources.Select(s => s.Citation))}).",
        LimitForm.Floor => $"Minimum : {French.Euros(value.Min)} ({string.Join(" ; ", limit.Sources.Select(s => s.Citation))}).",
        _ => $"Plafond : {French.Percent(limit.Rate)} de l’assiette ({Explainer.Name(limit.Value)}){(value.IsPoint ? ", soit " + French.Euros(value.Max) : "")} ({string.Join(" ; ", limit.Sources.Select(s => s.Citation))}).",
    };

    private static IEnumerable<string> AssumptionsOf(LineEstimate estimate)
    {
        if (estimate.Line.Assumption is { } assumption)
        {
            yield return $"{French.Capital(estimate.Line.Label)} : {assumption}.".Replace("..", ".", StringComparison.Ordinal);
        }
        else if (estimate.Line is { Form: LineForm.Value, Value: null })
        {
            yield return $"{French.Capital(estimate.Line.Label)} : montant non publié.";
        }
        if (estimate.Conflict)
        {
            yield return $"{French.Capital(estimate.Line.Label)} : les textes se contredisent, le plafond peut passer sous le minimum publié ; cette part peut descendre jusqu’à 0 €.";
        }
        if (estimate.If == Truth.Unknown)
        {
            yield return $"{French.Capital(estimate.Line.Label)} : seulement sous condition, non vérifiée ici.";
        }
    }

    private static AmountLineAnswer LineAnswer(LineEstimate e) =>
        new(e.Line.Label, e.Range.Min, Max(e.Range), e.Line.Kind, Working(e), e.Line.Sources) { Base = e.Line.Base };

    private static string Working(LineEstimate e)
    {
        var line = e.Line;
        var words = line.Form switch
        {
            LineForm.Fixed => "forfait de " + French.Amount(e.Range),
            LineForm.Between => French.Amount(e.Range),
            LineForm.UpTo => French.Amount(e.Range),
            LineForm.Rate => $"{French.Percent(line.Rate)} de l’assiette ({Explainer.Name(line.Base!)}) : {French.Amount(e.Range)}",
            _ => line.Value is null ? "montant non publié" : $"{Explainer.Name(line.Value)} : {French.Amount(e.Range)}",
        };
        return French.Typeset(e.If == Truth.Unknown ? words + ", si la condition est remplie" : words);
    }

    /// <summary>No aid is counted on less than nothing.</summary>
    private static NumberRange NotNegative(NumberRange range) => Higher(range, NumberRange.Of(0));

    private static decimal? Max(NumberRange range) => range.Max == NumberRange.NoUpperBound ? null : range.Max;

    private static NumberRange Lower(NumberRange range, NumberRange ceiling) => new(Math.Min(range.Min, ceiling.Min), Math.Min(range.Max, ceiling.Max));

    private static NumberRange Higher(NumberRange range, NumberRange floor) => new(Math.Max(range.Min, floor.Min), Math.Max(range.Max, floor.Max));

    /// <summary>To the cent, down.</summary>
    private static NumberRange Down(NumberRange range) => new(Down(range.Min), Down(range.Max));

    private static decimal Down(decimal euros) =>
        euros is NumberRange.NoUpperBound or NumberRange.NoLowerBound ? euros
        // Whole euros apart: a great amount times 100 would overflow.
        : decimal.Floor(euros) + (decimal.Floor((euros - decimal.Floor(euros)) * 100) / 100);
}
