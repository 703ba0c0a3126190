using System.Globalization;
using Beffroi.Organisations.Access;
using Beffroi.Platform;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Files;
using Beffroi.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Shelf;

/// <summary>Replaces a document by a new version, or says something else of the same file.</summary>
[MembersOnly(MemberRole.Editor)]
[RequestSizeLimit(ReceiveFile.LargestRequest)]
internal sealed class ReplaceModel(OrganisationsDb organisations, ReadShelf shelf, ReplaceDocument replace, PieceKinds kinds, FilesOptions files, OrganisationLimit limit, TimeProvider clock)
    : OrganisationPageModel(organisations)
{
    [FromRoute(Name = DocumentModel.RouteValue)]
    public ShelfDocumentId Which { get; set; }

    public ShelvedDocument Document { get; private set; } = null!;

    public ShelfForm Form { get; private set; } = ShelfForm.Of("");

    public Guid FormKey { get; private set; }

    public int Version { get; private set; }

    /// <summary>Set when someone else replaced it meanwhile.</summary>
    public IReadOnlyList<Difference>? Differences { get; private set; }

    public string Kind => kinds.NameOf(Document.Row.Kind);

    public FieldsShown Fields => new(
        Form, kinds.LastingOf(Document.Row.Kind), files, "Nouveau fichier", FileOptional: !LastIsRefused,
        LastIsRefused ? "" : "Laissez vide pour garder le fichier en place et ne changer que l’intitulé ou les dates. ");

    private bool LastIsRefused => Document.Last.File.State is ScanState.Infected;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        var current = Document.Current.Row;
        (Form, Version, FormKey) = (ShelfForm.Of(current.Label, current.PeriodFrom, current.Until), Document.Row.Version, Guid.CreateVersion7(clock.GetUtcNow()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "cle")] Guid formKey, [FromForm(Name = "version")] int version, [FromForm(Name = "fichier")] IFormFile? file, CancellationToken cancellation)
    {
        if (!await Find(cancellation) || formKey == Guid.Empty)
            return NotFound();
        (Form, Version, FormKey) = (ShelfForm.Of(Request.Form), version, formKey);
        var said = Form.Read(kinds.LastingOf(Document.Row.Kind));
        if (file is null && LastIsRefused)
            Form.Refuse("fichier", "Choisissez un fichier\u00A0: le dernier a été écarté.");
        if (said is null || Form.Errors.Count > 0)
            return Page();
        if (!limit.Allows(HttpContext))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Form.Refuse("fichier", OrganisationRefusals.TooManyHere.Message);
            return Page();
        }
        var replaced = await replace.Replace(Document.Row, said, file, version, formKey, User.Account(), cancellation);
        return replaced.Succeeded ? Redirect($"/structures/{Id}/documents/{Which}") : await Refuse(replaced.Refusal, said, cancellation);
    }

    private async Task<IActionResult> Refuse(Refusal refusal, Description said, CancellationToken cancellation)
    {
        if (refusal != ShelfRefusals.Changed && refusal != ShelfRefusals.Gone)
        {
            Form.Refuse("fichier", refusal.Message);
            return Page();
        }
        if (!await Find(cancellation))
            return NotFound();
        Response.StatusCode = StatusCodes.Status409Conflict;
        var now = Document.Current.Row;
        Version = Document.Row.Version;
        Differences = Difference.Between(
            new("Intitulé", said.Label, now.Label), new("Début", Day(said.From), Day(now.PeriodFrom)), new("Fin", Day(said.Until), Day(now.Until)));
        return Page();
    }

    private static string? Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private async Task<bool> Find(CancellationToken cancellation)
    {
        if (await shelf.Find(Id, Which, cancellation) is not { } document)
            return false;
        Document = document;
        return true;
    }
}
