using System.Text;

namespace Beffroi.Rules.Expressions;

/// <summary>Cuts an expression into tokens. The words of the grammar are reserved; what FEEL has beyond our subset is named as such.</summary>
internal static class Lexer
{
    public const int LongestExpression = 8192;

    private static readonly Dictionary<string, TokenKind> Words = new(StringComparer.Ordinal)
    {
        ["if"] = TokenKind.If,
        ["then"] = TokenKind.Then,
        ["else"] = TokenKind.Else,
        ["some"] = TokenKind.Some,
        ["in"] = TokenKind.In,
        ["satisfies"] = TokenKind.Satisfies,
        ["or"] = TokenKind.Or,
        ["and"] = TokenKind.And,
        ["between"] = TokenKind.Between,
        ["not"] = TokenKind.Not,
        ["min"] = TokenKind.Min,
        ["max"] = TokenKind.Max,
        ["sum"] = TokenKind.Sum,
        ["true"] = TokenKind.True,
        ["false"] = TokenKind.False,
        ["date"] = TokenKind.Date,
    };

    /// <summary>Words of FEEL that this subset leaves out, so that the refusal can say so.</summary>
    private static readonly HashSet<string> Left = new(StringComparer.Ordinal)
    {
        "for", "return", "every", "function", "external", "instance", "null", "time", "duration", "context", "count", "mean",
    };

    public static bool IsReserved(string name) => Words.ContainsKey(name) || name is "list" or "contains" || Left.Contains(name);

    public static List<Token> Cut(string text)
    {
        if (text.Length > LongestExpression)
        {
            throw Error(0, DiagnosticCodes.TooLarge, $"the expression has {text.Length} characters; at most {LongestExpression} are read");
        }
        var tokens = new List<Token>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            if (at == text.Length)
            {
                tokens.Add(new Token(TokenKind.End, at, "the end"));
                return tokens;
            }
            tokens.Add(Next(text, ref at));
        }
    }

    private static Token Next(string text, ref int at)
    {
        var start = at;
        var c = text[at];
        if (char.IsAsciiDigit(c))
        {
            return Number(text, ref at);
        }
        if (c == '"')
        {
            var end = text.IndexOf('"', at + 1);
            if (end < 0)
            {
                throw Error(start, DiagnosticCodes.ExpressionSyntax, "this text is not closed", "close it with \"");
            }
            at = end + 1;
            return new Token(TokenKind.Text, start, text[(start + 1)..end]);
        }
        if (LetterAt(text, at) > 0)
        {
            return Word(text, ref at);
        }
        var two = at + 1 < text.Length ? text.Substring(at, 2) : "";
        var (kind, length) = (two, c) switch
        {
            ("!=", _) => (TokenKind.NotEqual, 2),
            ("<=", _) => (TokenKind.LessOrEqual, 2),
            (">=", _) => (TokenKind.GreaterOrEqual, 2),
            ("..", _) => (TokenKind.DotDot, 2),
            ("**", _) => throw Error(start, DiagnosticCodes.OutsideSubset, "powers are not in this subset of FEEL"),
            ("==", _) => throw Error(start, DiagnosticCodes.ExpressionSyntax, "« == » is not an operator", "did you mean « = »?"),
            (_, '=') => (TokenKind.Equal, 1),
            (_, '<') => (TokenKind.Less, 1),
            (_, '>') => (TokenKind.Greater, 1),
            (_, '+') => (TokenKind.Plus, 1),
            (_, '-') => (TokenKind.Minus, 1),
            (_, '*') => (TokenKind.Times, 1),
            (_, '/') => (TokenKind.Divide, 1),
            (_, '(') => (TokenKind.Open, 1),
            (_, ')') => (TokenKind.Close, 1),
            (_, '[') => (TokenKind.OpenBracket, 1),
            (_, ']') => (TokenKind.CloseBracket, 1),
            (_, ',') => (TokenKind.Comma, 1),
            (_, '\'' or '“' or '”' or '«') =>
                throw Error(start, DiagnosticCodes.ExpressionSyntax, $"« {c} » does not open a text here", "use straight double quotes"),
            (_, '.' or '?' or '{' or '}' or '@') =>
                throw Error(start, DiagnosticCodes.OutsideSubset, $"« {c} » is not in this subset of FEEL"),
            _ => throw Error(start, DiagnosticCodes.ExpressionSyntax, $"unexpected character « {c} »"),
        };
        at += length;
        return new Token(kind, start, text.Substring(start, length));
    }

    private static Token Number(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }
        }
        if (LetterAt(text, at) > 0)
        {
            throw Error(start, DiagnosticCodes.ExpressionSyntax, "a letter follows this number");
        }
        return new Token(TokenKind.Number, start, text[start..at]);
    }

    private static Token Word(string text, ref int at)
    {
        var start = at;
        while (at < text.Length)
        {
            var letter = LetterAt(text, at);
            if (letter == 0 && !char.IsAsciiDigit(text[at]) && text[at] != '_')
            {
                break;
            }
            at += Math.Max(1, letter);
        }
        var word = text[start..at];
        if (word == "list")
        {
            var next = at;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
            {
                next++;
            }
            if (string.CompareOrdinal(text, next, "contains", 0, 8) == 0 && LetterAt(text, next + 8) == 0)
            {
                at = next + 8;
                return new Token(TokenKind.ListContains, start, "list contains");
            }
        }
        if (word is "list" or "contains" || Left.Contains(word))
        {
            throw Error(start, DiagnosticCodes.OutsideSubset, $"« {word} » is a word of FEEL that this subset leaves out");
        }
        return new Token(Words.GetValueOrDefault(word, TokenKind.Name), start, word);
    }

    /// <summary>How many UTF-16 units the letter at this place takes; 0 when it is not a letter.</summary>
    private static int LetterAt(string text, int at) =>
        at < text.Length && Rune.TryGetRuneAt(text, at, out var rune) && Rune.IsLetter(rune) ? rune.Utf16SequenceLength : 0;

    private static ExpressionSyntaxException Error(int offset, string code, string message, string? hint = null) =>
        new(new ExpressionError(offset, code, message, hint));
}
