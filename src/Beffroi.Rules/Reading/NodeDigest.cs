using System.Security.Cryptography;
using System.Text;

namespace Beffroi.Rules;

/// <summary>What a piece of a file says, whatever its comments, its quotes, its layout and the order of its keys: to know later that it was changed.</summary>
internal static class NodeDigest
{
    /// <summary>The day on which a source was read again changes nothing that is read of it.</summary>
    private const string ReadOn = "lu";

    /// <summary>Of each key, but those that are told apart.</summary>
    public static IReadOnlyDictionary<string, string> OfEach(YamlMap map, params ReadOnlySpan<string> except)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in map.Entries)
        {
            if (!except.Contains(key.Value))
            {
                // A key that is repeated has had its diagnostic.
                digests[key.Value] = Of(value);
            }
        }
        return digests;
    }

    /// <returns>64 bits of a SHA-256, as 16 hexadecimal digits.</returns>
    private static string Of(YamlNode node)
    {
        var told = new StringBuilder();
        Tell(node, told);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(told.ToString())).AsSpan(0, 8));
    }

    /// <summary>Lengths first: no two nodes that differ are told alike.</summary>
    private static void Tell(YamlNode node, StringBuilder told)
    {
        switch (node)
        {
            case YamlScalar scalar:
                told.Append(scalar.Value.Length).Append(':').Append(scalar.Value);
                break;
            case YamlSequence list:
                told.Append('[').Append(list.Items.Count).Append(';');
                foreach (var item in list.Items)
                {
                    Tell(item, told);
                }
                break;
            case YamlMapping map:
                var entries = map.Entries.Where(e => e.Key.Value != ReadOn).OrderBy(e => e.Key.Value, StringComparer.Ordinal).ToList();
                told.Append('{').Append(entries.Count).Append(';');
                foreach (var (key, value) in entries)
                {
                    Tell(key, told);
                    Tell(value, told);
                }
                break;
            default:
                throw new InvalidOperationException(node.GetType().Name);
        }
    }
}
