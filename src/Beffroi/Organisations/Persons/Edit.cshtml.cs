using System.Globalization;
using Beffroi.Organisations.Access;
using Beffroi.Platform;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Web;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Persons;

/// <summary>Names someone (<c>ajouter</c>), or changes and takes out who is named.</summary>
[MembersOnly(MemberRole.Editor)]
internal sealed class EditModel(
    OrganisationsDb organisations, RepresentativesDb representatives, NameRepresentative name, RemoveRepresentative remove, TimeProvider clock) : OrganisationPageModel(organisations)
{
    private const string New = "ajouter";

    [FromRoute(Name = "personne")]
    public string? Which { get; set; }

    public Capacity Capacity { get; private set; }

    /// <summary>Null for a new person.</summary>
    public Representative? Person { get; private set; }

    public RepresentativeForm Form { get; private set; } = RepresentativeForm.Of((Representative?)null);

    public Guid FormKey { get; private set; }

    public long Version { get; private set; }

    /// <summary>Set when someone else changed them meanwhile.</summary>
    public IReadOnlyList<Difference>? Differences { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "place")] Capacity capacity, CancellationToken cancellation)
    {
        if (!await Find(capacity, cancellation))
            return NotFound();
        (Form, Version, FormKey) = (RepresentativeForm.Of(Person), Person?.Version ?? 0, Guid.CreateVersion7(clock.GetUtcNow()));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "place")] Capacity capacity, [FromForm(Name = "cle")] Guid formKey, [FromForm(Name = "version")] long version, CancellationToken cancellation)
    {
        if (!await Find(capacity, cancellation) || formKey == Guid.Empty)
            return NotFound();
        (Form, Version, FormKey) = (RepresentativeForm.Of(Request.Form), version, formKey);
        if (!Form.IsRight(Capacity))
            return Page();
        var basedOn = Person is null ? (long?)null : version;
        var named = Person ?? new Representative
        {
            Id = TypedId.New<RepresentativeId>(clock),
            OrganisationId = Id,
            Capacity = Capacity,
            FormKey = formKey,
            GivenName = "",
            FamilyName = "",
        };
        Form.WriteTo(named);
        var done = await name.Name(named, basedOn, User.Account(), cancellation);
        return done.Succeeded ? Redirect($"/structures/{Id}/personnes") : await Refuse(done.Refusal, cancellation);
    }

    public async Task<IActionResult> OnPostRetirerAsync(CancellationToken cancellation) =>
        await Find(default, cancellation) && Person is { } person && await remove.Remove(person, User.Account(), cancellation)
            ? Redirect($"/structures/{Id}/personnes")
            : NotFound();

    private async Task<IActionResult> Refuse(Refusal refusal, CancellationToken cancellation)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        // Withdrawn meanwhile: there is nothing left to change.
        if (!await Find(Capacity, cancellation))
            return NotFound();
        if (refusal != OrganisationRefusals.Changed || Person is not { } now)
        {
            Form.Refuse("prenom", refusal.Message);
            return Page();
        }
        Version = now.Version;
        Differences = Difference.Between(
            new("Prénom", Form.GivenName, now.GivenName), new("Nom", Form.FamilyName, now.FamilyName), new("Fonction", Form.Function, now.Function),
            new("Délégation", Form.Basis, now.Basis), new("Jusqu’au", Day(Form.Until), Day(now.Until)), new("Adresse électronique", Form.Email, now.Email),
            new("Téléphone", Form.Phone, now.Phone));
        return Page();
    }

    private static string? Day(DateOnly? day) => day?.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>False when the route names nobody of this organisation.</summary>
    private async Task<bool> Find(Capacity capacity, CancellationToken cancellation)
    {
        Person = RepresentativeId.TryParse(Which, null, out var id) ? await representatives.Find(Id, id, cancellation) : null;
        Capacity = Person?.Capacity ?? capacity;
        return Person is not null || (Which == New && Enum.IsDefined(capacity));
    }
}
