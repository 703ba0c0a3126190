using Beffroi.Rules.Expressions;

namespace Beffroi.Rules;

/// <summary>
/// Gives names their meaning and checks types, units, domains and constants. Every fault of an expression is collected:
/// a faulty part binds to null, and what stands around it is still checked.
/// </summary>
internal sealed class Binder(IScope scope, Action<ExpressionError> report)
{
    /// <summary>Of the enclosing <c>some</c>; without domain when its ensemble is faulty.</summary>
    private readonly List<(string Name, TextDomain? Domain)> variables = [];

    public TruthTerm? Truth(Syntax syntax)
    {
        var term = Bind(syntax);
        return term is null or TruthTerm ? (TruthTerm?)term : Fail<TruthTerm>(syntax, DiagnosticCodes.TypeMismatch,
            $"a condition is expected here, not {KindOf(term)}");
    }

    /// <param name="syntax">A number, money or date.</param>
    /// <param name="unit">That it must have; a bare number takes it.</param>
    public NumberTerm? Number(Syntax syntax, Unit? unit = null)
    {
        switch (Bind(syntax))
        {
            case null:
                return null;
            case NumberTerm number when unit is null:
                return number;
            case NumberTerm number:
                return InUnit(number, unit) ?? Fail<NumberTerm>(syntax, DiagnosticCodes.UnitMismatch,
                    $"{NameOf(number.Unit)} where {NameOf(unit)} is expected");
            case var other:
                return Fail<NumberTerm>(syntax, DiagnosticCodes.TypeMismatch, $"a number is expected here, not {KindOf(other)}");
        }
    }

    /// <summary>Any expression; null after a fault.</summary>
    public Term? Bind(Syntax syntax) => syntax switch
    {
        NumberSyntax number => new NumberLiteral(number.Value, Unit.Bare),
        DateSyntax date => new NumberLiteral(date.Value.DayNumber, Unit.Day),
        TruthSyntax truth => new TruthLiteral(Truths.Of(truth.Value)),
        TextSyntax text => new TextLiteral(new TextDomain([text.Value]), 0),
        NameSyntax name => Name(name),
        NotSyntax not => Truth(not.Operand) is { } operand ? new NotTerm(operand) : null,
        AndSyntax and => All(and.Operands, Truth) is { } operands ? new AndTerm(operands) : null,
        OrSyntax or => All(or.Operands, Truth) is { } operands ? new OrTerm(operands) : null,
        CompareSyntax compare => Compare(compare),
        InSyntax @in => In(@in),
        ChainSyntax chain => Chain(chain),
        NegateSyntax negate => Negate(negate),
        FoldSyntax fold => FoldOf(fold),
        ListContainsSyntax contains => Contains(contains),
        IfSyntax @if => If(@if),
        SomeSyntax some => Some(some),
        _ => throw new InvalidOperationException(syntax.GetType().Name),
    };

    private Term? Name(NameSyntax name)
    {
        for (var i = variables.Count - 1; i >= 0; i--)
        {
            if (variables[i].Name == name.Name)
            {
                return variables[i].Domain is { } domain ? new TextVariable(domain, i, name.Name) : null;
            }
        }
        return scope.Resolve(name.Name) ?? Fail<Term>(name, DiagnosticCodes.UnknownName, $"unknown fact « {name.Name} »",
            Suggestion.For(name.Name, scope.Names.Concat(variables.Select(v => v.Name))));
    }

