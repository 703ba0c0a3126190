using System.Globalization;
using System.Text.Json;
using Beffroi.Rules.Expressions;

namespace Beffroi.Rules;

/// <summary>What one expression gives: a value, nothing certain, or an error.</summary>
/// <param name="Value">bool, decimal, string, or DateOnly; null when unknown or in error.</param>
/// <param name="IsUnknown">More than one value is possible.</param>
/// <param name="Error">With its code and the offset, in characters, where it stands.</param>
public sealed record ExpressionResult(object? Value, bool IsUnknown, string? Error)
{
    internal static ExpressionResult Of(object value) => new(value, false, null);

    internal static readonly ExpressionResult Unknown = new(null, true, null);

    public static ExpressionResult Failed(string error) => new(null, false, error);
}

/// <summary>
/// One expression on its own, whose names are the constants of a context: a boolean, a number, a text, a date (a text written
/// 2026-11-23), an ensemble (a list of texts), or what is partly known: <c>[10, 19]</c> with null for an open end,
/// <c>{ "includes": […], "excludes": […] }</c>. A null or an unbound name is an error.
/// </summary>
public static class ContextExpression
{
    private const string AnyOther = "\uFFFF";

    public static ExpressionResult Evaluate(string expression, JsonElement context)
    {
        try
        {
            var syntax = Parser.Parse(expression);
            var scope = new ContextScope(context, expression, datesAsDates: false);
            var result = Evaluate(syntax, scope, out var error);
            if (result is null && error!.Code is DiagnosticCodes.TypeMismatch && scope.HasDates)
            {
                // A text that looks like a date is one where a date is expected.
                result = Evaluate(syntax, new ContextScope(context, expression, datesAsDates: true), out _);
            }
            return result ?? Failed(error!);
        }
        catch (ExpressionSyntaxException e)
        {
            return Failed(e.Error);
        }
        catch (OverflowException)
        {
            return Failed(new ExpressionError(0, DiagnosticCodes.Overflow, "a result has more than 28 digits"));
        }
    }

    private static ExpressionResult? Evaluate(Syntax syntax, ContextScope scope, out ExpressionError? error)
    {
        var errors = new List<ExpressionError>();
        var term = new Binder(scope, errors.Add).Bind(syntax);
        if (term is not null)
        {
            Overflow.Check(term, errors.Add);
        }
        if (term is MembersFact)
        {
            errors.Add(new ExpressionError(0, DiagnosticCodes.TypeMismatch, "an ensemble is not a value", "use « list contains » or « some »"));
        }
        error = errors.FirstOrDefault();
        if (error is not null)
        {
            return null;
        }
        var interpreter = new Interpreter(scope.Profile());
        switch (term)
        {
            case TruthTerm truth:
                var judged = interpreter.Judge(truth);
                return judged == Truth.Unknown ? ExpressionResult.Unknown : ExpressionResult.Of(judged == Truth.True);
            case NumberTerm number:
                var range = interpreter.Measure(number);
                return !range.IsPoint ? ExpressionResult.Unknown
                    : number.Unit == Unit.Day ? ExpressionResult.Of(DateOnly.FromDayNumber((int)range.Min))
                    : ExpressionResult.Of(range.Min / 1.000000000000000000000000000m);
            case TextTerm text:
                var set = interpreter.Read(text);
                return set.IsSingle && set.Domain[set.Single] != AnyOther ? ExpressionResult.Of(set.Domain[set.Single]) : ExpressionResult.Unknown;
            default:
                throw new InvalidOperationException(term?.GetType().Name);
        }
    }

    private static ExpressionResult Failed(ExpressionError e) =>
        ExpressionResult.Failed($"{e.Code} at {e.Offset}: {e.Message}{(e.Hint is null ? "" : "; " + e.Hint)}");

    private sealed class ContextScope : IScope
    {
        private readonly Dictionary<string, Term> terms = new(StringComparer.Ordinal);
        private readonly List<Known> known = [];
        private readonly HashSet<string> ensembles;
        private readonly HashSet<string> texts;
        private readonly bool datesAsDates;

        public ContextScope(JsonElement context, string expression, bool datesAsDates)
        {
            this.datesAsDates = datesAsDates;
            var tokens = Lexer.Cut(expression.Normalize());
            texts = [.. tokens.Where(t => t.Kind == TokenKind.Text).Select(t => t.Text)];
            ensembles = [.. Enumerable.Range(0, tokens.Count - 2)
                .Where(i => tokens[i].Kind == TokenKind.ListContains || (tokens[i].Kind == TokenKind.In && tokens[i + 2].Kind == TokenKind.Satisfies))
                .Select(i => tokens[i].Kind == TokenKind.ListContains ? tokens[i + 2].Text : tokens[i + 1].Text)];
            if (context.ValueKind != JsonValueKind.Object)
            {
                return;
            }
            texts.UnionWith(context.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.String).Select(m => JsonText.Of(m.Value).Normalize()));
            foreach (var member in context.EnumerateObject())
            {
                if (TermOf(JsonText.NameOf(member).Normalize(), member.Value) is { } term)
                {
                    terms[JsonText.NameOf(member).Normalize()] = term;
                }
            }
        }

