namespace Beffroi.Platform.Web;

/// <summary>What was typed into a field.</summary>
public static class FormText
{
    /// <summary>Trimmed, its lines ended as everywhere; null when nothing was.</summary>
    public static string? Typed(this IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text.ReplaceLineEndings("\n") : null;
}
