namespace Beffroi.Platform.Accounts.Sessions;

/// <summary>Tells a browser in two words. Only meant to be recognised by its owner: what it does not know is « Navigateur ».</summary>
internal static class BrowserWords
{
    private static readonly (string Sign, string Name)[] Programs =
        [("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("CriOS/", "Chrome"), ("FxiOS/", "Firefox"), ("Safari/", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux")];

    public static string Of(string userAgent)
    {
        var program = First(Programs) ?? "Navigateur";
        return First(Systems) is { } system ? $"{program}, {system}" : program;

        string? First((string Sign, string Name)[] known) => known.FirstOrDefault(k => userAgent.Contains(k.Sign, StringComparison.Ordinal)).Name;
    }
}
