namespace Beffroi.Platform.Accounts.Profile;

/// <summary>What a given or family name must be: letters, and no more than the column holds.</summary>
internal static class PersonName
{
    /// <summary>Spaces made one.</summary>
    public static string Tidy(string? typed) => string.Join(' ', (typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <returns>Why it is refused; null when it is not.</returns>
    public static Refusal? Refuse(string name, Refusal missing) => name switch
    {
        "" => missing,
        { Length: > Account.LongestName } => AccountRefusals.NameLong,
        _ => name.Any(char.IsControl) || !name.Any(char.IsLetter) ? AccountRefusals.NameWithoutLetters : null,
    };
}
