using System.Globalization;
using System.Text.Json.Nodes;

namespace Beffroi.Rules;

/// <summary>Facts of an example, written in YAML, as the JSON of the contract.</summary>
public static class YamlJson
{
    public static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlSequence list => new JsonArray([.. list.Items.Select(ToJson)]),
        YamlMapping map => Object(map),
        YamlScalar { Quoted: true, Value: var text } => JsonValue.Create(text),
        YamlScalar { Value: "null" or "~" } => null,
        YamlScalar { Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        YamlScalar scalar => decimal.TryParse(scalar.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number) : JsonValue.Create(scalar.Value),
        _ => throw new InvalidOperationException(node.GetType().Name),
    };

    private static JsonObject Object(YamlMapping map)
    {
        var json = new JsonObject();
        foreach (var entry in map.Entries)
        {
            json[entry.Key.Value] = ToJson(entry.Value);
        }
        return json;
    }
}
