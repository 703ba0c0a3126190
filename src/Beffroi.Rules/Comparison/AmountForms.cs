namespace Beffroi.Rules;

/// <summary>
/// Amounts as linear forms, one for each course that their branches and limits can take. Between two values at which two of them cross, an amount and
/// another move without turning.
/// </summary>
internal sealed class AmountForms(DateOnly day)
{
    /// <summary>Forms of one amount that are set against each other: beyond, some crossings are not looked at.</summary>
    private const int Most = 96;

    private readonly Interpreter interpreter = new(new Profile(day, []));

    /// <summary>The differences that may cross zero, within an amount and between the two.</summary>
    public IEnumerable<LinearForm> Crossings(AmountRule? one, AmountRule? other)
    {
        var amounts = new[] { one, other }.OfType<AmountRule>().ToList();
        return Distinct(amounts.SelectMany(a => a.Lines).SelectMany(l => Pairs(Courses(l))).Concat(Pairs(amounts.SelectMany(Totals))));
    }

    private IEnumerable<LinearForm> Totals(AmountRule amount)
    {
        IEnumerable<LinearForm> sums = [new LinearForm(NumberRange.Of(0), new Dictionary<Fact, decimal>())];
        foreach (var line in amount.Lines)
        {
            // A line may be ruled out, or be of the other kind.
            sums = [.. Distinct(sums.Concat(LinearForm.Sums(sums, Courses(line)))).Take(Most)];
        }
        return sums.Concat(amount.Limits.SelectMany(l => l.Form == LimitForm.RateCeiling ? Times(l.Value, l.Rate) : Of(l.Value)));
    }

    private IEnumerable<LinearForm> Courses(AmountLine line) => new[]
    {
        line.Form == LineForm.Rate ? Times(line.Base!, line.Rate) : Of(line.Value),
        Of(line.Upper), Of(line.Base), Of(line.Floor), Of(line.Ceiling),
    }.SelectMany(f => f);

    private IEnumerable<LinearForm> Of(NumberTerm? term) => term is null ? [] : LinearForm.Of(term, interpreter).Where(f => IsBounded(f.Constant));

    private IEnumerable<LinearForm> Times(NumberTerm term, decimal rate) => Of(term).Select(f => f.Scale(NumberRange.Of(rate)));

    private static IEnumerable<LinearForm> Pairs(IEnumerable<LinearForm> forms)
    {
        var all = Distinct(forms).ToList();
        return all.SelectMany((one, at) => LinearForm.Sums([one], all.Skip(at + 1).Select(f => f.Scale(NumberRange.Of(-1))))).Where(f => f.Times.Count > 0);
    }

    private static IEnumerable<LinearForm> Distinct(IEnumerable<LinearForm> forms) => forms.DistinctBy(f =>
        (f.Constant, string.Join(' ', f.Times.OrderBy(t => t.Key.Index).Select(t => FormattableString.Invariant($"{t.Key.Index}:{t.Value}")))));

    private static bool IsBounded(NumberRange range) => range.Min != NumberRange.NoLowerBound && range.Max != NumberRange.NoUpperBound;
}
