using Beffroi.Applications.Assist;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Applications.Messages;
using Beffroi.Applications.Prepare;
using Beffroi.Applications.Process;
using Beffroi.Applications.Track;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Rules;

namespace Beffroi.Applications.Demonstration;

/// <summary>What <see cref="PastAct"/> stands for: the operations behind the pages, by who would press the button.</summary>
internal sealed class PastActs(
    CaseFilesDb files, OpenCaseFile open, AssistOrganisation assist, TellToRead tell, EndAssistance end, PastDraft draft, DepositCaseFile deposit, AbandonCaseFile abandon, TakeRequest take,
    AskForPieces ask, AnswerPiece answer, CompleteRequest complete, RemindOfPieces remind, DeclareLapsed lapse, DeclareAdmissibility declare, ProposeRedirect propose, AcceptRedirect accept,
    DeclineRedirect decline, WithdrawRequest withdraw, SendMessage send, IOrganisations organisations, SchemeCatalogue catalogue, RegionClock days, TimeProvider clock)
{
    public async Task Play(PlayedFile played, PastStep step, CancellationToken cancellation)
    {
        var schemes = played.Asked.Select(a => a.Scheme);
        switch (step.Act)
        {
            case PastAct.Open:
                var facts = catalogue.Region.Examples is [var example, ..] ? example.Facts.ToJsonString() : null;
                played.Id = Done(await open.Open(played.Organisation, played.Past.Title, schemes, facts, contact: null, Key(), played.Owner, cancellation));
                break;
            case PastAct.OpenForThem:
                played.Id = Done(await assist.Assist(played.Organisation, played.Past.Title, schemes, step.Words, Key(), played.Officer, cancellation));
                break;
            case PastAct.Write:
                await draft.Write(played, await File(), cancellation);
                break;
            case PastAct.TellToRead:
                Done(await tell.Tell(await File(), played.Officer, cancellation));
                break;
            case PastAct.EndAssistance:
                Done(await end.End(await File(), played.Officer, cancellation));
                break;
            case PastAct.Deposit:
                var signatory = (await organisations.Signatories(played.Organisation, days.Today, cancellation))[0];
                var written = await File();
                Done(await deposit.Deposit(written, written.Version, new(signatory.Id, Agreed: true), played.Owner, cancellation));
                break;
            case PastAct.Abandon:
                var given = await File();
                Done(await abandon.Abandon(given, given.Version, played.Owner, cancellation));
                break;
            case PastAct.WriteToRegion:
                Done(await send.Send(await File(), new(AidRequestParty.Organisation, played.Owner, step.Words, Given: null, Key()), cancellation));
                break;
            case PastAct.WriteToThem:
                Done(await send.Send(await File(), new(AidRequestParty.Region, played.Officer, step.Words, Given: null, Key()), cancellation));
                break;
            default:
                await OnRequests(played, step, cancellation);
                break;
        }

        async Task<CaseFile> File() => (await files.Find(played.Id, cancellation))!;
    }

    private async Task OnRequests(PlayedFile played, PastStep step, CancellationToken cancellation)
    {
        var (act, party) = Of(step.Act);
        foreach (var request in await files.Requests([played.Id], cancellation))
            if ((step.On is null || step.On == request.SchemeId) && AidRequestLifecycle.After(request.State, act, party) is not null)
                Done(await On(played, step, new(request, request.Version, Key(), party is AidRequestParty.Region ? played.Officer : played.Owner), cancellation));
    }

    private async Task<Outcome<AidRequest>> On(PlayedFile played, PastStep step, AidRequestStep on, CancellationToken cancellation) => step.Act switch
    {
        PastAct.Take => await take.Take(on, cancellation),
        PastAct.AskForPieces => await ask.Ask(on, step.Words, days.Today.AddDays(step.Days), words: null, cancellation),
        PastAct.Answer => await Answer(played, on, cancellation),
        PastAct.Remind => await remind.Remind(on, days.Today.AddDays(step.Days), step.Words, cancellation),
        PastAct.Lapse => await lapse.Lapse(on, step.Words, cancellation),
        PastAct.Admit or PastAct.Refuse or PastAct.LookAgain => await declare.Declare(on, Of(step.Act).Act, step.Words, cancellation),
        PastAct.Propose => await propose.Propose(on, step.To, step.Words, cancellation),
        PastAct.Accept => await accept.Accept(on, step.Words, cancellation),
        PastAct.Decline => await decline.Decline(on, step.Words, cancellation),
        PastAct.Withdraw => await withdraw.Withdraw(on, step.Words, cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.Act, null),
    };

    private static (AidRequestAct Act, AidRequestParty By) Of(PastAct act) => act switch
    {
        PastAct.Take => (AidRequestAct.TakeCharge, AidRequestParty.Region),
        PastAct.AskForPieces => (AidRequestAct.AskForPieces, AidRequestParty.Region),
        PastAct.Answer => (AidRequestAct.Complete, AidRequestParty.Organisation),
        PastAct.Remind => (AidRequestAct.Remind, AidRequestParty.Region),
        PastAct.Lapse => (AidRequestAct.Lapse, AidRequestParty.Region),
        PastAct.Admit => (AidRequestAct.DeclareAdmissible, AidRequestParty.Region),
        PastAct.Refuse => (AidRequestAct.DeclareInadmissible, AidRequestParty.Region),
        PastAct.LookAgain => (AidRequestAct.LookAgain, AidRequestParty.Region),
        PastAct.Propose => (AidRequestAct.ProposeRedirect, AidRequestParty.Region),
        PastAct.Accept => (AidRequestAct.AcceptRedirect, AidRequestParty.Organisation),
        PastAct.Decline => (AidRequestAct.DeclineRedirect, AidRequestParty.Organisation),
        PastAct.Withdraw => (AidRequestAct.Withdraw, AidRequestParty.Organisation),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    /// <summary>By words: a file is received before the transaction of an act, and all of the past is one.</summary>
    private async Task<Outcome<AidRequest>> Answer(PlayedFile played, AidRequestStep on, CancellationToken cancellation)
    {
        var file = (await files.Find(played.Id, cancellation))!;
        foreach (var piece in await files.Pieces([on.Request.Id], cancellation))
            Done(await answer.Answer(file, on.Request, piece, piece.Version, "Envoyé sur papier, au nom du projet. (fictif)", given: null, paper: null, on.By, cancellation));
        var sent = (await files.FindRequest(on.Request.Id, cancellation))!;
        return await complete.Complete(on with { Request = sent, BasedOn = sent.Version }, words: null, cancellation);
    }

    private Guid Key() => Guid.CreateVersion7(clock.GetUtcNow());

    internal static T Done<T>(Outcome<T> outcome) where T : notnull =>
        outcome.Succeeded ? outcome.Value : throw new InvalidOperationException($"The past of the demonstration: {outcome.Refusal.Code}.");
}
