namespace Beffroi.Rules;

/// <summary>The bounds of an amount: what the <see cref="Estimator"/> gives, without the words.</summary>
internal sealed class AmountCompiler(Nodes nodes, TermCompiler terms)
{
    private readonly Kleene kleene = new(nodes);
    private readonly Quantities quantities = new(nodes);

    /// <summary>A node of <see cref="NumberRange"/>, in euros.</summary>
    public Node Compile(AmountRule rule)
    {
        if (rule.IsUnknown)
        {
            return quantities.RangeOf(quantities.Open);
        }
        var conditions = rule.Lines.Select(ConditionOf).ToList();
        var (total, floors) = (quantities.Zero, quantities.Zero);
        foreach (var (line, condition) in rule.Lines.Zip(conditions))
        {
            var estimate = Estimate(line, condition);
            var counts = nodes.And(condition.Possible, IsOfTheKindSummed(rule, conditions, line));
            total = quantities.Add(total, quantities.Choose(counts, estimate.Range, quantities.Zero));
            floors = quantities.Add(floors, quantities.Choose(counts, estimate.Floors, quantities.Zero));
        }
        return quantities.RangeOf(Limit(rule, total, floors));
    }

    private readonly record struct LineEstimate(Quantity Range, Quantity Floors);

    private Ternary ConditionOf(AmountLine line) => line.IfUnknown ? kleene.Unknown : line.If is null ? kleene.True : terms.Judge(line.If);

    /// <summary>That of the first line that is not ruled out; when all are, nothing is summed whatever the kind.</summary>
    private Node IsOfTheKindSummed(AmountRule rule, List<Ternary> conditions, AmountLine line)
    {
        var same = nodes.Always;
        for (var i = rule.Lines.Count - 1; i >= 0; i--)
        {
            same = nodes.Choose(conditions[i].Possible, rule.Lines[i].Kind == line.Kind ? nodes.Always : nodes.Never, same);
        }
        return same;
    }

    private LineEstimate Estimate(AmountLine line, Ternary condition)
    {
        var @base = line.Base is null ? null : NotNegative(line.Base);
        var range = ValueOf(line, @base);
        var floors = line.Form == LineForm.Between ? terms.Measure(line.Value!) : quantities.Zero;
        Quantity? ceiling = null;
        if (@base is not null)
        {
            range = quantities.Lower(range, @base);
            ceiling = @base;
        }
        if (line.Floor is not null)
        {
            var floor = terms.Measure(line.Floor);
            range = quantities.Higher(range, floor);
            floors = quantities.Higher(floors, floor);
        }
        if (line.Ceiling is not null)
        {
            var limit = terms.Measure(line.Ceiling);
            range = quantities.Lower(range, limit);
            ceiling = ceiling is null ? limit : quantities.Lower(ceiling, limit);
        }
        range = Settle(range, ceiling, floors);
        range = quantities.Choose(condition.Sure, range, quantities.Hull(range, quantities.Zero));
        return new LineEstimate(quantities.Down(range), floors);
    }

    private Quantity ValueOf(AmountLine line, Quantity? @base) => line.Form switch
    {
        LineForm.Between => quantities.FromTo(terms.Measure(line.Value!), terms.Measure(line.Upper!)),
        LineForm.UpTo => quantities.FromTo(quantities.Zero, terms.Measure(line.Value!)),
        LineForm.Rate => quantities.Multiply(@base!, quantities.Of(NumberRange.Of(line.Rate))),
        _ => line.Value is null ? quantities.Open : NotNegative(line.Value),
    };

    private Quantity NotNegative(NumberTerm term) => quantities.Higher(terms.Measure(term), quantities.Zero);

    private Quantity Limit(AmountRule rule, Quantity total, Quantity floors)
    {
        Quantity? ceiling = null;
        foreach (var limit in rule.Limits)
        {
            var value = NotNegative(limit.Value);
            value = limit.Form == LimitForm.RateCeiling ? quantities.Down(quantities.Multiply(value, quantities.Of(NumberRange.Of(limit.Rate)))) : value;
            if (limit.Form == LimitForm.Floor)
            {
                total = quantities.Higher(total, value);
            }
            else
            {
                total = quantities.Lower(total, value);
                ceiling = ceiling is null ? value : quantities.Lower(ceiling, value);
            }
        }
        return Settle(total, ceiling, floors);
    }

    /// <summary>Where the lowest ceiling is below the highest published minimum, the texts conflict: from 0 to the highest ceiling.</summary>
    private Quantity Settle(Quantity range, Quantity? ceiling, Quantity floors) => ceiling is null ? range
        : quantities.Choose(quantities.StartsBelow(ceiling, floors), quantities.FromTo(quantities.Zero, ceiling), range);
}
