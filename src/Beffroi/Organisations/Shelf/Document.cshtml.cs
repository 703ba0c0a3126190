using Beffroi.Catalogue;
using Beffroi.Organisations.Access;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Files;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Organisations.Shelf;

/// <summary>One document and its versions.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class DocumentModel(OrganisationsDb organisations, ReadShelf shelf, PieceKinds kinds, FilesOptions files, People people, RegionClock time) : OrganisationPageModel(organisations)
{
    /// <summary>The route value that holds the id.</summary>
    public const string RouteValue = "document";

    [FromRoute(Name = RouteValue)]
    public ShelfDocumentId Which { get; set; }

    public ShelvedDocument Document { get; private set; } = null!;

    public IReadOnlyDictionary<AccountId, Person> Members { get; private set; } = new Dictionary<AccountId, Person>();

    public string Kind => kinds.NameOf(Document.Row.Kind);

    public DatesSaid Dates(ShelvedVersion version) =>
        ShelfWords.Dates(kinds.LastingOf(Document.Row.Kind), version.Row.PeriodFrom, version.Row.Until, time.Today, kinds.WarnDays);

    public string? WhyClosed(ShelvedVersion version) => ShelfWords.WhyClosed(version, files);

    public string Moment(DateTimeOffset instant) => time.Moment(instant);

    public string Who(AccountId account) => Members.TryGetValue(account, out var person) ? person.FullName : "un ancien membre";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (await shelf.Find(Id, Which, cancellation) is not { } document)
            return NotFound();
        Document = document;
        Members = await people.Of(await Organisations.Members(Id, MemberRole.Reader, cancellation), cancellation);
        return Page();
    }
}
