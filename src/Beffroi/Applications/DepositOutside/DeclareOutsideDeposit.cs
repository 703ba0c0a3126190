using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Catalogue;
using Beffroi.Platform;
using Beffroi.Platform.Audit;
using Beffroi.Rules;

namespace Beffroi.Applications.DepositOutside;

/// <summary>
/// Keeps that a request was made on another site: its number, its day. When all of the file is made there, its text is written for good as it was copied. Nothing is acknowledged: that site does.
/// </summary>
internal sealed class DeclareOutsideDeposit(
    CaseFilesDb files, OutsideDepositsDb outside, FreezeCaseFile freeze, MoveRequest move, SchemeCatalogue catalogue, RegionClock days, AuditTrail audit, TimeProvider clock)
{
    /// <summary>All that is wrong with what was typed, in the order of the form.</summary>
    public IEnumerable<Refusal> Wrong(CaseFile file, string? number, DateOnly? on)
    {
        if (OutsideNumber.Read(number) is { Succeeded: false, Refusal: { } odd })
            yield return odd;
        if (on is null)
            yield return OutsideRefusals.DayMissing;
        else if (on > days.Today)
            yield return OutsideRefusals.DayToCome;
        else if (on < days.DayOf(file.OpenedAt))
            yield return OutsideRefusals.DayBeforeFile(days.Day(file.OpenedAt));
    }

    /// <param name="file">As it was read now.</param>
    /// <param name="basedOn">Its version, on the page that was read.</param>
    /// <param name="step">On which of its requests.</param>
    /// <param name="number">As the other site gave it.</param>
    /// <param name="on">The day on which it was made there.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<AidRequest>> Declare(CaseFile file, long basedOn, AidRequestStep step, string? number, DateOnly? on, CancellationToken cancellation)
    {
        if (step.Request.ActKey == step.Key)
            return step.Request;
        var prepared = await Prepare(file, basedOn, step, cancellation);
        if (!prepared.Succeeded)
            return prepared.Refusal;
        if (Wrong(file, number, on).FirstOrDefault() is { } wrong)
            return wrong;
        var (form, ready) = prepared.Value;
        if (ready is not null)
            await freeze.Freeze(file, ready, signatory: null, step.By, cancellation);
        var deposit = new OutsideDeposit
        {
            AidRequestId = step.Request.Id,
            Form = form.Name,
            Address = form.Address,
            Number = OutsideNumber.Read(number).Value.Value,
            DepositedOn = on!.Value,
            StateOn = on.Value,
            ActKey = step.Key,
        };
        return await files.Write<Outcome<AidRequest>>(
            async () =>
            {
                if (ready is null)
                    return await Move(step);
                if (!await freeze.Save(file, basedOn, ready, cancellation))
                    // Someone was quicker: the same form sent twice, or a member who wrote.
                    return await files.FindRequest(step.Request.Id, cancellation) is { } now && now.ActKey == step.Key ? now : OutsideRefusals.FileChanged;
                audit.Record(new CaseFileWritten(file.Id, string.Join(' ', ready.Needs.Schemes.Select(s => s.Acronym)), file.DepositHash!, file.OfficerId), file.OrganisationId.Value, by: step.By.Value);
                var request = ready.Requests.First(r => r.Id == step.Request.Id);
                var moved = await Move(step with { Request = request, BasedOn = request.Version });
                return moved.Succeeded ? moved : throw new InvalidOperationException($"Nobody else moves the requests of a file that was a draft: {moved.Refusal.Code}.");
            },
            cancellation);

        Task<Outcome<AidRequest>> Move(AidRequestStep at) =>
            move.Move(at, AidRequestAct.DeclareDepositedOutside, AidRequestParty.Organisation, _ => null, words: null, kept => Keep(kept, at, deposit, cancellation), cancellation);
    }

    private async Task Keep(CaseFile file, AidRequestStep step, OutsideDeposit deposit, CancellationToken cancellation)
    {
        await outside.Add(
            deposit, new() { AidRequestId = deposit.AidRequestId, Rank = 0, State = deposit.State, On = deposit.DepositedOn, Party = AidRequestParty.Organisation, By = step.By, At = clock.GetUtcNow() },
            cancellation);
        audit.Record(
            new OutsideDepositDeclared(file.Id, step.Request.Id, catalogue.AcronymOf(step.Request.SchemeId), deposit.Form, deposit.Number, deposit.DepositedOn), file.OrganisationId.Value, by: step.By.Value);
    }

    /// <summary>The form on which it is made, and the draft that is to be written for good; null: it is already.</summary>
    private async Task<Outcome<(FrozenForm Form, ReadyDraft? Ready)>> Prepare(CaseFile file, long basedOn, AidRequestStep step, CancellationToken cancellation)
    {
        if (file.State is CaseFileState.Deposited)
            return file.AssistedBy == step.By ? CaseFileRefusals.AssistantSigns
                : step.Request.State is AidRequestState.ToDepositOutside ? (DepositedFile.Read(file.Deposited!).Requests.First(r => r.Scheme == step.Request.SchemeId).Outside!, null)
                : CaseFileRefusals.Moved;
        var ready = await freeze.Ready(file, basedOn, step.By, cancellation);
        if (!ready.Succeeded)
            return ready.Refusal == CaseFileRefusals.ChangedSinceRead ? OutsideRefusals.FileChanged : ready.Refusal;
        return !ready.Value.Outside.TryGetValue(step.Request.Id, out var form) ? OutsideRefusals.NotOutside
            : ready.Value.Here.Any() ? OutsideRefusals.SignHereFirst
            : (new FrozenForm(form.Name, form.Address), ready.Value);
    }
}
