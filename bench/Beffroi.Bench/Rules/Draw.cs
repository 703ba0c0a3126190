using System.Globalization;
using System.Text.Json.Nodes;
using Beffroi.Bench.HandWritten;

namespace Beffroi.Bench.Rules;

/// <summary>
/// Draws what is known of each fact and says it twice: in the JSON of the contract, and in the words of the hand-written
/// peer. Neither is derived from the other.
/// </summary>
/// <param name="random">Seeded.</param>
/// <param name="whole">Share of the facts that are fully known.</param>
/// <param name="partly">Share of the facts of which something is known.</param>
/// <param name="favour">
/// Share of the facts that are drawn among those that suit a scheme: drawn blindly, nearly every profile is refused for several
/// reasons, and a wrong limit would seldom show.
/// </param>
internal sealed class Draw(Random random, double whole, double partly, double favour)
{
    public JsonObject Facts { get; } = [];

    private enum Knowledge { Whole, Partial, None }

    private Knowledge Next()
    {
        var x = random.NextDouble();
        return x < whole ? Knowledge.Whole : x < whole + partly ? Knowledge.Partial : Knowledge.None;
    }

    public bool Chance(double share) => random.NextDouble() < share;

    /// <param name="id">Of the fact.</param>
    /// <param name="suits">The answer that suits a scheme.</param>
    public bool? Flag(string id, bool suits)
    {
        if (Next() != Knowledge.Whole)
        {
            return null;
        }
        var value = Chance(favour) ? suits : Chance(0.5);
        Facts[id] = value;
        return value;
    }

    /// <summary>A mask of the values that are possible, one bit each in their order.</summary>
    /// <param name="id">Of the fact.</param>
    /// <param name="values">The domain.</param>
    /// <param name="suiting">The values that suit a scheme.</param>
    public uint Choice(string id, string[] values, uint suiting)
    {
        var all = (1u << values.Length) - 1;
        switch (Next())
        {
            case Knowledge.Whole:
                var one = Pick(Chance(favour) ? suiting : all);
                Facts[id] = values[one];
                return 1u << one;
            case Knowledge.Partial:
                var some = Some(all) | 1u << Pick(all);
                Facts[id] = List(values, some);
                return some;
            default:
                return all;
        }
    }

    /// <param name="id">Of the fact.</param>
    /// <param name="values">The domain.</param>
    /// <param name="share">Of the profiles that have a given member.</param>
    public Members Ensemble(string id, string[] values, double share)
    {
        var all = (1u << values.Length) - 1;
        var members = 0u;
        for (var i = 0; i < values.Length; i++)
        {
            members |= Chance(share) ? 1u << i : 0;
        }
        switch (Next())
        {
            case Knowledge.Whole:
                Facts[id] = List(values, members);
                return new Members(members, members);
            case Knowledge.Partial:
                var must = members & Some(all);
                var not = all & ~members & Some(all);
                Facts[id] = new JsonObject { ["includes"] = List(values, must), ["excludes"] = List(values, not) };
                return new Members(must, all & ~not);
            default:
                return new Members(0, all);
        }
    }

    /// <param name="id">Of the fact.</param>
    /// <param name="domain">In steps of the hand-written peer: employees, months, cents, hundredths.</param>
    /// <param name="limits">Numbers around which rules change, in order; the others that are drawn lie between their ends.</param>
    /// <param name="suiting">Two ends between which a number suits a scheme.</param>
    /// <param name="scale">How many of those steps make one in the contract: 100 for cents.</param>
    /// <param name="step">Of the grid.</param>
    /// <param name="ceiling">Draw no number above it.</param>
    public Interval Number(string id, Interval domain, long[] limits, Interval suiting, int scale = 1, long step = 1, long? ceiling = null)
    {
        long One()
        {
            long Between(long min, long max) => random.NextInt64(min / step, (max / step) + 1) * step;
            var value = Chance(favour) ? (Chance(0.3) ? suiting.Min : Between(suiting.Min, suiting.Max))
                : Chance(0.5) ? limits[random.Next(limits.Length)]
                : Between(limits[0], limits[^1]);
            return Math.Min(value, ceiling ?? domain.Max);
        }
        JsonNode Json(long value) => JsonValue.Create((decimal)value / scale);
        switch (Next())
        {
            case Knowledge.Whole:
                var point = One();
                Facts[id] = Json(point);
                return new Interval(point, point);
            case Knowledge.Partial:
                var (a, b) = (One(), One());
                var (min, max) = (Math.Min(a, b), Math.Max(a, b));
                var (openBelow, openAbove) = (Chance(0.15), Chance(0.15));
                Facts[id] = new JsonArray(openBelow ? null : Json(min), openAbove ? null : Json(max));
                return new Interval(openBelow ? domain.Min : min, openAbove ? domain.Max : max);
            default:
                return domain;
        }
    }

    /// <summary>Completed months since a date that is known, or known to lie between two; the domain when nothing is said.</summary>
    public Interval MonthsSince(string id, DateOnly today, Interval domain)
    {
        // Around the third anniversary, where schemes change hands, as often as anywhere else.
        DateOnly One() => Chance(0.5) ? today.AddMonths(-36).AddDays(random.Next(-3, 4)) : today.AddDays(-random.Next(0, 6000));
        string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        switch (Next())
        {
            case Knowledge.Whole:
                var date = One();
                Facts[id] = Text(date);
                var months = CompletedMonths(date, today);
                return new Interval(months, months);
            case Knowledge.Partial:
                var (a, b) = (One(), One());
                var (first, last) = a < b ? (a, b) : (b, a);
                Facts[id] = new JsonArray(Text(first), Text(last));
                return new Interval(CompletedMonths(last, today), CompletedMonths(first, today));
            default:
                return domain;
        }
    }

    /// <summary>Rows of the table that are possible; null: any.</summary>
    public int[]? Municipalities(string id, IReadOnlyList<string> codes, int[] inRegion, double inside)
    {
        int One() => Chance(inside) ? inRegion[random.Next(inRegion.Length)] : random.Next(codes.Count);
        switch (Next())
        {
            case Knowledge.Whole:
                var one = One();
                Facts[id] = codes[one];
                return [one];
            case Knowledge.Partial:
                int[] some = [.. Enumerable.Range(0, random.Next(2, 5)).Select(_ => One()).Distinct()];
                Facts[id] = new JsonArray([.. some.Select(row => (JsonNode)codes[row])]);
                return some;
            default:
                return null;
        }
    }

    /// <summary>By adding months, which stops at the last day of a shorter month; the interpreter counts days instead.</summary>
    private static int CompletedMonths(DateOnly from, DateOnly to)
    {
        var months = (12 * (to.Year - from.Year)) + to.Month - from.Month;
        return from.AddMonths(months) <= to ? months : months - 1;
    }

    private int Pick(uint mask)
    {
        var skip = random.Next(System.Numerics.BitOperations.PopCount(mask));
        for (; skip > 0; skip--)
        {
            mask &= mask - 1;
        }
        return System.Numerics.BitOperations.TrailingZeroCount(mask);
    }

    private uint Some(uint mask) => (uint)random.Next() & mask;

    private static JsonArray List(string[] values, uint mask) =>
        new([.. values.Where((_, i) => (mask & (1u << i)) != 0).Select(v => (JsonNode)v)]);
}
