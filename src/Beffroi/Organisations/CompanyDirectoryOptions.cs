using Beffroi.Platform.Configuration;

namespace Beffroi.Organisations;

/// <summary>Where the public directory of enterprises is asked.</summary>
public sealed record CompanyDirectoryOptions
{
    public const string DirectoryKey = "BEFFROI_COMPANY_DIRECTORY";

    private const string Official = "https://recherche-entreprises.api.gouv.fr", Nowhere = "none";

    /// <summary>BEFFROI_COMPANY_DIRECTORY: address of the API, with a final slash. Default: the official one; null when it is <c>none</c>.</summary>
    public required Uri? Directory { get; init; }

    /// <summary>Whether a visitor may give their SIREN.</summary>
    public bool IsOn => Directory is not null;

    internal static CompanyDirectoryOptions Read(IConfiguration configuration)
    {
        var settings = new SettingsReader(configuration);
        var options = new CompanyDirectoryOptions { Directory = Address(settings) };
        settings.ThrowIfAnyProblem();
        return options;
    }

    private static Uri? Address(SettingsReader settings)
    {
        var text = settings.Text(DirectoryKey, Official);
        if (text == Nowhere)
            return null;
        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            && address is { Query: "", Fragment: "", UserInfo: "" }
                ? address
                // The text itself is not repeated: it may hold a password.
                : settings.Refuse<Uri?>(DirectoryKey, $"neither {Nowhere} nor an http address without query, fragment and password", null);
    }
}