    private TruthTerm? Compare(CompareSyntax compare)
    {
        var left = Bind(compare.Left);
        var right = Bind(compare.Right);
        if (left is null || right is null)
        {
            return null;
        }
        var orders = compare.Comparison is not (Comparison.Equal or Comparison.NotEqual);
        switch (left, right)
        {
            case (MembersFact, _) or (_, MembersFact):
                return Fail<TruthTerm>(compare, DiagnosticCodes.TypeMismatch, "an ensemble is not compared", "use « list contains » or « some »");
            case (NumberTerm l, NumberTerm r):
                return SameUnit(compare.Right, ref l, ref r) ? new CompareNumbers(l, compare.Comparison, r) : null;
            case (TextTerm or TruthTerm, TextTerm or TruthTerm) when orders && left is TextTerm == right is TextTerm:
                return Fail<TruthTerm>(compare, DiagnosticCodes.TypeMismatch, $"{KindOf(left)} has no order", "use « = » or « in »");
            case (TextTerm l, TextTerm r):
                return OneDomain([(compare.Left, l), (compare.Right, r)]) is { } sides
                    ? new CompareTexts(sides[0], compare.Comparison == Comparison.Equal, sides[1]) : null;
            case (TruthTerm l, TruthTerm r):
                return new CompareTruths(l, compare.Comparison == Comparison.Equal, r);
            default:
                return Fail<TruthTerm>(compare, DiagnosticCodes.TypeMismatch, $"{KindOf(left)} is compared with {KindOf(right)}");
        }
    }

    private TruthTerm? In(InSyntax @in)
    {
        switch (Bind(@in.Left))
        {
            case null:
                foreach (var item in @in.Items.OfType<ValueItemSyntax>())
                {
                    Bind(item.Value);
                }
                return null;
            case NumberTerm number:
                return NumberIn(number, @in);
            case TextTerm text:
                return All(@in.Items, i => ValueOf(i) is { } value && Text(value) is { } item ? Tuple.Create(value, item) : null) is { } items
                    && OneDomain([(@in.Left, text), .. items.Select(i => (i.Item1, i.Item2))]) is { } texts
                    ? new TextIn(texts[0], texts[1..]) : null;
            case TruthTerm truth:
                return All(@in.Items, i => ValueOf(i) is { } value ? Truth(value) : null) is { } truths ? new TruthIn(truth, truths) : null;
            case var other:
                return Fail<TruthTerm>(@in.Left, DiagnosticCodes.TypeMismatch, $"{KindOf(other)} is not searched with « in »",
                    "use « list contains » or « some »");
        }
    }

    private NumberIn? NumberIn(NumberTerm left, InSyntax @in)
    {
        // A bare left side takes the unit of the first item that has one.
        var unit = left.Unit;
        var items = All(@in.Items, i => NumberItem(ref unit, i));
        if (items is null)
        {
            return null;
        }
        var ends = items.SelectMany(i => new[] { i.From, i.To }).OfType<NumberTerm>().Prepend(left);
        return unit == Unit.Day && ends.Any(e => e.Unit != Unit.Day)
            ? Fail<NumberIn>(@in.Left, DiagnosticCodes.UnitMismatch, "numbers and dates are not compared")
            : new NumberIn(InUnit(left, unit) ?? left, [.. items.Select(i => InUnit(i, unit))]);
    }

    private NumberItem? NumberItem(ref Unit unit, ItemSyntax item)
    {
        switch (item)
        {
            case ValueItemSyntax value:
                return NumberEnd(ref unit, value.Value) is { } point ? new NumberItem(point, true, point, true) : null;
            case ComparisonItemSyntax comparison:
                if (NumberEnd(ref unit, comparison.Value) is not { } end)
                {
                    return null;
                }
                return comparison.Comparison switch
                {
                    Comparison.Less => new NumberItem(null, true, end, false),
                    Comparison.LessOrEqual => new NumberItem(null, true, end, true),
                    Comparison.Greater => new NumberItem(end, false, null, true),
                    _ => new NumberItem(end, true, null, true),
                };
            case RangeItemSyntax range:
                var from = NumberEnd(ref unit, range.From);
                var to = NumberEnd(ref unit, range.To);
                return from is null || to is null ? null : new NumberItem(from, range.FromIncluded, to, range.ToIncluded);
            default:
                throw new InvalidOperationException(item.GetType().Name);
        }
    }

