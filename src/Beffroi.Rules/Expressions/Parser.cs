using System.Globalization;
using System.Text;

namespace Beffroi.Rules.Expressions;

/// <summary>
/// Recursive descent over the grammar of <c>docs/region-format.md</c>, one method a rule. Depth is bounded, so that no text
/// can exhaust the stack; nothing is read twice, so time is linear in the length.
/// </summary>
internal sealed class Parser
{
    public const int DeepestNesting = 64;

    private readonly List<Token> tokens;
    private int at;
    private int depth;

    private Parser(List<Token> tokens) => this.tokens = tokens;

    private Token Current => tokens[at];

    /// <exception cref="ExpressionSyntaxException">The text is not an expression of the subset.</exception>
    public static Syntax Parse(string text)
    {
        if (LoneSurrogate(text) is >= 0 and var lone)
        {
            throw Error(lone, DiagnosticCodes.ExpressionSyntax, "half a character: this text is not Unicode");
        }
        var parser = new Parser(Lexer.Cut(text.Normalize(NormalizationForm.FormC)));
        var expression = parser.Expression();
        if (parser.Current.Kind != TokenKind.End)
        {
            throw parser.Unexpected("an operator or the end");
        }
        return expression;
    }

    /// <summary>Where half of a surrogate pair stands alone; -1 when the text is whole.</summary>
    private static int LoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (!Rune.TryGetRuneAt(text, i, out _))
                {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private Syntax Expression()
    {
        if (++depth > DeepestNesting)
        {
            throw Error(Current.Offset, DiagnosticCodes.TooLarge, $"more than {DeepestNesting} levels in one expression");
        }
        var expression = Current.Kind switch
        {
            TokenKind.If => If(),
            TokenKind.Some => Some(),
            _ => Or(),
        };
        depth--;
        return expression;
    }

    private IfSyntax If()
    {
        var start = Take(TokenKind.If, "if").Offset;
        var condition = Expression();
        Take(TokenKind.Then, "then");
        var then = Expression();
        Take(TokenKind.Else, "else");
        return new IfSyntax(condition, then, Expression(), start);
    }

    private SomeSyntax Some()
    {
        var start = Take(TokenKind.Some, "some").Offset;
        var variable = Take(TokenKind.Name, "a name");
        Take(TokenKind.In, "in");
        var set = Take(TokenKind.Name, "the name of an ensemble");
        Take(TokenKind.Satisfies, "satisfies");
        return new SomeSyntax(variable.Text, variable.Offset, new NameSyntax(set.Text, set.Offset), Expression(), start);
    }

    private Syntax Or()
    {
        var first = And();
        if (Current.Kind != TokenKind.Or)
        {
            return first;
        }
        var operands = new List<Syntax> { first };
        while (Accept(TokenKind.Or))
        {
            operands.Add(And());
        }
        return new OrSyntax(operands, first.Offset);
    }

    private Syntax And()
    {
        var first = Compare();
        if (Current.Kind != TokenKind.And)
        {
            return first;
        }
        var operands = new List<Syntax> { first };
        while (Accept(TokenKind.And))
        {
            operands.Add(Compare());
        }
        return new AndSyntax(operands, first.Offset);
    }

    private Syntax Compare()
    {
        var left = Sum(null);
        Syntax compared;
        if (ComparisonOf(Current.Kind) is { } comparison)
        {
            at++;
            compared = new CompareSyntax(left, comparison, Sum(null), left.Offset);
        }
        else if (Accept(TokenKind.Between))
        {
            var from = Sum(null);
            Take(TokenKind.And, "and");
            compared = new InSyntax(left, [new RangeItemSyntax(from, true, Sum(null), true, from.Offset)], left.Offset);
        }
        else if (Accept(TokenKind.In))
        {
            compared = new InSyntax(left, Items(), left.Offset);
        }
        else
        {
            return left;
        }
        if (ComparisonOf(Current.Kind) is not null || Current.Kind is TokenKind.Between or TokenKind.In)
        {
            throw Error(Current.Offset, DiagnosticCodes.ChainedComparison, "a comparison cannot be compared again",
                "use « and », or parentheses");
        }
        return compared;
    }

    /// <summary>After <c>in</c>: one range, or items in parentheses. A <c>..</c> after the first sum makes the parenthesis a range.</summary>
    private List<ItemSyntax> Items()
    {
        var open = Current;
        if (open.Kind is TokenKind.OpenBracket or TokenKind.CloseBracket)
        {
            return [Range()];
        }
        Take(TokenKind.Open, "( or [");
        var first = Item();
        if (first is ValueItemSyntax value && Current.Kind == TokenKind.DotDot)
        {
            return [RangeFrom(value.Value, false, open.Offset)];
        }
        var items = new List<ItemSyntax> { first };
        while (Accept(TokenKind.Comma))
        {
            items.Add(Item());
        }
        Take(TokenKind.Close, ")");
        return items;
    }

    private ItemSyntax Item()
    {
        var start = Current;
        if (start.Kind is TokenKind.OpenBracket or TokenKind.CloseBracket)
        {
            return Range();
        }
        if (ComparisonOf(start.Kind) is { } comparison and not (Comparison.Equal or Comparison.NotEqual))
        {
            at++;
            return new ComparisonItemSyntax(comparison, Sum(null), start.Offset);
        }
        if (start.Kind != TokenKind.Open)
        {
            return new ValueItemSyntax(Sum(null), start.Offset);
        }
        // « ( » opens a range or a parenthesis: what follows its first expression tells which.
        at++;
        var isSum = Current.Kind is not (TokenKind.If or TokenKind.Some);
        var inner = Expression();
        if (isSum && Current.Kind == TokenKind.DotDot)
        {
            return RangeFrom(inner, false, start.Offset);
        }
        Take(TokenKind.Close, ")");
        return new ValueItemSyntax(Sum(inner), start.Offset);
    }

    private RangeItemSyntax Range()
    {
        var open = Current;
        at++;
        return RangeFrom(Sum(null), open.Kind == TokenKind.OpenBracket, open.Offset);
    }

    private RangeItemSyntax RangeFrom(Syntax from, bool included, int offset)
    {
        Take(TokenKind.DotDot, "..");
        var to = Sum(null);
        var close = Current;
        if (close.Kind is not (TokenKind.CloseBracket or TokenKind.Close or TokenKind.OpenBracket))
        {
            throw Unexpected("], ) or [");
        }
        at++;
        return new RangeItemSyntax(from, included, to, close.Kind == TokenKind.CloseBracket, offset);
    }

    private Syntax Sum(Syntax? begun) =>
        Chain(begun, Product, (TokenKind.Plus, Arithmetic.Plus), (TokenKind.Minus, Arithmetic.Minus));

    private Syntax Product(Syntax? begun) =>
        Chain(begun, b => b ?? Unary(), (TokenKind.Times, Arithmetic.Times), (TokenKind.Divide, Arithmetic.Divide));

    private Syntax Chain(Syntax? begun, Func<Syntax?, Syntax> operand, params ReadOnlySpan<(TokenKind Kind, Arithmetic Operator)> operators)
    {
        var first = operand(begun);
        List<(Arithmetic, Syntax, int)>? rest = null;
        while (true)
        {
            var token = Current;
            Arithmetic? found = null;
            foreach (var (kind, arithmetic) in operators)
            {
                found = token.Kind == kind ? arithmetic : found;
            }
            if (found is null)
            {
                return rest is null ? first : new ChainSyntax(first, rest, first.Offset);
            }
            at++;
            (rest ??= []).Add((found.Value, operand(null), token.Offset));
        }
    }

    private Syntax Unary()
    {
        var start = Current;
        return Accept(TokenKind.Minus) ? new NegateSyntax(Primary(), start.Offset) : Primary();
    }

    private Syntax Primary()
    {
        var token = Current;
        at++;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new NumberSyntax(NumberOf(token), token.Offset);
            case TokenKind.Text:
                return new TextSyntax(token.Text, token.Offset);
            case TokenKind.True or TokenKind.False:
                return new TruthSyntax(token.Kind == TokenKind.True, token.Offset);
            case TokenKind.Name:
                return new NameSyntax(token.Text, token.Offset);
            case TokenKind.Date:
                return Date(token.Offset);
            case TokenKind.Open:
                var inner = Expression();
                Take(TokenKind.Close, ")");
                return inner;
            case TokenKind.Not:
                Take(TokenKind.Open, "( after not");
                var operand = Expression();
                Take(TokenKind.Close, ")");
                return new NotSyntax(operand, token.Offset);
            case TokenKind.Min:
                return new FoldSyntax(Fold.Min, Arguments(), token.Offset);
            case TokenKind.Max:
                return new FoldSyntax(Fold.Max, Arguments(), token.Offset);
            case TokenKind.Sum:
                return new FoldSyntax(Fold.Sum, Arguments(), token.Offset);
            case TokenKind.ListContains:
                Take(TokenKind.Open, "(");
                var set = Take(TokenKind.Name, "the name of an ensemble");
                Take(TokenKind.Comma, ",");
                var member = Take(TokenKind.Text, "a text in quotes");
                Take(TokenKind.Close, ")");
                return new ListContainsSyntax(new NameSyntax(set.Text, set.Offset), new TextSyntax(member.Text, member.Offset), token.Offset);
            case TokenKind.If or TokenKind.Some:
                throw Error(token.Offset, DiagnosticCodes.ExpressionSyntax, $"« {token.Text} » stands at the top or in parentheses");
            default:
                at--;
                throw Unexpected("a value");
        }
    }

