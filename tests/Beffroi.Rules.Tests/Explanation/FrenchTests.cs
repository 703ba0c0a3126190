namespace Beffroi.Rules.Tests.Explanation;

public sealed class FrenchTests
{
    private static readonly Unit Employee = new("salarié", "salarié", "salariés");

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0.8", "0,8")]
    [InlineData("12500", "12\u202F500")]
    [InlineData("1234567.05", "1\u202F234\u202F567,05")]
    [InlineData("-3", "−3")]
    [InlineData("1.50", "1,5")]
    public void A_number_has_a_comma_and_narrow_spaces(string number, string words) => Assert.Equal(words, French.Number(Decimal(number)));

    [Theory]
    [InlineData("8000", "8\u202F000\u00A0€")]
    [InlineData("12.5", "12,50\u00A0€")]
    [InlineData("0.05", "0,05\u00A0€")]
    [InlineData("1000000", "1\u202F000\u202F000\u00A0€")]
    [InlineData("0", "0\u00A0€")]
    public void Euros_have_no_cents_or_two(string euros, string words) => Assert.Equal(words, French.Euros(Decimal(euros)));

    [Theory]
    [InlineData("0.8", "80\u00A0%")]
    [InlineData("0.125", "12,5\u00A0%")]
    [InlineData("1", "100\u00A0%")]
    public void A_rate_is_a_percentage(string rate, string words) => Assert.Equal(words, French.Percent(Decimal(rate)));

    [Theory]
    [InlineData(2026, 11, 23, "23 novembre 2026")]
    [InlineData(2027, 3, 1, "1er mars 2027")]
    [InlineData(2024, 2, 29, "29 février 2024")]
    [InlineData(2024, 8, 11, "11 août 2024")]
    public void A_date_is_written_in_full(int year, int month, int day, string words) => Assert.Equal(words, French.Date(new DateOnly(year, month, day)));

    [Theory]
    [InlineData("0", "0\u00A0salarié")]
    [InlineData("1", "1\u00A0salarié")]
    [InlineData("1.5", "1,5\u00A0salarié")]
    [InlineData("2", "2\u00A0salariés")]
    [InlineData("1000", "1\u202F000\u00A0salariés")]
    public void A_plural_begins_at_two(string value, string words) => Assert.Equal(words, French.Quantity(Decimal(value), Employee));

    [Fact]
    public void A_quantity_follows_its_unit()
    {
        Assert.Equal("3", French.Quantity(3, Unit.Bare));
        Assert.Equal("3\u00A0€", French.Quantity(3, Unit.Euro));
        Assert.Equal("1er janvier 2024", French.Quantity(new DateOnly(2024, 1, 1).DayNumber, Unit.Day));
    }

    [Fact]
    public void An_amount_is_an_interval_in_words()
    {
        Assert.Equal("de 8\u202F000\u00A0€ à 15\u202F000\u00A0€", French.Amount(new NumberRange(8000, 15000)));
        Assert.Equal("jusqu’à 20\u202F000\u00A0€", French.Amount(new NumberRange(0, 20000)));
        Assert.Equal("60\u00A0€", French.Amount(NumberRange.Of(60)));
        Assert.Equal("0\u00A0€", French.Amount(NumberRange.Of(0)));
        Assert.Equal("montant non publié", French.Amount(new NumberRange(0, NumberRange.NoUpperBound)));
        Assert.Equal("au moins 60\u00A0€", French.Amount(new NumberRange(60, NumberRange.NoUpperBound)));
    }

    [Fact]
    public void A_list_ends_with_and()
    {
        Assert.Equal("", French.List([]));
        Assert.Equal("a", French.List(["a"]));
        Assert.Equal("a et b", French.List(["a", "b"]));
        Assert.Equal("a, b ou c", French.List(["a", "b", "c"], "ou"));
    }

    [Theory]
    [InlineData("Forme juridique", "forme juridique")]
    [InlineData("Élan", "élan")]
    [InlineData("ESUS et autres", "ESUS et autres")]
    [InlineData("É", "É")]
    [InlineData("", "")]
    public void A_name_inside_a_sentence_is_small_and_an_acronym_is_not(string name, string small) => Assert.Equal(small, French.Small(name));

    [Theory]
    [InlineData("Forme : oui ; « non » ? Ah ! 80 % de 3 €", "Forme\u00A0: oui\u202F; «\u00A0non\u00A0»\u202F? Ah\u202F! 80\u00A0% de 3\u00A0€")]
    [InlineData("Déjà\u00A0: fait", "Déjà\u00A0: fait")]
    [InlineData("https://exemple.fr 12:30", "https://exemple.fr 12:30")]
    public void Spaces_before_high_punctuation_do_not_break(string text, string typeset) => Assert.Equal(typeset, French.Typeset(text));

    private static decimal Decimal(string number) => decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
}