    private NumberTerm? NumberEnd(ref Unit unit, Syntax syntax)
    {
        var end = Number(syntax);
        if (end is null || end.Unit == Unit.Bare || unit == Unit.Bare)
        {
            if (end is not null && unit == Unit.Bare)
            {
                unit = end.Unit;
            }
            return end is not null && end.Unit == Unit.Bare && unit == Unit.Day
                ? Fail<NumberTerm>(syntax, DiagnosticCodes.UnitMismatch, "a number where a date is expected") : end;
        }
        return end.Unit == unit ? end : Fail<NumberTerm>(syntax, DiagnosticCodes.UnitMismatch, $"{NameOf(unit)} compared with {NameOf(end.Unit)}");
    }

    private static NumberItem InUnit(NumberItem item, Unit unit)
    {
        NumberTerm? End(NumberTerm? end) => end is null ? null : InUnit(end, unit) ?? end;
        var from = End(item.From);
        // One value is one term at both ends, and stays so.
        return item with { From = from, To = ReferenceEquals(item.To, item.From) ? from : End(item.To) };
    }

    private Syntax? ValueOf(ItemSyntax item) => item switch
    {
        ValueItemSyntax value => value.Value,
        _ => FailAt<Syntax>(item.Offset, DiagnosticCodes.TypeMismatch, "a range of values that have no order"),
    };

    private TextTerm? Text(Syntax syntax)
    {
        var term = Bind(syntax);
        return term is null or TextTerm ? (TextTerm?)term
            : Fail<TextTerm>(syntax, DiagnosticCodes.TypeMismatch, $"a text is compared with {KindOf(term)}");
    }

    private ChainTerm? Chain(ChainSyntax chain)
    {
        var first = Number(chain.First);
        var rest = All(chain.Rest, l => Number(l.Operand) is { } operand ? new ChainLink(l.Operator, operand) : null);
        if (first is null || rest is null)
        {
            return null;
        }
        if (first.Unit == Unit.Day || rest.Any(l => l.Operand.Unit == Unit.Day))
        {
            return Fail<ChainTerm>(chain, DiagnosticCodes.TypeMismatch, "dates are compared, not computed");
        }
        return rest[0].Operator is Arithmetic.Plus or Arithmetic.Minus ? AddUp(chain, first, rest) : MultiplyOut(chain, first, rest);
    }

    private ChainTerm? AddUp(ChainSyntax chain, NumberTerm first, IReadOnlyList<ChainLink> rest)
    {
        var unit = first.Unit;
        for (var i = 0; i < rest.Count; i++)
        {
            if (!Agree(chain.Rest[i].Operand, ref unit, rest[i].Operand.Unit))
            {
                return null;
            }
        }
        return new ChainTerm(InUnit(first, unit) ?? first, [.. rest.Select(l => l with { Operand = InUnit(l.Operand, unit) ?? l.Operand })], unit);
    }

    private ChainTerm? MultiplyOut(ChainSyntax chain, NumberTerm first, IReadOnlyList<ChainLink> rest)
    {
        var (unit, constant) = (first.Unit, first.IsConstant);
        for (var i = 0; i < rest.Count; i++)
        {
            var (operand, place) = (rest[i].Operand, chain.Rest[i].Operand);
            if (rest[i].Operator == Arithmetic.Times)
            {
                if (!constant && !operand.IsConstant)
                {
                    return Fail<ChainTerm>(place, DiagnosticCodes.NotConstant, "one side of « * » must be a constant");
                }
                // A constant with a unit is a rate: euros for each job make euros.
                unit = operand.Unit == Unit.Bare ? unit : unit == Unit.Bare || operand.IsConstant ? operand.Unit : unit;
                constant &= operand.IsConstant;
            }
            else
            {
                if (!operand.IsConstant)
                {
                    return Fail<ChainTerm>(place, DiagnosticCodes.NotConstant, "the divisor must be a constant");
                }
                if (Interpreter.RangeOfConstant(operand).Contains(0))
                {
                    return Fail<ChainTerm>(place, DiagnosticCodes.DivisionByZero, "the divisor can be zero");
                }
                unit = operand.Unit == unit ? Unit.Bare : unit;
            }
        }
        return new ChainTerm(first, rest, unit);
    }

