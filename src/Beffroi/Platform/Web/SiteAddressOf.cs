namespace Beffroi.Platform.Web;

/// <summary>Where the site is, as whoever asks sees it.</summary>
public static class SiteAddressOf
{
    /// <summary>Scheme, host and base path under which the site was reached, without a final slash.</summary>
    public static string SiteAddress(this HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";
}
