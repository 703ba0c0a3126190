using System.Text;

namespace Beffroi.Rules.Tests.Fuzzing;

/// <summary>Spoils a text at random: its bytes, its lines, its tokens.</summary>
internal sealed class Mutations(Random random)
{
    private static readonly string[] Tokens =
    [
        "[", "]", "{", "}", "(", ")", ": ", ":", " #x", "&a ", "*a", "!!x ", "\"", "'", "''", "inconnu", "null", "~", "-1", "0", "0.001", "1e9",
        "9999999999999999999999999999", "99999999999999999999999999999", "not(", "|", ">", "|\n", ">-\n", "\t", "\0", "\u0085", "\u2028", "\\", "\"\\ud800\"", "- ", "? ", "%",
        "@", "`", "---\n", "...\n", "%YAML 1.1\n", "<<: ", ", ", ",", "true", "si: ", "toutes: ", "plafond: ", "taux: ", "80 %", "type: ensemble", "type: commune",
        "effectif", "statuts", "depenses", "duree", "esus", "communes", " and ", " or ", " in ", "..", " between ", "some x in statuts satisfies ",
        "if ", " then ", " else ", "min(", "sum(", "list contains(", "date(\"", "=", "<", "<=", " * ", " / ", " - ", "\"scop\"", "2024-01-01", "0001-01-01", "9999-12-31", "\r\n", "\n", "é", "e\u0301", "«", "»",
    ];

    public byte[] Spoil(string text)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            text = random.Next(6) switch
            {
                0 => Line(text),
                1 or 2 => Insert(text),
                3 => Replace(text),
                4 => Cut(text),
                _ => Repeat(text),
            };
        }
        var bytes = Encoding.UTF8.GetBytes(text);
        if (random.Next(5) == 0 && bytes.Length > 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }
        return bytes;
    }

    public string SpoilText(string text) => Encoding.UTF8.GetString(Spoil(text));

    public string Garbage(int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => Tokens[random.Next(Tokens.Length)]));

    private string Line(string text)
    {
        var lines = text.Split('\n').ToList();
        var (from, to) = (random.Next(lines.Count), random.Next(lines.Count));
        switch (random.Next(4))
        {
            case 0:
                lines.RemoveAt(from);
                break;
            case 1:
                lines.Insert(to, lines[from]);
                break;
            case 2:
                (lines[from], lines[to]) = (lines[to], lines[from]);
                break;
            default:
                lines[from] = new string(' ', random.Next(6)) + lines[from].Trim();
                break;
        }
        return string.Join('\n', lines);
    }

    private string Insert(string text) => text.Insert(random.Next(text.Length + 1), Tokens[random.Next(Tokens.Length)]);

    private string Replace(string text)
    {
        var words = text.Split(' ');
        words[random.Next(words.Length)] = random.Next(2) == 0 ? Tokens[random.Next(Tokens.Length)] : words[random.Next(words.Length)];
        return string.Join(' ', words);
    }

    private string Cut(string text)
    {
        if (text.Length == 0)
        {
            return text;
        }
        var from = random.Next(text.Length);
        return text.Remove(from, random.Next(1, Math.Min(40, text.Length - from) + 1));
    }

    private string Repeat(string text)
    {
        if (text.Length == 0)
        {
            return text;
        }
        var from = random.Next(text.Length);
        var part = text.Substring(from, random.Next(1, Math.Min(30, text.Length - from) + 1));
        return text.Insert(random.Next(text.Length + 1), string.Concat(Enumerable.Repeat(part, random.Next(1, 5))));
    }
}
