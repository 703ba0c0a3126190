namespace Beffroi.Rules;

/// <summary>What is known of one fact.</summary>
public abstract record Known
{
    /// <summary>One value only is possible.</summary>
    public abstract bool IsFull { get; }
}

public sealed record KnownTruth(Truth Value) : Known
{
    public override bool IsFull => Value != Truth.Unknown;
}

public sealed record KnownNumber(NumberRange Range) : Known
{
    public override bool IsFull => Range.IsPoint;
}

public sealed record KnownText(TextSet Values) : Known
{
    public override bool IsFull => Values.IsSingle;
}

public sealed record KnownMembers(MemberRange Members) : Known
{
    public override bool IsFull => Members.IsKnown;
}
