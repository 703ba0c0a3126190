using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Rules;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Prepare;

/// <summary>Changes the name of a draft and what it asks for.</summary>
[CaseFileOnly(MemberRole.Editor)]
internal sealed class SchemesModel(CaseFilesDb files, IOrganisations organisations, ChooseSchemes choose, DepositDesk desk, AnswerFacts answers, RegionClock days)
    : CaseFilePageModel(files, organisations), ISchemeChoice
{
    private readonly List<PageError> errors = [];

    public string? Title { get; private set; }

    public IReadOnlyList<string> Chosen { get; private set; } = [];

    public IReadOnlyList<(Scheme Scheme, string? Hint)> Offer => SchemeOffer.Of(desk, answers.ProfileOf(CaseFile.Facts, days.Today));

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (CaseFile.State is not CaseFileState.Draft)
            return Redirect(Root);
        (Title, Chosen) = (CaseFile.Title, [.. (await Files.Requests([Id], cancellation)).Select(r => r.SchemeId)]);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "titre")] string? title, [FromForm(Name = "dispositif")] string[] schemes, [FromForm(Name = "version")] long version, CancellationToken cancellation)
    {
        var chosen = await choose.Choose(CaseFile, title, schemes, version, User.Account(), cancellation);
        if (chosen.Succeeded || chosen.Refusal == CaseFileRefusals.NoDraft)
            return Redirect(Root);
        (Title, Chosen) = (title, schemes);
        errors.AddRange(NamedChoice.Errors(desk, title, schemes, chosen.Refusal));
        if (chosen.Refusal == CaseFileRefusals.Changed)
            Response.StatusCode = StatusCodes.Status409Conflict;
        await Reload();
        return Page();
    }
}
