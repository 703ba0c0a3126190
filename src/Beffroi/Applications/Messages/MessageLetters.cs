using Beffroi.Applications.AssignTerritories;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Mail;
using Beffroi.Rules;

namespace Beffroi.Applications.Messages;

/// <summary>Who is told that a message came: the editors of the organisation, or the officer who has the file.</summary>
internal sealed class MessageLetters(Mails mails, OfficersInCharge officers, IOrganisations organisations)
{
    /// <summary>In the transaction that sends it.</summary>
    public async Task Sent(CaseFile file, CaseFileMessage message, CancellationToken cancellation)
    {
        var (sort, readers) = message.Party is AidRequestParty.Region
            ? (MessageToMemberMail.Sort, await organisations.Members(file.OrganisationId, MemberRole.Editor, cancellation))
            : (MessageToOfficerMail.Sort, await officers.Of(file.OfficerId, cancellation));
        foreach (var reader in readers)
            await mails.Post(sort, $"{message.Id}/{reader}", $"{message.Id}/{reader}", cancellation);
    }
}

/// <summary>A message and who reads of it.</summary>
internal sealed record MessageNews(CaseFileMessageId Message, AccountId Reader)
{
    public static MessageNews Read(string about) => about.Split('/') is [var message, var reader]
        ? new(CaseFileMessageId.Parse(message, null), AccountId.Parse(reader, null))
        : throw new FormatException("A letter about a message is about it and its reader.");
}

/// <summary>Tells a member that the Region wrote.</summary>
internal sealed class MessageToMemberMail(MessagesDb messages, CaseFilesDb files, People people, PublicAddress site) : IMail
{
    public const string Sort = "case-file-message-member";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        var news = MessageNews.Read(about);
        if (await messages.Find(news.Message, cancellation) is not { } message || await files.Find(message.CaseFileId, cancellation) is not { } file
            || await people.Find(news.Reader, cancellation) is not { } reader)
            return null;
        return SiteLetter.To(reader.Address, site, French.Typeset($"La Région vous écrit\u00A0: {file.Title}"), [
            new LetterPart.Paragraph($"Dossier «\u00A0{file.Title}\u00A0», {file.Reference}. La Région écrit\u00A0:"),
            new LetterPart.Paragraph(message.Words),
            .. message.FileName is { } name ? [new LetterPart.Paragraph($"Avec ce message\u00A0: {name}. Ouvrez-le depuis la page du dossier.")] : (LetterPart[])[],
            new LetterPart.Link("Lire et répondre", $"{site.Root}/structures/{file.OrganisationId}/dossiers/{file.Id}/messages")]);
    }
}

/// <summary>Tells an officer that the organisation wrote.</summary>
internal sealed class MessageToOfficerMail(MessagesDb messages, CaseFilesDb files, People people, IOrganisations organisations, PublicAddress site) : IMail
{
    public const string Sort = "case-file-message-officer";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        var news = MessageNews.Read(about);
        if (await messages.Find(news.Message, cancellation) is not { } message || await files.Find(message.CaseFileId, cancellation) is not { } file
            || await people.Find(news.Reader, cancellation) is not { } reader || await organisations.Find(file.OrganisationId, cancellation) is not { } organisation)
            return null;
        return SiteLetter.To(reader.Address, site, French.Typeset($"Message\u00A0: {organisation.Name}"), [
            new LetterPart.Paragraph($"«\u00A0{file.Title}\u00A0», {file.Reference}. {organisation.Name} écrit\u00A0:"),
            new LetterPart.Paragraph(message.Words),
            .. message.FileName is { } name ? [new LetterPart.Paragraph($"Avec ce message\u00A0: {name}.")] : (LetterPart[])[],
            new LetterPart.Link("Lire et répondre", $"{site.Root}/region/dossiers/{file.Id}/messages")]);
    }
}
