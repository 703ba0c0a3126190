using Beffroi.Platform;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Files;
using Microsoft.Extensions.Configuration;

namespace Beffroi.Tests.Platform.Files;

public sealed class FilesOptionsTests
{
    [Theory]
    [InlineData("antivirus.exemple.fr:3311", "antivirus.exemple.fr", 3311)]
    [InlineData("127.0.0.1", "127.0.0.1", 3310)]
    [InlineData("[::1]:3310", "::1", 3310)]
    public void Clamd_is_a_host_and_a_port(string text, string host, int port) =>
        Assert.Equal(new ClamdAddress(host, port), Read(false, (FilesOptions.ClamdKey, text)).Clamd);

    [Theory]
    [InlineData("tcp://127.0.0.1:3310")]
    [InlineData("127.0.0.1:0")]
    [InlineData("127.0.0.1:99999")]
    [InlineData("user@127.0.0.1")]
    [InlineData("127.0.0.1/scan")]
    [InlineData("none")]
    public void What_is_no_address_and_nobody_outside_a_demonstration_stop_the_start(string text) =>
        Assert.StartsWith("BEFFROI_CLAMD:", Assert.Throws<StartRefusedException>(() => Read(false, (FilesOptions.ClamdKey, text))).Message, StringComparison.Ordinal);

    [Fact]
    public void By_default_files_are_off_also_in_a_demonstration()
    {
        Assert.False(Read(false).IsOn);
        Assert.False(Read(true).IsOn);
        Assert.True(Read(true, (FilesOptions.ClamdKey, "none")) is { IsOn: true, Unchecked: true, Clamd: null });
        Assert.EndsWith("/files", Read(false).Folder, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bucket_is_told_whole_or_not_at_all_and_its_secret_is_never_repeated()
    {
        var whole = Read(false, ("BEFFROI_FILES_S3_ENDPOINT", "https://s3.exemple.fr"), ("BEFFROI_FILES_S3_BUCKET", "b"), ("BEFFROI_FILES_S3_ACCESS_KEY", "a"), ("BEFFROI_FILES_S3_SECRET_KEY", "s"));
        Assert.Equal(new S3Bucket(new("https://s3.exemple.fr"), "us-east-1", "b", "a", "s"), whole.Bucket);

        var half = Assert.Throws<StartRefusedException>(() => Read(false, ("BEFFROI_FILES_S3_ENDPOINT", "https://s3.exemple.fr"), ("BEFFROI_FILES_S3_SECRET_KEY", "topsecret"))).Message;
        Assert.Equal(2, half.Split('\n').Length);
        var alone = Assert.Throws<StartRefusedException>(() => Read(false, ("BEFFROI_FILES_S3_SECRET_KEY", "topsecret"))).Message;
        Assert.StartsWith("BEFFROI_FILES_S3_SECRET_KEY:", alone, StringComparison.Ordinal);
        Assert.DoesNotContain("topsecret", half + alone, StringComparison.Ordinal);
    }

    private static FilesOptions Read(bool demonstration, params (string Key, string Value)[] settings) => FilesOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create<string, string?>(s.Key, s.Value))).Build(),
        new() { DataFolder = "/data", RegionFolder = "/region", Demonstration = demonstration });
}
