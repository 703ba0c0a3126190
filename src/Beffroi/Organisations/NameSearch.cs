using System.Globalization;
using System.Text;
using Beffroi.Platform;

namespace Beffroi.Organisations;

/// <summary>How the names of organisations are compared: capitals, without accents, one space between words.</summary>
internal static class NameSearch
{
    /// <summary>A ligature becomes two letters.</summary>
    public const int Longest = 2 * Organisation.LongestName;

    public static string Fold(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name.Replace("œ", "oe", StringComparison.OrdinalIgnoreCase).Replace('’', '\'').Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)
                plain.Append(char.IsWhiteSpace(c) ? ' ' : char.ToUpperInvariant(c));
        return string.Join(' ', plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <summary>Gives a name to search to the organisations that were written before it was kept.</summary>
internal sealed class FoldNames(OrganisationsDb organisations) : IStartStep
{
    public async Task Run(CancellationToken cancellation)
    {
        while (await organisations.FoldNames(500, cancellation) > 0)
        {
        }
    }
}
