using Beffroi.Applications.CaseFiles;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Files;

namespace Beffroi.Applications.Messages;

/// <summary>What is written in a form, and by whom.</summary>
/// <param name="Party">On which side.</param>
/// <param name="By">Who.</param>
/// <param name="Words">Null: nothing yet.</param>
/// <param name="Given">What goes with it; null: nothing.</param>
/// <param name="Key">Drawn with the form.</param>
internal sealed record WrittenMessage(AidRequestParty Party, AccountId By, string? Words, IFormFile? Given, Guid Key);

/// <summary>Writes to the other side about a deposited case file. What the organisation writes waits for an answer; what the Region writes is one.</summary>
internal sealed class SendMessage(MessagesDb messages, ReceiveFile receive, KeepFile keep, MessageLetters letters, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<CaseFileMessage>> Send(CaseFile file, WrittenMessage written, CancellationToken cancellation)
    {
        if (file.State is not CaseFileState.Deposited)
            return MessageRefusals.NotDeposited;
        if (await messages.FindByForm(written.Key, cancellation) is { } sent)
            return sent;
        if (written.Words is not { } words)
            return MessageRefusals.WordsMissing;
        if (words.Length > CaseFileMessage.LongestWords)
            return MessageRefusals.WordsTooLong;
        ArrivedFile? arrived = null;
        if (written.Given is { } given)
        {
            var received = await receive.Receive(given, cancellation);
            if (!received.Succeeded)
                return received.Refusal;
            arrived = received.Value;
        }
        return await messages.Write<Outcome<CaseFileMessage>>(
            async () =>
            {
                await messages.Hold(file.Id, cancellation);
                if (await messages.FindByForm(written.Key, cancellation) is { } twin)
                    return twin;
                // Of after the hold: what is sent later is later in the thread.
                var message = new CaseFileMessage
                {
                    Id = TypedId.New<CaseFileMessageId>(clock),
                    CaseFileId = file.Id,
                    Party = written.Party,
                    By = written.By,
                    SentAt = clock.GetUtcNow(),
                    Words = words,
                    FormKey = written.Key,
                };
                if (arrived is not null)
                    (message.FileId, message.FileName) = (await keep.Keep(arrived, cancellation), arrived.Name.Length > CaseFileMessage.LongestFileName ? arrived.Name[^CaseFileMessage.LongestFileName..] : arrived.Name);
                await messages.Add(message, cancellation);
                if (message.Party is AidRequestParty.Organisation)
                    await messages.SetAwaits(file.Id, message.SentAt, cancellation);
                else
                    await messages.SetAnswered(file.Id, cancellation);
                audit.Record(new MessageSent(file.Id, message.Id, message.Party), message.Party is AidRequestParty.Organisation ? file.OrganisationId.Value : null, by: message.By.Value);
                await letters.Sent(file, message, cancellation);
                return message;
            },
            cancellation);
    }
}

/// <summary>The Region has read what was written, and nothing is to be answered: it no longer waits.</summary>
internal sealed class SettleMessages(MessagesDb messages, AuditTrail audit)
{
    /// <param name="file">Which.</param>
    /// <param name="upTo">The last message that was read: a later one goes on waiting.</param>
    /// <param name="cancellation">Of the request.</param>
    public Task<Outcome<bool>> Settle(CaseFile file, CaseFileMessageId upTo, CancellationToken cancellation) => messages.Write<Outcome<bool>>(
        async () =>
        {
            await messages.Hold(file.Id, cancellation);
            if ((await messages.Last(file.Id, 1, cancellation)).SingleOrDefault()?.Id != upTo)
                return MessageRefusals.NewerCame;
            if (await messages.SetAnswered(file.Id, cancellation))
                audit.Record(new MessagesSettled(file.Id, upTo));
            return true;
        },
        cancellation);
}

/// <summary>Without its words, which are in the thread.</summary>
internal sealed record MessageSent(CaseFileId File, CaseFileMessageId Message, AidRequestParty Party) : CaseFileEvent(File), IAuditedEvent
{
    public static string Name => "case-file-message-sent";

    public string Tell() => Party is AidRequestParty.Organisation ? "Message de la structure." : "Message de la Région.";
}

internal sealed record MessagesSettled(CaseFileId File, CaseFileMessageId UpTo) : CaseFileEvent(File), IAuditedEvent
{
    public static string Name => "case-file-messages-settled";

    public string Tell() => "Message lu par la Région\u00A0: il n’appelle pas de réponse.";
}

/// <summary>Why an act on the thread is refused, in the words of who tried.</summary>
internal static class MessageRefusals
{
    public static readonly Refusal NotDeposited = new("message-file-not-deposited", "On s’écrit à partir du dépôt du dossier.");

    public static readonly Refusal WordsMissing = new("message-words-missing", "Écrivez votre message.");

    public static readonly Refusal WordsTooLong = new("message-words-too-long", $"Pas plus de {CaseFileMessage.LongestWords} caractères.");

    public static readonly Refusal NewerCame = new("message-newer-came", "Un message est arrivé pendant que vous lisiez. Il est ci-dessous.");
}
