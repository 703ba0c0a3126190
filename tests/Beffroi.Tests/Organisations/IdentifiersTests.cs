using Beffroi.Organisations;
using Beffroi.Platform;
using Microsoft.Extensions.Configuration;

namespace Beffroi.Tests.Organisations;

/// <summary>The numbers by which the State knows a structure, and where its directory is asked.</summary>
public sealed class IdentifiersTests
{
    [Theory]
    [InlineData("000000018", "000000018")]
    [InlineData(" 000 000\u00A0018 ", "000000018")]
    [InlineData("000 000 018 00010", "000000018")]
    [InlineData("356000000", "356000000")]
    [InlineData("35600000000048", "356000000")]
    [InlineData("35600000000015", "356000000")]
    public void A_SIREN_is_read_with_its_spaces_and_out_of_a_SIRET_also_of_La_Poste(string typed, string siren) =>
        Assert.Equal(siren, Siren.Read(typed).Value?.ToString());

    [Theory]
    [InlineData("000 000 018 00010", "000000018", "000\u00A0000\u00A0018\u00A000010")]
    [InlineData("35600000000015", "356000000", "356\u00A0000\u00A0000\u00A000015")]
    [InlineData("00000001800011", null, null)]
    [InlineData("00000001900010", null, null)]
    [InlineData("000000018", null, null)]
    public void A_SIRET_is_read_with_its_two_check_digits(string typed, string? siren, string? printed)
    {
        var read = Siret.TryParse(typed, null, out var siret);

        Assert.Equal((siren is not null, siren, printed), (read, siret?.Siren.ToString(), siret?.Print()));
    }

    [Theory]
    [InlineData("w931006748", "W931006748")]
    [InlineData("W 931 006 748", "W931006748")]
    [InlineData("W2A4000137", "W2A4000137")]
    [InlineData("W93100674", null)]
    [InlineData("931006748", null)]
    [InlineData("W93A006748", null)]
    [InlineData("W٩31006748", null)]
    public void The_number_of_an_association_is_read_in_any_case(string typed, string? rna) =>
        Assert.Equal(rna, Rna.TryParse(typed, null, out var read) ? read.ToString() : null);

    [Theory]
    [InlineData("recherche-entreprises.api.gouv.fr")]
    [InlineData("ftp://example.org")]
    [InlineData("https://example.org/?cle=1")]
    [InlineData("https://nom:secret@example.org")]
    public void An_address_that_cannot_be_asked_stops_the_start(string address) =>
        Assert.Contains(CompanyDirectoryOptions.DirectoryKey, Assert.Throws<StartRefusedException>(() => Read(address)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null, "https://recherche-entreprises.api.gouv.fr/")]
    [InlineData("http://127.0.0.1:9000/annuaire", "http://127.0.0.1:9000/annuaire/")]
    [InlineData("none", null)]
    public void The_address_is_the_official_one_unless_it_is_set(string? setting, string? address) =>
        Assert.Equal(address, Read(setting).Directory?.ToString());

    private static CompanyDirectoryOptions Read(string? address) => CompanyDirectoryOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(CompanyDirectoryOptions.DirectoryKey, address)]).Build());
}
