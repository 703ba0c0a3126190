using System.Text.Json;

namespace Beffroi.Rules;

/// <summary>
/// Texts of a JSON document that may come from anyone: <c>"\ud800"</c> is JSON and no Unicode, and <see cref="JsonElement"/>
/// throws when it is read. It reads here as U+FFFD, which is nobody's name and no value of any domain.
/// </summary>
public static class JsonText
{
    private const string NotUnicode = "\uFFFD";

    public static string Of(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException) when (text.ValueKind == JsonValueKind.String)
        {
            return NotUnicode;
        }
    }

    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return NotUnicode;
        }
    }

    /// <summary>Whether a number was read without rounding: <c>decimal</c> holds 28 digits.</summary>
    public static bool IsExact(JsonElement number, decimal read)
    {
        var mantissa = number.GetRawText().AsSpan();
        var exponent = mantissa.IndexOfAny('e', 'E');
        mantissa = exponent < 0 ? mantissa : mantissa[..exponent];
        int digits = 0, zeros = 0;
        foreach (var c in mantissa)
        {
            if (c == '0' && digits > 0)
            {
                zeros++;
            }
            else if (c is >= '1' and <= '9')
            {
                digits += zeros + 1;
                zeros = 0;
            }
        }
        return digits <= 28 && (read != 0 || digits == 0);
    }
}
