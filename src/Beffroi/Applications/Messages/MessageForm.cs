using Beffroi.Platform;
using Beffroi.Platform.Files;
using Beffroi.Ui.Fields;

namespace Beffroi.Applications.Messages;

/// <summary>The form of a message, as it is sent and as it comes back.</summary>
internal sealed class MessageForm(FilesOptions options, Guid key)
{
    /// <param name="options">Whether files are taken.</param>
    /// <param name="key">Of the form; empty: it was not drawn here.</param>
    /// <param name="words">As they were typed.</param>
    /// <param name="clock">Draws the key that lacks.</param>
    public static MessageForm Sent(FilesOptions options, Guid key, string? words, TimeProvider clock) =>
        new(options, key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : key) { Words = words?.Trim() is { Length: > 0 } written ? written : null };

    /// <summary>A browser sends an empty file for a field that was left as it is.</summary>
    public static IFormFile? Chosen(IFormFile? given) => given is { Length: 0, FileName: "" } ? null : given;

    public FilesOptions Options => options;

    public Guid Key => key;

    public string? Words { get; init; }

    public Refusal? Refused { get; set; }

    public IReadOnlyList<PageError> Errors => Refused is { } refusal ? [new(FieldOf(refusal), refusal.Message)] : [];

    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field)?.Message;

    /// <summary>Every other refusal is about the file.</summary>
    private static string FieldOf(Refusal refusal) =>
        refusal == MessageRefusals.WordsMissing || refusal == MessageRefusals.WordsTooLong || refusal == MessageRefusals.NotDeposited ? "message" : "fichier";
}
