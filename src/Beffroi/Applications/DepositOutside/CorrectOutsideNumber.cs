using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Platform;
using Beffroi.Platform.Audit;
using Beffroi.Rules;

namespace Beffroi.Applications.DepositOutside;

/// <summary>Puts right the number of a request made on another site, when it was mistyped. The history keeps the former one.</summary>
internal sealed class CorrectOutsideNumber(OutsideDepositsDb outside, SchemeCatalogue catalogue, AuditTrail audit)
{
    /// <param name="file">Of which.</param>
    /// <param name="request">Of it.</param>
    /// <param name="step">On what, by whom.</param>
    /// <param name="number">As the other site gave it.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<OutsideDeposit>> Correct(CaseFile file, AidRequest request, OutsideStep step, string? number, CancellationToken cancellation)
    {
        var deposit = step.Deposit;
        if (deposit.ActKey == step.Key)
            return deposit;
        if (deposit.Version != step.BasedOn)
            return OutsideRefusals.Changed;
        var read = OutsideNumber.Read(number);
        if (!read.Succeeded)
            return read.Refusal;
        var before = deposit.Number;
        if (read.Value.Value == before)
            return deposit;
        (deposit.Number, deposit.ActKey) = (read.Value.Value, step.Key);
        return await outside.Keep(deposit, step.BasedOn, told: null, Record, cancellation) is { } kept ? kept : OutsideRefusals.Changed;

        Task Record()
        {
            audit.Record(new OutsideNumberCorrected(file.Id, request.Id, catalogue.AcronymOf(request.SchemeId), before, deposit.Number), file.OrganisationId.Value, by: step.By.Value);
            return Task.CompletedTask;
        }
    }
}
