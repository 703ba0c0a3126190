using Beffroi.Applications.AssignSchemes;
using Beffroi.Applications.AssignTerritories;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Mail;
using Beffroi.Rules;

namespace Beffroi.Applications.CaseFiles;

/// <summary>Who is written to at each act: the editors of the organisation of what the Region does, the officer of what the organisation does.</summary>
internal sealed class CaseFileLetters(Mails mails, OfficersInCharge officers, IOrganisations organisations)
{
    /// <summary>In the transaction of the deposit.</summary>
    /// <param name="file">What was deposited.</param>
    /// <param name="schemes">Ids of what is asked for here.</param>
    /// <param name="cancellation">Of the act.</param>
    public async Task Deposited(CaseFile file, IReadOnlyCollection<string> schemes, CancellationToken cancellation)
    {
        foreach (var member in await organisations.Members(file.OrganisationId, MemberRole.Editor, cancellation))
            await mails.Post(CaseFileMemberMail.Sort, $"{file.Id}//{member}", $"{file.Id}/deposited/{member}", cancellation);
        // Whoever wrote it for the organisation was waiting for this, wherever the file goes.
        foreach (var officer in await officers.Of(file.OfficerId, file.Writer, schemes, cancellation))
            await mails.Post(CaseFileOfficerMail.Sort, $"{file.Id}//{officer}", $"{file.Id}/deposited/{officer}", cancellation);
    }

    /// <summary>In the transaction of the act.</summary>
    public async Task Moved(CaseFile file, AidRequest request, AidRequestAct act, AidRequestParty by, CancellationToken cancellation)
    {
        var (sort, readers) = by is AidRequestParty.Region
            ? (CaseFileMemberMail.Sort, await organisations.Members(file.OrganisationId, MemberRole.Editor, cancellation))
            : (CaseFileOfficerMail.Sort, await officers.Of(file.OfficerId, also: null, [request.SchemeId], cancellation));
        if (act is AidRequestAct.TakeCharge && request.State is not AidRequestState.UnderReview)
            return;
        foreach (var reader in readers)
            await mails.Post(sort, $"{file.Id}/{request.Id}/{reader}", $"{request.Id}/{request.Version}/{reader}", cancellation);
    }

    /// <summary>In the transaction of what is told of a request made on another site.</summary>
    public async Task ToldOutside(CaseFile file, AidRequest request, OutsideDeposit deposit, AidRequestParty by, CancellationToken cancellation)
    {
        var (sort, readers) = by is AidRequestParty.Region
            ? (CaseFileMemberMail.Sort, await organisations.Members(file.OrganisationId, MemberRole.Editor, cancellation))
            : (CaseFileOfficerMail.Sort, await officers.Of(file.OfficerId, also: null, [request.SchemeId], cancellation));
        foreach (var reader in readers)
            await mails.Post(sort, $"{file.Id}/{deposit.AidRequestId}/{reader}", $"{deposit.AidRequestId}/outside/{deposit.Version}/{reader}", cancellation);
    }
}

/// <summary>What a letter is about: a file, a request of it (null: the deposit), and its reader.</summary>
internal sealed record CaseFileNews(CaseFileId File, AidRequestId? Request, AccountId Reader)
{
    public static CaseFileNews Read(string about) => about.Split('/') is [var file, var request, var reader]
        ? new(CaseFileId.Parse(file, null), request.Length == 0 ? null : AidRequestId.Parse(request, null), AccountId.Parse(reader, null))
        : throw new FormatException("A letter is about a case file, a request of it and its reader.");
}

