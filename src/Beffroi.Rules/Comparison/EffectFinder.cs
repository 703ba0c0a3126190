namespace Beffroi.Rules;

/// <summary>
/// Looks for situations that two texts do not answer alike: first those that differ from a plain situation by no fact, then by one, then by two… A mixture is
/// given up as soon as what is known of it, the rest being anything, shows that the two answers cannot differ as is looked for. What is given back was
/// evaluated by both texts.
/// </summary>
internal sealed class EffectFinder(
    Scheme scheme, SchemeText before, SchemeText after, EffectSpace space, IReadOnlyList<(WorkedExample? Example, Profile Profile)> starts,
    Func<Profile, bool> isPossible)
{
    /// <summary>Mixtures looked at before giving up: then nothing is said of the directions that are not found.</summary>
    private const int MostTries = 40_000;

    /// <summary>Of one direction.</summary>
    private const int MostExamples = 3;

    private static readonly EffectDirection[] Directions = Enum.GetValues<EffectDirection>();

    private readonly List<EffectExample> found = [];
    private readonly HashSet<string> reasons = new(StringComparer.Ordinal);
    private HashSet<EffectDirection> wanted = [.. Directions];
    private (WorkedExample? Example, Profile Profile) start;
    private readonly Dictionary<EffectDirection, int> nearest = [];
    private bool wasCut;
    private int reach;
    private int tries;

    public EffectChanges Find()
    {
        if (space is { OnlyBefore.Count: 0, OnlyAfter.Count: 0, AmountsDiffer: false })
        {
            return new EffectChanges([], Directions.ToHashSet());
        }
        var proved = false;
        for (var far = 0; !proved && wanted.Count > 0 && tries <= MostTries; far++)
        {
            foreach (var plain in starts)
            {
                (start, wasCut, reach) = (plain, false, far);
                Search(0, plain.Profile, space.Facts.Aggregate(plain.Profile, (p, f) => p.With(f, f.Unknown)), far);
                proved |= !wasCut;
            }
            // Others than the nearest are looked for one step further; then it is enough.
            wanted = [.. Directions.Where(d => !nearest.TryGetValue(d, out var first) || (first == far && found.Count(e => e.Direction == d) < MostExamples))];
        }
        var ordered = found.OrderBy(e => e.Direction).ThenBy(e => e.Changed.Count).ToList();
        return new EffectChanges(ordered, proved && tries <= MostTries ? Directions.Where(d => found.All(e => e.Direction != d)).ToHashSet() : new HashSet<EffectDirection>());
    }

    /// <param name="at">Which fact is set next.</param>
    /// <param name="profile">The facts before it as they are set, the others as at the start.</param>
    /// <param name="open">The same, the others being anything.</param>
    /// <param name="left">How many facts more may differ from the start.</param>
    private void Search(int at, Profile profile, Profile open, int left)
    {
        if (++tries > MostTries)
        {
            wasCut = true;
            return;
        }
        if (at == space.Facts.Count)
        {
            Keep(profile);
            return;
        }
        if (at >= space.DecidingFacts && !MayDiffer(profile, open))
        {
            return;
        }
        var fact = space.Facts[at];
        foreach (var option in space.Options(fact, profile, start.Profile[fact]))
        {
            // What follows from the facts before is no change of its own.
            var cost = option == start.Profile[fact] || option == fact.Unknown || IsCounted(fact, profile) ? 0 : 1;
            if (cost > left)
            {
                wasCut = true;
                break;
            }
            Search(at + 1, profile.With(fact, option), open.With(fact, option), left - cost);
        }
    }

    private bool IsCounted(Fact fact, Profile profile) => fact.Since is { } since && space.Facts.Contains(since) && profile[since].IsFull;

    /// <summary>Once the facts of the differing rules are set: whether some answers to the others make a difference that is still looked for.</summary>
    private bool MayDiffer(Profile profile, Profile open)
    {
        var judge = new Judge(open);
        if (space.Shared.Any(c => c.Firmness == Firmness.Official && judge.Status(c.Condition) == Truth.False))
        {
            return false;
        }
        var (old, @new) = (judge.Verdict(space.OnlyBefore), judge.Verdict(space.OnlyAfter));
        if (old != @new && IsLookedFor(@new < old ? EffectDirection.Gains : EffectDirection.Loses,
            ReasonOf(Because((@new < old ? space.OnlyBefore : space.OnlyAfter).Select(judge.Answer), @new < old ? @new : old))))
        {
            return true;
        }
        if (!space.AmountsDiffer || old == Verdict.Ineligible || @new == Verdict.Ineligible)
        {
            return false;
        }
        var (less, more) = (SchemeCatalogue.AmountOf(scheme, before.Reading, profile), SchemeCatalogue.AmountOf(scheme, after.Reading, profile));
        return DirectionOf(less, more) is { } direction && IsLookedFor(direction, ReasonOf(less, more));
    }

    private bool IsLookedFor(EffectDirection direction, string reason) => wanted.Contains(direction) && !reasons.Contains($"{direction} {reason}");

    private void Keep(Profile profile)
    {
        if (Evaluate(profile) is not { } example)
        {
            return;
        }
        var rounder = Rounder(example);
        if (wanted.Contains(rounder.Direction) && reasons.Add($"{rounder.Direction} {ReasonOf(rounder)}") && found.Count(e => e.Direction == rounder.Direction) < MostExamples)
        {
            found.Add(rounder);
            nearest.TryAdd(rounder.Direction, reach);
        }
    }

    /// <summary>Null when the situation is none, leaves something open, or is answered alike.</summary>
    private EffectExample? Evaluate(Profile profile)
    {
        if (!isPossible(profile) || !IsSettled(before, profile) || !IsSettled(after, profile))
        {
            return null;
        }
        var old = SchemeCatalogue.AnswerBy(scheme, before, profile);
        var @new = SchemeCatalogue.AnswerBy(scheme, after, profile);
        EffectDirection? direction = old.Verdict != @new.Verdict
            ? @new.Verdict < old.Verdict ? EffectDirection.Gains : EffectDirection.Loses
            : DirectionOf(old.Amount, @new.Amount);
        return direction is not { } known ? null : new EffectExample(
            known, start.Example, [.. space.Facts.Where(f => profile[f] != start.Profile[f] && profile[f] != f.Unknown).OrderBy(f => f.Index)], profile, old, @new, Because(old, @new));
    }

    private static IReadOnlyList<Criterion> Because(SchemeAnswer old, SchemeAnswer @new) =>
        old.Verdict > @new.Verdict ? Because(old.Criteria, @new.Verdict)
        : old.Verdict < @new.Verdict ? Because(@new.Criteria, old.Verdict)
        : [];

    /// <summary>The criteria that make a verdict worse than another.</summary>
    private static IReadOnlyList<Criterion> Because(IEnumerable<CriterionAnswer> worse, Verdict better) =>
        [.. worse.Where(c => c.Effect > better).Select(c => c.Criterion)];

    /// <summary>Null when the amounts are the same, or there are none.</summary>
    private static EffectDirection? DirectionOf(AmountAnswer? old, AmountAnswer? @new)
    {
        if (old is null || @new is null)
        {
            return old is null && @new is null ? null : old is null ? EffectDirection.Gains : EffectDirection.Loses;
        }
        var (low, high) = (@new.Min.CompareTo(old.Min), (@new.Max ?? NumberRange.NoUpperBound).CompareTo(old.Max ?? NumberRange.NoUpperBound));
        return old.Kind != @new.Kind ? EffectDirection.Otherwise
            : low == 0 && high == 0 ? null
            : low >= 0 && high >= 0 ? EffectDirection.Gains
            : low <= 0 && high <= 0 ? EffectDirection.Loses
            : EffectDirection.Otherwise;
    }

    /// <summary>Nothing that the applicant could still say would change the answer.</summary>
    private bool IsSettled(SchemeText text, Profile profile)
    {
        var judge = new Judge(profile);
        if (text.Reading.Criteria.Any(c => judge.Settle(c.Condition).Missing.Count > 0))
        {
            return false;
        }
        if (!space.AmountsDiffer)
        {
            return true;
        }
        var missing = new List<Fact>();
        var interpreter = new Interpreter(profile);
        var facts = new MissingFacts(profile, interpreter, missing);
        foreach (var line in text.Reading.Amount?.Lines ?? [])
        {
            if (line.If is not null)
            {
                facts.Collect(line.If);
                if (interpreter.Judge(line.If) == Truth.False)
                {
                    continue;
                }
            }
            new[] { line.Value, line.Upper, line.Base, line.Floor, line.Ceiling }.OfType<Term>().ToList().ForEach(facts.Collect);
        }
        (text.Reading.Amount?.Limits ?? []).ToList().ForEach(l => facts.Collect(l.Value));
        return missing.Count == 0;
    }

    private static readonly decimal[] RoundUnits = [1000, 500, 100, 10, 1, 0.5m, 0.1m];

    /// <summary>The same with rounder numbers near by, while they tell the same.</summary>
    private EffectExample Rounder(EffectExample example)
    {
        var numbers = example.Changed.Where(f => f.Type is FactType.Money or FactType.Decimal).ToList();
        // Twice: a rounder number may let another be rounder.
        foreach (var fact in numbers.Concat(numbers))
        {
            var value = ((KnownNumber)example.Profile[fact]).Range.Min;
            var rounder = RoundUnits.Where(u => u > fact.Step && u <= value)
                .SelectMany(u => new[] { decimal.Floor(value / u) * u, decimal.Ceiling(value / u) * u }.OrderBy(v => Math.Abs(v - value)))
                .Where(v => fact.Range.Contains(v) && Grid.IsOn(v, fact.Step) && Math.Abs(v - value) <= value / 5)
                .Select(v => Evaluate(example.Profile.With(fact, new KnownNumber(NumberRange.Of(v)))))
                .FirstOrDefault(e => e is not null && e.Changed.Count <= example.Changed.Count && e.Direction == example.Direction && ReasonOf(e) == ReasonOf(example));
            example = rounder ?? example;
        }
        return example;
    }

    /// <summary>What makes two examples of a direction tell the same.</summary>
    private static string ReasonOf(EffectExample e) => e.Because.Count > 0 ? ReasonOf(e.Because) : ReasonOf(e.Before.Amount, e.After.Amount);

    private static string ReasonOf(IEnumerable<Criterion> because) => string.Join(' ', because.Select(c => c.Id));

    private static string ReasonOf(AmountAnswer? old, AmountAnswer? @new) => old is null || @new is null || old.Kind != @new.Kind
        ? $"{old?.Kind} {@new?.Kind}"
        : $"{@new.Min.CompareTo(old.Min)} {(@new.Max ?? NumberRange.NoUpperBound).CompareTo(old.Max ?? NumberRange.NoUpperBound)}";
}
