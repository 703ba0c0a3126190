using System.Text.Json;
using System.Text.Json.Nodes;

namespace Beffroi.Rules;

/// <summary>
/// Reads the facts of the contract into a profile: values, lists (one of; exactly these; two ends), includes and excludes.
/// Collects every problem with its path. Completed months are counted from their date; constraints are checked last.
/// </summary>
public static class ProfileReader
{
    /// <summary>Facts written in this process (examples, answers of a form).</summary>
    internal static ProfileReading Read(Vocabulary vocabulary, DateOnly date, JsonObject facts)
    {
        using var document = JsonDocument.Parse(facts.ToJsonString());
        return Read(vocabulary, date, document.RootElement, "/facts");
    }

    internal static ProfileReading Read(Vocabulary vocabulary, DateOnly date, JsonElement facts, string path)
    {
        var problems = new List<Problem>();
        var known = vocabulary.Facts.Select(f => f.Unknown).ToArray();
        if (facts.ValueKind == JsonValueKind.Object)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in facts.EnumerateObject())
            {
                var name = JsonText.NameOf(member);
                var at = $"{path}/{JsonPointer.Escape(name)}";
                if (!seen.Add(name))
                {
                    problems.Add(new Problem(at, ProblemCodes.UnknownMember, $"« {name} » est donné deux fois."));
                }
                else if (Find(vocabulary, name, at, problems) is { } fact && member.Value.ValueKind != JsonValueKind.Null)
                {
                    known[fact.Index] = new FactReader(fact, at, problems).Read(member.Value) ?? known[fact.Index];
                }
            }
        }
        else if (facts.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
        {
            problems.Add(new Problem(path, ProblemCodes.WrongType, "Les faits sont un objet JSON : { \"effectif\": 3 }."));
        }
        if (problems.Count > 0)
        {
            return new ProfileReading(null, problems);
        }
        return Settle(vocabulary, new Profile(date, known), path);
    }

    /// <summary>Counts what is counted from dates, and refuses facts that contradict each other.</summary>
    internal static ProfileReading Settle(Vocabulary vocabulary, Profile profile, string path)
    {
        var problems = new List<Problem>();
        foreach (var fact in vocabulary.Facts.Where(f => f.Since is not null))
        {
            profile = CountMonths(profile, fact, path, problems);
        }
        if (problems.Count == 0)
        {
            var interpreter = new Interpreter(profile);
            foreach (var constraint in vocabulary.Constraints.Where(c => interpreter.Judge(c.Condition) == Truth.False))
            {
                var at = Terms.Facts(constraint.Condition).FirstOrDefault() is { } first ? $"{path}/{JsonPointer.Escape(first.Id)}" : path;
                problems.Add(new Problem(at, ProblemCodes.Contradiction, constraint.Message));
            }
        }
        return new ProfileReading(problems.Count == 0 ? profile : null, problems);
    }

    /// <summary>The same situation on another day: what is counted from a known date is counted again. Null when that day contradicts it.</summary>
    internal static Profile? On(Vocabulary vocabulary, Profile profile, DateOnly day)
    {
        var moved = vocabulary.Facts.Where(f => f.Since is not null && profile[f.Since] != f.Since.Unknown)
            .Aggregate(profile.On(day), (p, f) => p.With(f, f.Unknown));
        return Settle(vocabulary, moved, "").Profile;
    }

    private static Profile CountMonths(Profile profile, Fact months, string path, List<Problem> problems)
    {
        var since = ((KnownNumber)profile[months.Since!]).Range;
        if (since == months.Since!.Range)
        {
            return profile;
        }
        var at = $"{path}/{JsonPointer.Escape(months.Since.Id)}";
        if (since.Min > profile.Date.DayNumber)
        {
            problems.Add(new Problem(at, ProblemCodes.Contradiction, $"Cette date est après le {French.Date(profile.Date)}.", "Donnez une date passée."));
            return profile;
        }
        var latest = DateOnly.FromDayNumber((int)Math.Min(since.Max, profile.Date.DayNumber));
        var earliest = DateOnly.FromDayNumber((int)since.Min);
        var counted = new NumberRange(Profile.CompletedMonths(latest, profile.Date), Profile.CompletedMonths(earliest, profile.Date))
            .Intersect(((KnownNumber)profile[months]).Range);
        if (counted.IsEmpty)
        {
            problems.Add(new Problem($"{path}/{JsonPointer.Escape(months.Id)}", ProblemCodes.Contradiction,
                $"« {months.Name} » et « {months.Since.Name} » se contredisent au {French.Date(profile.Date)}.", "Ne donnez que la date."));
            return profile;
        }
        return profile.With(months, new KnownNumber(counted));
    }

    private static Fact? Find(Vocabulary vocabulary, string name, string at, List<Problem> problems)
    {
        var fact = vocabulary.Facts.FirstOrDefault(f => f.Id == name);
        if (fact is null)
        {
            var defined = vocabulary.Definitions.Any(d => d.Id == name) || vocabulary.Parameters.Any(p => p.Id == name);
            problems.Add(new Problem(at, ProblemCodes.UnknownMember,
                defined ? $"« {name} » se déduit d’autres faits : il ne se donne pas." : $"Le fait « {name} » n’existe pas.",
                Suggestion.Nearest(name, vocabulary.Facts.Select(f => f.Id)) is { } near && !defined ? $"Vouliez-vous dire « {near} » ?" : null));
        }
        return fact;
    }
}
