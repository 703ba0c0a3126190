namespace Beffroi.Rules;

/// <summary>A truth as two flags (<see cref="Nodes"/>): it holds of every value still possible, it holds of one at least.</summary>
internal readonly record struct Ternary(Node Sure, Node Possible);

/// <summary>Strong Kleene logic: <c>and</c> and <c>or</c> are those of the bits, flag by flag, without a branch.</summary>
internal sealed class Kleene(Nodes nodes)
{
    /// <summary>As one number: its sign is « surely », the bit below it « possibly ».</summary>
    public const long TrueCode = -1, UnknownCode = 1L << 62, FalseCode = 0;

    public Ternary False => new(nodes.Never, nodes.Never);

    public Ternary Unknown => new(nodes.Never, nodes.Always);

    public Ternary True => new(nodes.Always, nodes.Always);

    public static long CodeOf(Truth truth) => truth switch { Truth.True => TrueCode, Truth.False => FalseCode, _ => UnknownCode };

    public Ternary Of(Truth truth) => truth switch { Truth.True => True, Truth.False => False, _ => Unknown };

    /// <param name="code">A node that gives a code.</param>
    public Ternary Of(Node code) => new(code, nodes.ShiftLeft(code, 1));

    public Node IsFalse(Ternary a) => nodes.Not(a.Possible);

    public Node IsUnknown(Ternary a) => nodes.And(a.Possible, nodes.Not(a.Sure));

    public Ternary Not(Ternary a) => new(nodes.Not(a.Possible), nodes.Not(a.Sure));

    public Ternary And(Ternary a, Ternary b) => new(nodes.And(a.Sure, b.Sure), nodes.And(a.Possible, b.Possible));

    public Ternary Or(Ternary a, Ternary b) => new(nodes.Or(a.Sure, b.Sure), nodes.Or(a.Possible, b.Possible));

    public Ternary All(IReadOnlyList<Ternary> truths) => Balanced(truths, And, True);

    public Ternary Any(IReadOnlyList<Ternary> truths) => Balanced(truths, Or, False);

    public Ternary Equal(Ternary a, Ternary b) => Or(And(a, b), And(Not(a), Not(b)));

    /// <summary>That of the branch taken; while the condition is unknown, what both branches agree on.</summary>
    public Ternary If(Ternary condition, Ternary then, Ternary otherwise) =>
        Any([And(condition, then), And(Not(condition), otherwise), And(then, otherwise)]);

    /// <summary>As a tree of few levels, however many there are.</summary>
    private static Ternary Balanced(IReadOnlyList<Ternary> items, Func<Ternary, Ternary, Ternary> join, Ternary none)
    {
        var level = items.ToList();
        while (level.Count > 1)
        {
            level = [.. level.Chunk(2).Select(p => p.Length == 2 ? join(p[0], p[1]) : p[0])];
        }
        return level.Count == 0 ? none : level[0];
    }
}
