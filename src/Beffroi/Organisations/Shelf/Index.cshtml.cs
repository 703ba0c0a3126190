using Beffroi.Catalogue;
using Beffroi.Organisations.Access;
using Beffroi.Organisations.Bank;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Documents;
using Beffroi.Platform.Files;

namespace Beffroi.Organisations.Shelf;

/// <summary>The documents of an organisation, for its members.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class IndexModel(
    OrganisationsDb organisations, ReadShelf shelf, ShelfDb rows, BankDb bank, FindStoredDocuments stored, PieceKinds kinds, FilesOptions files, People people, RegionClock time)
    : OrganisationPageModel(organisations)
{
    public IReadOnlyList<ShelvedDocument> Documents { get; private set; } = [];

    public IReadOnlyList<BankDetails> Bank { get; private set; } = [];

    public IReadOnlyList<StoredDocument> Statements { get; private set; } = [];

    public IReadOnlyDictionary<AccountId, Person> Members { get; private set; } = new Dictionary<AccountId, Person>();

    public PieceKinds Kinds => kinds;

    public bool CanAdd => files.IsOn && MyRole >= MemberRole.Editor;

    public bool FilesAreOff => !files.IsOn;

    /// <summary>What a member should look at, a sentence each, with the address where to do it.</summary>
    public IReadOnlyList<(string Words, string Address)> ToWatch =>
    [
        .. from document in Documents
           let said = Dates(document)
           where said.IsLate
           select ($"{document.Current.Row.Label}\u00A0: {said.Text}.", $"/structures/{Id}/documents/{document.Row.Id}"),
        .. from document in Documents
           where document.Last.File.State is ScanState.Infected
           select (
               $"{document.Last.Row.Label}\u00A0: l’antivirus a écarté le fichier du {time.Day(document.Last.Row.AddedAt)}."
               + (document.Current == document.Last ? " Mettez-en un autre." : " La version d’avant reste en place."),
               $"/structures/{Id}/documents/{document.Row.Id}"),
    ];

    public DatesSaid Dates(ShelvedDocument document) => ShelfWords.Dates(
        kinds.LastingOf(document.Row.Kind), document.Current.Row.PeriodFrom, document.Current.Row.Until, time.Today, kinds.WarnDays);

    public string? WhyClosed(ShelvedVersion version) => ShelfWords.WhyClosed(version, files);

    public string Day(DateTimeOffset instant) => time.Day(instant);

    public string Who(AccountId account) => Members.TryGetValue(account, out var person) ? person.FullName : "un ancien membre";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Documents = await shelf.Of(Id, cancellation);
        Bank = await bank.Of(Id, cancellation);
        var statements = await rows.Statements(Id, cancellation);
        Statements = [.. (await stored.Find([.. statements.Select(s => s.Id)], cancellation)).Reverse()];
        Members = await people.Of(await Organisations.Members(Id, MemberRole.Reader, cancellation), cancellation);
    }
}