    private NegateTerm? Negate(NegateSyntax negate)
    {
        var operand = Number(negate.Operand);
        return operand is null ? null
            : operand.Unit == Unit.Day ? Fail<NegateTerm>(negate, DiagnosticCodes.TypeMismatch, "dates are compared, not computed")
            : new NegateTerm(operand);
    }

    private FoldTerm? FoldOf(FoldSyntax fold)
    {
        var operands = All(fold.Operands, o => Number(o));
        if (operands is null)
        {
            return null;
        }
        var unit = operands[0].Unit;
        for (var i = 1; i < operands.Count; i++)
        {
            if (!Agree(fold.Operands[i], ref unit, operands[i].Unit))
            {
                return null;
            }
        }
        return unit == Unit.Day && fold.Fold == Fold.Sum
            ? Fail<FoldTerm>(fold, DiagnosticCodes.TypeMismatch, "dates are compared, not computed")
            : new FoldTerm(fold.Fold, [.. operands.Select(o => InUnit(o, unit) ?? o)], unit);
    }

    private ListContains? Contains(ListContainsSyntax contains)
    {
        if (Ensemble(contains.Set) is not { } set)
        {
            return null;
        }
        var member = set.Domain!.IndexOf(contains.Member.Value);
        return member >= 0 ? new ListContains(set, member) : OutsideDomain<ListContains>(contains.Member, contains.Member.Value, set.Domain);
    }

    private SomeMember? Some(SomeSyntax some)
    {
        var set = Ensemble(some.Set);
        if (scope.Resolve(some.Variable) is not null || variables.Any(v => v.Name == some.Variable))
        {
            return FailAt<SomeMember>(some.VariableOffset, DiagnosticCodes.RepeatedId, $"« {some.Variable} » is a name already");
        }
        variables.Add((some.Variable, set?.Domain));
        var body = Truth(some.Body);
        variables.RemoveAt(variables.Count - 1);
        return set is null || body is null ? null : new SomeMember(set, variables.Count, some.Variable, body);
    }

    private Fact? Ensemble(NameSyntax name) => Name(name) switch
    {
        null => null,
        MembersFact members => members.Fact,
        var other => Fail<Fact>(name, DiagnosticCodes.TypeMismatch, $"« {name.Name} » is {KindOf(other)}, not an ensemble"),
    };

    private Term? If(IfSyntax @if)
    {
        var condition = Truth(@if.Condition);
        var then = Bind(@if.Then);
        var otherwise = Bind(@if.Else);
        if (condition is null || then is null || otherwise is null)
        {
            return null;
        }
        switch (then, otherwise)
        {
            case (TruthTerm t, TruthTerm e):
                return new TruthIf(condition, t, e);
            case (NumberTerm t, NumberTerm e):
                return SameUnit(@if.Else, ref t, ref e) ? new NumberIf(condition, t, e, t.Unit) : null;
            case (TextTerm t, TextTerm e):
                return OneDomain([(@if.Then, t), (@if.Else, e)]) is { } branches ? new TextIf(condition, branches[0], branches[1]) : null;
            default:
                return Fail<Term>(@if.Else, DiagnosticCodes.TypeMismatch, $"one branch is {KindOf(then)}, the other {KindOf(otherwise)}");
        }
    }

    private bool SameUnit(Syntax place, ref NumberTerm left, ref NumberTerm right)
    {
        var unit = left.Unit;
        if (!Agree(place, ref unit, right.Unit))
        {
            return false;
        }
        left = InUnit(left, unit) ?? left;
        right = InUnit(right, unit) ?? right;
        return true;
    }

