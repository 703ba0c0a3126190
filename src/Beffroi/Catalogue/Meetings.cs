using Beffroi.Rules;

namespace Beffroi.Catalogue;

/// <summary>One meeting of the body that votes the aids.</summary>
/// <param name="On">Its day.</param>
/// <param name="CompleteBy">The last day for a file to be complete; null when no text says it.</param>
/// <param name="Source">Who gives these days.</param>
public sealed record Meeting(DateOnly On, DateOnly? CompleteBy, Source Source);

/// <summary>The meetings of the body that votes the aids of the Region, as far as they are published.</summary>
/// <param name="Body">What it is called: « commission permanente ».</param>
/// <param name="All">In the order of their days.</param>
public sealed record Meetings(string Body, IReadOnlyList<Meeting> All)
{
    /// <summary>That day, or the first after it; null when none is published.</summary>
    public Meeting? NextOn(DateOnly day) => All.FirstOrDefault(m => m.On >= day);
}
