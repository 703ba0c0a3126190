namespace Beffroi.Platform.Documents;

/// <summary>What the page says in place of a document that could not be made.</summary>
/// <param name="Why">A sentence: the message of the refusal.</param>
/// <param name="Back">Address of the page that shows the same and can be printed.</param>
/// <param name="BackWords">What that page is: « vos résultats ».</param>
public sealed record NoPdf(string Why, string Back, string BackWords);
