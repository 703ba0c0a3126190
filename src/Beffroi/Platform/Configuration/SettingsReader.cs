using System.Globalization;

namespace Beffroi.Platform.Configuration;

/// <summary>
/// Reads settings by the name they have everywhere (environment, appsettings, command line: <c>BEFFROI_DATA</c>), and keeps
/// every problem, so that one start tells all that is wrong. A part makes its options record from it.
/// </summary>
public sealed class SettingsReader(IConfiguration configuration)
{
    private readonly List<string> problems = [];

    public string Text(string key, string byDefault) =>
        configuration[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : byDefault;

    public int Number(string key, int byDefault, int smallest, int largest)
    {
        var text = Text(key, "");
        if (text.Length == 0)
            return byDefault;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            && value >= smallest && value <= largest)
            return value;
        return Refuse(key, $"« {text} » is not a whole number from {smallest} to {largest}", byDefault);
    }

    public bool Switch(string key, bool byDefault) => Text(key, "").ToUpperInvariant() switch
    {
        "" => byDefault,
        "1" or "TRUE" or "YES" or "ON" => true,
        "0" or "FALSE" or "NO" or "OFF" => false,
        _ => Refuse(key, $"« {Text(key, "")} » is neither true nor false", byDefault),
    };

    public IReadOnlyList<T> List<T>(string key, string what, Func<string, T?> parse) where T : class
    {
        var items = new List<T>();
        foreach (var text in Text(key, "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (parse(text) is { } item)
                items.Add(item);
            else
                Refuse(key, $"« {text} » is not {what}", 0);
        return items;
    }

    public Uri? HttpAddress(string key)
    {
        var text = Text(key, "");
        if (text.Length == 0)
            return null;
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : Refuse<Uri?>(key, $"« {text} » is not an http address", null);
    }

    /// <summary>Notes a problem of that key and answers with the value to go on with, so that the next keys are read too.</summary>
    public T Refuse<T>(string key, string problem, T instead)
    {
        problems.Add($"{key}: {problem}.");
        return instead;
    }

    /// <summary>Stops the start with every problem met, one a line.</summary>
    public void ThrowIfAnyProblem()
    {
        if (problems.Count > 0)
            throw new StartRefusedException(string.Join('\n', problems));
    }
}
