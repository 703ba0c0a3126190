namespace Beffroi.Rules;

internal enum Operation
{
    /// <summary>A 64-bit number, or an object.</summary>
    Constant,

    /// <summary>A slot of the profile.</summary>
    Slot,

    /// <summary>The profile itself, for methods that look into it.</summary>
    Profile,

    Add,
    Subtract,
    Multiply,
    And,
    Or,
    Xor,
    ShiftLeft,

    /// <summary>Zeros come in from the left.</summary>
    ShiftRight,

    /// <summary>The sign, in every bit.</summary>
    Spread,
    Min,
    Max,

    /// <summary>Rounded down, by a positive constant.</summary>
    Divide,

    /// <summary>The second when the first, a flag, is set; else the third.</summary>
    Choose,

    /// <summary>A static method, which changes nothing.</summary>
    Call,

    /// <summary>An array of what its arguments give.</summary>
    Array,
}

/// <summary>
/// One operation of a compiled catalogue, nearly always on 64-bit numbers. <see cref="Nodes"/> makes each once: what several
/// schemes share is one node, worked out once.
/// </summary>
internal sealed class Node(Operation operation, Type type, long number, object? item, params Node[] arguments)
{
    public Operation Operation { get; } = operation;

    public Type Type { get; } = type;

    /// <summary>The constant, or the index of the slot.</summary>
    public long Number { get; } = number;

    /// <summary>The constant that is no number, or the method.</summary>
    public object? Item { get; } = item;

    public Node[] Arguments { get; } = arguments;

    public bool IsNumber => Operation == Operation.Constant && Item is null;

    public bool Is(long value) => IsNumber && Number == value;

    /// <summary>Two nodes that do the same; their arguments are unique already.</summary>
    public sealed class ByShape : IEqualityComparer<Node>
    {
        public bool Equals(Node? x, Node? y) =>
            x is not null && y is not null && x.Operation == y.Operation && x.Number == y.Number && x.Type == y.Type && Equals(x.Item, y.Item)
            && x.Arguments.AsSpan().SequenceEqual(y.Arguments);

        public int GetHashCode(Node node)
        {
            var code = new HashCode();
            code.Add(node.Operation);
            code.Add(node.Number);
            code.Add(node.Item);
            foreach (var argument in node.Arguments)
            {
                code.Add(argument);
            }
            return code.ToHashCode();
        }
    }
}
