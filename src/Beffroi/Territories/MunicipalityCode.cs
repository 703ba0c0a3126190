using System.Diagnostics.CodeAnalysis;

namespace Beffroi.Territories;

/// <summary>The five characters by which INSEE names a commune: <c>62498</c>, <c>2A004</c>. Never a postcode.</summary>
public readonly record struct MunicipalityCode : IParsable<MunicipalityCode>
{
    private readonly string? value;

    private MunicipalityCode(string value) => this.value = value;

    public static MunicipalityCode Parse(string s) => Parse(s, null);

    public static MunicipalityCode Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException($"« {s} » is not the code of a commune.");

    /// <summary>Accepts five digits, or <c>2A</c> or <c>2B</c> and three digits; says nothing of whether the commune exists.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MunicipalityCode result)
    {
        result = default;
        if (s is not { Length: 5 } || !char.IsAsciiDigit(s[0]))
            return false;
        var second = char.ToUpperInvariant(s[1]);
        if (!char.IsAsciiDigit(second) && !(s[0] == '2' && second is 'A' or 'B'))
            return false;
        for (var i = 2; i < s.Length; i++)
            if (!char.IsAsciiDigit(s[i]))
                return false;
        result = new(second == s[1] ? s : $"{s[0]}{second}{s.AsSpan(2)}");
        return true;
    }

    public static bool TryParse([NotNullWhen(true)] string? s, out MunicipalityCode result) => TryParse(s, null, out result);

    public override string ToString() => value ?? "";
}
