namespace Beffroi.Rules;

/// <summary>
/// A number of the tree as a constant and so many times each fact, along one course of its branches (<c>if</c>, <c>min</c>, <c>max</c>).
/// Where the difference of two sides crosses zero, a comparison tips.
/// </summary>
internal sealed record LinearForm(NumberRange Constant, IReadOnlyDictionary<Fact, decimal> Times)
{
    /// <summary>Of one number: each <c>min</c>, <c>max</c> or <c>if</c> in it doubles them.</summary>
    private const int MostBranches = 256;

    private static readonly IReadOnlyDictionary<Fact, decimal> NoFact = new Dictionary<Fact, decimal>();

    /// <summary>The differences that decide the comparisons of a term, on the day of the interpreter.</summary>
    public static IEnumerable<LinearForm> Deciding(Term term, Interpreter interpreter) => Terms.All(term).SelectMany(t => t switch
    {
        CompareNumbers compare => Difference(compare.Left, compare.Right, interpreter),
        NumberIn @in => @in.Items.SelectMany(i => new[] { i.From, i.To }).OfType<NumberTerm>().SelectMany(end => Difference(@in.Left, end, interpreter)),
        _ => [],
    }).Where(f => f.Times.Count > 0);

    /// <summary>
    /// The values of a fact at which the form may cross zero, what is known of the other facts being what it is: on the grid of the fact,
    /// the value itself and its neighbours.
    /// </summary>
    public IEnumerable<decimal> TippingPoints(Fact fact, Profile profile)
    {
        if (!Times.TryGetValue(fact, out var times))
        {
            yield break;
        }
        var rest = Times.Where(t => t.Key != fact)
            .Aggregate(Constant, (sum, t) => sum + (((KnownNumber)profile[t.Key]).Range * NumberRange.Of(t.Value)));
        foreach (var end in new[] { rest.Min, rest.Max }.Distinct())
        {
            // Out of reach of the domain: no need to divide, which could overflow.
            var about = -(double)end / (double)times;
            if (about < (double)fact.Range.Min - (double)fact.Step - 1 || about > (double)fact.Range.Max + (double)fact.Step + 1)
            {
                continue;
            }
            var below = decimal.Floor(-end / times / fact.Step) * fact.Step;
            foreach (var value in new[] { below - fact.Step, below, below + fact.Step }.Where(fact.Range.Contains))
            {
                yield return value;
            }
        }
    }

    private static IEnumerable<LinearForm> Difference(NumberTerm left, NumberTerm right, Interpreter interpreter) =>
        Sums(Of(left, interpreter), Of(right, interpreter).Select(f => f.Scale(NumberRange.Of(-1))));

    /// <summary>One form for each course that its branches can take.</summary>
    public static IEnumerable<LinearForm> Of(NumberTerm term, Interpreter interpreter) => (term switch
    {
        { IsConstant: true } => [new(interpreter.Measure(term), NoFact)],
        NumberFact fact => [new(NumberRange.Of(0), new Dictionary<Fact, decimal> { [fact.Fact] = 1 })],
        ChainTerm chain => chain.Rest.Aggregate(Of(chain.First, interpreter), (left, link) => Linked(left, link, interpreter)),
        NegateTerm negate => Of(negate.Operand, interpreter).Select(f => f.Scale(NumberRange.Of(-1))),
        FoldTerm { Fold: Expressions.Fold.Sum } sum => sum.Operands.Select(o => Of(o, interpreter)).Aggregate(Sums),
        FoldTerm fold => fold.Operands.SelectMany(o => Of(o, interpreter)),
        NumberIf @if => Of(@if.Then, interpreter).Concat(Of(@if.Else, interpreter)),
        _ => throw new InvalidOperationException(term.GetType().Name),
    }).Take(MostBranches);

    private static IEnumerable<LinearForm> Linked(IEnumerable<LinearForm> left, ChainLink link, Interpreter interpreter)
    {
        var right = Of(link.Operand, interpreter).ToList();
        return link.Operator switch
        {
            Expressions.Arithmetic.Plus => Sums(left, right),
            Expressions.Arithmetic.Minus => Sums(left, right.Select(f => f.Scale(NumberRange.Of(-1)))),
            // One side of a product, and every divisor, is a constant; of one that is not published, both ends count.
            Expressions.Arithmetic.Times => left.SelectMany(l => right.SelectMany(r => r.Times.Count == 0 ? l.Scaled(r.Constant) : r.Scaled(l.Constant))),
            _ => left.SelectMany(l => right.SelectMany(r => l.Scaled(NumberRange.Of(1) / r.Constant))),
        };
    }

    /// <summary>Each form of one side added to each of the other, as far as they are not too many.</summary>
    public static IEnumerable<LinearForm> Sums(IEnumerable<LinearForm> left, IEnumerable<LinearForm> right)
    {
        var others = right.Take(MostBranches).ToList();
        return left.SelectMany(l => others.Select(l.Plus)).Take(MostBranches);
    }

    private LinearForm Plus(LinearForm other)
    {
        var times = new Dictionary<Fact, decimal>(Times);
        foreach (var (fact, count) in other.Times)
        {
            times[fact] = times.GetValueOrDefault(fact) + count;
        }
        return new(Constant + other.Constant, times.Where(t => t.Value != 0).ToDictionary());
    }

    private IEnumerable<LinearForm> Scaled(NumberRange factor) =>
        Times.Count == 0 || factor.IsPoint ? [Scale(factor)] : [Scale(NumberRange.Of(factor.Min)), Scale(NumberRange.Of(factor.Max))];

    /// <param name="factor">A point, or what multiplies a form without fact.</param>
    public LinearForm Scale(NumberRange factor) =>
        new(Constant * factor, Times.Where(_ => factor.Min != 0).ToDictionary(t => t.Key, t => t.Value * factor.Min));
}
