namespace Beffroi.Rules;

/// <summary>The facts known about one situation on one day. Immutable; what is not said is the whole domain.</summary>
public sealed class Profile
{
    private readonly Known[] known;

    internal Profile(DateOnly date, Known[] known)
    {
        Date = date;
        this.known = known;
    }

    /// <summary>The reference date: the day of the orientation, or of the deposit.</summary>
    public DateOnly Date { get; }

    public Known this[Fact fact] => known[fact.Index];

    internal Known this[int index] => known[index];

    /// <summary>The same profile with something else known of one fact; what is counted from a date is not counted again.</summary>
    public Profile With(Fact fact, Known value)
    {
        var changed = (Known[])known.Clone();
        changed[fact.Index] = value;
        return new Profile(Date, changed);
    }

    /// <summary>The same knowledge on another day; what is counted from a date is not counted again.</summary>
    internal Profile On(DateOnly date) => new(date, known);

    /// <summary>
    /// Completed months from a day to another: 12·Δyears + Δmonths, less one while that day of the month is not reached;
    /// the last day of a shorter month counts as reached. Negative when <paramref name="to"/> is before <paramref name="from"/>.
    /// </summary>
    public static int CompletedMonths(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -CompletedMonths(to, from) - 1;
        }
        var months = (12 * (to.Year - from.Year)) + to.Month - from.Month;
        var reached = to.Day >= from.Day || to.Day == DateTime.DaysInMonth(to.Year, to.Month);
        return reached ? months : months - 1;
    }
}
