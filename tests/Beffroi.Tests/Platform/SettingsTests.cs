using System.Net;
using Beffroi.Platform;
using Beffroi.Platform.Configuration;
using Beffroi.Tests.Harness;
using Microsoft.Extensions.Configuration;

namespace Beffroi.Tests.Platform;

public sealed class SettingsTests
{
    [Fact]
    public void Nothing_needs_to_be_set()
    {
        var options = Read();

        Assert.Equal(8080, options.Port);
        Assert.Equal(Path.GetFullPath("data"), options.DataFolder);
        Assert.Equal("hauts-de-france", Path.GetFileName(options.RegionFolder));
        Assert.False(options.OnPostgres);
        Assert.Equal((200, 2_000), (options.RateSustained, options.RateBurst));
    }

    [Theory]
    [InlineData("PORT", "huit")]
    [InlineData("PORT", "65536")]
    [InlineData("BEFFROI_DEMONSTRATION", "peut-être")]
    [InlineData("BEFFROI_DEMONSTRATION_PAST", "un peu")]
    [InlineData("BEFFROI_REGION", "/nowhere/at/all")]
    [InlineData("BEFFROI_RATE_SUSTAINED", "0")]
    [InlineData("BEFFROI_RATE_BURST", "-1")]
    [InlineData("BEFFROI_LISTEN", "everywhere")]
    [InlineData("BEFFROI_KNOWN_PROXIES", "10.0.0.1, the other one")]
    [InlineData("BEFFROI_EMBED_IN", "exemple.fr")]
    [InlineData("BEFFROI_EMBED_IN", "https://exemple.fr/page")]
    [InlineData("BEFFROI_EMBED_IN", "https://exemple.fr; script-src *")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector")]
    public void A_wrong_value_is_named_with_its_key(string key, string value)
    {
        var refused = Assert.Throws<StartRefusedException>(() => Read((key, value)));

        Assert.StartsWith(key + ":", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
    }

    [Fact]
    public void All_wrong_values_are_told_at_once() =>
        Assert.Equal(
            2,
            Assert.Throws<StartRefusedException>(() => Read(("PORT", "x"), ("BEFFROI_LISTEN", "x"))).Message.Split('\n').Length);

    [Fact]
    public void Proxies_are_addresses_or_networks()
    {
        var options = Read(("BEFFROI_KNOWN_PROXIES", "192.0.2.1, 10.0.0.0/8, ::1"));

        Assert.Equal(
            [new IPNetwork(IPAddress.Parse("192.0.2.1"), 32), IPNetwork.Parse("10.0.0.0/8"), new IPNetwork(IPAddress.IPv6Loopback, 128)],
            options.KnownProxies.Select(p => p.Network));
    }

    [Fact]
    public async Task The_program_says_it_in_one_line_and_exits_with_1()
    {
        var refused = await BeffroiProcess.Run(new Dictionary<string, string?> { ["PORT"] = "huit" }, "serve");

        Assert.Equal((1, "", "PORT: « huit » is not a whole number from 0 to 65535.\n"), refused);
    }

    [Fact]
    public async Task A_wrong_command_line_exits_with_2_and_help_with_0()
    {
        var none = new Dictionary<string, string?>();

        Assert.Equal(2, (await BeffroiProcess.Run(none, "sreve")).Code);
        Assert.Equal(2, (await BeffroiProcess.Run(none)).Code);
        var help = await BeffroiProcess.Run(none, "--help");
        Assert.Equal(0, help.Code);
        Assert.Contains("Exit codes", help.Output, StringComparison.Ordinal);
        Assert.Contains("serve", help.Output, StringComparison.Ordinal);
    }

    private static PlatformOptions Read(params (string Key, string Value)[] settings) =>
        PlatformOptions.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build());
}
