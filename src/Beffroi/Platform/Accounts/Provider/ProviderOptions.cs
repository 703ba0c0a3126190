using Beffroi.Platform.Configuration;

namespace Beffroi.Platform.Accounts.Provider;

/// <summary>The identity provider (OpenID Connect) by which people may sign in, ProConnect for one, and what it is believed about.</summary>
public sealed record ProviderOptions
{
    public const string AuthorityKey = "BEFFROI_OIDC_AUTHORITY", ClientIdKey = "BEFFROI_OIDC_CLIENT_ID", ClientSecretKey = "BEFFROI_OIDC_CLIENT_SECRET",
        NameKey = "BEFFROI_OIDC_NAME", ScopesKey = "BEFFROI_OIDC_SCOPES", UserInfoKey = "BEFFROI_OIDC_USERINFO", AlgorithmKey = "BEFFROI_OIDC_ALGORITHM",
        AcrKey = "BEFFROI_OIDC_ACR", SecondFactorKey = "BEFFROI_OIDC_SECOND_FACTOR", SiretAcrKey = "BEFFROI_OIDC_SIRET_ACR", TimeoutKey = "BEFFROI_OIDC_TIMEOUT";

    /// <summary>Of the column that holds it.</summary>
    private const int LongestIssuer = AccountLoginMapping.LongestIssuer, LongestName = 40;

    private const string ProConnect = "ProConnect", ProConnectScopes = "openid given_name usual_name email siret";

    private static readonly string[] Algorithms = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    /// <summary>Of the State’s service, by its present and its former name, and where one tries it.</summary>
    private static readonly string[] ProConnectHosts = ["proconnect.gouv.fr", "agentconnect.gouv.fr", "agentconnect.rie.gouv.fr", "dev-agentconnect.fr"];

    private static readonly string[] Others =
        [ClientIdKey, ClientSecretKey, NameKey, ScopesKey, UserInfoKey, AlgorithmKey, AcrKey, SecondFactorKey, SiretAcrKey, TimeoutKey];

    /// <summary>BEFFROI_OIDC_AUTHORITY: the provider’s issuer, to the letter; empty: there is no provider.</summary>
    public string Issuer { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>BEFFROI_OIDC_NAME: by what name people know it.</summary>
    public string Name { get; init; } = "";

    /// <summary>BEFFROI_OIDC_SCOPES: separated by spaces.</summary>
    public string Scopes { get; init; } = ProConnectScopes;

    /// <summary>BEFFROI_OIDC_USERINFO: what it tells of a person comes as a signed JWT (default), or as plain JSON.</summary>
    public bool SignedUserInfo { get; init; } = true;

    /// <summary>BEFFROI_OIDC_ALGORITHM: the one that signs, never one that shares a secret.</summary>
    public string Algorithm { get; init; } = Algorithms[0];

    /// <summary>BEFFROI_OIDC_ACR: levels of which one is required; empty: any.</summary>
    public IReadOnlyList<string> Acr { get; init; } = [];

    /// <summary>BEFFROI_OIDC_SECOND_FACTOR: values of <c>acr</c> or <c>amr</c> of which one says that two factors were proved; empty: none does.</summary>
    public IReadOnlyList<string> SecondFactor { get; init; } = [];

    /// <summary>BEFFROI_OIDC_SIRET_ACR: levels at which the provider has checked for whom a person works; empty: its SIRET is not kept.</summary>
    public IReadOnlyList<string> SiretAcr { get; init; } = [];

    /// <summary>BEFFROI_OIDC_TIMEOUT: how long each answer may take. Default 5 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    public bool IsOn => Issuer.Length > 0;

    /// <summary>The State’s own: its button has its words.</summary>
    public bool IsProConnect => IsOn && ProConnectHosts.Any(h => new Uri(Issuer).Host is var host && (host == h || host.EndsWith('.' + h, StringComparison.Ordinal)));

    internal static ProviderOptions Read(IConfiguration configuration)
    {
        var settings = new SettingsReader(configuration);
        var issuer = settings.Text(AuthorityKey, "");
        if (issuer.Length == 0)
        {
            foreach (var key in Others.Where(k => settings.Text(k, "").Length > 0))
                settings.Refuse(key, $"of no use without {AuthorityKey}, the address of the identity provider", 0);
            settings.ThrowIfAnyProblem();
            return new();
        }
        var options = new ProviderOptions
        {
            Issuer = IsAddress(issuer)
                ? issuer
                : settings.Refuse(AuthorityKey, $"not an https address of at most {LongestIssuer} characters, without query, fragment and password (http on this machine alone)", "https://exemple.invalid"),
            ClientId = Needed(settings, ClientIdKey),
            ClientSecret = Needed(settings, ClientSecretKey),
            Scopes = ReadScopes(settings),
            SignedUserInfo = settings.Text(UserInfoKey, "signed") switch
            {
                "signed" => true,
                "plain" => false,
                var other => settings.Refuse(UserInfoKey, $"« {other} » is neither signed nor plain", true),
            },
            Algorithm = settings.Text(AlgorithmKey, Algorithms[0]) is var algorithm && Algorithms.Contains(algorithm, StringComparer.Ordinal)
                ? algorithm
                : settings.Refuse(AlgorithmKey, $"« {algorithm} » is none of {string.Join(", ", Algorithms)}", Algorithms[0]),
            Acr = settings.List(AcrKey, "a level", text => text),
            SecondFactor = settings.List(SecondFactorKey, "a value of acr or amr", text => text),
            SiretAcr = settings.List(SiretAcrKey, "a level", text => text),
            Timeout = TimeSpan.FromSeconds(settings.Number(TimeoutKey, 5, 1, 30)),
        };
        options = options with { Name = ReadName(settings, options) };
        settings.ThrowIfAnyProblem();
        return options;
    }

    /// <summary>HTTPS, but on this very machine.</summary>
    internal static bool IsSafe(Uri address) => address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);

    private static bool IsAddress(string text) => text.Length <= LongestIssuer
        && Uri.TryCreate(text, UriKind.Absolute, out var uri) && IsSafe(uri) && uri is { Query: "", Fragment: "", UserInfo: "" };

    private static string Needed(SettingsReader settings, string key) =>
        settings.Text(key, "") is { Length: > 0 } text ? text : settings.Refuse(key, $"needed with {AuthorityKey}", "");

    private static string ReadName(SettingsReader settings, ProviderOptions options)
    {
        if (options.IsProConnect)
            return ProConnect;
        return settings.Text(NameKey, "") is { Length: > 0 and <= LongestName } name
            ? name
            : settings.Refuse(NameKey, $"needed with {AuthorityKey}: the name that people know, of at most {LongestName} characters", "");
    }

    private static string ReadScopes(SettingsReader settings)
    {
        var scopes = settings.Text(ScopesKey, ProConnectScopes).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return scopes.Contains("openid", StringComparer.Ordinal)
            ? string.Join(' ', scopes)
            : settings.Refuse(ScopesKey, "openid must be one of them", ProConnectScopes);
    }
}
