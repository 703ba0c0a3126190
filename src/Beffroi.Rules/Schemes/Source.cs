namespace Beffroi.Rules;

/// <summary>Of a text. The order is from the weakest to the firmest.</summary>
public enum Firmness
{
    /// <summary>No text states it.</summary>
    Deduced,

    /// <summary>Stated by a third party.</summary>
    Secondary,

    /// <summary>Stated by the body that runs or funds the scheme.</summary>
    Official,
}

/// <summary>A text that was read, and when.</summary>
/// <param name="Id">Its short name in the scheme version; "" when it stands alone.</param>
/// <param name="Text">Title of the text.</param>
/// <param name="Mark">Page or line in it.</param>
/// <param name="ReadOn">The day it was read.</param>
/// <param name="Firmness">Of the text.</param>
/// <param name="Url">Public address, when it has one.</param>
public sealed record Source(string Id, string Text, string? Mark, DateOnly ReadOn, Firmness Firmness, string? Url)
{
    /// <summary>« Feuille de route, partie 3, l. 603 ».</summary>
    public string Citation => Mark is null ? Text : $"{Text}, {Mark}";
}
