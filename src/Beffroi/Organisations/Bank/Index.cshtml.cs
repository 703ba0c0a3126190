using Beffroi.Catalogue;
using Beffroi.Organisations.Access;
using Beffroi.Organisations.Shelf;
using Beffroi.Platform.Accounts;

namespace Beffroi.Organisations.Bank;

/// <summary>The bank details of an organisation, for its members: those in force, those that wait, those before.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class IndexModel(OrganisationsDb organisations, BankDb bank, IShelf shelf, PieceKinds kinds, People people, RegionClock time) : OrganisationPageModel(organisations)
{
    public IReadOnlyList<BankDetails> All { get; private set; } = [];

    public BankDetails? InForce => All.FirstOrDefault(d => d.State is BankState.Verified);

    public BankDetails? Waiting => All.FirstOrDefault(d => BankLifecycle.WaitsForTheRegion(d.State));

    public bool HasProof { get; private set; }

    public string ProofId => kinds.BankProof.Id;

    private IReadOnlyDictionary<AccountId, Person> members = new Dictionary<AccountId, Person>();

    public string Day(DateTimeOffset instant) => time.Day(instant);

    public string Who(AccountId account) => members.TryGetValue(account, out var person) ? person.FullName : "un ancien membre";

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        All = await bank.Of(Id, cancellation);
        HasProof = (await shelf.Pieces(Id, cancellation)).Any(p => p.Kind == ProofId);
        members = await people.Of(await Organisations.Members(Id, MemberRole.Reader, cancellation), cancellation);
    }
}