/// <summary>Tells a member what was received, or what the Region did. It says what is true when it leaves.</summary>
internal sealed class CaseFileMemberMail(CaseFilesDb files, OutsideDepositsDb outside, People people, SchemeCatalogue catalogue, RegionClock days, PublicAddress site) : IMail
{
    public const string Sort = "case-file-member";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        var news = CaseFileNews.Read(about);
        if (await files.Find(news.File, cancellation) is not { DepositedAt: { } deposited } file || await people.Find(news.Reader, cancellation) is not { } reader)
            return null;
        var page = new LetterPart.Link("Suivre le dossier", $"{site.Root}/structures/{file.OrganisationId}/dossiers/{file.Id}");
        if (news.Request is not { } id)
            return SiteLetter.To(reader.Address, site, $"Dossier {file.Reference} déposé", [
                new LetterPart.Paragraph($"Le dossier «\u00A0{file.Title}\u00A0» a été reçu le {days.Moment(deposited)}. L’accusé de réception et tout ce qui a été déposé sont sur sa page."),
                new LetterPart.Paragraph($"Sans réponse le {French.Date(file.ImpliedRejectionOn!.Value)}, la loi considère la demande comme rejetée. Cet accusé de réception ne vaut pas promesse d’aide."),
                page]);
        if (await files.FindRequest(id, cancellation) is not { } request)
            return null;
        var scheme = catalogue.AcronymOf(request.SchemeId);
        if (await outside.Find(id, cancellation) is { } there)
            return SiteLetter.To(reader.Address, site, French.Typeset($"{scheme}\u00A0: {there.State.InWords()}, note la Région"), [
                new LetterPart.Paragraph($"Dossier «\u00A0{file.Title}\u00A0», {file.Reference}. {OutsideSentence(there)}"),
                .. (await outside.Statements([id], cancellation))[^1].Words is { } beside ? [new LetterPart.Paragraph($"Ce que la Région écrit\u00A0: {beside}")] : (LetterPart[])[],
                page]);
        var pieces = request.State is AidRequestState.Incomplete ? (await files.Pieces([id], cancellation)).Where(p => p.AnsweredAt is null).Select(p => p.Label).ToList() : [];
        return SiteLetter.To(reader.Address, site, French.Typeset($"{scheme}\u00A0: {Title(request)}"), [
            new LetterPart.Paragraph($"Dossier «\u00A0{file.Title}\u00A0», {file.Reference}. {Sentence(request, catalogue)}"),
            .. pieces.Count > 0 ? [new LetterPart.Items(pieces)] : (LetterPart[])[],
            .. request.Words is { } words ? [new LetterPart.Paragraph($"Ce que la Région écrit\u00A0: {words}")] : (LetterPart[])[],
            page]);
    }

    internal static string OutsideSentence(OutsideDeposit there) =>
        $"Sur l’autre site (formulaire «\u00A0{there.Form}\u00A0», numéro {there.Number}), la demande est {there.State.InWords()} depuis le {French.Date(there.StateOn)}.";

    private static string Title(AidRequest request) => request.State switch
    {
        AidRequestState.Incomplete when request.RemindedAt is not null => "la Région attend toujours des pièces",
        AidRequestState.Incomplete => "la Région demande des pièces",
        AidRequestState.UnderReview => "votre demande est vérifiée",
        AidRequestState.UnderAssessment => "votre demande est complète",
        AidRequestState.RedirectProposed => "la Région vous propose une autre aide",
        _ => $"votre demande est {request.State.InWords()}",
    };

    private static string Sentence(AidRequest request, SchemeCatalogue catalogue) => request.State switch
    {
        AidRequestState.Incomplete => $"Donnez ces pièces au plus tard le {French.Date(request.DueOn!.Value)}.",
        AidRequestState.UnderReview => "Une personne de la Région vérifie que tout est là.",
        AidRequestState.UnderAssessment => "Elle est complète et recevable. La Région l’instruit\u00A0; l’assemblée qui décide vote ensuite.",
        AidRequestState.RedirectProposed => $"Elle vous propose {catalogue.AcronymOf(request.RedirectTo!)} à la place. Un propriétaire de la structure accepte ou refuse. Rien ne sera à écrire de nouveau.",
        AidRequestState.Inadmissible => $"Elle ne peut pas être instruite. {Deposit.Acknowledgement.Remedies}",
        AidRequestState.Lapsed => $"Les pièces demandées ne sont pas arrivées\u00A0: la demande s’arrête. {Deposit.Acknowledgement.Remedies}",
        _ => "Voyez où elle en est.",
    };
}

/// <summary>Tells an officer what an organisation did.</summary>
internal sealed class CaseFileOfficerMail(CaseFilesDb files, OutsideDepositsDb outside, SchemeStaff staff, People people, IOrganisations organisations, SchemeCatalogue catalogue, PublicAddress site) : IMail
{
    public const string Sort = "case-file-officer";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        var news = CaseFileNews.Read(about);
        if (await files.Find(news.File, cancellation) is not { } file || await people.Find(news.Reader, cancellation) is not { } reader
            || await organisations.Find(file.OrganisationId, cancellation) is not { } organisation)
            return null;
        var request = news.Request is { } id ? await files.FindRequest(id, cancellation) : null;
        if (request is not null && await outside.Find(request.Id, cancellation) is { } there)
            return SiteLetter.To(reader.Address, site, French.Typeset($"{catalogue.AcronymOf(request.SchemeId)} {there.State.InWords()} sur un autre site\u00A0: {organisation.Name}"), [
                new LetterPart.Paragraph($"«\u00A0{file.Title}\u00A0», {file.Reference}. {CaseFileMemberMail.OutsideSentence(there)} C’est la structure qui le dit."),
                new LetterPart.Link("Ouvrir le dossier", $"{site.Root}/region/dossiers/{file.Id}")]);
        var (subject, text) = request is null
            ? ($"Dossier déposé\u00A0: {organisation.Name}", await Arrival(file, news.Reader, cancellation))
            : ($"{catalogue.AcronymOf(request.SchemeId)} {request.State.InWords()}\u00A0: {organisation.Name}",
                request.State is AidRequestState.Redirected ? $"La structure accepte {catalogue.AcronymOf(request.RedirectTo!)} à la place."
                : request.State is AidRequestState.UnderReview && request.Words is null ? "Les pièces demandées sont là." : $"Ce que la structure écrit\u00A0: {request.Words ?? "rien"}");
        return SiteLetter.To(reader.Address, site, French.Typeset(subject), [
            new LetterPart.Paragraph($"«\u00A0{file.Title}\u00A0», {file.Reference}. {text}"),
            new LetterPart.Link("Ouvrir le dossier", $"{site.Root}/region/dossiers/{file.Id}")]);
    }

    private async Task<string> Arrival(CaseFile file, AccountId reader, CancellationToken cancellation)
    {
        var requests = (await files.Requests([file.Id], cancellation)).Select(r => r.SchemeId).ToList();
        var entrusted = (await staff.Of(requests, cancellation)).Where(s => s.Value.Any(p => p.Account == reader)).Select(s => catalogue.AcronymOf(s.Key)).ToList();
        return (file.Writer == reader ? "Vous l’avez saisi pour la structure\u00A0: elle l’a signé. " : "")
            + (file.OfficerId is not { } officer ? "Il attend dans la boîte commune\u00A0: personne ne le suit encore." : officer == reader ? "C’est vous qui le suivez." : "Une autre personne le suit.")
            + (entrusted.Count > 0 ? $" Ce qui vous est confié\u00A0: {string.Join(", ", entrusted)}." : "");
    }
}
