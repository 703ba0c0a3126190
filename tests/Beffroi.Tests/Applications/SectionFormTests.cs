using Beffroi.Applications.CaseFiles;
using Beffroi.Rules;
using Beffroi.Tests.Harness;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Beffroi.Tests.Applications;

/// <summary>What people type for money, and what a section gives back to its form.</summary>
public sealed class SectionFormTests(Sites sites) : IClassFixture<Sites>
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
        Assert.Equal(plan.TotalExpenses != plan.TotalResources, plan.Missing().Any(m => m.StartsWith("Le plan n’est pas équilibré", StringComparison.Ordinal)));
        var (given, used) = (plan.Resources.Where(l => l.Heading == "87").Sum(l => l.Cents), plan.Expenses.Where(l => l.Heading == "86").Sum(l => l.Cents));
        Assert.Equal(given != used, plan.Missing().Any(m => m.StartsWith("Les contributions volontaires", StringComparison.Ordinal)));
        Assert.Equal((plan.Expenses.Sum(l => l.Cents) - used, plan.Resources.Sum(l => l.Cents) - given + plan.TotalAsked), (plan.TotalExpenses, plan.TotalResources));
    }, iter: 200);

    [Fact]
    public void What_is_given_without_money_is_told_apart_and_balances_by_itself()
    {
        FundingPlan Plan(string given) => FundingPlan.Read(Form(
            ("charge_0_poste", "60"), ("charge_0_montant", "100"), ("charge_1_poste", "86"), ("charge_1_montant", "2 000"),
            ("produit_0_poste", "70"), ("produit_0_montant", "100"), ("produit_1_poste", "87"), ("produit_1_libelle", "Bénévoles"), ("produit_1_montant", given)));

        Assert.Empty(Plan("2 000").Missing());
        var told = Plan("2 000").Tell().Select(t => $"{t.Label} = {t.Value}".Replace('\u00A0', ' ').Replace('\u202F', ' ')).ToList();
        Assert.Contains("Total des dépenses = 100 €", told);
        Assert.Contains("Total des ressources = 100 €", told);
        Assert.Contains("Contributions volontaires en nature, hors total = 2 000 €", told);
        Assert.Contains("Ressource : 87 – Contributions volontaires en nature (hors total), Bénévoles = 2 000 €, pas encore acquis", told);
        Assert.Equal(
            "Les contributions volontaires en nature ne sont pas équilibrées : 2 000 € d’emplois (poste 86), 1 999,99 € de contributions (poste 87).",
            Assert.Single(Plan("1 999,99").Missing()).Replace('\u00A0', ' ').Replace('\u202F', ' '));
    }

    /// <summary>Of what an aid that pays both sections is asked, it is said how much is for each; of the others it is known.</summary>
    [Fact]
    public async Task What_is_asked_is_divided_by_section()
    {
        var catalogue = (await sites.On(DatabaseKind.Sqlite)).Services.GetRequiredService<SchemeCatalogue>();
        var schemes = new[] { "busin-ess", "inso", "inv-ess" }.Select(id => catalogue.Schemes.Single(s => s.Id == id)).ToList();
        FundingPlan Plan(params (string Field, string Value)[] asked) => FundingPlan.Read(Form(
            [("charge_0_poste", "64"), ("charge_0_montant", "10 000"), ("charge_1_poste", "21"), ("charge_1_montant", "6 000"), .. asked.Select(a => ($"demande_{a.Field}", a.Value))])).For(schemes);
        string? Told(FundingPlan plan, string label) => plan.Tell().Single(t => t.Label.EndsWith(label, StringComparison.Ordinal)).Value?.Replace('\u00A0', ' ').Replace('\u202F', ' ');

        var divided = Plan(("busin-ess", "8 000"), ("inso_fonctionnement", "2 000"), ("inso_investissement", "1 500,50"), ("inv-ess", "4 000"));
        Assert.Equal(["8 000 €", "4 000 €", "3 500,50 €", "2 000 €", "1 500,50 €"], new[] { "BUSIN'ESS", "INV'ESS", "INSO", "INSO, en fonctionnement", "INSO, en investissement" }.Select(l => Told(divided, l)));
        Assert.Equal(("16 000 €", "6 000 €"), (Told(divided, "Total des dépenses"), Told(divided, "dépenses d’investissement")));
        Assert.Empty(divided.MissingFor(schemes));
        Assert.Empty(divided.ToCheck());

        // One cent more than what is spent in that section, whoever is asked for it.
        Assert.Contains("investissement", Assert.Single(Plan(("busin-ess", "10 000"), ("inso_investissement", "2 000,01"), ("inv-ess", "4 000")).ToCheck()), StringComparison.Ordinal);
        Assert.Contains("fonctionnement", Assert.Single(Plan(("busin-ess", "10 000"), ("inso_fonctionnement", "0,01"), ("inv-ess", "6 000")).ToCheck()), StringComparison.Ordinal);
        // As plans were kept before sums were told in two: the total stays, and the sections are asked for.
        var former = Plan(("busin-ess", "8 000"), ("inso", "3 500"), ("inv-ess", "4 000"));
        Assert.Equal(("3 500 €", "Dites combien vous demandez à INSO en fonctionnement, et combien en investissement."), (Told(former, "INSO"), Assert.Single(former.MissingFor(schemes))));
    }

    private static Gen<FundingPlan> Plans
    {
        get
        {
            static Gen<FundingLine> Line(IReadOnlyList<FundingHeading> headings) => Gen.Select(
                Gen.Int[0, headings.Count - 1], Gen.String[Gen.Char['a', 'z'], 1, 20], Gen.Long[0, 10_000_000_000], Gen.Bool, (h, label, cents, granted) => new FundingLine(headings[h].Code, label, cents, granted));
            return Gen.Select(
                Line(FundingHeading.Expenses).List[0, 8], Line(FundingHeading.Resources).List[0, 8], Gen.Long[1, 1_000_000_000], Gen.Int[-1, 4],
                (expenses, resources, asked, quarters) => new FundingPlan
                {
                    Expenses = expenses,
                    Resources = resources,
                    Asked = new Dictionary<string, long> { ["inso"] = asked },
                    AskedForInvestment = quarters < 0 ? new Dictionary<string, long>() : new Dictionary<string, long> { ["inso"] = asked * quarters / 4 },
                });
        }
    }

    private static SectionForm Form(params (string Field, string Value)[] typed) => new(new FormCollection(typed.ToDictionary(t => t.Field, t => new StringValues(t.Value))));
}
