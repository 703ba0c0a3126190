using MimeKit;

namespace Beffroi.Platform.Mail.Demonstration;

/// <summary>A letter that a demonstration left in its folder.</summary>
internal sealed record LetterInFolder(string Id, string To, string Subject, DateTimeOffset Date, string Text, string? OneClickStop)
{
    /// <summary>What the page writes: the text in lines, each whole line that is an address of http made a link.</summary>
    public IEnumerable<(string Line, bool IsAddress)> Lines =>
        Text.ReplaceLineEndings("\n").Split('\n').Select(l => (l, l.StartsWith("http://", StringComparison.Ordinal) || l.StartsWith("https://", StringComparison.Ordinal)));
}

/// <summary>The letters of the demonstration’s folder.</summary>
internal sealed class Mailbox(MailOptions options)
{
    private const int Shown = 50;

    /// <summary>Whether there is such a folder: a demonstration without a mail server.</summary>
    public bool Exists => options.Folder is not null;

    /// <summary>The latest ones, the last sent first.</summary>
    public async Task<IReadOnlyList<LetterInFolder>> Latest(CancellationToken cancellation)
    {
        if (!Directory.Exists(options.Folder))
            return [];
        var letters = new List<LetterInFolder>();
        foreach (var file in new DirectoryInfo(options.Folder).EnumerateFiles("*.eml").OrderByDescending(f => f.LastWriteTimeUtc).Take(Shown))
            letters.Add(await Read(file.FullName, cancellation));
        return [.. letters.OrderByDescending(l => l.Date)];
    }

    public async Task<LetterInFolder?> Find(Guid id, CancellationToken cancellation) =>
        Path.Combine(options.Folder!, $"{id:n}.eml") is var file && File.Exists(file) ? await Read(file, cancellation) : null;

    private static async Task<LetterInFolder> Read(string file, CancellationToken cancellation)
    {
        using var message = await MimeMessage.LoadAsync(file, cancellation);
        return new(Path.GetFileNameWithoutExtension(file), message.To.ToString(), message.Subject ?? "", message.Date, message.TextBody ?? "",
            message.Headers[HeaderId.ListUnsubscribe]?.Trim('<', '>'));
    }
}
