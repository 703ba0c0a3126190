using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;

namespace Beffroi.Applications.Prepare;

/// <summary>In the transaction of an act on a draft: the papers that it rests on are those that its sections name, and no others.</summary>
internal sealed class JoinPapers(CaseFilesDb files, DepositDesk desk)
{
    public async Task Join(CaseFileId file, CancellationToken cancellation)
    {
        var needs = desk.Needs((await files.Requests([file], cancellation)).Select(r => r.SchemeId));
        await files.Join(file, DraftState.Of(await files.Sections(file, cancellation), needs).Papers, cancellation);
    }
}
