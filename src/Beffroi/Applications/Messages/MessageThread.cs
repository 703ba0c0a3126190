using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Files;

namespace Beffroi.Applications.Messages;

/// <summary>The thread of a case file, as a page shows it.</summary>
/// <param name="Messages">The oldest first.</param>
/// <param name="Earlier">How many are before them.</param>
/// <param name="Level">Of their titles.</param>
internal sealed record MessageThread(IReadOnlyList<ThreadMessage> Messages, int Earlier, int Level)
{
    public CaseFileMessageId? Last => Messages is [.., var last] ? last.Id : null;
}

/// <param name="Id">Which.</param>
/// <param name="Author">Who wrote it, and for whom.</param>
/// <param name="When">Day and hour in the Region.</param>
/// <param name="Words">What they wrote.</param>
/// <param name="File">What goes with it.</param>
internal sealed record ThreadMessage(CaseFileMessageId Id, string Author, string When, string Words, ThreadFile? File);

/// <param name="Name">As it was given.</param>
/// <param name="Described">What it is and how large.</param>
/// <param name="Closed">Why nobody may open it; null: anyone who reads the thread may.</param>
/// <param name="Address">Where it is opened.</param>
internal sealed record ThreadFile(string Name, string Described, string? Closed, string Address);

/// <summary>Reads a thread with the names of who wrote and what became of the files.</summary>
internal sealed class ReadThread(MessagesDb messages, People people, FindFiles find, FilesOptions options, RegionClock days)
{
    private const int Most = 200;

    /// <param name="file">Which.</param>
    /// <param name="organisation">How it is called.</param>
    /// <param name="root">Where the file is read.</param>
    /// <param name="level">Of the titles.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<MessageThread> Read(CaseFile file, string organisation, string root, int level, CancellationToken cancellation)
    {
        var last = await messages.Last(file.Id, Most, cancellation);
        var authors = await people.Of([.. last.Select(m => m.By).Distinct()], cancellation);
        var files = (await find.Find([.. last.Select(m => m.FileId).OfType<FileId>()], cancellation)).ToDictionary(f => f.Id);
        return new(
            [.. last.Select(m => new ThreadMessage(m.Id, Author(m), days.Moment(m.SentAt), m.Words, m.FileId is { } id && files.TryGetValue(id, out var kept) ? Tell(m, kept) : null))],
            last.Count < Most ? 0 : await messages.Count(file.Id, cancellation) - last.Count,
            level);

        string Author(CaseFileMessage m)
        {
            var side = m.Party is AidRequestParty.Region ? "la Région" : organisation;
            return authors.TryGetValue(m.By, out var author) ? $"{author.FullName}, pour {side}" : $"Pour {side}, par une personne qui n’a plus de compte";
        }

        ThreadFile Tell(CaseFileMessage m, StoredFile kept) => new(m.FileName!, FileWords.Describe(kept), FileWords.WhyClosed(kept, options), $"{root}/messages/{m.Id}/fichier");
    }
}

/// <summary>What someone wrote, in the copy of their data. The messages stay in the files that they are about.</summary>
internal sealed class MessagesData(MessagesDb messages) : IPersonalData
{
    public string Section => "messages";

    public async Task<object?> Of(AccountId account, CancellationToken cancellation) =>
        await messages.WrittenBy(account, cancellation) is { Count: > 0 } written
            ? written.Select(w => new { dossier = w.Reference, envoyeLe = w.Message.SentAt, message = w.Message.Words, fichier = w.Message.FileName })
            : null;
}
