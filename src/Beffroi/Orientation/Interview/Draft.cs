using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Beffroi.Orientation.Interview;

/// <summary>Where an answer comes from that the person did not give themselves.</summary>
/// <param name="Day">The day on which the directory of enterprises told it.</param>
/// <param name="Year">The year that it is of, when it is of a past one.</param>
internal sealed record Origin(DateOnly Day, int? Year);

/// <summary>
/// What a person has said so far: facts as in the contract, in the order in which they were given, and the questions that they
/// could not answer. Lives in an encrypted cookie of the session, never in an address.
/// </summary>
internal sealed record Draft(JsonObject Facts, IReadOnlyList<string> Skipped)
{
    private const string Day = "yyyy-MM-dd";

    private static readonly Dictionary<string, Origin> NoOrigin = new(StringComparer.Ordinal);

    public static Draft Empty => new([], []);

    /// <summary>By the id of the fact; an answer that is not here is the person's own.</summary>
    public IReadOnlyDictionary<string, Origin> Origins { get; init; } = NoOrigin;

    public bool IsEmpty => Facts.Count == 0 && Skipped.Count == 0;

    /// <summary>Questions gone through.</summary>
    public int Count => Facts.Count + Skipped.Count;

    /// <summary>The ids gone through: answered first, then skipped.</summary>
    public IReadOnlyList<string> Visited => [.. Facts.Select(f => f.Key), .. Skipped];

    /// <summary>The answer becomes the person's own.</summary>
    public Draft Say(string fact, JsonNode value)
    {
        var said = Without(fact);
        said.Facts[fact] = value;
        return said;
    }

    public Draft Skip(string fact)
    {
        var without = Without(fact);
        return without with { Skipped = [.. without.Skipped, fact] };
    }

    public Draft Without(string fact)
    {
        var facts = (JsonObject)Facts.DeepClone();
        facts.Remove(fact);
        return new Draft(facts, [.. Skipped.Where(s => s != fact)])
        {
            Origins = Origins.ContainsKey(fact) ? new Dictionary<string, Origin>(Origins.Where(o => o.Key != fact), StringComparer.Ordinal) : Origins,
        };
    }

    /// <summary>An answer that is there already was told by the directory.</summary>
    public Draft From(string fact, Origin origin) =>
        this with { Origins = new Dictionary<string, Origin>(Origins, StringComparer.Ordinal) { [fact] = origin } };

    public string ToJson()
    {
        var json = new JsonObject
        {
            ["facts"] = Facts.DeepClone(),
            ["skipped"] = new JsonArray([.. Skipped.Select(s => JsonValue.Create(s))]),
        };
        if (Origins.Count > 0)
            json["origins"] = new JsonObject(Origins.Select(o => KeyValuePair.Create<string, JsonNode?>(o.Key,
                new JsonArray(o.Value.Day.ToString(Day, CultureInfo.InvariantCulture), o.Value.Year))));
        return json.ToJsonString();
    }

    /// <summary>Null when it is not the JSON of a draft.</summary>
    public static Draft? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) is JsonObject root && root["facts"] is JsonObject facts
                ? new Draft((JsonObject)facts.DeepClone(), [.. (root["skipped"] as JsonArray ?? []).Select(s => s?.GetValue<string>()).OfType<string>()])
                {
                    Origins = root["origins"] is JsonObject origins
                        ? origins.ToDictionary(o => o.Key, o => OriginOf(o.Value!.AsArray()), StringComparer.Ordinal) : NoOrigin,
                }
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException or FormatException)
        {
            // Written by another version, or by nobody we know: the interview begins again.
            return null;
        }
    }

    private static Origin OriginOf(JsonArray told) => new(
        DateOnly.ParseExact(told[0]!.GetValue<string>(), Day, CultureInfo.InvariantCulture), told[1]?.GetValue<int>());
}
