using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Prepare;
using Beffroi.Catalogue;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Rules;

namespace Beffroi.Applications.Track;

/// <summary>
/// Takes the scheme that the Region proposes in the place of another. When it is asked for here, all that was written goes on in a new draft: nothing is typed again, and what was deposited stays as it was
/// signed. When an operator receives it, the request ends, and its page says where to go.
/// </summary>
internal sealed class AcceptRedirect(MoveRequest move, CaseFilesDb files, JoinPapers papers, DepositDesk desk, SchemeCatalogue catalogue, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<AidRequest>> Accept(AidRequestStep step, string? words, CancellationToken cancellation)
    {
        var (request, former) = (step.Request, (await files.Find(step.Request.CaseFileId, cancellation))!);
        var other = request.RedirectTo is { } to && desk.Among([to]) is [var scheme] ? scheme : null;
        if (other is not null && request.ActKey != step.Key && await files.CountDrafts(former.OrganisationId, cancellation) >= OpenCaseFile.MostDrafts)
            return CaseFileRefusals.TooManyDrafts;
        return await move.Move(
            step, AidRequestAct.AcceptRedirect, AidRequestParty.Organisation, _ => null, words, other is null ? null : file => CarryOver(file, request, other, step, cancellation), cancellation);
    }

    private async Task CarryOver(CaseFile former, AidRequest request, Scheme scheme, AidRequestStep step, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var file = new CaseFile
        {
            Id = TypedId.New<CaseFileId>(clock),
            Reference = Reference.Draw("DOS"),
            OrganisationId = former.OrganisationId,
            Title = former.Title,
            State = CaseFileState.Draft,
            Since = now,
            OpenedAt = now,
            OpenedBy = step.By,
            RedirectedFrom = request.Id,
            Facts = former.Facts,
            Municipality = former.Municipality,
            Intermunicipality = former.Intermunicipality,
            FormKey = step.Key,
        };
        if (!await files.Add(file, [ChooseSchemes.Prepared(file.Id, scheme.Id, clock)], cancellation))
            throw new InvalidOperationException("The key of an act that was not done yet is that of no file.");
        var others = (await files.Requests([former.Id], cancellation)).Where(r => r.Id != request.Id && (r.State.IsRunning() || r.State is AidRequestState.ToDepositOutside or AidRequestState.DepositedOutside));
        var written = await files.Sections(former.Id, cancellation);
        await files.Copy(written.Select(s => Copy(file, s.Kind, s.Kind is SectionKind.Funding ? Plan(s, former, request, scheme, others) : s.Content, now, step.By)), cancellation);
        await papers.Join(file.Id, cancellation);
        audit.Record(new CaseFileCarriedOver(file.Id, request.Id, former.Reference, scheme.Acronym), former.OrganisationId.Value, by: step.By.Value);
    }

    private static CaseFileSection Copy(CaseFile file, SectionKind kind, string content, DateTimeOffset at, AccountId by) =>
        new() { CaseFileId = file.Id, Kind = kind, Content = content, ChangedAt = at, ChangedBy = by, Version = 1 };

    /// <summary>What was asked of the former scheme is asked of the new one; what is still asked of others for this project is a resource like any: both sides stay equal.</summary>
    private string Plan(CaseFileSection section, CaseFile former, AidRequest request, Scheme scheme, IEnumerable<AidRequest> others)
    {
        var plan = SectionWords.Read<FundingPlan>(section.Content) with { Schemes = catalogue.Schemes.ToDictionary(s => s.Id, StringComparer.Ordinal) };
        var asked = plan.Asked.TryGetValue(request.SchemeId, out var cents);
        return SectionWords.Write(plan with
        {
            Asked = asked ? new Dictionary<string, long>(StringComparer.Ordinal) { [scheme.Id] = cents } : [],
            AskedForInvestment = asked && FundingPlan.IsInTwo(scheme) && plan.InvestmentOf(request.SchemeId) is { } investment
                ? new Dictionary<string, long>(StringComparer.Ordinal) { [scheme.Id] = investment }
                : [],
            Resources = [.. plan.Resources, .. others.Where(r => plan.Asked.ContainsKey(r.SchemeId)).SelectMany(r => Resource(plan, former, r.SchemeId))],
        });
    }

    /// <summary>A line for each section that it is asked for.</summary>
    private IEnumerable<FundingLine> Resource(FundingPlan plan, CaseFile former, string scheme)
    {
        var (words, investment) = ($"Demandé à {catalogue.AcronymOf(scheme)}, dossier {former.Reference}", plan.InvestmentOf(scheme) ?? 0);
        return new FundingLine[] { new("74", words, plan.Asked[scheme] - investment), new("13", words, investment) }.Where(l => l.Cents > 0);
    }
}

/// <summary>Keeps to what was asked for: the Region looks at it again.</summary>
internal sealed class DeclineRedirect(MoveRequest move)
{
    public async Task<Outcome<AidRequest>> Decline(AidRequestStep step, string? words, CancellationToken cancellation)
    {
        return words is null ? CaseFileRefusals.ReasonMissingForRegion : await move.Move(step, AidRequestAct.DeclineRedirect, AidRequestParty.Organisation, Decide, words, also: null, cancellation);

        static Refusal? Decide(AidRequest request)
        {
            request.RedirectTo = null;
            return null;
        }
    }
}
