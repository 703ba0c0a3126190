namespace Beffroi.Platform.Documents;

/// <summary>A document to make: a template, and what it is filled with.</summary>
/// <param name="Template">The path of the template from the sources of the application: <c>Orientation/Results/results.typ</c>.</param>
/// <param name="Title">What a reader shows as its title; never empty.</param>
/// <param name="Date">The day that it speaks of, which is also its date of creation: the same content gives the same bytes.</param>
/// <param name="Content">A record of text, numbers, lists and records, written as JSON in kebab-case; the template reads it as data, never as source.</param>
public sealed record PdfDocument(string Template, string Title, DateOnly Date, object Content)
{
    /// <summary>A fingerprint as it is read on paper, by groups of eight: « e1f28d17 aa9686fd ».</summary>
    public static string Fingerprint(string hash) => string.Join(' ', hash.Chunk(8).Select(group => new string(group)));
}
