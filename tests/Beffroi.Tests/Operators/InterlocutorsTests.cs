using System.Net;
using Beffroi.Operators;
using Beffroi.Territories;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Operators;

public sealed class InterlocutorsTests(Sites sites) : IClassFixture<Sites>
{
    [Theory, OnBothDatabases]
    public async Task Without_a_commune_every_operator_is_listed(DatabaseKind database)
    {
        var page = await (await sites.On(database)).Open("/interlocuteurs");

        Assert.Equal("Qui contacter", page.Heading);
        Assert.Contains("Galilée", page.Text, StringComparison.Ordinal);
        Assert.Contains("Partenaire de la Région jusqu’au 31 décembre 2026", page.Text, StringComparison.Ordinal);
        Assert.Contains("secondaire", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_commune_keeps_who_serves_it_and_who_may(DatabaseKind database)
    {
        var page = await (await sites.On(database)).Open("/interlocuteurs");

        var found = await page.Fill("Votre commune", "Lens").Press("Chercher");

        Assert.Equal("Qui contacter à Lens", found.Heading);
        Assert.Equal("/interlocuteurs", found.Address);
        Assert.Contains("Pas-de-Calais Actif", found.Text, StringComparison.Ordinal);
        Assert.Contains("dans votre commune", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("France Active Nord", found.Text, StringComparison.Ordinal);
        Assert.Contains("Demandez-lui s’il reçoit à Lens", found.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_postcode_lets_one_choose(DatabaseKind database)
    {
        var page = await (await sites.On(database)).Open("/interlocuteurs");

        var asked = await page.Fill("Votre commune", "80200").Press("Chercher");
        var chosen = await asked.Press("Péronne");

        Assert.Contains("Quelle commune", asked.Text, StringComparison.Ordinal);
        Assert.Equal("Qui contacter à Péronne", chosen.Heading);
    }

    [Theory, OnBothDatabases]
    public async Task Nonsense_is_answered_with_help(DatabaseKind database)
    {
        foreach (var typed in (string[])["Atlantide", new string('é', 10_000), "<script>", "''"])
        {
            var page = await (await sites.On(database)).Open("/interlocuteurs");
            var found = await page.Fill("Votre commune", typed).Press("Chercher");

            Assert.Equal(HttpStatusCode.OK, found.Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_day_after_a_mandate_the_operator_neither_vanishes_nor_is_claimed(DatabaseKind database)
    {
        await using var site = await TestSite.Start(database);
        site.Clock.Advance(TimeSpan.FromDays(39)); // 1 January 2027

        var page = await site.Open("/interlocuteurs");

        Assert.Contains("Galilée", page.Text, StringComparison.Ordinal);
        Assert.Contains("jusqu’au 31 décembre 2026 ; suite non publiée, confirmez auprès de ess@hautsdefrance.fr",
            page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_directory_puts_the_desk_of_the_commune_first(DatabaseKind database)
    {
        var site = await sites.On(database);
        var directory = site.Services.GetRequiredService<OperatorDirectory>();
        var calais = site.Services.GetRequiredService<FrenchTerritories>().Find(MunicipalityCode.Parse("62193", null));

        var found = directory.ForScheme("acc-ess", calais);

        Assert.Equal("galilee", found[0].Operator.Id);
        Assert.Equal(Serves.Yes, found[0].Serves);
        Assert.DoesNotContain(found, m => m.Operator.Id == "bge-picardie");
        Assert.Empty(directory.ForScheme("busin-ess", calais));
    }
}
