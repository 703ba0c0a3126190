using System.Text.Json.Nodes;
using Beffroi.Applications.AssignTerritories;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.FirstContacts;
using Beffroi.Applications.Prepare;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Documents;
using Beffroi.Platform.Files;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Applications.Deposit;

/// <summary>Who signs, and how they say so.</summary>
/// <param name="Signatory">One of <see cref="IOrganisations.Signatories"/>.</param>
/// <param name="Agreed">The box was ticked: it stands for the signature.</param>
internal sealed record Signature(Guid? Signatory, bool Agreed);

/// <summary>Signs a draft and sends it, whole: every request of it at once. What was read is what is signed; done twice, it is done once.</summary>
internal sealed class DepositCaseFile(
    CaseFilesDb files, IOrganisations organisations, DepositDesk desk, AnswerFacts answers, RouteByTerritory route, CaseFileLetters letters, SchemeCatalogue catalogue,
    RegionClock days, FrenchTerritories territories, IShelf shelf, FindFiles find, People people, StoreDocument store, AuditTrail audit, TimeProvider clock)
{
    /// <param name="file">As it was read now.</param>
    /// <param name="basedOn">The version that was on the page that checks it.</param>
    /// <param name="signature">Who signs.</param>
    /// <param name="by">An owner.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<CaseFile>> Deposit(CaseFile file, long basedOn, Signature signature, AccountId by, CancellationToken cancellation)
    {
        if (file.State is CaseFileState.Deposited)
            return file;
        if (file.State is not CaseFileState.Draft)
            return CaseFileRefusals.NoDraft;
        if (file.Version != basedOn)
            return CaseFileRefusals.ChangedSinceRead;
        if (file.AssistedBy == by)
            return CaseFileRefusals.AssistantSigns;
        var organisation = (await organisations.Find(file.OrganisationId, cancellation))!;
        var requests = await files.Requests([file.Id], cancellation);
        var needs = desk.Needs(requests.Select(r => r.SchemeId));
        var (schemes, draft) = (needs.Schemes, DraftState.Of(await files.Sections(file.Id, cancellation), needs));
        if (!organisation.IsVerified)
            return CaseFileRefusals.NotVerified;
        if (desk.Closed(requests.Select(r => r.SchemeId)) is { Count: > 0 } closed)
            return CaseFileRefusals.NotOpen(closed);
        if (!draft.IsComplete)
            return CaseFileRefusals.NotComplete;
        if ((await organisations.Signatories(file.OrganisationId, days.Today, cancellation)).FirstOrDefault(s => s.Id == signature.Signatory) is not { } signatory)
            return CaseFileRefusals.SignatoryMissing;
        if (!signature.Agreed)
            return CaseFileRefusals.NotSigned;
        var now = clock.GetUtcNow();
        var content = Content(file, organisation, schemes, draft, signatory, now) with
        {
            Papers = await Papers(file, draft.Papers, cancellation),
            DepositedBy = (await people.Find(by, cancellation))!.FullName,
            WrittenFor = file.AssistedBy is { } officer ? $"Saisi par {(await people.Find(officer, cancellation))?.FullName ?? "une personne"}, de la Région, pour {organisation.Name}." : null,
        };
        var written = content.Write();
        (file.State, file.Since, file.DepositedAt, file.DepositedBy) = (CaseFileState.Deposited, now, now, by);
        (file.Deposited, file.DepositHash, file.ImpliedRejectionOn) = (written, DepositedFile.HashOf(written), LegalDelays.ImpliedRejection(days.Today));
        file.OfficerId = await route.Officer(file.Intermunicipality, file.Municipality is { } place ? territories.Find(place)?.Department.Code : null, cancellation);
        var done = await files.Write(
            async () =>
            {
                if (!await files.Save(file, basedOn, cancellation))
                    return false;
                await files.Join(file.Id, draft.Papers, cancellation);
                await files.SetAcknowledgement(file.Id, await store.Order(Document(file, content), $"accuse-{file.Reference}.pdf", cancellation), cancellation);
                foreach (var request in requests)
                {
                    (request.State, request.Since, request.DepositedAt) = (AidRequestLifecycle.After(request.State, AidRequestAct.Deposit, AidRequestParty.Organisation)!.Value, now, now);
                    (request.AskedCents, request.ImpliedRejectionOn, request.SchemeVersion) = (draft.Funding.Asked[request.SchemeId], file.ImpliedRejectionOn, schemes.First(s => s.Id == request.SchemeId).On(days.Today).From);
                    await files.Save(request, request.Version, cancellation);
                }
                audit.Record(new CaseFileDeposited(file.Id, string.Join(' ', schemes.Select(s => s.Acronym)), file.DepositHash!, file.OfficerId), file.OrganisationId.Value, by: by.Value);
                await letters.Deposited(file, cancellation);
                return true;
            },
            cancellation);
        if (done)
            return file;
        // Someone was quicker: the same form sent twice, or a member who wrote.
        return await files.Find(file.Id, cancellation) is { State: CaseFileState.Deposited } now2 ? now2 : CaseFileRefusals.ChangedSinceRead;
    }

    /// <summary>Each paper with the hash of its bytes, so that what was signed says which they were.</summary>
    private async Task<IReadOnlyList<DepositedPaper>> Papers(CaseFile file, IReadOnlyList<PieceId> joined, CancellationToken cancellation)
    {
        var papers = new List<DepositedPaper>();
        foreach (var id in joined)
            if (await shelf.Find(file.OrganisationId, id, cancellation) is { } piece && await find.Find([piece.File], cancellation) is [var stored])
                papers.Add(new(id.ToString(), stored.Sha256.ToString()));
        return papers;
    }

    private PdfDocument Document(CaseFile file, DepositedFile content) => new(
        DepositDocument.Template, $"Accusé de réception du dossier {file.Reference}", days.Today,
        DepositDocument.Of(file, content, Acknowledgement.Of(file, catalogue, days), catalogue.Region.Title, answers.Tell(file.Facts, days.Today)));

    private DepositedFile Content(CaseFile file, OrganisationSummary organisation, IReadOnlyList<Scheme> schemes, DraftState draft, Signatory signatory, DateTimeOffset now) => new()
    {
        Reference = file.Reference,
        Title = file.Title,
        Organisation = organisation.Name,
        OrganisationReference = organisation.Reference,
        Siren = organisation.Siren?.ToString(),
        SignedBy = signatory.FullName,
        Capacity = signatory.Capacity,
        At = now,
        Requests = [.. schemes.Select(s => new DepositedRequest(
            s.Id, s.Acronym, s.On(days.Today).From, draft.Funding.Asked[s.Id], answers.Answer(s, file.Facts, days.Today)))],
        Sections = [.. draft.Tasks.Select(t => new DepositedSection(t.Kind, t.Lines))],
        Facts = file.Facts is { } facts ? JsonNode.Parse(facts)!.AsObject() : null,
        CatalogueHash = ReplayedAnswers.HashOf(catalogue),
    };
}
