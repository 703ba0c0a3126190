using System.Globalization;
using System.Text.Json.Nodes;
using Beffroi.Orientation.Interview;
using Beffroi.Rules;

namespace Beffroi.Orientation.Share;

/// <summary>
/// Facts in the query of an address, for the links of other sites: <c>?commune.departement=02&amp;forme_juridique=association&amp;effectif=4..9&amp;esus=non</c>.
/// Only facts that the Region shares: an address is kept in histories and journals.
/// </summary>
internal sealed class AddressFacts(SchemeCatalogue catalogue, Interviewer interviewer)
{
    private const string To = "..";
    private const int MostMembers = 64;

    /// <summary>What was understood, in the form of the contract, and a sentence for each parameter that was not.</summary>
    public (JsonObject Facts, IReadOnlyList<string> Refused) Read(IQueryCollection query)
    {
        var draft = Draft.Empty;
        var refused = new List<string>();
        foreach (var (name, values) in query)
        {
            var (id, group) = name.Split('.', 2) is [var before, var after] ? (before, after) : (name, null);
            if (catalogue.Fact(id) is not { Answerer: Answerer.Applicant } fact)
                refused.Add($"« {name} » n’est pas une question de ce site.");
            else if (!fact.IsShared)
                refused.Add($"« {fact.Name} » ne se met pas dans une adresse.");
            else if (values.Count > MostMembers || Value(fact, group, [.. values.OfType<string>()]) is not { } value)
                refused.Add($"{fact.Name} : « {string.Join(", ", values.Take(MostMembers))} » ne se comprend pas.");
            else if (interviewer.Say(draft, fact, value) is { Draft: { } said })
                draft = said;
            else
                refused.Add($"{fact.Name} : « {string.Join(", ", values.Take(MostMembers))} » n’est pas possible.");
        }
        return (draft.Facts, refused);
    }

    /// <summary>The query of facts in the form of the contract, without its question mark.</summary>
    public static string Write(JsonObject facts) => string.Join('&', facts.SelectMany(f => Parameters(f.Key, f.Value)).Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value)}"));

    private static JsonNode? Value(Fact fact, string? group, IReadOnlyList<string> values) => (fact.Type, values) switch
    {
        (FactType.Municipality, [var one]) when group is not null => new JsonObject { [group] = one },
        _ when group is not null => null,
        (FactType.Boolean, ["oui"]) => true,
        (FactType.Boolean, ["non"]) => false,
        (FactType.Choice or FactType.Municipality, [var one]) => one,
        (FactType.Choice or FactType.Municipality, [_, ..]) => Texts(values),
        (FactType.Ensemble, [""]) => new JsonArray(),
        (FactType.Ensemble, [_, ..]) => Texts(values),
        (FactType.Date, [var day]) => day,
        (FactType.Integer or FactType.Decimal or FactType.Money, [var number]) => Number(number),
        _ => null,
    };

    private static JsonArray Texts(IEnumerable<string> values) => [.. values.Select(v => JsonValue.Create(v))];

    /// <summary>« 4 », « 4..9 », « 250.. ».</summary>
    private static JsonNode? Number(string text)
    {
        if (text.Split(To) is not [var from, var to])
            return End(text, out var exact) ? exact : null;
        return End(from, out var min) && End(to, out var max) && (min, max) is not (null, null) ? new JsonArray(min, max) : null;
    }

    /// <summary>Null for an open end.</summary>
    private static bool End(string text, out JsonValue? end)
    {
        end = null;
        if (text.Length == 0)
            return true;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return false;
        end = JsonValue.Create(number);
        return true;
    }

    private static IEnumerable<(string Name, string Value)> Parameters(string fact, JsonNode? value) => value switch
    {
        JsonObject members when members["includes"] is null => members.Select(m => ($"{fact}.{m.Key}", m.Value!.GetValue<string>())),
        JsonArray { Count: 2 } range when range.All(e => e is null || e.GetValueKind() == System.Text.Json.JsonValueKind.Number) => [(fact, $"{range[0]}{To}{range[1]}")],
        JsonArray { Count: 0 } => [(fact, "")],
        JsonArray several => several.Select(v => (fact, v!.GetValue<string>())),
        JsonValue truth when truth.TryGetValue<bool>(out var yes) => [(fact, yes ? "oui" : "non")],
        JsonValue one => [(fact, one.ToString())],
        _ => [],
    };
}
