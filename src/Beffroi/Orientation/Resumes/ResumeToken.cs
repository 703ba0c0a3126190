using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Beffroi.Orientation.Resumes;

/// <summary>The 128 random bits of a resume link, as 22 characters. Who has it reads the answers; only its hash is stored.</summary>
internal sealed record ResumeToken : IParsable<ResumeToken>
{
    private const int Bytes = 16, Characters = 22;

    private readonly string text;

    private ResumeToken(string text) => this.text = text;

    public static ResumeToken Draw() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes)));

    public byte[] Hash() => SHA256.HashData(Base64Url.DecodeFromChars(text));

    public static ResumeToken Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var token) ? token : throw new FormatException("Not a resume token.");

    /// <summary>Accepts only what <see cref="Draw"/> makes: one text for each token.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out ResumeToken result)
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
