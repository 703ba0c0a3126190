using System.Globalization;
using System.Text.Json;

namespace Beffroi.Rules;

/// <summary>Reads what a caller says of one fact. Null after a problem.</summary>
internal sealed class FactReader(Fact fact, string path, List<Problem> problems)
{
    public Known? Read(JsonElement value) => fact.Type switch
    {
        FactType.Boolean => ReadTruth(value),
        FactType.Choice or FactType.Municipality => ReadText(value),
        FactType.Ensemble => ReadMembers(value),
        _ => ReadNumber(value),
    };

    private KnownTruth? ReadTruth(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => new KnownTruth(Truth.True),
        JsonValueKind.False => new KnownTruth(Truth.False),
        _ => Refuse<KnownTruth>(path, ProblemCodes.WrongType, "La réponse est true ou false."),
    };

    private KnownText? ReadText(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
        {
            return Index(value, path) is { } one ? new KnownText(TextSet.One(fact.Domain!, one)) : null;
        }
        if (value.ValueKind == JsonValueKind.Object && fact.Table is { } table)
        {
            return ReadGroup(value, table);
        }
        if (value.ValueKind != JsonValueKind.Array)
        {
            return Refuse<KnownText>(path, ProblemCodes.WrongType, "La réponse est un texte, ou une liste de textes possibles.");
        }
        return Indexes(value, path) is not { } indexes ? null
            : indexes.Count == 0 ? Refuse<KnownText>(path, ProblemCodes.Empty, "La liste des réponses possibles est vide.")
            : new KnownText(TextSet.Of(fact.Domain!, indexes));
    }

    /// <summary>Some place of a group: <c>{ "departement": "02" }</c>.</summary>
    private KnownText? ReadGroup(JsonElement group, LookUpTable table)
    {
        var members = group.EnumerateObject().ToList();
        if (members.Count != 1)
        {
            return Refuse<KnownText>(path, ProblemCodes.WrongType, "Un groupe se donne par un seul critère : { \"departement\": \"02\" }.");
        }
        var name = JsonText.NameOf(members[0]);
        var at = $"{path}/{JsonPointer.Escape(name)}";
        if (table.Column(name) is not { HasNames: true } column)
        {
            return Refuse<KnownText>(at, ProblemCodes.UnknownMember, $"« {name} » n’est pas attendu ici.", string.Join(", ", table.GroupNames));
        }
        if (members[0].Value.ValueKind != JsonValueKind.String)
        {
            return Refuse<KnownText>(at, ProblemCodes.WrongType, "Un texte est attendu.");
        }
        var value = JsonText.Of(members[0].Value);
        var index = column.Values.IndexOf(value);
        return index >= 0 && column.NameOf(index) is not null
            ? new KnownText(column.KeysOf(table.Keys, index))
            : Refuse<KnownText>(at, ProblemCodes.OutsideDomain, $"Le code « {value} » n’existe pas.");
    }

