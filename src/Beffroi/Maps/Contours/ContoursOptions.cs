using Beffroi.Platform.Configuration;

namespace Beffroi.Maps.Contours;

/// <summary>Where contours are asked for after a first start.</summary>
internal sealed record ContoursOptions
{
    public const string SourceKey = "BEFFROI_CONTOURS";

    private const string Official = "https://etalab-datasets.geo.data.gouv.fr/contours-administratifs/latest/geojson/epci-1000m.geojson", Nowhere = "none";

    /// <summary>BEFFROI_CONTOURS: address of a GeoJSON. Default: the official one of the State; null when it is <c>none</c>.</summary>
    public required Uri? Source { get; init; }

    public static ContoursOptions Read(IConfiguration configuration)
    {
        var settings = new SettingsReader(configuration);
        var options = new ContoursOptions { Source = Address(settings) };
        settings.ThrowIfAnyProblem();
        return options;
    }

    private static Uri? Address(SettingsReader settings)
    {
        var text = settings.Text(SourceKey, Official);
        if (text == Nowhere)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0
            ? address
            : settings.Refuse<Uri?>(SourceKey, $"neither {Nowhere} nor an http address without password", null);
    }
}
