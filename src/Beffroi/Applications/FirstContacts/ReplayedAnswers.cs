using System.Text.Json;
using System.Text.Json.Nodes;
using Beffroi.Rules;

namespace Beffroi.Applications.FirstContacts;

/// <summary>Shared answers read again, with what the catalogue of today says of them.</summary>
/// <param name="Lines">Facts and their answers, in words.</param>
/// <param name="Schemes">What each scheme of the catalogue answers.</param>
/// <param name="LeftOut">Answers that the catalogue of today no longer takes.</param>
/// <param name="SameCatalogue">Whether it is the catalogue that had answered the person.</param>
internal sealed record ReplayedAnswers(IReadOnlyList<(string Name, string Value)> Lines, IReadOnlyList<SchemeAnswer> Schemes, int LeftOut, bool SameCatalogue)
{
    public static string HashOf(SchemeCatalogue catalogue) => $"sha256:{catalogue.Hash}";

    /// <summary>As of a day: the one on which the contact was asked for.</summary>
    public static ReplayedAnswers Of(string facts, string? hash, DateOnly day, SchemeCatalogue catalogue)
    {
        var json = JsonNode.Parse(facts)!.AsObject();
        var (all, profile) = (json.Count, Read(json, day, catalogue));
        while (profile is null)
        {
            json.Remove(Refused(json, day, catalogue));
            profile = Read(json, day, catalogue);
        }
        var lines = json.Select(f => catalogue.Fact(f.Key)).OfType<Fact>().OrderBy(f => f.Index)
            .Select(f => (f.Name, French.Capital(SchemeCatalogue.Describe(f, profile)))).ToList();
        return new(lines, catalogue.Orient(profile).Schemes, all - json.Count, hash == HashOf(catalogue));
    }

    private static Profile? Read(JsonObject facts, DateOnly day, SchemeCatalogue catalogue)
    {
        using var document = JsonDocument.Parse(facts.ToJsonString());
        return catalogue.ReadProfile(day, document.RootElement).Profile;
    }

    /// <summary>A fact that is not taken; the last when none is named.</summary>
    private static string Refused(JsonObject facts, DateOnly day, SchemeCatalogue catalogue)
    {
        using var document = JsonDocument.Parse(facts.ToJsonString());
        var paths = catalogue.ReadProfile(day, document.RootElement).Problems.Select(p => p.Path).ToList();
        return facts.Select(f => f.Key).FirstOrDefault(id => paths.Any(p => p == $"/facts/{id}" || p.StartsWith($"/facts/{id}/", StringComparison.Ordinal))) ?? facts.Last().Key;
    }
}
