using System.Text.Json;
using System.Text.Json.Nodes;

namespace Beffroi.Orientation.Interview;

/// <summary>
/// What a person has said so far: facts as in the contract, in the order in which they were given, and the questions that they
/// could not answer. Lives in an encrypted cookie of the session, never in an address.
/// </summary>
internal sealed record Draft(JsonObject Facts, IReadOnlyList<string> Skipped)
{
    public static Draft Empty => new([], []);

    public bool IsEmpty => Facts.Count == 0 && Skipped.Count == 0;

    /// <summary>Questions gone through.</summary>
    public int Count => Facts.Count + Skipped.Count;

    /// <summary>The ids gone through: answered first, then skipped.</summary>
    public IReadOnlyList<string> Visited => [.. Facts.Select(f => f.Key), .. Skipped];

    public Draft Say(string fact, JsonNode value)
    {
        var facts = (JsonObject)Facts.DeepClone();
        facts[fact] = value;
        return new Draft(facts, [.. Skipped.Where(s => s != fact)]);
    }

    public Draft Skip(string fact) => new(Without(fact).Facts, [.. Skipped.Where(s => s != fact), fact]);

    public Draft Without(string fact)
    {
        var facts = (JsonObject)Facts.DeepClone();
        facts.Remove(fact);
        return new Draft(facts, [.. Skipped.Where(s => s != fact)]);
    }

    public string ToJson() => new JsonObject { ["facts"] = Facts.DeepClone(), ["skipped"] = new JsonArray([.. Skipped.Select(s => JsonValue.Create(s))]) }.ToJsonString();

    /// <summary>Null when it is not the JSON of a draft.</summary>
    public static Draft? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject root && root["facts"] is JsonObject facts
                ? new Draft((JsonObject)facts.DeepClone(), [.. (root["skipped"] as JsonArray ?? []).Select(s => s?.GetValue<string>()).OfType<string>()])
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
