using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Prepare;
using Beffroi.Platform.Tables;
using CsCheck;

namespace Beffroi.Tests.Applications;

/// <summary>Which lines of a plan a table says.</summary>
public sealed class PlanFromTableTests
{
    [Theory]
    [InlineData("60 – Achats\t1 234,50 €", "60", null)]
    [InlineData("ACHATS\t1234.50", "60", null)]
    [InlineData("60\tAchats\t1 234,50", "60", null)]
    [InlineData("60 Achats de fournitures\t1 234,50", "60", "Achats de fournitures")]
    [InlineData("60 - Achats\tPeinture\t1 234,50", "60", "Peinture")]
    [InlineData("601\tAchats de matières\t1 234,50", "60", "601 Achats de matières")]
    [InlineData("6411 – Salaires\t1 234,50", "64", "6411 Salaires")]
    [InlineData("64\tSalaires bruts\t1 234,50", "64", "Salaires bruts")]
    [InlineData("Impots et taxes :\t1,234.50", "63", null)]
    [InlineData("autres services exterieurs\t1 234,50", "62", null)]
    [InlineData("Services extérieurs\t\t1 234,50", "61", null)]
    [InlineData("70 – Ventes\t1 234,50", "70", null)]
    [InlineData("Subvention d’exploitation\t1 234,50", null, null)]
    [InlineData("Subventions d'exploitation - Département\t1 234,50", "74", "Subventions d'exploitation - Département")]
    [InlineData("164 – Prêt bancaire\t1 234,50", "16", "164 Prêt bancaire")]
    [InlineData("69\tImpôt sur les sociétés\t1 234,50", "69", "Impôt sur les sociétés")]
    [InlineData("864\tPersonnel bénévole\t1 234,50", "86", "864 Personnel bénévole")]
    [InlineData("Emplois des contributions volontaires en nature\t1 234,50", "86", null)]
    [InlineData("87 – Contributions volontaires en nature\t1 234,50", "87", null)]
    [InlineData("87 – Bénévolat\t1 234,50", "87", "Bénévolat")]
    [InlineData("87 repas\t1 234,50", null, null)]
    [InlineData("20 chaises\t1 234,50", null, null)]
    [InlineData("10\trepas\t1 234,50", null, null)]
    [InlineData("65 – Achats\t1 234,50", null, null)]
    [InlineData("99 – Divers\t1 234,50", null, null)]
    public void A_line_is_recognised_by_its_number_or_its_name_and_never_guessed(string row, string? heading, string? label)
    {
        var read = Of(row);

        Assert.Equal(heading is null ? [] : [new FundingLine(heading, label, 123_450)], read.Expenses.Concat(read.Resources));
        Assert.Equal(heading is null, read.SetAside.Count > 0);
    }

    [Fact]
    public void Both_sides_are_read_one_beside_the_other_as_in_the_national_form()
    {
        var read = Of("CHARGES\tMontant\tPRODUITS\tMontant\n60 – Achats\t1 000\t70 – Vente de produits\t\n61 – Services extérieurs\t\t74 – Subventions d’exploitation\t2 500\n60\t\t\t75\tAutres produits de gestion courante\t7\nTOTAL DES CHARGES\t1 000\tTOTAL DES PRODUITS\t2 507");

        Assert.Equal([new FundingLine("60", null, 100_000)], read.Expenses);
        Assert.Equal([new("74", null, 250_000), new FundingLine("75", null, 700)], read.Resources);
        Assert.Equal(2, read.SetAside.Count(s => s.Why.StartsWith("C’est un total", StringComparison.Ordinal)));
        Assert.Contains(read.Remarks, r => r.StartsWith("Ce que vous demandez", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("60 – Achats\t-50", "négatif")]
    [InlineData("60 – Achats\t12.500", "deux façons")]
    [InlineData("60 – Achats\t=A1+A2", "Formule sans résultat")]
    [InlineData("60 – Achats\t#REF!", "Formule sans résultat")]
    [InlineData("60 – Achats\t10\t20", "une seule colonne")]
    [InlineData("60 – Achats\t12 k€", "Pas de montant")]
    [InlineData("60 – Achats\t100 000 000 000", "trop grand")]
    [InlineData("Un poste à nous\t10", "non reconnu")]
    [InlineData("\t10", "Montant sans poste")]
    [InlineData("65 – Achats\t10", "deux postes différents")]
    [InlineData("Budget 2027", "Pas de montant")]
    public void What_is_not_taken_is_listed_with_its_line_and_its_reason(string row, string why)
    {
        var aside = Assert.Single(Of("61 – Services extérieurs\t5\n\n" + row).SetAside);

        Assert.Equal(3, aside.Row);
        Assert.Contains(why, aside.Why, StringComparison.Ordinal);
        Assert.StartsWith(row.TrimStart('\t').Split('\t')[0], aside.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_heading_that_is_the_total_of_its_accounts_is_not_counted_twice()
    {
        var plain = Of("60 – Achats\t1 000\n601 – Matières\t400\n606 – Fournitures\t600");
        Assert.Equal([40_000L, 60_000L], plain.Expenses.Select(l => l.Cents!.Value));
        Assert.Contains("C’est le total des comptes", Assert.Single(plain.SetAside).Why, StringComparison.Ordinal);

        var doubtful = Of("60 – Achats\t1 000\n601 – Matières\t400");
        Assert.Equal(2, doubtful.Expenses.Count);
        Assert.Contains("compté deux fois", Assert.Single(doubtful.Remarks), StringComparison.Ordinal);

        var twice = Of("Achats\t1\n61 – Services extérieurs\t5\nAchats\t2");
        Assert.Equal([100L, 500L, 200L], twice.Expenses.Select(l => l.Cents!.Value));
        Assert.Contains("vient 2 fois (lignes 1 et 3)", Assert.Single(twice.Remarks), StringComparison.Ordinal);
    }

    [Fact]
    public void No_side_has_more_lines_than_the_form()
    {
        var read = Of(string.Join('\n', Enumerable.Range(1, 70).Select(i => $"60 – Achats\tLot {i}\t{i}")));

        Assert.Equal((SectionForm.MostLines, 10), (read.Expenses.Count, read.SetAside.Count));
    }

    [Fact]
    public void Every_sum_of_a_plan_that_is_written_as_a_table_comes_back() => Gen.Select(
        Gen.Int[0, FundingHeading.Expenses.Count - 1], Gen.Long[1, 1_000_000_000]).List[1, 20].Sample(lines =>
    {
        var read = Of(string.Join('\n', lines.Select(l => $"{FundingHeading.Expenses[l.Item1].Code} – {FundingHeading.Expenses[l.Item1].Name}\t{SectionWords.Euros(l.Item2)}")));

        Assert.Equal(lines.Select(l => (FundingHeading.Expenses[l.Item1].Code, (long?)l.Item2)), read.Expenses.Select(l => (l.Heading!, l.Cents)));
        Assert.Empty(read.SetAside);
    }, iter: 300);

    private static PlanProposal Of(string pasted) => PlanFromTable.Of(ReadTable.OfText(pasted).Value!);
}