    /// <summary>A bare number takes the other's unit; a date never stands for a number.</summary>
    private bool Agree(Syntax place, ref Unit unit, Unit other)
    {
        var agrees = unit == other || (unit != Unit.Day && other != Unit.Day && (unit == Unit.Bare || other == Unit.Bare));
        if (!agrees)
        {
            Fail<Term>(place, DiagnosticCodes.UnitMismatch, $"{NameOf(unit)} and {NameOf(other)} are not the same unit");
        }
        unit = unit == Unit.Bare ? other : unit;
        return agrees;
    }

    private static NumberTerm? InUnit(NumberTerm term, Unit unit) =>
        term.Unit == unit ? term
        : term.Unit != Unit.Bare || unit == Unit.Day ? null
        : term is NumberLiteral literal ? literal with { Unit = unit }
        : term is NegateTerm { Operand: NumberLiteral negated } ? new NegateTerm(negated with { Unit = unit })
        : term;

    /// <summary>
    /// The same terms over one domain: that of the first which is not written out, else all that is written. A written text
    /// must be one of its values.
    /// </summary>
    private TextTerm[]? OneDomain(IReadOnlyList<(Syntax Place, TextTerm Term)> terms)
    {
        var domain = terms.Select(t => t.Term).FirstOrDefault(t => !IsWritten(t))?.Domain
            ?? new TextDomain(terms.SelectMany(t => t.Term.Domain.Values).Distinct());
        return All(terms, t => InDomain(t.Place, t.Term, domain))?.ToArray();
    }

    private static bool IsWritten(TextTerm term) => term is TextLiteral || (term is TextIf { Then: var t, Else: var e } && IsWritten(t) && IsWritten(e));

    private TextTerm? InDomain(Syntax place, TextTerm term, TextDomain domain)
    {
        switch (term)
        {
            case TextLiteral literal:
                var value = literal.Domain[literal.Value];
                var index = domain.IndexOf(value);
                return index >= 0 ? new TextLiteral(domain, index) : OutsideDomain<TextTerm>(place, value, domain);
            case TextIf @if when IsWritten(@if):
                return InDomain(place, @if.Then, domain) is { } then && InDomain(place, @if.Else, domain) is { } otherwise
                    ? new TextIf(@if.Condition, then, otherwise) : null;
            default:
                return term.Domain.SameValues(domain) ? term
                    : Fail<TextTerm>(place, DiagnosticCodes.TypeMismatch, "the two sides do not have the same values");
        }
    }

    private T? OutsideDomain<T>(Syntax place, string value, TextDomain domain) where T : class =>
        Fail<T>(place, DiagnosticCodes.OutsideDomain, $"« {value} » is not a possible value",
            Suggestion.For(value, domain.Count <= 1000 ? domain.Values : [])
            ?? (domain.Count is > 0 and <= 12 ? $"one of {string.Join(", ", domain.Values)}" : null));

    private static List<T>? All<TSource, T>(IEnumerable<TSource> sources, Func<TSource, T?> bind) where T : class
    {
        var bound = sources.Select(bind).ToList();
        return bound.Contains(null) ? null : [.. bound.OfType<T>()];
    }

    private T? Fail<T>(Syntax place, string code, string message, string? hint = null) where T : class =>
        FailAt<T>(place.Offset, code, message, hint);

    private T? FailAt<T>(int offset, string code, string message, string? hint = null) where T : class
    {
        report(new ExpressionError(offset, code, message, hint));
        return null;
    }

    private static string NameOf(Unit unit) => unit == Unit.Bare ? "a number without unit" : unit == Unit.Day ? "a date" : $"« {unit.Id} »";

    private static string KindOf(Term term) => term switch
    {
        TruthTerm => "a condition",
        NumberTerm number => number.Unit == Unit.Day ? "a date" : "a number",
        TextTerm => "a choice",
        _ => "an ensemble",
    };
}
