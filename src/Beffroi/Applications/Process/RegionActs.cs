using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Platform;

namespace Beffroi.Applications.Process;

/// <summary>An officer takes a request, and its file with it.</summary>
internal sealed class TakeRequest(MoveRequest move, CaseFilesDb files)
{
    public Task<Outcome<AidRequest>> Take(AidRequestStep step, CancellationToken cancellation) => move.Move(
        step, AidRequestAct.TakeCharge, AidRequestParty.Region, _ => null, words: null, file => files.SetOfficer(file.Id, step.By, cancellation), cancellation);
}

/// <summary>Asks for what lacks, a piece a line, until a day. The delay of the implied rejection stops meanwhile (CRPA L. 114-5).</summary>
internal sealed class AskForPieces(MoveRequest move, CaseFilesDb files, DueDayReminders reminders, RegionClock days, TimeProvider clock)
{
    public const int Most = 30;

    public async Task<Outcome<AidRequest>> Ask(AidRequestStep step, string? pieces, DateOnly? until, string? words, CancellationToken cancellation)
    {
        var lines = pieces?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (lines.Length == 0)
            return CaseFileRefusals.PiecesMissing;
        if (lines.Length > Most || lines.Any(l => l.Length > PieceRequest.LongestLabel))
            return CaseFileRefusals.PieceTooLong;
        if (until is null || until <= days.Today)
            return CaseFileRefusals.DayNotToCome;
        var now = clock.GetUtcNow();
        return await move.Move(
            step, AidRequestAct.AskForPieces, AidRequestParty.Region, Decide, words,
            async _ =>
            {
                await files.Ask(lines.Select((l, i) => new PieceRequest { Id = TypedId.New<PieceRequestId>(clock), AidRequestId = step.Request.Id, Rank = i, Label = l, AskedAt = now }), cancellation);
                await reminders.Plan(step.Request, cancellation);
            },
            cancellation);

        Refusal? Decide(AidRequest request)
        {
            (request.DueOn, request.SuspendedOn, request.RemindedAt) = (until, days.Today, null);
            return null;
        }
    }
}

/// <summary>Recalls that the Region waits, with a new day.</summary>
internal sealed class RemindOfPieces(MoveRequest move, DueDayReminders reminders, RegionClock days, TimeProvider clock)
{
    public async Task<Outcome<AidRequest>> Remind(AidRequestStep step, DateOnly? until, string? words, CancellationToken cancellation)
    {
        if (until is null || until <= days.Today)
            return CaseFileRefusals.DayNotToCome;
        return await move.Move(step, AidRequestAct.Remind, AidRequestParty.Region, Decide, words, _ => reminders.Plan(step.Request, cancellation), cancellation);

        Refusal? Decide(AidRequest request)
        {
            // The suspension of the time given before is done; that of the time given now begins.
            (request.ImpliedRejectionOn, request.SuspendedOn) = (request.SilenceOn(days.Today), days.Today);
            (request.DueOn, request.RemindedAt) = (until, clock.GetUtcNow());
            return null;
        }
    }
}

/// <summary>Says that the pieces never came: after a reminder, once the day has passed.</summary>
internal sealed class DeclareLapsed(MoveRequest move, RegionClock days)
{
    public async Task<Outcome<AidRequest>> Lapse(AidRequestStep step, string? words, CancellationToken cancellation) => words is null ? CaseFileRefusals.ReasonMissing : await move.Move(
        step, AidRequestAct.Lapse, AidRequestParty.Region, r => r.RemindedAt is null || r.DueOn >= days.Today ? CaseFileRefusals.NotRemindedYet : null, words, also: null, cancellation);
}

/// <summary>Says whether a request can be assessed, or looks again at one that was said not to be.</summary>
internal sealed class DeclareAdmissibility(MoveRequest move)
{
    /// <param name="step">On what.</param>
    /// <param name="act"><see cref="AidRequestAct.DeclareAdmissible"/>, <see cref="AidRequestAct.DeclareInadmissible"/> or <see cref="AidRequestAct.LookAgain"/>.</param>
    /// <param name="words">Why; required but to declare it admissible.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<AidRequest>> Declare(AidRequestStep step, AidRequestAct act, string? words, CancellationToken cancellation) =>
        words is null && act is not AidRequestAct.DeclareAdmissible
            ? CaseFileRefusals.ReasonMissing
            : await move.Move(step, act, AidRequestParty.Region, Decide, words, also: null, cancellation);

    private static Refusal? Decide(AidRequest request)
    {
        // The Region had answered: no text that was read says from when its silence would be a rejection now.
        if (request.State is AidRequestState.Inadmissible)
            request.ImpliedRejectionOn = null;
        // Looked at again, another scheme is no longer proposed.
        request.RedirectTo = null;
        return null;
    }
}
