using System.Linq.Expressions;
using System.Reflection;

namespace Beffroi.Rules;

/// <summary>Answers several schemes at once.</summary>
internal delegate void CompiledVerdicts(long[] slots, ProfileSlots profile, Span<SchemeVerdict> verdicts);

/// <summary>Settles several criteria at once.</summary>
internal delegate void CompiledOutcomes(long[] slots, ProfileSlots profile, long[] outcomes);

/// <summary>From nodes to one delegate: what is used several times is worked out once, in a local variable.</summary>
internal sealed class Emitter
{
    /// <summary>Nodes of a method: beyond that, the run-time compiler optimises it less.</summary>
    private const int LargestMethod = 1_500;

    private readonly ParameterExpression slots = Expression.Parameter(typeof(long[]), "slots");
    private readonly ParameterExpression profile = Expression.Parameter(typeof(ProfileSlots), "profile");
    private readonly ParameterExpression verdicts = Expression.Parameter(typeof(Span<SchemeVerdict>), "verdicts");
    private readonly ParameterExpression outcomes = Expression.Parameter(typeof(long[]), "outcomes");
    private readonly Dictionary<Node, ParameterExpression> locals = new(ReferenceEqualityComparer.Instance);

    /// <summary>Compiles many things, as many in one delegate as it takes.</summary>
    /// <param name="day">For which they are compiled.</param>
    /// <param name="items">In the order of their places.</param>
    /// <param name="compile">To nodes.</param>
    /// <param name="emit">To a delegate.</param>
    public static TDelegate[] InParts<TItem, TCompiled, TDelegate>(DateOnly day, IReadOnlyList<TItem> items,
        Func<SchemeCompiler, TItem, TCompiled> compile, Func<IReadOnlyList<(int Place, TCompiled Compiled)>, TDelegate> emit)
    {
        var parts = new List<TDelegate>();
        var next = 0;
        while (next < items.Count)
        {
            var nodes = new Nodes();
            var compiler = new SchemeCompiler(nodes, new TermCompiler(nodes, day));
            var together = new List<(int, TCompiled)>();
            for (; next < items.Count && (together.Count == 0 || nodes.Count < LargestMethod); next++)
            {
                together.Add((next, compile(compiler, items[next])));
            }
            parts.Add(emit(together));
        }
        return [.. parts];
    }

    public static CompiledVerdicts Compile(IReadOnlyList<(int Place, CompiledScheme Scheme)> schemes) => new Emitter().Emit(schemes);

    public static CompiledOutcomes Compile(IReadOnlyList<(int Place, Node Outcome)> criteria) => new Emitter().Emit(criteria);

    private CompiledVerdicts Emit(IReadOnlyList<(int Place, CompiledScheme Scheme)> schemes)
    {
        var body = new List<Expression>();
        var shared = Assign(schemes.SelectMany(s => new[] { s.Scheme.Official.Possible, s.Scheme.Official.Sure, s.Scheme.Softer.Sure }), body);
        body.AddRange(schemes.Select(s => Verdict(s.Place, s.Scheme)));
        return Expression.Lambda<CompiledVerdicts>(Expression.Block(shared, body), slots, profile, verdicts).Compile();
    }

    private CompiledOutcomes Emit(IReadOnlyList<(int Place, Node Outcome)> criteria)
    {
        var body = new List<Expression>();
        var shared = Assign(criteria.Select(c => c.Outcome), body);
        body.AddRange(criteria.Select(c => Expression.Assign(Expression.ArrayAccess(outcomes, Expression.Constant(c.Place)), Emit(c.Outcome))));
        return Expression.Lambda<CompiledOutcomes>(Expression.Block(shared, body), slots, profile, outcomes).Compile();
    }

    /// <summary>A scheme that is refused needs nothing more.</summary>
    private ConditionalExpression Verdict(int place, CompiledScheme scheme)
    {
        var refused = Expression.Call(Method(Refuse), verdicts, Expression.Constant(place));
        var rest = new List<Expression>();
        var mine = Assign(scheme.Amount is null ? [scheme.IsMissing] : [scheme.IsMissing, scheme.Amount], rest);
        var verdict = Expression.Condition(
            IsSet(scheme.Official.Sure),
            Expression.Condition(IsSet(scheme.Softer.Sure), Of(Rules.Verdict.Eligible), Of(Rules.Verdict.SubjectToReview)),
            Expression.Condition(IsSet(scheme.IsMissing), Of(Rules.Verdict.Undetermined), Of(Rules.Verdict.SubjectToReview)));
        rest.Add(scheme.Amount is null
            ? Expression.Call(Method(Tell), verdicts, Expression.Constant(place), verdict)
            : Expression.Call(Method(Offer), verdicts, Expression.Constant(place), verdict, Emit(scheme.Amount)));
        foreach (var node in locals.Where(l => mine.Contains(l.Value)).Select(l => l.Key).ToList())
        {
            locals.Remove(node);
        }
        return Expression.IfThenElse(IsSet(scheme.Official.Possible), Expression.Block(mine, rest), refused);
    }

