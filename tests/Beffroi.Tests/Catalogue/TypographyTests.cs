using Beffroi.Catalogue;

namespace Beffroi.Tests.Catalogue;

public sealed class TypographyTests
{
    [Theory]
    [InlineData("BUSIN'ESS : quoi ?", "BUSIN’ESS\u00A0: quoi\u00A0?")]
    [InlineData("« ESS »", "«\u00A0ESS\u00A0»")]
    [InlineData("8 000 à 1 000 000 €", "8\u202F000 à 1\u202F000\u202F000\u00A0€")]
    [InlineData("appelez le 0800 026 080", "appelez le 0800 026 080")]
    [InlineData("https://exemple.invalid/a?b=c", "https://exemple.invalid/a?b=c")]
    public void A_text_typed_on_an_ordinary_keyboard_is_set_as_French_is(string typed, string set) =>
        Assert.Equal(set, Typography.Typeset(typed));
}
