namespace Beffroi.Rules;

/// <summary>
/// Strong Kleene logic on two bits: 1 when surely true, 2 when possibly true. False is 0, unknown 2, true 3: <c>and</c> and
/// <c>or</c> are those of the bits, without a branch.
/// </summary>
internal sealed class Kleene(Nodes nodes)
{
    public const int FalseCode = 0, UnknownCode = 2, TrueCode = 3;

    public Node False => nodes.Number(FalseCode);

    public Node Unknown => nodes.Number(UnknownCode);

    public Node True => nodes.Number(TrueCode);

    public static long CodeOf(Truth truth) => truth switch { Truth.True => TrueCode, Truth.False => FalseCode, _ => UnknownCode };

    public Node Of(Truth truth) => nodes.Number(CodeOf(truth));

    /// <param name="sure">1 when it holds of every value still possible.</param>
    /// <param name="possible">1 when it holds of one at least.</param>
    public Node Of(Node sure, Node possible) => nodes.Or(sure, nodes.ShiftLeft(possible, 1));

    public Node Sure(Node code) => nodes.And(code, nodes.One);

    public Node Possible(Node code) => nodes.ShiftRight(code, 1);

    public Node IsFalse(Node code) => nodes.Xor(Possible(code), nodes.One);

    public Node IsUnknown(Node code) => nodes.Xor(Possible(code), Sure(code));

    public Node Not(Node code) => Of(IsFalse(code), nodes.Xor(Sure(code), nodes.One));

    public Node And(Node a, Node b) => a.Is(TrueCode) ? b : b.Is(TrueCode) ? a : nodes.And(a, b);

    public Node Or(Node a, Node b) => a.Is(TrueCode) || b.Is(TrueCode) ? True : nodes.Or(a, b);

    public Node All(IReadOnlyList<Node> codes) => Balanced(codes, And, True);

    public Node Any(IReadOnlyList<Node> codes) => Balanced(codes, Or, False);

    public Node Equal(Node a, Node b) => Or(And(a, b), And(Not(a), Not(b)));

    /// <summary>That of the branch taken; while the condition is unknown, what both branches agree on.</summary>
    public Node If(Node condition, Node then, Node otherwise) =>
        Any([And(condition, then), And(Not(condition), otherwise), And(then, otherwise)]);

    /// <summary>As a tree of few levels, however many there are.</summary>
    private static Node Balanced(IReadOnlyList<Node> items, Func<Node, Node, Node> join, Node none)
    {
        var level = items.ToList();
        while (level.Count > 1)
        {
            level = [.. level.Chunk(2).Select(p => p.Length == 2 ? join(p[0], p[1]) : p[0])];
        }
        return level.Count == 0 ? none : level[0];
    }
}
