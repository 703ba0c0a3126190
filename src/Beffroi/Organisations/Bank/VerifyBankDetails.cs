using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Organisations.Bank;

/// <summary>What an officer says of the call that they made.</summary>
internal sealed record CallMade(string Number, string Origin, CallResult Result, Guid FormKey);

/// <summary>Writes down a call to the organisation about its bank details. The same form sent twice is one call.</summary>
internal sealed class RecordBankCall(BankDb bank, IOrganisations organisations, MoveBankDetails move, AuditTrail audit, TimeProvider clock)
{
    public Task<Outcome<BankState>> Record(BankDetailsId id, CallMade made, long basedOn, AccountId by, CancellationToken cancellation) => bank.Write<Outcome<BankState>>(
        async () =>
        {
            if (await bank.Find(id, cancellation) is not { } found)
                return BankRefusals.Settled;
            await bank.Hold(found.OrganisationId, cancellation);
            if ((await bank.Calls(id, cancellation)).Any(c => c.FormKey == made.FormKey))
                return found.State;
            if (found.ProposedBy == by || await organisations.RoleOf(by, found.OrganisationId, cancellation) is not null)
                return BankRefusals.OwnStructure;
            var details = (await bank.Find(id, cancellation))!;
            var act = made.Result switch { CallResult.Confirmed => BankAct.CallConfirms, CallResult.Denied => BankAct.CallDenies, _ => BankAct.CallFails };
            if (details.Version != basedOn || BankLifecycle.After(details.State, act) is null)
                return BankRefusals.Settled;
            if (made.Result is CallResult.Confirmed)
                details.CalledBy = by;
            var call = new BankCall
            {
                Id = TypedId.New<BankCallId>(clock),
                BankDetailsId = id,
                CalledBy = by,
                CalledAt = clock.GetUtcNow(),
                Number = made.Number,
                Origin = made.Origin,
                Result = made.Result,
                FormKey = made.FormKey,
            };
            await bank.Add(call, cancellation);
            audit.Record(new BankDetailsCalled(details.OrganisationId, id, call.Id, made.Result), by: by.Value);
            return await move.Move(details, act, by, cancellation) ? details.State : throw new InvalidOperationException("Held details do not move by themselves.");
        },
        cancellation);
}

/// <summary>A second person of the Region accepts what a first one has heard confirmed. The details in force before are replaced.</summary>
internal sealed class ConfirmBankDetails(BankDb bank, IOrganisations organisations, MoveBankDetails move)
{
    public Task<Outcome<BankState>> Confirm(BankDetailsId id, long basedOn, AccountId by, CancellationToken cancellation) => bank.Write<Outcome<BankState>>(
        async () =>
        {
            if (await bank.Find(id, cancellation) is not { } found)
                return BankRefusals.Settled;
            await bank.Hold(found.OrganisationId, cancellation);
            var details = (await bank.Find(id, cancellation))!;
            if (details.Version != basedOn || BankLifecycle.After(details.State, BankAct.Confirm) is null)
                return BankRefusals.Settled;
            if (details.CalledBy == by)
                return BankRefusals.SamePerson;
            if (details.ProposedBy == by || await organisations.RoleOf(by, details.OrganisationId, cancellation) is not null)
                return BankRefusals.OwnStructure;
            if ((await bank.Of(details.OrganisationId, cancellation)).FirstOrDefault(d => d.State is BankState.Verified) is { } before)
                await move.Move(before, BankAct.VerifyOthers, by, cancellation);
            details.ConfirmedBy = by;
            return await move.Move(details, BankAct.Confirm, by, cancellation) ? details.State : throw new InvalidOperationException("Held details do not move by themselves.");
        },
        cancellation);
}

/// <summary>The Region refuses, with a reason that the owners read.</summary>
internal sealed class RefuseBankDetails(BankDb bank, IOrganisations organisations, MoveBankDetails move)
{
    public Task<Outcome<BankState>> Refuse(BankDetailsId id, string? reason, long basedOn, AccountId by, CancellationToken cancellation) => bank.Write<Outcome<BankState>>(
        async () =>
        {
            if (string.IsNullOrWhiteSpace(reason))
                return BankRefusals.ReasonMissing;
            if (await bank.Find(id, cancellation) is not { } found)
                return BankRefusals.Settled;
            await bank.Hold(found.OrganisationId, cancellation);
            var details = (await bank.Find(id, cancellation))!;
            if (details.ProposedBy == by || await organisations.RoleOf(by, details.OrganisationId, cancellation) is not null)
                return BankRefusals.OwnStructure;
            details.Reason = reason;
            return details.Version == basedOn && await move.Move(details, BankAct.Refuse, by, cancellation) ? details.State : BankRefusals.Settled;
        },
        cancellation);
}

/// <summary>Reads an IBAN in full, for an officer who compares it with the RIB. That it was read is written down.</summary>
internal sealed class ReadIban(BankDb bank, BankSeal seal, AuditTrail audit)
{
    public Task<Iban?> Read(BankDetails details, AccountId by, CancellationToken cancellation) => bank.Write(
        () =>
        {
            audit.Record(new BankDetailsRead(details.OrganisationId, details.Id), by: by.Value);
            return Task.FromResult(seal.Open(details));
        },
        cancellation);
}

/// <summary>The RIB stays on the shelf as long as bank details were copied from it.</summary>
internal sealed class BankProofUse(BankDb bank) : IPieceUse
{
    public async Task<string?> Tell(IReadOnlyCollection<PieceId> pieces, CancellationToken cancellation) =>
        await bank.RestsOn(pieces, cancellation) ? "Des coordonnées bancaires ont été proposées d’après ce document." : null;
}

/// <summary>What a person has proposed and whom they have called, for the copy of what is held about them.</summary>
internal sealed class BankData(BankDb bank) : IPersonalData
{
    public string Section => "coordonneesBancaires";

    public async Task<object?> Of(AccountId account, CancellationToken cancellation)
    {
        var (proposed, calls) = (await bank.ProposedBy(account, cancellation), await bank.CalledBy(account, cancellation));
        return proposed.Count + calls.Count == 0
            ? null
            : new
            {
                proposees = proposed.Select(d => new { compte = d.Masked, titulaire = d.Holder, le = d.ProposedAt }),
                appels = calls.Select(c => new { numero = c.Number, le = c.CalledAt }),
            };
    }
}
