using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Assist;

/// <summary>The organisation, or the officer, ends what the officer writes for it.</summary>
[CaseFileOnly(MemberRole.Editor)]
internal sealed class EndModel(CaseFilesDb files, IOrganisations organisations, EndAssistance end) : CaseFilePageModel(files, organisations)
{
    public IActionResult OnGet() => CaseFile is { State: CaseFileState.Draft, AssistedBy: not null, AssistanceEndedAt: null } ? Page() : Redirect(Root);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var ended = await end.End(CaseFile, User.Account(), cancellation);
        // Over already: it is as they want it.
        return Redirect(IsAssistant && ended.Succeeded ? "/region/saisies" : Root);
    }
}