    private BinaryExpression IsSet(Node flag) => Expression.LessThan(Emit(flag), Expression.Constant(0L));

    private static ConstantExpression Of(Verdict verdict) => Expression.Constant(verdict);

    private static void Refuse(Span<SchemeVerdict> verdicts, int place) => verdicts[place] = new SchemeVerdict(Rules.Verdict.Ineligible, null);

    private static void Tell(Span<SchemeVerdict> verdicts, int place, Verdict verdict) => verdicts[place] = new SchemeVerdict(verdict, null);

    private static void Offer(Span<SchemeVerdict> verdicts, int place, Verdict verdict, NumberRange amount) => verdicts[place] = new SchemeVerdict(verdict, amount);

    private static MethodInfo Method(Delegate method) => method.Method;

    /// <summary>Gives a local variable to each node that is used more than once under these, and to these.</summary>
    private List<ParameterExpression> Assign(IEnumerable<Node> roots, List<Expression> body)
    {
        var uses = new Dictionary<Node, int>(ReferenceEqualityComparer.Instance);
        var inOrder = new List<Node>();
        foreach (var root in roots)
        {
            Count(root, uses, inOrder);
            uses[root]++;
        }
        var mine = new List<ParameterExpression>();
        foreach (var node in inOrder.Where(n => uses[n] > 1 && n.Operation is not (Operation.Constant or Operation.Profile)))
        {
            var value = Emit(node);
            var local = Expression.Variable(node.Type);
            locals[node] = local;
            mine.Add(local);
            body.Add(Expression.Assign(local, value));
        }
        return mine;
    }

    /// <summary>Arguments before what they are used in. The ends of a choice of the lower or higher are read twice.</summary>
    private void Count(Node root, Dictionary<Node, int> uses, List<Node> inOrder)
    {
        if (locals.ContainsKey(root) || uses.ContainsKey(root))
        {
            uses[root] = uses.GetValueOrDefault(root) + 1;
            return;
        }
        foreach (var argument in root.Arguments)
        {
            Count(argument, uses, inOrder);
            if (root.Operation is Operation.Min or Operation.Max)
            {
                uses[argument]++;
            }
        }
        uses[root] = 1;
        inOrder.Add(root);
    }

    private Expression Emit(Node node) => locals.TryGetValue(node, out var local) ? local : node.Operation switch
    {
        Operation.Constant => node.IsNumber ? Expression.Constant(node.Number) : Expression.Constant(node.Item, node.Type),
        Operation.Slot => Expression.ArrayIndex(slots, Expression.Constant((int)node.Number)),
        Operation.Profile => profile,
        Operation.Add => Expression.Add(Emit(node.Arguments[0]), Emit(node.Arguments[1])),
        Operation.Subtract => Expression.Subtract(Emit(node.Arguments[0]), Emit(node.Arguments[1])),
        Operation.Multiply => Expression.Multiply(Emit(node.Arguments[0]), Emit(node.Arguments[1])),
        Operation.And => Expression.And(Emit(node.Arguments[0]), Emit(node.Arguments[1])),
        Operation.Or => Expression.Or(Emit(node.Arguments[0]), Emit(node.Arguments[1])),
        Operation.Xor => Expression.ExclusiveOr(Emit(node.Arguments[0]), Emit(node.Arguments[1])),
        Operation.ShiftLeft => Expression.LeftShift(Emit(node.Arguments[0]), Bits(node)),
        Operation.ShiftRight => Expression.Convert(
            Expression.RightShift(Expression.Convert(Emit(node.Arguments[0]), typeof(ulong)), Bits(node)), typeof(long)),
        Operation.Spread => Expression.RightShift(Emit(node.Arguments[0]), Bits(node)),
        Operation.Min => Choose(Expression.LessThan, node),
        Operation.Max => Choose(Expression.GreaterThan, node),
        Operation.Divide => Expression.Call(Method(WholeNumbers.FloorDivide), Emit(node.Arguments[0]), Emit(node.Arguments[1])),
        Operation.Choose => Expression.Condition(IsSet(node.Arguments[0]), Emit(node.Arguments[1]), Emit(node.Arguments[2])),
        Operation.Call => Expression.Call((MethodInfo)node.Item!, node.Arguments.Select(Emit)),
        Operation.Array => Expression.NewArrayInit(node.Type.GetElementType()!, node.Arguments.Select(Emit)),
        _ => throw new InvalidOperationException(node.Operation.ToString()),
    };

    private static ConstantExpression Bits(Node node) => Expression.Constant((int)node.Arguments[1].Number);

    private ConditionalExpression Choose(Func<Expression, Expression, BinaryExpression> first, Node node)
    {
        var (a, b) = (Emit(node.Arguments[0]), Emit(node.Arguments[1]));
        return Expression.Condition(first(a, b), a, b);
    }
}
