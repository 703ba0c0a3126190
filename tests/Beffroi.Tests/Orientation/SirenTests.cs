using Beffroi.Organisations;
using Beffroi.Orientation.Prefill;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Beffroi.Tests.Orientation;

/// <summary>How a visitor's SIREN is asked for, and what the directory's codes mean here.</summary>
public sealed class SirenTests(Sites sites) : IClassFixture<Sites>
{
    [Theory]
    [InlineData("", "Écrivez les 9 chiffres")]
    [InlineData("12345678", "Vous en avez écrit 8.")]
    [InlineData("0000000180001", "Vous en avez écrit 13.")]
    [InlineData("000 000 019", "un de ses chiffres est sans doute faux")]
    [InlineData("00000001800011", "un de ses chiffres est sans doute faux")]
    [InlineData("35600000000016", "un de ses chiffres est sans doute faux")]
    [InlineData("W801234567", "que des chiffres")]
    [InlineData("٠٠٠٠٠٠٠١٨", "que des chiffres")]
    public async Task A_number_that_cannot_be_is_refused_at_its_field(string typed, string message)
    {
        var visitor = (await sites.On(DatabaseKind.Sqlite)).NewVisitor();
        var page = await (await Page.Open(visitor, "/orientation/siren")).Fill("Numéro SIREN", typed).Press("Demander à l’annuaire");

        Assert.StartsWith("Erreur", page.Title, StringComparison.Ordinal);
        Assert.Contains(message, page.Text.Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Equal(typed, page.Field("Numéro SIREN").GetAttribute("value") ?? "");
        Assert.Equal("/orientation/nature_demandeur", (await page.Go("Continuer sans le SIREN")).Address);
    }

    [Theory]
    [InlineData("effectif", "01", "[1,2]")]
    [InlineData("effectif", "03", "[6,9]")]
    [InlineData("effectif", "12", "[20,49]")]
    [InlineData("effectif", "53", "[10000,100000]")]
    [InlineData("effectif", "00", null)]
    [InlineData("effectif", "NN", null)]
    [InlineData("effectif", "77", null)]
    [InlineData("forme_juridique", "9220", "\"association\"")]
    [InlineData("forme_juridique", "5458", "\"scop\"")]
    [InlineData("forme_juridique", "5560", "[\"scop\",\"scic\",\"autre_cooperative\"]")]
    [InlineData("forme_juridique", "5710", "[\"scop\",\"scic\",\"autre_cooperative\",\"societe_commerciale\"]")]
    [InlineData("forme_juridique", "6316", "\"autre_cooperative\"")]
    [InlineData("forme_juridique", "8210", "\"mutuelle\"")]
    [InlineData("forme_juridique", "9300", "\"fondation\"")]
    [InlineData("forme_juridique", "5202", "\"societe_commerciale\"")]
    [InlineData("forme_juridique", "1000", "\"entreprise_individuelle\"")]
    [InlineData("forme_juridique", "7346", "\"etablissement_public\"")]
    [InlineData("forme_juridique", "9240", null)]
    [InlineData("forme_juridique", "[ND]", null)]
    [InlineData("nature_demandeur", "7346", "\"epci\"")]
    [InlineData("nature_demandeur", "7210", "\"autre_collectivite\"")]
    [InlineData("nature_demandeur", "7113", null)]
    [InlineData("mention_ess", "false", null)]
    public async Task A_code_of_the_directory_is_read_by_the_table_of_the_Region(string fact, string code, string? answer)
    {
        var rule = (await sites.On(DatabaseKind.Sqlite)).Services.GetRequiredService<PrefillRules>().For(fact)!;

        var told = rule.Answer(new DirectoryEntry(null, new Dictionary<DirectoryField, string> { [rule.Field] = code }, null));

        Assert.Equal(answer, told?.ToJsonString());
    }
}
