using Beffroi.Organisations.Bank;
using CsCheck;

namespace Beffroi.Tests.Organisations;

/// <summary>An account number with a slip of the finger is never taken for another.</summary>
public sealed class IbanTests
{
    private const string Digits = "0123456789", DigitsAndLetters = Digits + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Right French account numbers, and what they are made of.</summary>
    private static readonly Gen<string> French =
        from bank in Gen.Char[Digits].Array[5]
        from branch in Gen.Char[Digits].Array[5]
        from account in Gen.Char[DigitsAndLetters].Array[11]
        select MadeOf(new(bank), new(branch), new(account));

    /// <summary>From the registry of ISO 13616, which gives an example for each country.</summary>
    [Theory]
    [InlineData("FR14 2004 1010 0505 0001 3M02 606")]
    [InlineData("fr1420041010050500013m02606")]
    [InlineData("BE68 5390 0754 7034")]
    [InlineData("DE89 3704 0044 0532 0130 00")]
    [InlineData("LU28 0019 4006 4475 0000")]
    [InlineData("FR76 0000 0000 0000 0000 0004 268")]
    public void One_that_is_right_is_read_with_its_spaces_and_in_any_case(string typed)
    {
        var read = Iban.Read(typed);

        Assert.True(read.Succeeded);
        Assert.Equal(typed.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant(), read.Value.ToString());
        Assert.Equal(read.Value, Iban.Parse(read.Value.Print(), null));
    }

    [Theory]
    [InlineData("", "iban-not-given")]
    [InlineData("  ", "iban-not-given")]
    [InlineData("FR", "iban-unreadable")]
    [InlineData("1420041010050500013M02606", "iban-unreadable")]
    [InlineData("FR14-2004-1010-0505-0001-3M02-606", "iban-unreadable")]
    [InlineData("FR١٤20041010050500013M02606", "iban-unreadable")]
    [InlineData("FR1420041010050500013M0260", "iban-length")]
    [InlineData("US1420041010050500013M02606", "iban-country")]
    [InlineData("FR1420041010050500013M02607", "iban-wrong-key")]
    public void One_that_is_wrong_is_refused_with_what_is_wrong(string typed, string code) => Assert.Equal(code, Iban.Read(typed).Refusal?.Code);

    [Fact]
    public void The_French_key_counts_too() => French.Sample(iban =>
    {
        Assert.True(Iban.TryParse(iban, null, out _));
        // The digits of ISO are made right again around a wrong « clé RIB ».
        var key = int.Parse(iban[25..], System.Globalization.CultureInfo.InvariantCulture);
        var wrong = WithIsoDigits(iban[4..25] + ((key % 97) + 1).ToString("00", System.Globalization.CultureInfo.InvariantCulture));
        Assert.False(Iban.TryParse(wrong, null, out _));
    });

    [Fact]
    public void Any_digit_written_wrong_is_noticed() => Gen.Select(French, Gen.Int[2, 26], Gen.Int[1, 9]).Sample((iban, at, by) =>
    {
        if (!char.IsAsciiDigit(iban[at]))
            return;
        var slipped = iban[..at] + (char)('0' + ((iban[at] - '0' + by) % 10)) + iban[(at + 1)..];
        Assert.False(Iban.TryParse(slipped, null, out _), slipped);
    });

    [Fact]
    public void Any_two_digits_exchanged_are_noticed() => Gen.Select(French, Gen.Int[2, 26], Gen.Int[2, 26]).Sample((iban, one, other) =>
    {
        if (iban[one] == iban[other] || !char.IsAsciiDigit(iban[one]) || !char.IsAsciiDigit(iban[other]))
            return;
        var slipped = iban.ToCharArray();
        (slipped[one], slipped[other]) = (slipped[other], slipped[one]);
        Assert.False(Iban.TryParse(new(slipped), null, out _), new(slipped));
    });

    [Fact]
    public void What_is_shown_has_the_country_and_the_end_alone() => French.Sample(iban =>
    {
        var read = Iban.Parse(iban, null);
        Assert.Equal($"FR••\u00A0••••\u00A0{iban[^4..]}", Iban.Mask(read.Country, read.End));
    });

    [Theory]
    [InlineData("psst frpp lil", "PSSTFRPPLIL")]
    [InlineData("PSSTFRPP", "PSSTFRPP")]
    [InlineData("PSSTFRPPX", null)]
    [InlineData("PSST12PP", null)]
    [InlineData("", null)]
    public void A_BIC_has_eight_or_eleven_characters(string typed, string? read) => Assert.Equal(read, Bic.TryParse(typed, null, out var bic) ? bic.ToString() : null);

    /// <summary>As the rules say to make one; the keys are calculated in whole numbers, otherwise than the code does.</summary>
    private static string MadeOf(string bank, string branch, string account)
    {
        var digits = string.Concat(account.Select(c => char.IsAsciiDigit(c) ? c : "12345678912345678923456789"[c - 'A']));
        var key = 97 - (int)(((89 * System.Numerics.BigInteger.Parse(bank, null)) + (15 * System.Numerics.BigInteger.Parse(branch, null)) + (3 * System.Numerics.BigInteger.Parse(digits, null))) % 97);
        return WithIsoDigits(bank + branch + account + key.ToString("00", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string WithIsoDigits(string account)
    {
        var number = string.Concat((account + "FR00").Select(c => (char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10).ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var check = 98 - (int)(System.Numerics.BigInteger.Parse(number, null) % 97);
        return $"FR{check:00}{account}";
    }
}
