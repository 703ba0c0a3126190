using System.Globalization;
using System.Text.Json;
using Beffroi.Rules;

namespace Beffroi.Catalogue.Publications;

/// <summary>
/// What a publication keeps of each scheme: a digest of each key of its file, and of each key of each of its versions, by the first day of the version.
/// Enough to say later what was changed; the texts themselves are under version control, with the rest of the region folder.
/// </summary>
internal sealed class PublishedSchemes : Dictionary<string, PublishedSchemes.Published>
{
    public static string Write(SchemeCatalogue catalogue) =>
        JsonSerializer.Serialize(catalogue.Schemes.ToDictionary(s => s.Id, s => new Published(s.Digests, s.Versions.ToDictionary(v => Day(v.From), v => v.Digests))));

    public static PublishedSchemes Read(string content) => JsonSerializer.Deserialize<PublishedSchemes>(content)!;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The keys that say something else in what came after, in both or in one of them. A version that one alone holds is told as a version.</summary>
    public static IReadOnlySet<string> KeysThatDiffer(Published before, Published after) =>
        Differing(before.File, after.File)
            .Concat(before.Versions.Where(v => after.Versions.ContainsKey(v.Key)).SelectMany(v => Differing(v.Value, after.Versions[v.Key])))
            .ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> Differing(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        before.Keys.Union(after.Keys).Where(key => before.GetValueOrDefault(key) != after.GetValueOrDefault(key));

    /// <param name="File">Of the keys beside the versions.</param>
    internal sealed record Published(IReadOnlyDictionary<string, string> File, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Versions);
}