    private KnownMembers? ReadMembers(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return Mask(value, path) is { } exactly ? new KnownMembers(new MemberRange(exactly, exactly)) : null;
        }
        if (value.ValueKind != JsonValueKind.Object)
        {
            return Refuse<KnownMembers>(path, ProblemCodes.WrongType,
                "La réponse est une liste, ou un objet { \"includes\": [], \"excludes\": [] }.");
        }
        ulong? includes = 0, excludes = 0;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var name = JsonText.NameOf(member);
            var at = $"{path}/{JsonPointer.Escape(name)}";
            if (!seen.Add(name) || name is not ("includes" or "excludes"))
            {
                return Refuse<KnownMembers>(at, ProblemCodes.UnknownMember, $"« {name} » n’est pas attendu ici.", "includes, excludes");
            }
            if (member.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Null))
            {
                return Refuse<KnownMembers>(at, ProblemCodes.WrongType, "Une liste est attendue.");
            }
            ulong? mask = member.Value.ValueKind == JsonValueKind.Null ? 0 : Mask(member.Value, at);
            (includes, excludes) = name == "includes" ? (mask, excludes) : (includes, mask);
        }
        if (includes is not { } must || excludes is not { } mustNot)
        {
            return null;
        }
        return (must & mustNot) != 0
            ? Refuse<KnownMembers>(path, ProblemCodes.Empty, "Une même valeur est à la fois incluse et exclue.")
            : new KnownMembers(new MemberRange(must, MemberRange.Anything(fact.Domain!).May & ~mustNot));
    }

    private ulong? Mask(JsonElement list, string at) =>
        Indexes(list, at) is { } indexes ? indexes.Aggregate(0UL, (mask, i) => mask | (1UL << i)) : null;

    private List<int>? Indexes(JsonElement list, string at)
    {
        var indexes = list.EnumerateArray().Select((item, i) => item.ValueKind == JsonValueKind.String
            ? Index(item, $"{at}/{i}")
            : Refuse($"{at}/{i}", ProblemCodes.WrongType, "Un texte est attendu.")).ToList();
        return indexes.Contains(null) ? null : [.. indexes.Select(i => i!.Value)];
    }

    private int? Index(JsonElement item, string at)
    {
        var text = JsonText.Of(item);
        var index = fact.Table?.IndexOf(text) ?? fact.Domain!.IndexOf(text);
        if (index >= 0)
        {
            return index;
        }
        return fact.Table is not null
            ? Refuse(at, ProblemCodes.OutsideDomain, $"Le code « {text} » n’existe pas.", "Donnez le code INSEE de la commune, sur cinq caractères.")
            : Refuse(at, ProblemCodes.OutsideDomain, $"« {text} » n’est pas une valeur de « {fact.Id} ».",
                Suggestion.Nearest(text, fact.Domain!.Values) is { } near ? $"Vouliez-vous dire « {near} » ?" : string.Join(", ", fact.Domain.Values.Take(12)));
    }

    private KnownNumber? ReadNumber(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return End(value, path) is { } point ? new KnownNumber(NumberRange.Of(point)) : null;
        }
        if (value.GetArrayLength() != 2)
        {
            return Refuse<KnownNumber>(path, ProblemCodes.WrongType, "Un intervalle a deux bornes : [10, 19], null pour une borne ouverte.");
        }
        var before = problems.Count;
        var min = value[0].ValueKind == JsonValueKind.Null ? fact.Range.Min : End(value[0], path + "/0");
        var max = value[1].ValueKind == JsonValueKind.Null ? fact.Range.Max : End(value[1], path + "/1");
        if (problems.Count > before)
        {
            return null;
        }
        return min > max
            ? Refuse<KnownNumber>(path, ProblemCodes.Empty, "L’intervalle est vide : la première borne dépasse la seconde.")
            : new KnownNumber(new NumberRange(min!.Value, max!.Value));
    }

    private decimal? End(JsonElement value, string at)
    {
        if (fact.Type == FactType.Date)
        {
            return Date(value, at);
        }
        if (value.ValueKind != JsonValueKind.Number)
        {
            return RefuseNumber(at, ProblemCodes.WrongType, "Un nombre est attendu.");
        }
        if (!value.TryGetDecimal(out var number))
        {
            return RefuseNumber(at, ProblemCodes.OutsideDomain, "Ce nombre est hors de ce qui est possible.", Domain());
        }
        if (!fact.Range.Contains(number) || Math.Abs(number) > Grid.Farthest(fact.Step))
        {
            return RefuseNumber(at, ProblemCodes.OutsideDomain, $"{French.Number(number)} est hors de ce qui est possible.", Domain());
        }
        return Grid.IsOn(number, fact.Step) && JsonText.IsExact(value, number) ? number
            : RefuseNumber(at, ProblemCodes.WrongType, fact.Step == 1 ? "Un nombre entier est attendu." : $"Un multiple de {French.Number(fact.Step)} est attendu.");
    }

    private decimal? Date(JsonElement value, string at)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return RefuseNumber(at, ProblemCodes.WrongType, "Une date est attendue : \"2024-03-03\".");
        }
        var text = JsonText.Of(value);
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return RefuseNumber(at, ProblemCodes.Date, $"« {text} » n’est pas une date.", "Écrivez-la \"2024-03-03\".");
        }
        return fact.Range.Contains(date.DayNumber) ? date.DayNumber
            : RefuseNumber(at, ProblemCodes.OutsideDomain, "Cette date est hors de ce qui est possible.", Domain());
    }

    private string Domain() => (fact.Range.Min, fact.Range.Max) switch
    {
        (NumberRange.NoLowerBound, NumberRange.NoUpperBound) => "Tout nombre est possible.",
        (var min, NumberRange.NoUpperBound) => $"Au moins {French.Quantity(min, fact.Unit)}.",
        (NumberRange.NoLowerBound, var max) => $"Au plus {French.Quantity(max, fact.Unit)}.",
        var (min, max) => $"Entre {French.Quantity(min, fact.Unit)} et {French.Quantity(max, fact.Unit)}.",
    };

    private T? Refuse<T>(string at, string code, string message, string? hint = null) where T : class
    {
        problems.Add(new Problem(at, code, message, hint));
        return null;
    }

    private int? Refuse(string at, string code, string message, string? hint = null)
    {
        problems.Add(new Problem(at, code, message, hint));
        return null;
    }

    private decimal? RefuseNumber(string at, string code, string message, string? hint = null)
    {
        problems.Add(new Problem(at, code, message, hint));
        return null;
    }
}
