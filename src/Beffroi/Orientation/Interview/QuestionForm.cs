using System.Globalization;
using System.Text.Json.Nodes;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Orientation.Interview;

/// <summary>One choice of a question.</summary>
internal sealed record QuestionChoice(string Value, string Label, string? Hint);

/// <summary>What a person sent for one question: an answer, « je ne sais pas », places to choose from, or what is wrong.</summary>
internal sealed record GivenAnswer(JsonNode? Value, bool Skipped, string? Error, IReadOnlyList<MunicipalityMatch>? Places = null)
{
    public static readonly GivenAnswer Unknown = new(null, true, null);

    public static GivenAnswer Of(JsonNode value) => new(value, false, null);

    public static GivenAnswer Wrong(string error) => new(null, false, error);
}

/// <summary>A question as a form: its choices from the fact, and the answer from what was sent. One form serves every type.</summary>
internal sealed class QuestionForm(Fact fact, FrenchTerritories territories)
{
    public const string UnknownValue = "inconnu";
    public const string NoneValue = "aucun";
    private const string Exact = "exact";
    private const int LongestText = 100;
    private const int MostPlaces = 12;

    public bool IsPlace => fact.Type == FactType.Municipality;

    public bool IsDate => fact.Type == FactType.Date;

    public bool IsSeveral => fact.Type == FactType.Ensemble;

    public bool HasChoices => !IsPlace && !IsDate && (fact.ReadyAnswers.Count > 0 || !fact.IsNumber);

    /// <summary>A number may be given exactly, beside ready answers or instead of them.</summary>
    public bool TakesNumber => fact.IsNumber && !IsDate;

    public IReadOnlyList<QuestionChoice> Choices() => fact.Type switch
    {
        FactType.Boolean => [new("true", "Oui", null), new("false", "Non", null)],
        FactType.Choice => [.. fact.Values.Select(v => new QuestionChoice(v.Id, v.Label, v.Help))],
        FactType.Ensemble => [.. fact.Values.Select(v => new QuestionChoice(v.Id, v.Label, v.Help)), new(NoneValue, "Aucun de ces choix", null)],
        _ => [.. fact.ReadyAnswers.Select((r, i) => new QuestionChoice(i.ToString(CultureInfo.InvariantCulture), r.Label, r.Help))],
    };

    public string? Unit => fact.Type == FactType.Money ? "€" : fact.Unit == Rules.Unit.Bare ? null : fact.Unit.Many;

    // —— what was said before ——

    /// <summary>The values of the choices that stand for what was said.</summary>
    public IReadOnlyList<string> Chosen(JsonNode? said, bool skipped)
    {
        if (skipped)
            return [UnknownValue];
        return said switch
        {
            null => [],
            JsonArray { Count: 0 } when IsSeveral => [NoneValue],
            JsonObject atLeast when IsSeveral => [.. (atLeast["includes"] as JsonArray ?? []).Select(v => v!.GetValue<string>())],
            JsonArray several when IsSeveral => [.. several.Select(v => v!.GetValue<string>())],
            JsonArray { Count: 2 } range when TakesNumber => [.. Ready(range)],
            JsonValue value when TakesNumber => [.. Ready(value)],
            JsonValue value => [value.ToString()],
            _ => [],
        };
    }

    public string? Typed(JsonNode? said) => said switch
    {
        JsonValue value when IsPlace => MunicipalityCode.TryParse(value.GetValue<string>(), out var code) ? territories.Find(code)?.Name : null,
        JsonValue value when TakesNumber && !Ready(value).Any() => French.Number(Number(value)),
        JsonValue value when IsDate => value.GetValue<string>(),
        _ => null,
    };

    private IEnumerable<string> Ready(JsonNode said)
    {
        var range = said is JsonArray ends ? new NumberRange(Number(ends[0]!), Number(ends[1]!)) : NumberRange.Of(Number(said));
        return fact.ReadyAnswers.Index().Where(r => r.Item.Range == range).Select(r => r.Index.ToString(CultureInfo.InvariantCulture));
    }

    private static decimal Number(JsonNode node) => decimal.Parse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    // —— what was sent ——

