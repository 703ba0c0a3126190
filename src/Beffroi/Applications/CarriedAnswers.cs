using System.Text.Json;
using System.Text.Json.Nodes;
using Beffroi.Rules;

namespace Beffroi.Applications;

/// <summary>Answers of the orientation that someone carried on, read again by the catalogue of today: those that it no longer takes are left out, and counted.</summary>
/// <param name="Profile">What is known of their situation on that day.</param>
/// <param name="Facts">Those that were taken, in the order of the questions.</param>
/// <param name="LeftOut">How many were not.</param>
internal sealed record CarriedAnswers(Profile Profile, IReadOnlyList<Fact> Facts, int LeftOut)
{
    /// <param name="json">Facts by their ids.</param>
    /// <param name="day">As of which.</param>
    /// <param name="catalogue">Of today.</param>
    public static CarriedAnswers Read(string json, DateOnly day, SchemeCatalogue catalogue)
    {
        var facts = JsonNode.Parse(json)!.AsObject();
        var all = facts.Count;
        while (true)
        {
            using var document = JsonDocument.Parse(facts.ToJsonString());
            var reading = catalogue.ReadProfile(day, document.RootElement);
            if (reading.Profile is { } profile)
                return new(profile, [.. facts.Select(f => catalogue.Fact(f.Key)).OfType<Fact>().OrderBy(f => f.Index)], all - facts.Count);
            facts.Remove(Refused(facts, reading.Problems));
        }
    }

    /// <summary>Each fact and its answer, in words.</summary>
    public IEnumerable<(string Name, string Value)> InWords() => Facts.Select(f => (f.Name, SchemeCatalogue.Describe(f, Profile)));

    /// <summary>A fact that is not taken; the last when none is named.</summary>
    private static string Refused(JsonObject facts, IReadOnlyList<Problem> problems) =>
        facts.Select(f => f.Key).FirstOrDefault(id => problems.Any(p => p.Path == $"/facts/{id}" || p.Path.StartsWith($"/facts/{id}/", StringComparison.Ordinal))) ?? facts.Last().Key;
}
