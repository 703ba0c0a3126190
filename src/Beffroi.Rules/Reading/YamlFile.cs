using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Beffroi.Rules;

/// <summary>
/// Reads one YAML file into nodes with their places. Anchors, aliases, tags, repeated keys, more than one document, great
/// depth and great size are refused on the event stream, before any object is built.
/// </summary>
public static class YamlFile
{
    public const int LargestFile = 1 << 20;
    public const int DeepestNesting = 32;

    public const int MostNodes = 50_000;

    private const int MostOpenBrackets = 2000;

    /// <summary>The root mapping of the file, or null when the file is refused (the reasons are in <paramref name="diagnostics"/>).</summary>
    public static YamlMapping? Read(string path, string shownAs, Diagnostics diagnostics)
    {
        var whole = new Place(shownAs, 0, 0);
        string text;
        try
        {
            if (Content(path) is not { } content)
            {
                diagnostics.Add(whole, DiagnosticCodes.TooLarge, $"at most {LargestFile} bytes of a file are read, and this one has more");
                return null;
            }
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
        }
        // Whatever keeps a file from being read is told with the rest of what is wrong with the folder.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(whole, DiagnosticCodes.MissingFile, e is FileNotFoundException or DirectoryNotFoundException ? "the file is missing" : "the file cannot be read");
            return null;
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Add(whole, DiagnosticCodes.Encoding, "the file is not UTF-8");
            return null;
        }
        return ReadText(text, shownAs, diagnostics);
    }

    /// <summary>Null when it is too large. A device or a pipe has a length of 0: it would never end, or never begin.</summary>
    private static byte[]? Content(string path)
    {
        var info = new FileInfo(path);
        if (((info.ResolveLinkTarget(returnFinalTarget: true) as FileInfo) ?? info).Length == 0)
        {
            return [];
        }
        using var file = File.OpenRead(path);
        var content = GC.AllocateUninitializedArray<byte>(LargestFile + 1);
        var count = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        return count > LargestFile ? null : content[..count];
    }

    public static YamlMapping? ReadText(string text, string shownAs, Diagnostics diagnostics)
    {
        // YamlDotNet takes quadratic time, then overflows the stack, on very deep flow collections: a cheap count refuses them
        // first. It also counts the brackets of texts (« [1..5) » opens and never closes), hence the width.
        if (DeepestFlow(text) > MostOpenBrackets)
        {
            diagnostics.Add(new Place(shownAs, 0, 0), DiagnosticCodes.TooLarge, $"more than {DeepestNesting} levels");
            return null;
        }
        text = text.TrimStart('\uFEFF').Normalize(NormalizationForm.FormC);
        try
        {
            return new Builder(text, shownAs, diagnostics).Build();
        }
        catch (TooLargeException e)
        {
            diagnostics.Add(new Place(shownAs, (int)e.Start.Line, (int)e.Start.Column), DiagnosticCodes.TooLarge, e.Message);
            return null;
        }
        catch (YamlException e)
        {
            var place = new Place(shownAs, (int)e.Start.Line, (int)e.Start.Column);
            var line = LineOf(text, (int)e.Start.Line);
            if (LooksUnquoted(line))
            {
                diagnostics.Add(place, DiagnosticCodes.QuotesNeeded, "YAML cannot read this value", "guillemets nécessaires");
            }
            else
            {
                diagnostics.Add(place, DiagnosticCodes.YamlSyntax, "YAML cannot read this: " + e.Message);
            }
            return null;
        }
    }

    private static int DeepestFlow(string text)
    {
        int depth = 0, deepest = 0;
        foreach (var c in text)
        {
            depth = c switch { '[' or '{' => depth + 1, ']' or '}' => Math.Max(0, depth - 1), _ => depth };
            deepest = Math.Max(deepest, depth);
        }
        return deepest;
    }

    private static string LineOf(string text, int line) =>
        text.Split('\n').ElementAtOrDefault(Math.Max(0, line - 1))?.TrimEnd('\r') ?? "";

    /// <summary>A colon or a quotation inside a plain value: French punctuation that YAML takes for its own.</summary>
    private static bool LooksUnquoted(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var value = colon < 0 ? line.TrimStart('-', ' ') : line[(colon + 2)..].TrimStart();
        return value.Length > 0
            && (value.Contains(": ", StringComparison.Ordinal) || value.Contains(" :", StringComparison.Ordinal)
                || value[0] is '%' or '@' or '`' or '*' or '&' or '!' or '|' or '>'
                || (value[0] is '"' or '\'' && value.IndexOf(value[0], 1) is var end && end > 0 && value[(end + 1)..].Trim().Length > 0));
    }

    private sealed class TooLargeException(ParsingEvent at, string message) : YamlException(at.Start, at.End, message);

    private sealed class Builder(string text, string file, Diagnostics diagnostics)
    {
        private readonly Parser parser = new(new Scanner(new StringReader(text)));
        private readonly string[] lines = text.Split('\n');
        private int nodes;

        /// <summary>YamlDotNet throws all sorts of exceptions on some malformed files, such as a bracket that is never closed.</summary>
        private bool MoveNext()
        {
            try
            {
                return parser.MoveNext();
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException)
            {
                var at = parser.Current?.End ?? Mark.Empty;
                throw new YamlException(at, at, "malformed here or below; is a bracket or a quote left open?", e);
            }
        }

        public YamlMapping? Build()
        {
            MoveNext();
            MoveNext();
            if (parser.Current is not DocumentStart)
            {
                diagnostics.Add(new Place(file, 0, 0), DiagnosticCodes.WrongKind, "the file is empty");
                return null;
            }
            MoveNext();
            var root = Node(0, inFlow: false);
            MoveNext();
            if (MoveNext() && parser.Current is DocumentStart second)
            {
                diagnostics.Add(PlaceOf(second), DiagnosticCodes.WrongKind, "a second document in the file");
            }
            if (root is not null and not YamlMapping)
            {
                diagnostics.Add(root.Place, DiagnosticCodes.WrongKind, "the file must be a mapping of keys");
            }
            return root as YamlMapping;
        }

        /// <summary>The node at the current event; the parser is left on its last event. Null when refused.</summary>
        private YamlNode? Node(int depth, bool inFlow)
        {
            var current = parser.Current!;
            var place = PlaceOf(current);
            if (depth > DeepestNesting)
            {
                throw new TooLargeException(current, $"more than {DeepestNesting} levels");
            }
            if (++nodes > MostNodes)
            {
                throw new TooLargeException(current, $"more than {MostNodes} keys and values");
            }
            switch (current)
            {
                case AnchorAlias:
                    diagnostics.Add(place, DiagnosticCodes.AnchorAliasOrTag, "an alias is not allowed", "write the value out");
                    return null;
                case NodeEvent node when !node.Anchor.IsEmpty || !node.Tag.IsEmpty:
                    diagnostics.Add(place, DiagnosticCodes.AnchorAliasOrTag,
                        node.Anchor.IsEmpty ? "a tag is not allowed" : "an anchor is not allowed", "guillemets nécessaires si c’est du texte");
                    break;
            }
            return current switch
            {
                Scalar scalar => new YamlScalar(scalar.Value, place, scalar.Style != ScalarStyle.Plain, inFlow, CommentAfter(scalar)),
                SequenceStart start => Sequence(start, place, depth, inFlow),
                MappingStart start => Mapping(start, place, depth, inFlow),
                _ => throw new YamlException(current.Start, current.End, "unexpected content"),
            };
        }

        private YamlSequence Sequence(SequenceStart start, Place place, int depth, bool inFlow)
        {
            var items = new List<YamlNode>();
            while (MoveNext() && parser.Current is not SequenceEnd)
            {
                if (Node(depth + 1, inFlow || start.Style == SequenceStyle.Flow) is { } item)
                {
                    items.Add(item);
                }
            }
            return new YamlSequence(items, place);
        }

        private YamlMapping Mapping(MappingStart start, Place place, int depth, bool inFlow)
        {
            var entries = new List<YamlEntry>();
            var withoutValue = new List<string>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var flow = inFlow || start.Style == MappingStyle.Flow;
            while (MoveNext() && parser.Current is not MappingEnd)
            {
                var key = Node(depth + 1, flow);
                // The parser does not say where a pair without braces begins, « [8000, plafond: 3] »: where its key does.
                if (depth > 0 && start.Start.Index == 0 && seen.Count == 0 && key is not null)
                {
                    place = key.Place;
                }
                MoveNext();
                var value = Node(depth + 1, flow);
                if (key is not YamlScalar name)
                {
                    diagnostics.Add(key?.Place ?? place, DiagnosticCodes.WrongKind, "a key must be a word");
                    continue;
                }
                if (!seen.Add(name.Value))
                {
                    diagnostics.Add(name.Place, DiagnosticCodes.RepeatedKey, $"the key « {name.Value} » is repeated");
                }
                if (value is YamlScalar { Value: "", Quoted: false })
                {
                    withoutValue.Add(name.Value);
                    diagnostics.Add(name.Place, DiagnosticCodes.NoValue, $"« {name.Value} » has no value",
                        flow ? "guillemets nécessaires autour d’un texte qui contient une virgule" : null);
                }
                else if (value is not null)
                {
                    entries.Add(new YamlEntry(name, value));
                }
            }
            return new YamlMapping(entries, place) { WithoutValue = withoutValue };
        }

        private string? CommentAfter(Scalar scalar)
        {
            if (scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded)
            {
                return null;
            }
            var line = lines.ElementAtOrDefault((int)scalar.End.Line - 1) ?? "";
            var at = (int)scalar.End.Column - 1;
            while (at < line.Length && line[at] is (' ' or '\t' or '\r' or '}' or ']' or ','))
            {
                at++;
            }
            return at < line.Length && line[at] == '#' ? line[(at + 1)..] : null;
        }

        private Place PlaceOf(ParsingEvent e) => new(file, (int)e.Start.Line, (int)e.Start.Column);
    }
}