    /// <param name="chosen">Values of the choices.</param>
    /// <param name="typed">Text of the field beside or instead of them.</param>
    /// <param name="code">The commune chosen among suggestions.</param>
    /// <param name="said">What was said before, which the page showed.</param>
    /// <param name="skipped">Whether « je ne sais pas » was.</param>
    public GivenAnswer Read(IReadOnlyList<string> chosen, string? typed, string? code, JsonNode? said, bool skipped)
    {
        typed = typed?.Trim() ?? "";
        if (typed.Length > LongestText)
            return GivenAnswer.Wrong($"Cette réponse est trop longue : {LongestText} caractères au plus.");
        if (IsSeveral)
            return Several(chosen);
        if (typed.Length > 0 && chosen.Count > 0)
        {
            // The page came with the last answer, chosen or typed: who then gives another one in the other way does not always take that one back.
            var (isNewText, isNewChoice) = (Plain(typed) != Plain(Typed(said) ?? ""), !chosen.SequenceEqual(Chosen(said, skipped)));
            if (isNewText && isNewChoice && !Holds(chosen, typed))
                return GivenAnswer.Wrong("Vous avez coché une réponse et vous en avez écrit une autre : gardez l’une des deux.");
            (chosen, typed) = isNewChoice && !isNewText ? (chosen, "") : ([], typed);
        }
        if (TakesNumber && typed.Length > 0)
            return ReadNumber(typed);
        if (chosen.Contains(UnknownValue))
            return GivenAnswer.Unknown;
        if (IsPlace)
            return ReadPlace(typed, code);
        if (IsDate)
            return ReadDate(typed);
        return chosen is [var one] && Choices().Any(c => c.Value == one) ? GivenAnswer.Of(Value(one))
            : GivenAnswer.Wrong(TakesNumber && fact.ReadyAnswers.Count == 0
                ? "Écrivez un nombre, ou choisissez « Je ne sais pas »."
                : "Choisissez une réponse, ou « Je ne sais pas ».");
    }

    /// <summary>The number that was typed is in the ready answer that was chosen: it only says more.</summary>
    private bool Holds(IReadOnlyList<string> chosen, string typed) =>
        TakesNumber && chosen is [var one] && Choices().Any(c => c.Value == one)
        && ReadNumber(typed).Value is { } number && fact.ReadyAnswers[int.Parse(one, CultureInfo.InvariantCulture)].Range.Contains(Number(number));

    /// <summary>As it is compared: a browser may send another space than the one that it was given.</summary>
    private static string Plain(string typed) => string.Concat(typed.Where(c => !char.IsWhiteSpace(c)));

    private JsonNode Value(string chosen)
    {
        if (fact.Type == FactType.Boolean)
            return JsonValue.Create(chosen == "true");
        if (fact.Type == FactType.Choice)
            return JsonValue.Create(chosen);
        var range = fact.ReadyAnswers[int.Parse(chosen, CultureInfo.InvariantCulture)].Range;
        return range.IsPoint ? JsonValue.Create(range.Min) : new JsonArray(JsonValue.Create(range.Min), JsonValue.Create(range.Max));
    }

    private GivenAnswer Several(IReadOnlyList<string> chosen)
    {
        var known = chosen.Where(c => fact.Values.Any(v => v.Id == c)).Distinct().ToList();
        return chosen switch
        {
            [] => GivenAnswer.Wrong("Cochez une ou plusieurs réponses, ou « Aucun de ces choix », ou « Je ne sais pas »."),
            [UnknownValue] => GivenAnswer.Unknown,
            [NoneValue] => GivenAnswer.Of(new JsonArray()),
            _ when known.Count < chosen.Distinct().Count() =>
                GivenAnswer.Wrong("« Aucun de ces choix » et « Je ne sais pas » se cochent seuls."),
            _ => GivenAnswer.Of(new JsonArray([.. known.Select(k => JsonValue.Create(k))])),
        };
    }

    /// <summary>« 12 500,50 € » as people write it.</summary>
    private static GivenAnswer ReadNumber(string typed)
    {
        var plain = new string([.. typed.Where(c => !char.IsWhiteSpace(c) && c != '€')]).Replace(',', '.');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? GivenAnswer.Of(JsonValue.Create(number))
            : GivenAnswer.Wrong("Écrivez un nombre en chiffres, par exemple 12 ou 0,8.");
    }

    private static GivenAnswer ReadDate(string typed) =>
        DateOnly.TryParseExact(typed, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? GivenAnswer.Of(JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)))
            : GivenAnswer.Wrong("Donnez une date complète, par exemple 03/03/2024, ou choisissez « Je ne sais pas ».");

    private GivenAnswer ReadPlace(string typed, string? code)
    {
        if (MunicipalityCode.TryParse(code, out var chosen) && territories.Find(chosen) is { } place)
            return GivenAnswer.Of(JsonValue.Create(place.Code.ToString()));
        if (typed.Length == 0)
            return GivenAnswer.Wrong("Écrivez le nom de la commune ou son code postal, ou choisissez « Je ne sais pas ».");
        var found = territories.Search(typed, MostPlaces);
        return found switch
        {
            [] => GivenAnswer.Wrong($"Aucune commune ne s’appelle « {typed} ». Vérifiez l’orthographe, ou essayez le code postal."),
            [var only] => GivenAnswer.Of(JsonValue.Create(only.Municipality.Code.ToString())),
            [{ IsExactName: true } exact, { IsExactName: false }, ..] => GivenAnswer.Of(JsonValue.Create(exact.Municipality.Code.ToString())),
            _ => new GivenAnswer(null, false, null, found),
        };
    }
}
