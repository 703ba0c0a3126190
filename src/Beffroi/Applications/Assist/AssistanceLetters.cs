using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Mail;
using Beffroi.Rules;

namespace Beffroi.Applications.Assist;

/// <summary>What is told of a draft that the Region writes. Names stand in letters that wait.</summary>
internal enum AssistanceNews { Begun, ToRead, Ended, EndedByOfficer }

/// <summary>Who is written to: the owners, who alone sign; the officer, when the organisation ends it.</summary>
internal sealed class AssistanceLetters(Mails mails, IOrganisations organisations)
{
    /// <summary>In the transaction of the act.</summary>
    /// <returns>False when it was told already, at that version of the file, or there is nobody to tell.</returns>
    public async Task<bool> Tell(CaseFile file, AssistanceNews news, CancellationToken cancellation)
    {
        IReadOnlyList<AccountId> readers = news is AssistanceNews.Ended
            ? file.AssistedBy is { } officer ? [officer] : []
            : await organisations.Members(file.OrganisationId, MemberRole.Owner, cancellation);
        var told = false;
        foreach (var reader in readers)
            told |= await mails.Post(AssistanceMail.Sort, $"{file.Id}/{news}/{reader}", $"{file.Id}/{news}/{file.Version}/{reader}", cancellation);
        return told;
    }
}

internal sealed class AssistanceMail(CaseFilesDb files, People people, IOrganisations organisations, PublicAddress site) : IMail
{
    public const string Sort = "case-file-assistance";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        if (about.Split('/') is not [var id, var kind, var to] || !Enum.TryParse<AssistanceNews>(kind, out var news))
            throw new FormatException("A letter about an assistance is about a case file, what is told of it and its reader.");
        if (await files.Find(CaseFileId.Parse(id, null), cancellation) is not { } file || await people.Find(AccountId.Parse(to, null), cancellation) is not { } reader
            || await organisations.Find(file.OrganisationId, cancellation) is not { } organisation)
            return null;
        var officer = (file.AssistedBy is { } by ? await people.Find(by, cancellation) : null)?.FullName ?? "Une personne";
        var page = $"{site.Root}/structures/{file.OrganisationId}/dossiers/{file.Id}";
        return news switch
        {
            AssistanceNews.Begun => SiteLetter.To(reader.Address, site, French.Typeset($"La Région saisit un dossier pour {organisation.Name}"), [
                new LetterPart.Paragraph($"{officer}, de la Région, écrit avec vos mots le dossier «\u00A0{file.Title}\u00A0» ({file.Reference}). Demandé ainsi\u00A0: {file.AssistanceWords}"),
                new LetterPart.Paragraph("Ce dossier est à vous. Vous seuls pouvez le signer et le déposer. Vous pouvez le corriger, et mettre fin à cette saisie quand vous voulez."),
                new LetterPart.Link("Voir le dossier", page)]),
            AssistanceNews.ToRead => SiteLetter.To(reader.Address, site, French.Typeset($"À relire\u00A0: {file.Title}"), [
                new LetterPart.Paragraph($"{officer}, de la Région, a écrit pour {organisation.Name} le dossier «\u00A0{file.Title}\u00A0» ({file.Reference}). Relisez-le, corrigez ce qui n’est pas juste, puis signez et déposez. Rien n’est envoyé avant."),
                new LetterPart.Link("Relire le dossier", $"{page}/deposer")]),
            AssistanceNews.EndedByOfficer => SiteLetter.To(reader.Address, site, French.Typeset($"La Région a fini de saisir\u00A0: {file.Title}"), [
                new LetterPart.Paragraph($"{officer}, de la Région, a fini d’écrire pour {organisation.Name} le dossier «\u00A0{file.Title}\u00A0» ({file.Reference}), et ne le voit plus. Il est à vous de le compléter, de le relire, de le signer et de le déposer."),
                new LetterPart.Link("Voir le dossier", page)]),
            AssistanceNews.Ended => SiteLetter.To(reader.Address, site, French.Typeset($"Fin de saisie\u00A0: {organisation.Name}"), [
                new LetterPart.Paragraph($"{organisation.Name} a mis fin à la saisie du dossier «\u00A0{file.Title}\u00A0» ({file.Reference}). Vous ne le voyez plus, jusqu’à son dépôt.")]),
            _ => throw new InvalidOperationException($"Nothing tells the news {news}."),
        };
    }
}
