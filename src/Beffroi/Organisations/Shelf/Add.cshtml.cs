using Beffroi.Organisations.Access;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Shelf;

/// <summary>Puts a document of one sort on the shelf.</summary>
[MembersOnly(MemberRole.Editor)]
[RequestSizeLimit(ReceiveFile.LargestRequest)]
internal sealed class AddModel(OrganisationsDb organisations, ShelveDocument shelve, PieceKinds kinds, FilesOptions files, OrganisationLimit limit, TimeProvider clock)
    : OrganisationPageModel(organisations)
{
    [FromQuery(Name = "piece")]
    public string? KindId { get; set; }

    public PieceKind Kind { get; private set; } = null!;

    public ShelfForm Form { get; private set; } = ShelfForm.Of("");

    public Guid FormKey { get; private set; }

    public FieldsShown Fields => new(Form, Kind.Lasting, files, "Fichier");

    public IActionResult OnGet()
    {
        // The list is where one chooses.
        if (KindId is null)
            return Redirect($"/structures/{Id}/documents");
        if (kinds.Find(KindId) is not { } kind)
            return NotFound();
        (Kind, Form, FormKey) = (kind, ShelfForm.Of(kind.Name), Guid.CreateVersion7(clock.GetUtcNow()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "cle")] Guid formKey, [FromForm(Name = "fichier")] IFormFile? file, CancellationToken cancellation)
    {
        if (kinds.Find(KindId) is not { } kind || formKey == Guid.Empty)
            return NotFound();
        (Kind, Form, FormKey) = (kind, ShelfForm.Of(Request.Form), formKey);
        var said = Form.Read(kind.Lasting);
        if (file is null)
            Form.Refuse("fichier", "Choisissez un fichier.");
        if (said is null || file is null)
            return Page();
        if (!limit.Allows(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Form.Refuse("fichier", OrganisationRefusals.TooManyHere.Message);
            return Page();
        }
        var shelved = await shelve.Shelve(Id, kind, said, file, formKey, User.Account(), cancellation);
        if (shelved.Succeeded)
            return Redirect($"/structures/{Id}/documents/{shelved.Value}");
        Form.Refuse("fichier", shelved.Refusal.Message);
        return Page();
    }
}
