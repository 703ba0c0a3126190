using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Web;
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

    /// <summary>Of the name and the schemes that the form was made from.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Set when someone else has changed them meanwhile.</summary>
    public IReadOnlyList<Difference>? Differences { get; private set; }

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (CaseFile.State is not CaseFileState.Draft)
            return Redirect(Root);
        var now = await Now(cancellation);
        (Title, Chosen, Version) = (now.Title, now.Schemes, now.ChoiceHash);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "titre")] string? title, [FromForm(Name = "dispositif")] string[] schemes, [FromForm(Name = "version")] string? version, CancellationToken cancellation)
    {
        var chosen = await choose.Choose(CaseFile, title, schemes, version ?? "", User.Account(), cancellation);
        if (chosen.Succeeded || chosen.Refusal == CaseFileRefusals.NoDraft)
            return Redirect(Root);
        (Title, Chosen, Version) = (title, schemes, version ?? "");
        if (chosen.Refusal != CaseFileRefusals.Changed)
        {
            errors.AddRange(NamedChoice.Errors(desk, title, schemes, chosen.Refusal));
            return Page();
        }
        await Reload();
        var now = await Now(cancellation);
        Version = now.ChoiceHash;
        Differences = Difference.Between(new("Nom du projet", Title?.Trim(), now.Title), new("Aides demandées", Names(schemes), Names(now.Schemes)));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<ReadDraft> Now(CancellationToken cancellation) => ReadDraft.Of(CaseFile, await Files.Requests([Id], cancellation), []);

    private string Names(IEnumerable<string> schemes) => French.List([.. desk.Among(schemes).Select(s => s.Acronym)]);
}
