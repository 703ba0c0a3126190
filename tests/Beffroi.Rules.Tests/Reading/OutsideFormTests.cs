using System.Globalization;
using Beffroi.Rules.Tests.Fixtures;

namespace Beffroi.Rules.Tests.Reading;

/// <summary>On which days a request is made on a form of another site.</summary>
public sealed class OutsideFormTests
{
    private const string Anchor = "    lecture_retenue: La page, plafonnée par la feuille";

    [Theory]
    [InlineData("", "2025-01-01", true)]
    [InlineData(", du: 2026-01-01", "2025-12-31", false)]
    [InlineData(", du: 2026-01-01", "2026-01-01", true)]
    [InlineData(", au: 2026-01-01", "2025-12-31", true)]
    [InlineData(", au: 2026-01-01", "2026-01-01", false)]
    public void It_is_used_from_its_first_day_until_the_day_after_its_last(string days, string day, bool used)
    {
        using var folder = RegionFolder.Small().Replace("schemes/emploi.yaml", Anchor, $"{Anchor}\n    dossier: {{ dépôt_extérieur: {{ formulaire: DUES, adresse: \"https://exemple.invalid\", source: page{days} }} }}");
        var scheme = folder.ReadSound().Scheme("emploi")!;

        var form = scheme.Versions.Single(v => v.File is not null).OutsideFormOn(DateOnly.Parse(day, CultureInfo.InvariantCulture));

        Assert.Equal(used ? "DUES https://exemple.invalid" : null, form is null ? null : $"{form.Name} {form.Address}");
    }

    [Fact]
    public void INSO_is_made_on_the_DUIS_and_all_that_is_deposited_beside_is_made_here()
    {
        var outside = HautsDeFrance.Catalogue.Schemes.Where(s => s.On(new(2026, 11, 28)).OutsideFormOn(new(2026, 11, 28)) is not null);

        Assert.Equal(["inso"], outside.Select(s => s.Id));
    }
}
