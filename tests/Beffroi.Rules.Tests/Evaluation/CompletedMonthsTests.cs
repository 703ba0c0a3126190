using CsCheck;
using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Evaluation;

/// <summary>Completed months: 12·Δyears + Δmonths, less one while the day is not reached, the last day of a shorter month counting.</summary>
public sealed class CompletedMonthsTests
{
    [Theory]
    [InlineData("2024-03-03", "2027-03-02", 35)]
    [InlineData("2024-03-03", "2027-03-03", 36)]
    [InlineData("2024-02-29", "2025-02-27", 11)]
    [InlineData("2024-02-29", "2025-02-28", 12)]
    [InlineData("2024-02-29", "2028-02-28", 47)]
    [InlineData("2024-02-29", "2028-02-29", 48)]
    [InlineData("2024-01-31", "2024-02-28", 0)]
    [InlineData("2024-01-31", "2024-02-29", 1)]
    [InlineData("2023-01-31", "2023-02-28", 1)]
    [InlineData("2024-01-31", "2024-04-30", 3)]
    [InlineData("2024-01-30", "2024-02-29", 1)]
    [InlineData("2024-04-30", "2024-05-30", 1)]
    [InlineData("2024-05-31", "2024-06-30", 1)]
    [InlineData("2023-12-31", "2024-01-30", 0)]
    [InlineData("2026-11-23", "2026-11-23", 0)]
    [InlineData("2026-11-23", "2026-12-22", 0)]
    public void Months_are_completed_on_their_day(string from, string to, int months) =>
        Assert.Equal(months, Profile.CompletedMonths(DateOnly.Parse(from, null), DateOnly.Parse(to, null)));

    [Fact]
    public void Months_are_those_that_a_walk_day_by_day_counts()
    {
        var first = new DateOnly(2019, 1, 1);
        for (var start = 0; start < 1500; start++)
        {
            var from = first.AddDays(start);
            var walked = 0;
            for (var day = from; day < from.AddDays(430); day = day.AddDays(1))
            {
                walked += day > from && IsMonthlyDay(from, day) ? 1 : 0;
                Assert.Equal(walked, Profile.CompletedMonths(from, day));
            }
        }
    }

    [Fact]
    public void Time_never_takes_months_back() =>
        Gen.Select(Gen.Int[0, 60_000], Gen.Int[0, 40_000], Gen.Int[0, 400]).Sample((start, age, more) =>
        {
            var from = new DateOnly(1900, 1, 1).AddDays(start);
            var then = from.AddDays(age);
            return Profile.CompletedMonths(from, then) <= Profile.CompletedMonths(from, then.AddDays(more))
                && Profile.CompletedMonths(from.AddDays(Math.Min(more, age)), then) <= Profile.CompletedMonths(from, then);
        }, iter: Laws.Cases.Count);

    [Theory]
    [InlineData("""{ "date_creation": "2023-11-24" }""", 35, 35)]
    [InlineData("""{ "date_creation": "2023-11-23" }""", 36, 36)]
    [InlineData("""{ "date_creation": ["2023-11-23", "2023-11-24"] }""", 35, 36)]
    [InlineData("""{ "date_creation": ["2023-11-23", null] }""", 0, 36)]
    [InlineData("""{ "date_creation": ["2023-11-23", "2026-12-31"] }""", 0, 36)]
    [InlineData("""{ "date_creation": ["2023-11-23", "2025-11-23"], "anciennete": [30, 50] }""", 30, 36)]
    [InlineData("""{ "anciennete": [30, 50] }""", 30, 50)]
    [InlineData("{}", 0, 2400)]
    public void Months_known_are_what_the_date_and_the_number_both_allow(string facts, int min, int max) =>
        Assert.Equal(new NumberRange(min, max), Measure("anciennete", facts));

    /// <summary>The day of the month on which it all began; the last of the month where that day does not exist.</summary>
    private static bool IsMonthlyDay(DateOnly from, DateOnly day)
    {
        var isLast = day.AddDays(1).Month != day.Month;
        return day.Day == from.Day || (isLast && day.Day < from.Day);
    }
}
