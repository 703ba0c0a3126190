using Beffroi.Applications.CaseFiles;
using CsCheck;

namespace Beffroi.Tests.Applications;

/// <summary>When silence is a rejection, whatever is asked for meanwhile.</summary>
public sealed class LegalDelaysTests
{
    [Theory]
    [InlineData("2026-11-23", "2027-01-23")]
    [InlineData("2026-12-31", "2027-02-28")]
    public void Two_months_after_the_day_of_receipt(string received, string rejected) =>
        Assert.Equal(DateOnly.Parse(rejected, null), LegalDelays.ImpliedRejection(DateOnly.Parse(received, null)));

    [Fact]
    public void While_it_runs_each_day_of_suspension_is_a_day_more_and_the_time_given_is_the_most() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 120], Gen.Int[0, 600]).Sample((start, given, passed) =>
        {
            var rejection = new DateOnly(2027, 1, 23);
            var from = new DateOnly(2026, 11, 23).AddDays(start);

            var extended = LegalDelays.Extend(rejection, from, from.AddDays(given), from.AddDays(passed));

            Assert.Equal(from < rejection ? Math.Min(given, passed) : 0, extended.DayNumber - rejection.DayNumber);
            Assert.Equal(rejection, LegalDelays.Extend(rejection, from, from.AddDays(given), from));
        });
}
