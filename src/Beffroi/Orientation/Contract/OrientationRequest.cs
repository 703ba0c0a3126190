using System.Globalization;
using System.Text.Json;
using Beffroi.Rules;

namespace Beffroi.Orientation.Contract;

/// <summary>What is asked: a profile on a day, and the reading to take of some schemes; or every problem of what was sent.</summary>
internal sealed record OrientationRequest(Profile? Profile, IReadOnlyDictionary<string, string> Readings, IReadOnlyList<Problem> Problems)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <param name="json">The body, UTF-8.</param>
    /// <param name="catalogue">What it is asked of.</param>
    /// <param name="today">The date when none is given.</param>
    public static OrientationRequest Read(ReadOnlyMemory<byte> json, SchemeCatalogue catalogue, DateOnly today)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Strict);
        }
        catch (JsonException)
        {
            return Refused(new Problem("", ProblemCodes.NotAnObject, "Le corps de la demande n’est pas un objet JSON.", "{ \"facts\": { … } }"));
        }
        using (document)
        {
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, catalogue, today)
                : Refused(new Problem("", ProblemCodes.NotAnObject, "Le corps de la demande n’est pas un objet JSON.", "{ \"facts\": { … } }"));
        }
    }

    private static OrientationRequest Read(JsonElement root, SchemeCatalogue catalogue, DateOnly today)
    {
        var problems = new List<Problem>();
        var readings = new Dictionary<string, string>(StringComparer.Ordinal);
        JsonElement facts = default;
        JsonElement asked = default;
        var date = today;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in root.EnumerateObject())
        {
            var name = JsonText.NameOf(member);
            var at = "/" + JsonPointer.Escape(name);
            if (!seen.Add(name))
            {
                problems.Add(new Problem(at, ProblemCodes.UnknownMember, $"« {name} » est donné deux fois."));
                continue;
            }
            switch (name)
            {
                case "facts":
                    facts = member.Value;
                    break;
                case "date":
                    date = ReadDate(member.Value, today, problems);
                    break;
                case "readings":
                    asked = member.Value;
                    break;
                default:
                    problems.Add(new Problem(at, ProblemCodes.UnknownMember, $"« {name} » n’est pas attendu ici.",
                        Suggestion.Nearest(name, ["date", "readings", "facts"]) is { } near ? $"Vouliez-vous dire « {near} » ?" : "date, readings, facts"));
                    break;
            }
        }
        ReadReadings(asked, catalogue, date, readings, problems);
        var profile = catalogue.ReadProfile(date, facts);
        problems.AddRange(profile.Problems);
        return new OrientationRequest(problems.Count == 0 ? profile.Profile : null, readings, problems);
    }

    private static DateOnly ReadDate(JsonElement value, DateOnly today, List<Problem> problems)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return today;
        if (value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(JsonText.Of(value), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        problems.Add(new Problem("/date", ProblemCodes.Date, "La date n’est pas lisible.", "Écrivez-la \"2026-11-23\"."));
        return today;
    }

    private static void ReadReadings(JsonElement value, SchemeCatalogue catalogue, DateOnly date, Dictionary<string, string> readings, List<Problem> problems)
    {
        if (value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return;
        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new Problem("/readings", ProblemCodes.WrongType, "« readings » est un objet : { \"dispositif\": \"lecture\" }."));
            return;
        }
        foreach (var member in value.EnumerateObject())
        {
            var name = JsonText.NameOf(member);
            var at = "/readings/" + JsonPointer.Escape(name);
            if (catalogue.Scheme(name) is not { } scheme)
                problems.Add(new Problem(at, ProblemCodes.UnknownMember, $"Le dispositif « {name} » n’existe pas.",
                    Suggestion.Nearest(name, catalogue.Schemes.Select(s => s.Id)) is { } near ? $"Vouliez-vous dire « {near} » ?" : null));
            else if (member.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                problems.Add(new Problem(at, ProblemCodes.WrongType, "Une lecture est un texte."));
            else if (member.Value.ValueKind == JsonValueKind.String)
                ReadReading(scheme, scheme.On(date), JsonText.Of(member.Value), at, readings, problems);
        }
    }

    private static void ReadReading(Scheme scheme, SchemeVersion version, string reading, string at, Dictionary<string, string> readings, List<Problem> problems)
    {
        var known = version.Readings.Select(r => r.Id!).ToList();
        if (!known.Contains(reading))
            problems.Add(new Problem(at, ProblemCodes.OutsideDomain, $"« {scheme.Id} » n’a pas de lecture « {reading} ».",
                known.Count == 0 ? "Ce dispositif n’a qu’une lecture." : string.Join(", ", known)));
        else if (!readings.TryAdd(scheme.Id, reading))
            problems.Add(new Problem(at, ProblemCodes.UnknownMember, $"« {scheme.Id} » est donné deux fois."));
    }

    private static OrientationRequest Refused(Problem problem) => new(null, new Dictionary<string, string>(), [problem]);
}
