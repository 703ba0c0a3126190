using Beffroi.Applications.AssignSchemes;
using System.Text.Json.Nodes;
using Beffroi.Applications.AssignTerritories;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Prepare;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Files;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Applications.Deposit;

/// <summary>A draft that lacks nothing.</summary>
/// <param name="Outside">Of its requests, those that are made on a form of another site.</param>
internal sealed record ReadyDraft(
    OrganisationSummary Organisation, FileNeeds Needs, DraftState Draft, IReadOnlyList<AidRequest> Requests, IReadOnlyDictionary<AidRequestId, OutsideForm> Outside)
{
    /// <summary>The ids of the schemes that are deposited here.</summary>
    public IEnumerable<string> Here => Requests.Where(r => !Outside.ContainsKey(r.Id)).Select(r => r.SchemeId);
}

/// <summary>Writes a draft for good: one text, hashed, that never changes. When it is signed here, and when it was copied into the form of another site.</summary>
internal sealed class FreezeCaseFile(
    CaseFilesDb files, IOrganisations organisations, DepositDesk desk, AnswerFacts answers, RouteByTerritory route, SchemeStaff staff, SchemeCatalogue catalogue, RegionClock days, FrenchTerritories territories, IShelf shelf,
    FindFiles find, CheckPapers check, People people, TimeProvider clock)
{
    /// <param name="file">As it was read now.</param>
    /// <param name="basedOn">The version that was on the page that shows it whole.</param>
    /// <param name="by">An owner.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<ReadyDraft>> Ready(CaseFile file, long basedOn, AccountId by, CancellationToken cancellation)
    {
        if (file.State is not CaseFileState.Draft)
            return CaseFileRefusals.NoDraft;
        if (file.Version != basedOn)
            return CaseFileRefusals.ChangedSinceRead;
        if (file.AssistedBy == by)
            return CaseFileRefusals.AssistantSigns;
        var organisation = (await organisations.Find(file.OrganisationId, cancellation))!;
        if (!organisation.IsVerified)
            return CaseFileRefusals.NotVerified;
        var requests = await files.Requests([file.Id], cancellation);
        var needs = desk.Needs(requests.Select(r => r.SchemeId));
        var draft = DraftState.Of(await files.Sections(file.Id, cancellation), needs);
        if (!draft.IsComplete)
            return CaseFileRefusals.NotComplete;
        return await check.Check(file.OrganisationId, draft.Papers, cancellation) is { } obstacle
            ? obstacle
            : new ReadyDraft(
                organisation, needs, draft, requests,
                requests.Select(r => (r.Id, Form: desk.OutsideForm(r.SchemeId))).Where(r => r.Form is not null).ToDictionary(r => r.Id, r => r.Form!));
    }

    /// <summary>Puts the text into the row, which is not saved.</summary>
    /// <param name="file">Of <see cref="Ready"/>.</param>
    /// <param name="ready">What it holds.</param>
    /// <param name="signatory">Null: it is signed on the other site.</param>
    /// <param name="by">An owner.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<DepositedFile> Freeze(CaseFile file, ReadyDraft ready, Signatory? signatory, AccountId by, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var content = Content(file, ready, signatory, now) with
        {
            Papers = await Papers(file, ready.Draft.Papers, cancellation),
            Bank = FrozenBank.Of(await shelf.BankDetails(file.OrganisationId, cancellation)),
            DepositedBy = (await people.Find(by, cancellation))!.FullName,
            WrittenFor = file.AssistedBy is { } officer ? $"Saisi par {(await people.Find(officer, cancellation))?.FullName ?? "une personne"}, de la Région, pour {ready.Organisation.Name}." : null,
        };
        var written = content.Write();
        (file.State, file.Since, file.DepositedAt, file.DepositedBy) = (CaseFileState.Deposited, now, now, by);
        (file.Deposited, file.DepositHash) = (written, DepositedFile.HashOf(written));
        var follows = await route.Officer(file.Intermunicipality, file.Municipality is { } place ? territories.Find(place)?.Department.Code : null, cancellation);
        file.OfficerId = await staff.WhoHas(follows, [.. ready.Requests.Select(r => r.SchemeId)], cancellation);
        return content;
    }

    /// <summary>In the transaction: the file, its papers and its requests. False when someone was quicker.</summary>
    public async Task<bool> Save(CaseFile file, long basedOn, ReadyDraft ready, CancellationToken cancellation)
    {
        if (!await files.Save(file, basedOn, cancellation))
            return false;
        await files.Join(file.Id, ready.Draft.Papers, cancellation);
        foreach (var request in ready.Requests)
        {
            var outside = ready.Outside.ContainsKey(request.Id);
            (request.State, request.Since, request.DepositedAt) = (AidRequestLifecycle.After(request.State, outside ? AidRequestAct.LeaveForOutside : AidRequestAct.Deposit, AidRequestParty.Organisation)!.Value, file.Since, file.DepositedAt);
            (request.AskedCents, request.SchemeVersion) = (ready.Draft.Funding.Asked[request.SchemeId], ready.Needs.Schemes.First(s => s.Id == request.SchemeId).On(days.Today).From);
            request.ImpliedRejectionOn = outside ? null : file.ImpliedRejectionOn;
            await files.Save(request, request.Version, cancellation);
        }
        return true;
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

    private DepositedFile Content(CaseFile file, ReadyDraft ready, Signatory? signatory, DateTimeOffset now) => new()
    {
        Reference = file.Reference,
        Title = file.Title,
        Organisation = ready.Organisation.Name,
        OrganisationReference = ready.Organisation.Reference,
        Siren = ready.Organisation.Siren?.ToString(),
        SignedBy = signatory?.FullName,
        Capacity = signatory?.Capacity,
        At = now,
        Requests = [.. ready.Needs.Schemes.Select(s => new DepositedRequest(
            s.Id, s.Acronym, s.On(days.Today).From, ready.Draft.Funding.Asked[s.Id], answers.Answer(s, file.Facts, days.Today), desk.OutsideForm(s) is { } form ? new(form.Name, form.Address) : null))],
        Sections = [.. ready.Draft.Tasks.Select(t => new DepositedSection(t.Kind, t.Lines))],
        Facts = file.Facts is { } facts ? JsonNode.Parse(facts)!.AsObject() : null,
        CatalogueHash = catalogue.Fingerprint,
    };
}
