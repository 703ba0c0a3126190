using System.Net;

namespace Beffroi.Platform.Configuration;

/// <summary>What the platform is told by its environment. Every key has a default that runs.</summary>
public sealed record PlatformOptions
{
    public const string DataKey = "BEFFROI_DATA", PortKey = "PORT", RegionKey = "BEFFROI_REGION", DatabaseKey = "BEFFROI_DATABASE";

    /// <summary>BEFFROI_DATA: the folder of the database and of the locks. Default <c>./data</c>.</summary>
    public required string DataFolder { get; init; }

    /// <summary>PORT, default 8080; 0 takes any free one.</summary>
    public int Port { get; init; } = 8080;

    /// <summary>BEFFROI_LISTEN: <c>localhost</c> (default), or <c>any</c> to be reached from other machines.</summary>
    public bool ListenOnAnyAddress { get; init; }

    /// <summary>BEFFROI_REGION: the folder of the Region. Default <c>regions/hauts-de-france</c>, looked for upwards from the program.</summary>
    public required string RegionFolder { get; init; }

    /// <summary>BEFFROI_DATABASE: a PostgreSQL connection string (<c>Host=…</c>); empty, SQLite in the data folder.</summary>
    public string PostgresConnection { get; init; } = "";

    public bool OnPostgres => PostgresConnection.Length > 0;

    /// <summary>BEFFROI_DEMONSTRATION: migrates at start, prints for a person, says on every page that it is a demonstration.</summary>
    public bool Demonstration { get; init; }

    /// <summary>BEFFROI_DEMONSTRATION_PAST: the demonstration begins with about forty case files of two years; false: with hardly any.</summary>
    public bool DemonstrationPast { get; init; } = true;

    /// <summary>BEFFROI_KNOWN_PROXIES: addresses or networks (<c>10.0.0.0/8</c>), comma-separated, whose forwarded headers are believed.</summary>
    public IReadOnlyList<IPNetworkText> KnownProxies { get; init; } = [];

    /// <summary>BEFFROI_RATE_SUSTAINED: requests a second that one address may make to the API for as long as it likes.</summary>
    public int RateSustained { get; init; } = 200;

    /// <summary>BEFFROI_RATE_BURST: requests that one address may make at once to the API.</summary>
    public int RateBurst { get; init; } = 2_000;

    /// <summary>BEFFROI_RATE_LOOPBACK: also count the requests of this very machine. Off by default.</summary>
    public bool RateOnLoopback { get; init; }

    /// <summary>BEFFROI_EMBED_IN: the origins of the sites that may show the orientation in a frame; <c>*</c> (default): any; <c>none</c>.</summary>
    public IReadOnlyList<string> EmbedIn { get; init; } = ["*"];

    /// <summary>OTEL_EXPORTER_OTLP_ENDPOINT: where traces and metrics go. Unset, nothing is measured.</summary>
    public Uri? TelemetryEndpoint { get; init; }

    public static PlatformOptions Read(IConfiguration configuration)
    {
        var settings = new SettingsReader(configuration);
        var options = new PlatformOptions
        {
            DataFolder = Path.GetFullPath(settings.Text(DataKey, "data")),
            Port = settings.Number(PortKey, 8080, 0, 65_535),
            ListenOnAnyAddress = settings.Text("BEFFROI_LISTEN", "localhost") switch
            {
                "localhost" => false,
                "any" => true,
                var other => settings.Refuse("BEFFROI_LISTEN", $"« {other} » is neither localhost nor any", false),
            },
            RegionFolder = Region(settings),
            PostgresConnection = Postgres(settings),
            Demonstration = settings.Switch("BEFFROI_DEMONSTRATION", false),
            DemonstrationPast = settings.Switch("BEFFROI_DEMONSTRATION_PAST", true),
            KnownProxies = settings.List("BEFFROI_KNOWN_PROXIES", "an address or a network", IPNetworkText.Parse),
            RateSustained = settings.Number("BEFFROI_RATE_SUSTAINED", 200, 1, 1_000_000),
            RateBurst = settings.Number("BEFFROI_RATE_BURST", 2_000, 1, 1_000_000),
            RateOnLoopback = settings.Switch("BEFFROI_RATE_LOOPBACK", false),
            EmbedIn = Origins(settings),
            TelemetryEndpoint = settings.HttpAddress("OTEL_EXPORTER_OTLP_ENDPOINT"),
        };
        settings.ThrowIfAnyProblem();
        return options;
    }

    private static IReadOnlyList<string> Origins(SettingsReader settings)
    {
        const string key = "BEFFROI_EMBED_IN";
        return settings.Text(key, "*") switch
        {
            "*" => ["*"],
            "none" => [],
            _ => settings.List(key, "an origin such as https://www.exemple.fr, « * » or « none »",
                text => Uri.TryCreate(text, UriKind.Absolute, out var origin) && origin.Scheme is "http" or "https" && origin.GetLeftPart(UriPartial.Authority) == text.TrimEnd('/')
                    ? text.TrimEnd('/') : null),
        };
    }

    private static string Postgres(SettingsReader settings)
    {
        var text = settings.Text(DatabaseKey, "");
        if (text.Length == 0)
            return "";
        try
        {
            var connection = new Npgsql.NpgsqlConnectionStringBuilder(text);
            return string.IsNullOrEmpty(connection.Host)
                ? settings.Refuse(DatabaseKey, "no Host= in the PostgreSQL connection string", "")
                : text;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException)
        {
            // The text itself is not repeated: it may hold a password.
            return settings.Refuse(DatabaseKey, "not a PostgreSQL connection string (Host=…;Database=…;Username=…)", "");
        }
    }

    private static string Region(SettingsReader settings)
    {
        var given = settings.Text(RegionKey, "");
        if (given.Length > 0)
            return Directory.Exists(given)
                ? Path.GetFullPath(given)
                : settings.Refuse(RegionKey, $"no folder {Path.GetFullPath(given)}", given);

        const string byDefault = "regions/hauts-de-france";
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, byDefault) is var candidate && Directory.Exists(candidate))
                return candidate;
        return settings.Refuse(RegionKey, $"not set, and no {byDefault} above {AppContext.BaseDirectory}", byDefault);
    }
}

/// <summary>An address, or a network in CIDR notation.</summary>
public sealed record IPNetworkText(IPNetwork Network)
{
    public static IPNetworkText? Parse(string text) =>
        IPNetwork.TryParse(text, out var network) ? new(network)
        : IPAddress.TryParse(text, out var address)
            ? new(new IPNetwork(address, address.GetAddressBytes().Length * 8))
            : null;
}
