using Beffroi.Applications.CaseFiles;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Beffroi.Tests.Applications;

/// <summary>What people type for money, and what a section gives back to its form.</summary>
public sealed class SectionFormTests
{
    [Theory]
    [InlineData("12 500", 1_250_000L)]
    [InlineData("12500,5 €", 1_250_050L)]
    [InlineData("12\u202F500,05\u00A0€", 1_250_005L)]
    [InlineData("0", 0L)]
    [InlineData("12500.50", 1_250_050L)]
    [InlineData("12,505", null)]
    [InlineData("12.500", null)]
    [InlineData("-1", null)]
    [InlineData("1e9", null)]
    [InlineData("100000000000", null)]
    [InlineData("douze", null)]
    public void Euros_are_read_as_they_are_written(string typed, long? cents)
    {
        var form = Form(("somme", typed));

        Assert.Equal(cents, form.Cents("somme"));
        Assert.Equal(cents is null, form.Errors.Count > 0);
    }

    [Fact]
    public void A_plan_comes_back_from_its_form_as_it_was() => Plans.Sample(plan =>
    {
        var again = FundingPlan.Read(Form([.. plan.Fields().Where(f => f.Value is not null).Select(f => (f.Field, f.Value!))]));

        Assert.Equal(SectionWords.Write(plan), SectionWords.Write(again));
        Assert.Equal(SectionWords.Write(plan), SectionWords.Write(SectionWords.Read<FundingPlan>(SectionWords.Write(plan))));
        Assert.Equal(plan.TotalExpenses != plan.TotalResources, plan.Missing().Any(m => m.Contains("équilibré", StringComparison.Ordinal)));
    }, iter: 200);

    private static Gen<FundingPlan> Plans
    {
        get
        {
            static Gen<FundingLine> Line(IReadOnlyList<FundingHeading> headings) => Gen.Select(
                Gen.Int[0, headings.Count - 1], Gen.String[Gen.Char['a', 'z'], 1, 20], Gen.Long[0, 10_000_000_000], Gen.Bool, (h, label, cents, granted) => new FundingLine(headings[h].Code, label, cents, granted));
            return Gen.Select(
                Line(FundingHeading.Expenses).List[0, 8], Line(FundingHeading.Resources).List[0, 8], Gen.Long[1, 1_000_000_000],
                (expenses, resources, asked) => new FundingPlan { Expenses = expenses, Resources = resources, Asked = new Dictionary<string, long> { ["inso"] = asked } });
        }
    }

    private static SectionForm Form(params (string Field, string Value)[] typed) => new(new FormCollection(typed.ToDictionary(t => t.Field, t => new StringValues(t.Value))));
}
