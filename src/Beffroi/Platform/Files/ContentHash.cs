using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Beffroi.Platform.Files;

/// <summary>SHA-256 of the bytes of a file, as 64 lower-case hexadecimal digits.</summary>
public sealed record ContentHash
{
    internal const int Characters = 64;

    private readonly string text;

    private ContentHash(string text) => this.text = text;

    public static ContentHash Of(ReadOnlySpan<byte> content) => new(Convert.ToHexStringLower(SHA256.HashData(content)));

    internal static ContentHash Of(IncrementalHash read) => new(Convert.ToHexStringLower(read.GetHashAndReset()));

    internal static ContentHash Parse(string text) =>
        text.Length == Characters && text.All(char.IsAsciiHexDigitLower) ? new(text) : throw new FormatException("Not a SHA-256.");

    public override string ToString() => text;
}

internal sealed class ContentHashConverter() : ValueConverter<ContentHash, string>(hash => hash.ToString(), stored => ContentHash.Parse(stored));
