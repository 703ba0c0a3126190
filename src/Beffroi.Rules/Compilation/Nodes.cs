namespace Beffroi.Rules;

/// <summary>
/// Makes nodes, each once, and works out what does not depend on the profile. A flag is a number of which the sign alone counts:
/// negative when set. A difference is a flag as it stands, and the operations of bits are those of flags.
/// </summary>
internal sealed class Nodes
{
    private readonly HashSet<Node> made = new(new Node.ByShape());

    public int Count => made.Count;

    public Node Zero => Number(0);

    /// <summary>A flag that is never set.</summary>
    public Node Never => Number(0);

    /// <summary>A flag that is always set.</summary>
    public Node Always => Number(-1);

    public Node Number(long value) => Unique(new Node(Operation.Constant, typeof(long), value, null));

    public Node Item<T>(T item) where T : notnull => Unique(new Node(Operation.Constant, typeof(T), 0, item));

    public Node Slot(int index) => Unique(new Node(Operation.Slot, typeof(long), index, null));

    /// <summary>A static method of this library; the profile comes first when the method asks for it.</summary>
    public Node Call(Delegate method, params Node[] arguments)
    {
        var profile = method.Method.GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(ProfileSlots);
        Node[] all = profile ? [Unique(new Node(Operation.Profile, typeof(ProfileSlots), 0, null)), .. arguments] : arguments;
        return Unique(new Node(Operation.Call, method.Method.ReturnType, 0, method.Method, all));
    }

    public Node Array(Type of, IEnumerable<Node> items) => Unique(new Node(Operation.Array, of.MakeArrayType(), 0, null, [.. items]));

    public Node Add(Node a, Node b) => b.Is(0) ? a : a.Is(0) ? b : Binary(Operation.Add, a, b);

    public Node Subtract(Node a, Node b) => b.Is(0) ? a : Binary(Operation.Subtract, a, b);

    public Node Multiply(Node a, Node b) => b.Is(1) ? a : a.Is(1) ? b : a.Is(0) || b.Is(0) ? Zero : Binary(Operation.Multiply, a, b);

    public Node And(Node a, Node b) => a == b || b.Is(-1) ? a : a.Is(-1) ? b : a.Is(0) || b.Is(0) ? Zero : Binary(Operation.And, a, b);

    public Node Or(Node a, Node b) => a == b || b.Is(0) || a.Is(-1) ? a : a.Is(0) || b.Is(-1) ? b : Binary(Operation.Or, a, b);

    public Node Not(Node a) => Xor(a, Number(-1));

    public Node Xor(Node a, Node b) =>
        b.Is(0) ? a
        : a == b ? Zero
        // Twice the other way round is the same.
        : b.IsNumber && a is { Operation: Operation.Xor, Arguments: [var inner, { IsNumber: true } mask] } ? Xor(inner, Number(mask.Number ^ b.Number))
        : Binary(Operation.Xor, a, b);

    public Node ShiftLeft(Node a, int bits) => bits == 0 ? a : Binary(Operation.ShiftLeft, a, Number(bits));

    public Node ShiftRight(Node a, int bits) => bits == 0 ? a : Binary(Operation.ShiftRight, a, Number(bits));

    public Node Spread(Node flag) => Binary(Operation.Spread, flag, Number(63));

    public Node Min(Node a, Node b) => a == b ? a : Binary(Operation.Min, a, b);

    public Node Max(Node a, Node b) => a == b ? a : Binary(Operation.Max, a, b);

    public Node Divide(Node a, long by) => by == 1 ? a : Binary(Operation.Divide, a, Number(by));

    public Node Choose(Node condition, Node then, Node otherwise) =>
        then == otherwise ? then
        : condition.IsNumber ? (condition.Number < 0 ? then : otherwise)
        : Unique(new Node(Operation.Choose, then.Type, 0, null, condition, then, otherwise));

    /// <summary>Set when the first is less. Both stand far enough from the ends of 64 bits for their difference.</summary>
    public Node IsLess(Node a, Node b) => Flag(Subtract(a, b));

    public Node IsAtMost(Node a, Node b) => IsLess(a, Add(b, Number(1)));

    /// <summary>Written so that one taken from a constant is worked out once and for all.</summary>
    public Node IsAtLeast(Node a, Node b) => IsLess(Subtract(b, Number(1)), a);

    public Node IsEqual(Node a, Node b) => Not(IsNotZero(Xor(a, b)));

    public Node IsNotZero(Node a) => Flag(Or(a, Subtract(Zero, a)));

    /// <param name="mask">Never negative.</param>
    public Node HasAny(Node mask) => Flag(Subtract(Zero, mask));

    /// <param name="mask">Never negative.</param>
    public Node HasNone(Node mask) => Flag(Subtract(mask, Number(1)));

    private Node Flag(Node a) => a.IsNumber ? (a.Number < 0 ? Always : Never) : a;

    private Node Binary(Operation operation, Node a, Node b) =>
        a.IsNumber && b.IsNumber ? Number(Fold(operation, a.Number, b.Number)) : Unique(new Node(operation, typeof(long), 0, null, a, b));

    private static long Fold(Operation operation, long a, long b) => operation switch
    {
        Operation.Add => a + b,
        Operation.Subtract => a - b,
        Operation.Multiply => a * b,
        Operation.And => a & b,
        Operation.Or => a | b,
        Operation.Xor => a ^ b,
        Operation.ShiftLeft => a << (int)b,
        Operation.ShiftRight => a >>> (int)b,
        Operation.Spread => a >> (int)b,
        Operation.Min => Math.Min(a, b),
        Operation.Max => Math.Max(a, b),
        Operation.Divide => WholeNumbers.FloorDivide(a, b),
        _ => throw new InvalidOperationException(operation.ToString()),
    };

    private Node Unique(Node node)
    {
        if (made.TryGetValue(node, out var same))
        {
            return same;
        }
        made.Add(node);
        return node;
    }
}
