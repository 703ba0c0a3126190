namespace Beffroi.Rules;

/// <summary>What Regulation (EU) 2023/2831 leaves to one undertaking over three rolling years: the ceiling less what was received.</summary>
internal static class DeMinimis
{
    private const string Ceiling = "plafond_de_minimis", Received = "de_minimis_recu";

    /// <summary>The framework of the scheme names this regulation.</summary>
    public static bool Governs(Framework framework) => framework.AidRegime?.Contains("de minimis", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Euros; no limit when the Region declares no ceiling.</summary>
    public static NumberRange Left(Vocabulary vocabulary, Profile profile)
    {
        if (vocabulary.Parameters.Find(p => p.Id == Ceiling) is not { } ceiling)
        {
            return NumberRange.Of(NumberRange.NoUpperBound);
        }
        var left = ceiling.On(profile.Date);
        if (vocabulary.Facts.Find(f => f.Id == Received) is { } received)
        {
            left -= ((KnownNumber)profile[received]).Range;
        }
        return new NumberRange(Math.Max(0, left.Min), Math.Max(0, left.Max));
    }
}
