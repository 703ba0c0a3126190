using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Beffroi.Platform;

/// <summary>The 128 random bits of a link that opens something without an account, as 22 characters. Who has it may; the database finds it by its hash.</summary>
public sealed record LinkToken : IParsable<LinkToken>
{
    private const int Bytes = 16, Characters = 22;

    private readonly string text;

    private LinkToken(string text) => this.text = text;

    /// <summary>A new one, from the system’s cryptographic source.</summary>
    public static LinkToken Draw() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>SHA-256 of the bits, 32 bytes.</summary>
    public byte[] Hash() => SHA256.HashData(Base64Url.DecodeFromChars(text));

    public static LinkToken Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var token) ? token : throw new FormatException("Not the token of a link.");

    /// <summary>Accepts only what <see cref="Draw"/> makes: one text for each token.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out LinkToken result)
    {
        result = null;
        Span<byte> bytes = stackalloc byte[Bytes];
        if (s is not { Length: Characters } || !Base64Url.IsValid(s) || !Base64Url.TryDecodeFromChars(s, bytes, out var written)
            || written != Bytes || Base64Url.EncodeToString(bytes) != s)
            return false;
        result = new(s);
        return true;
    }

    public override string ToString() => text;
}
