using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Prepare;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Web;
using Beffroi.Rules;

namespace Beffroi.Applications.Track;

/// <summary>The organisation takes the scheme that the Region proposes, or keeps to its own.</summary>
[MembersOnly(MemberRole.Owner)]
internal sealed class RedirectModel(
    CaseFilesDb files, IOrganisations organisations, SchemeCatalogue catalogue, RequestChanges changes, TimeProvider clock, DepositDesk desk, AcceptRedirect accept, DeclineRedirect decline)
    : RequestPageModel(files, organisations, catalogue, changes, clock)
{
    private readonly SchemeCatalogue catalogue = catalogue;

    public string OtherAcronym => catalogue.AcronymOf(AidRequest.RedirectTo ?? AidRequest.SchemeId);

    public bool IsAskedHere => desk.Among([AidRequest.RedirectTo ?? ""]).Count > 0;

    public string? Choice => Request.HasFormContentType ? Request.Form.Typed("choix") : null;

    protected override AidRequestAct Act => AidRequestAct.AcceptRedirect;

    protected override string FieldOf(Refusal refusal) => refusal == CaseFileRefusals.ChoiceMissing ? "choix" : base.FieldOf(refusal);

    protected override async Task<Outcome<AidRequest>> Do(AidRequestStep step, string? words, CancellationToken cancellation) => Choice switch
    {
        "oui" => await accept.Accept(step, words, cancellation),
        "non" => await decline.Decline(step, words, cancellation),
        _ => CaseFileRefusals.ChoiceMissing,
    };
}
