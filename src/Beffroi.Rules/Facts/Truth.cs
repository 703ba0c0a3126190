namespace Beffroi.Rules;

/// <summary>
/// A truth value of strong Kleene logic. The order is that of the logic: <c>and</c> is the least operand, <c>or</c> the greatest.
/// </summary>
public enum Truth
{
    False,
    Unknown,
    True,
}

public static class Truths
{
    public static Truth Of(bool value) => value ? Truth.True : Truth.False;

    public static Truth Not(this Truth truth) => Truth.True - (int)truth;

    /// <summary>True when it holds for all, false when for none, else unknown.</summary>
    public static Truth Of(bool forAll, bool forNone) => forAll ? Truth.True : forNone ? Truth.False : Truth.Unknown;
}
