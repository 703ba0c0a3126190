using System.Globalization;
using Beffroi.Platform.Configuration;

namespace Beffroi.Platform.Files;

/// <summary>Where clamd listens.</summary>
public sealed record ClamdAddress(string Host, int Port);

/// <summary>An S3-compatible store: who it is, and the one bucket that is ours.</summary>
public sealed record S3Bucket(Uri Endpoint, string Region, string Name, string AccessKey, string SecretKey);

/// <summary>Where files lie and who checks them.</summary>
public sealed record FilesOptions
{
    public const string ClamdKey = "BEFFROI_CLAMD", ClamdTimeoutKey = "BEFFROI_CLAMD_TIMEOUT", S3Key = "BEFFROI_FILES_S3_ENDPOINT";

    private const string Nobody = "none", S3Bucket = "BEFFROI_FILES_S3_BUCKET", S3AccessKey = "BEFFROI_FILES_S3_ACCESS_KEY",
        S3SecretKey = "BEFFROI_FILES_S3_SECRET_KEY", S3Region = "BEFFROI_FILES_S3_REGION";

    private const int UsualPort = 3310;

    /// <summary>BEFFROI_CLAMD: <c>host:port</c> of clamd; null: nobody checks files.</summary>
    public ClamdAddress? Clamd { get; init; }

    /// <summary>BEFFROI_CLAMD_TIMEOUT: how long clamd may be silent. Default 30 s.</summary>
    public TimeSpan ClamdTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>BEFFROI_CLAMD is <c>none</c>, in a demonstration: files that nobody has checked may be opened, and pages say so (<see cref="FileWords.Hint"/>).</summary>
    public bool Unchecked { get; init; }

    /// <summary>BEFFROI_FILES_S3_…; null: files lie in <see cref="Folder"/>.</summary>
    public S3Bucket? Bucket { get; init; }

    /// <summary>The folder <c>files</c> of the data folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Whether files are received. When not, nothing that needs it is offered.</summary>
    public bool IsOn => Clamd is not null || Unchecked;

    public static FilesOptions Read(IConfiguration configuration, PlatformOptions platform)
    {
        var settings = new SettingsReader(configuration);
        var clamd = settings.Text(ClamdKey, "");
        if (clamd == Nobody && !platform.Demonstration)
            settings.Refuse(ClamdKey, "« none » is for a demonstration alone: people would open what nobody has checked. Give the host:port of clamd, or nothing, and no file is received", 0);
        var options = new FilesOptions
        {
            Clamd = clamd is "" or Nobody ? null : ReadAddress(settings, clamd),
            ClamdTimeout = TimeSpan.FromSeconds(settings.Number(ClamdTimeoutKey, 30, 1, 60)),
            Unchecked = clamd == Nobody && platform.Demonstration,
            Bucket = ReadBucket(settings),
            Folder = Path.Combine(platform.DataFolder, "files"),
        };
        settings.ThrowIfAnyProblem();
        return options;
    }

    private static ClamdAddress? ReadAddress(SettingsReader settings, string text)
    {
        var authority = Uri.TryCreate($"tcp://{text}", UriKind.Absolute, out var uri) && uri is { UserInfo: "", AbsolutePath: "" or "/", Query: "", Fragment: "" } && uri.Host.Length > 0;
        return authority && uri!.Port is -1 or > 0
            ? new(uri.IdnHost.Trim('[', ']'), uri.Port == -1 ? UsualPort : uri.Port)
            : settings.Refuse<ClamdAddress?>(ClamdKey, $"« {text} » is neither host:port, such as {string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{UsualPort}")}, nor none", null);
    }

    private static S3Bucket? ReadBucket(SettingsReader settings)
    {
        var endpoint = settings.HttpAddress(S3Key);
        var (name, access, secret) = (settings.Text(S3Bucket, ""), settings.Text(S3AccessKey, ""), settings.Text(S3SecretKey, ""));
        if (settings.Text(S3Key, "").Length == 0)
        {
            foreach (var (key, value) in ((string, string)[])[(S3Bucket, name), (S3AccessKey, access), (S3SecretKey, secret)])
                if (value.Length > 0)
                    settings.Refuse(key, $"of no use without {S3Key}, the address of the store", 0);
            return null;
        }
        foreach (var (key, value) in ((string, string)[])[(S3Bucket, name), (S3AccessKey, access), (S3SecretKey, secret)])
            if (value.Length == 0)
                settings.Refuse(key, $"needed with {S3Key}", 0);
        return endpoint is null ? null : new(endpoint, settings.Text(S3Region, "us-east-1"), name, access, secret);
    }
}