    private DateSyntax Date(int offset)
    {
        Take(TokenKind.Open, "( after date");
        var text = Take(TokenKind.Text, "a date in quotes");
        Take(TokenKind.Close, ")");
        return DateOnly.TryParseExact(text.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new DateSyntax(date, offset)
            : throw Error(text.Offset, DiagnosticCodes.ExpressionSyntax, $"« {text.Text} » is not a date", "write it 2026-11-23");
    }

    private List<Syntax> Arguments()
    {
        Take(TokenKind.Open, "(");
        var arguments = new List<Syntax> { Expression() };
        while (Accept(TokenKind.Comma))
        {
            arguments.Add(Expression());
        }
        Take(TokenKind.Close, ")");
        return arguments;
    }

    /// <summary>Exact up to 28 digits; <c>decimal</c> would round a longer number in silence.</summary>
    private static decimal NumberOf(Token token)
    {
        var digits = token.Text.TrimStart('0').Count(char.IsAsciiDigit);
        return digits <= 28
            ? decimal.Parse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : throw Error(token.Offset, DiagnosticCodes.Overflow, "this number has more than 28 digits");
    }

    private static Comparison? ComparisonOf(TokenKind kind) => kind switch
    {
        TokenKind.Equal => Comparison.Equal,
        TokenKind.NotEqual => Comparison.NotEqual,
        TokenKind.Less => Comparison.Less,
        TokenKind.LessOrEqual => Comparison.LessOrEqual,
        TokenKind.Greater => Comparison.Greater,
        TokenKind.GreaterOrEqual => Comparison.GreaterOrEqual,
        _ => null,
    };

    private bool Accept(TokenKind kind)
    {
        var accepted = Current.Kind == kind;
        at += accepted ? 1 : 0;
        return accepted;
    }

    private Token Take(TokenKind kind, string expected)
    {
        var token = Current;
        if (token.Kind != kind)
        {
            throw Unexpected(expected);
        }
        at++;
        return token;
    }

    private ExpressionSyntaxException Unexpected(string expected) =>
        Error(Current.Offset, DiagnosticCodes.ExpressionSyntax, $"{expected} is expected, not « {Current.Text} »",
            Current.Kind == TokenKind.Name ? Suggestion.For(Current.Text, ["and", "or", "in", "between", "then", "else", "satisfies", "not"]) : null);

    private static ExpressionSyntaxException Error(int offset, string code, string message, string? hint = null) =>
        new(new ExpressionError(offset, code, message, hint));
}
