using Beffroi.Platform;
using Beffroi.Platform.Accounts.Provider;
using Microsoft.Extensions.Configuration;

namespace Beffroi.Tests.Platform.Accounts;

/// <summary>What is wrong in the settings of the identity provider stops the start and names its key.</summary>
public sealed class ProviderOptionsTests
{
    private static readonly IReadOnlyDictionary<string, string?> Right = new Dictionary<string, string?>
    {
        [ProviderOptions.AuthorityKey] = "https://connexion.exemple.fr/api/v2",
        [ProviderOptions.ClientIdKey] = "beffroi",
        [ProviderOptions.ClientSecretKey] = "secret très secret",
        [ProviderOptions.NameKey] = "Connexion régionale",
    };

    [Theory]
    [InlineData(ProviderOptions.AuthorityKey, "connexion.exemple.fr")]
    [InlineData(ProviderOptions.AuthorityKey, "http://connexion.exemple.fr")]
    [InlineData(ProviderOptions.AuthorityKey, "https://connexion.exemple.fr/?a=b")]
    [InlineData(ProviderOptions.AuthorityKey, "https://a:b@connexion.exemple.fr")]
    [InlineData(ProviderOptions.ClientIdKey, "")]
    [InlineData(ProviderOptions.ClientSecretKey, "")]
    [InlineData(ProviderOptions.NameKey, "")]
    [InlineData(ProviderOptions.NameKey, "Un nom bien trop long pour tenir sur un bouton de cette page")]
    [InlineData(ProviderOptions.ScopesKey, "email")]
    [InlineData(ProviderOptions.UserInfoKey, "oui")]
    [InlineData(ProviderOptions.AlgorithmKey, "none")]
    [InlineData(ProviderOptions.AlgorithmKey, "HS256")]
    [InlineData(ProviderOptions.TimeoutKey, "0")]
    [InlineData(ProviderOptions.TimeoutKey, "31")]
    public void A_wrong_value_stops_the_start_and_names_its_key(string key, string value)
    {
        var refused = Assert.Throws<StartRefusedException>(() => Read(new Dictionary<string, string?>(Right) { [key] = value }));

        Assert.StartsWith($"{key}:", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret très secret", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_without_an_authority_is_named()
    {
        var refused = Assert.Throws<StartRefusedException>(() => Read(new Dictionary<string, string?>(Right) { [ProviderOptions.AuthorityKey] = "" }));
        Assert.Contains(ProviderOptions.ClientIdKey, refused.Message, StringComparison.Ordinal);
        Assert.False(Read(new Dictionary<string, string?>()).IsOn);
    }

    [Fact]
    public void What_is_right_is_read_and_believes_little_by_itself()
    {
        var options = Read(Right);
        Assert.Equal(("https://connexion.exemple.fr/api/v2", "Connexion régionale", "RS256", true, false), (options.Issuer, options.Name, options.Algorithm, options.SignedUserInfo, options.IsProConnect));
        Assert.Empty(options.Acr.Concat(options.SecondFactor).Concat(options.SiretAcr));
        var more = Read(new Dictionary<string, string?>(Right)
        {
            [ProviderOptions.SecondFactorKey] = "mfa, https://proconnect.gouv.fr/assurance/consistency-checked-2fa",
            [ProviderOptions.SiretAcrKey] = "eidas2,eidas3",
        });
        Assert.Equal((2, "eidas3"), (more.SecondFactor.Count, more.SiretAcr[1]));
    }

    [Theory]
    [InlineData("https://auth.agentconnect.gouv.fr/api/v2", true)]
    [InlineData("https://proconnect.gouv.fr/api/v2", true)]
    [InlineData("https://fca.integ01.dev-agentconnect.fr/api/v2", true)]
    [InlineData("https://proconnect.gouv.fr.exemple.fr", false)]
    [InlineData("https://fauxproconnect.gouv.fr", false)]
    public void ProConnect_has_its_name_on_its_own_hosts_alone(string issuer, bool itself)
    {
        var options = Read(new Dictionary<string, string?>(Right) { [ProviderOptions.AuthorityKey] = issuer });
        Assert.Equal((itself, itself ? "ProConnect" : "Connexion régionale"), (options.IsProConnect, options.Name));
    }

    private static ProviderOptions Read(IReadOnlyDictionary<string, string?> settings) => ProviderOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
}
