using Beffroi.Organisations.Shelf;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Organisations.Bank;

/// <summary>
/// An owner says where to pay. Nothing changes until the Region has verified it; what was proposed before and still waits is abandoned. The same form sent twice proposes once.
/// </summary>
internal sealed class ProposeBankDetails(BankDb bank, IShelf shelf, PieceKinds kinds, MoveBankDetails move, BankSeal seal, AuditTrail audit, TimeProvider clock)
{
    /// <param name="organisation">Whose.</param>
    /// <param name="iban">Of the account.</param>
    /// <param name="bic">Of the bank, when it was given.</param>
    /// <param name="holder">In whose name the account is.</param>
    /// <param name="proof">The RIB on the shelf that was before the eyes of who typed.</param>
    /// <param name="formKey">Drawn with the form.</param>
    /// <param name="by">An owner.</param>
    /// <param name="cancellation">Of the request.</param>
    public Task<Outcome<BankDetailsId>> Propose(
        OrganisationId organisation, Iban iban, Bic? bic, string holder, PieceId proof, Guid formKey, AccountId by, CancellationToken cancellation) =>
        bank.Write<Outcome<BankDetailsId>>(
            async () =>
            {
                if (await shelf.Hold(organisation, proof, cancellation) is not { } paper || paper.Kind != kinds.BankProof.Id)
                    return BankRefusals.NoProof;
                var before = await bank.Of(organisation, cancellation);
                if (before.FirstOrDefault(d => d.FormKey == formKey) is { } same)
                    return same.Id;
                if (before.Any(d => (d.State is BankState.Verified || BankLifecycle.WaitsForTheRegion(d.State)) && seal.Open(d) == iban))
                    return BankRefusals.SameAsNow;
                foreach (var waiting in before.Where(d => BankLifecycle.After(d.State, BankAct.ProposeOthers) is not null))
                    await move.Move(waiting, BankAct.ProposeOthers, by, cancellation);
                var now = clock.GetUtcNow();
                var details = new BankDetails
                {
                    Id = TypedId.New<BankDetailsId>(clock),
                    OrganisationId = organisation,
                    SealedIban = seal.Seal(iban),
                    Country = iban.Country,
                    IbanEnd = iban.End,
                    Bic = bic,
                    Holder = holder,
                    Proof = proof,
                    ProposedBy = by,
                    ProposedAt = now,
                    FormKey = formKey,
                    State = BankState.Proposed,
                    Since = now,
                };
                await bank.Add(details, cancellation);
                audit.Record(new BankDetailsProposed(organisation, details.Id, details.IbanEnd), onBehalfOf: organisation.Value, by: by.Value);
                await move.TellOwners(details, cancellation);
                return details.Id;
            },
            cancellation);
}