        public bool HasDates { get; private set; }

        public IEnumerable<string> Names => terms.Keys;

        public Term? Resolve(string name) => terms.GetValueOrDefault(name);

        public Profile Profile() => new(default, [.. known]);

        private Term? TermOf(string name, JsonElement value)
        {
            if (Days(value) is { } days)
            {
                HasDates = true;
                // Two texts may also be one of two; an end that is open is of an interval only.
                if (datesAsDates || value.EnumerateArray().Any(end => end.ValueKind == JsonValueKind.Null))
                {
                    return days;
                }
            }
            switch (value.ValueKind)
            {
                case JsonValueKind.True or JsonValueKind.False:
                    return new TruthLiteral(Truths.Of(value.ValueKind == JsonValueKind.True));
                case JsonValueKind.Number:
                    return value.TryGetDecimal(out var number) ? new NumberLiteral(number, Unit.Bare) : null;
                case JsonValueKind.String:
                    return Text(JsonText.Of(value).Normalize());
                case JsonValueKind.Array when value.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String)
                    && (ensembles.Contains(name) || value.GetArrayLength() > 0):
                    var items = value.EnumerateArray().Select(i => JsonText.Of(i).Normalize()).ToList();
                    return ensembles.Contains(name) ? Ensemble(name, items, items, open: false) : OneOf(name, items);
                case JsonValueKind.Array when value.GetArrayLength() == 2:
                    return Interval(value[0], value[1]);
                case JsonValueKind.Object:
                    return Ensemble(name, Items(value, "includes"), Items(value, "excludes"), open: true);
                default:
                    return null;
            }
        }

        private Term Text(string text)
        {
            if (DayOf(text) is { } day)
            {
                HasDates = true;
                if (datesAsDates)
                {
                    return new NumberLiteral(day, Unit.Day);
                }
            }
            return new TextLiteral(new TextDomain([text]), 0);
        }

        private static int? DayOf(string text) =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.DayNumber : null;

        /// <summary>An interval of days; null when the value is none.</summary>
        private static UnknownNumber? Days(JsonElement value)
        {
            if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() != 2 || value.EnumerateArray().All(end => end.ValueKind == JsonValueKind.Null))
            {
                return null;
            }
            static decimal? End(JsonElement end, decimal open) =>
                end.ValueKind == JsonValueKind.Null ? open : end.ValueKind == JsonValueKind.String ? DayOf(JsonText.Of(end)) : null;
            return End(value[0], NumberRange.NoLowerBound) is { } from && End(value[1], NumberRange.NoUpperBound) is { } to && from <= to
                ? new UnknownNumber(new NumberRange(from, to), Unit.Day) : null;
        }

        /// <summary>One of several texts: compared with any text of the expression or of the context.</summary>
        private TextFact OneOf(string name, List<string> items)
        {
            var domain = new TextDomain(items.Concat(texts).Distinct());
            known.Add(new KnownText(TextSet.Of(domain, items.Select(domain.IndexOf))));
            return new TextFact(new Fact { Index = known.Count - 1, Id = name, Name = name, Question = "", Type = FactType.Choice, Domain = domain });
        }

        private static UnknownNumber? Interval(JsonElement min, JsonElement max)
        {
            decimal? End(JsonElement end, decimal open) =>
                end.ValueKind == JsonValueKind.Null ? open : end.ValueKind == JsonValueKind.Number && end.TryGetDecimal(out var n) ? n : null;
            return End(min, NumberRange.NoLowerBound) is { } from && End(max, NumberRange.NoUpperBound) is { } to && from <= to
                ? new UnknownNumber(new NumberRange(from, to), Unit.Bare) : null;
        }

        private MembersFact? Ensemble(string name, IReadOnlyList<string> includes, IReadOnlyList<string> others, bool open)
        {
            var domain = new TextDomain(includes.Concat(others).Concat(texts).Concat(open ? [AnyOther] : []).Distinct());
            if (domain.Count > MemberRange.LargestDomain)
            {
                return null;
            }
            ulong Mask(IEnumerable<string> values) => values.Aggregate(0UL, (mask, v) => mask | (1UL << domain.IndexOf(v)));
            var must = Mask(includes);
            var fact = new Fact { Index = known.Count, Id = name, Name = name, Question = "", Type = FactType.Ensemble, Domain = domain };
            known.Add(new KnownMembers(new MemberRange(must, open ? MemberRange.Anything(domain).May & ~Mask(others) : must)));
            return new MembersFact(fact);
        }

        private static List<string> Items(JsonElement value, string name) =>
            value.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.String).Select(i => JsonText.Of(i).Normalize())] : [];
    }
}
