using Beffroi.Organisations.Access;
using Beffroi.Organisations.Shelf;
using Beffroi.Platform.Accounts.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Organisations.Bank;

/// <summary>Proposes bank details, copied from a RIB of the shelf.</summary>
[MembersOnly(MemberRole.Owner)]
internal sealed class ProposeModel(OrganisationsDb organisations, IShelf shelf, PieceKinds kinds, ProposeBankDetails propose, OrganisationLimit limit, TimeProvider clock)
    : OrganisationPageModel(organisations)
{
    public BankForm Form { get; private set; } = new();

    public Guid FormKey { get; private set; }

    public IReadOnlyList<Piece> Proofs { get; private set; } = [];

    /// <summary>The RIB that was chosen.</summary>
    public PieceId Proof { get; private set; }

    public string ProofId => kinds.BankProof.Id;

    public IEnumerable<SelectListItem> ProofItems => Proofs.Select(p => new SelectListItem(p.Label, p.Id.ToString(), p.Id == Proof));

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        await Find(cancellation);
        (Form, FormKey) = (new() { Holder = Organisation.Name }, Guid.CreateVersion7(clock.GetUtcNow()));
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "cle")] Guid formKey, [FromForm(Name = "rib")] PieceId proof, CancellationToken cancellation)
    {
        if (formKey == Guid.Empty)
            return NotFound();
        await Find(cancellation);
        (Form, FormKey, Proof) = (BankForm.Of(Request.Form), formKey, proof);
        if (Form.Read() is not { } read)
            return Page();
        if (!limit.Allows(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Form.Refuse("iban", OrganisationRefusals.TooManyHere.Message);
            return Page();
        }
        var proposed = await propose.Propose(Id, read.Iban, read.Bic, read.Holder, proof, formKey, User.Account(), cancellation);
        if (proposed.Succeeded)
            return Redirect($"/structures/{Id}/coordonnees-bancaires");
        Form.Refuse(proposed.Refusal == BankRefusals.NoProof ? "rib" : "iban", proposed.Refusal.Message);
        return Page();
    }

    private async Task Find(CancellationToken cancellation) => Proofs = [.. (await shelf.Pieces(Id, cancellation)).Where(p => p.Kind == ProofId)];
}
