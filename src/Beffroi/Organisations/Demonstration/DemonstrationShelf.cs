using System.Text;
using Beffroi.Catalogue;
using Beffroi.Organisations.Bank;
using Beffroi.Organisations.Shelf;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Configuration;
using Beffroi.Platform.Files;
using Beffroi.Platform.Mail;

namespace Beffroi.Organisations.Demonstration;

/// <summary>
/// What the shelf of the invented organisation holds, put there by the acts that anyone's is put there by; nothing where no files are received. Its accounts are of bank
/// 00000 and branch 00000: a bank is known by the number that the State gives it, and that is none.
/// </summary>
internal sealed class DemonstrationShelf(
    People people, IOrganisations organisations, ShelfDb rows, IShelf shelf, ShelveDocument shelve, KeepOwnFile own, ProposeBankDetails propose, RecordBankCall call, ConfirmBankDetails confirm,
    BankDb bank, PieceKinds kinds, FilesOptions files, PlatformOptions options, RegionClock time, DemonstrationClock clock) : IStartStep
{
    private const string Number = "FR7600000000000000000004268", OtherNumber = "FR7600000000000000000005917", Holder = "Les Ateliers du Beffroi (fictif)";

    /// <summary>Days before the start, where there is a past: what Louise has deposited since rests on it.</summary>
    private const int Before = 85;

    public async Task Run(CancellationToken cancellation)
    {
        if (!options.Demonstration || !files.IsOn)
            return;
        var (louise, claire, samuel) = (await Find("louise.carpentier"), await Find("claire.vasseur"), await Find("samuel.ringot"));
        // Whoever played Louise may have handed it over.
        if ((await organisations.Of(louise, cancellation)).FirstOrDefault(o => o.Organisation.Siren == Siren.OfTheDemonstration) is not { } theirs)
            return;
        var id = theirs.Organisation.Id;
        if ((await rows.Documents(id, cancellation)).Count > 0)
            return;
        var (today, lastYear) = (time.Today, time.Today.Year - 1);
        if (options.DemonstrationPast)
        {
            await PutOfThePast(cancellation);
            clock.GoTo(clock.World.AddDays(-Before));
        }
        await Put("statuts", new("Statuts adoptés en assemblée", null, null));
        await Put("dirigeants", new("Bureau et conseil d’administration", null, null));
        await Put("comptes", new($"Comptes {lastYear}", new(lastYear, 1, 1), new(lastYear, 12, 31)));
        await Put("assurance", new("Attestation d’assurance", null, today.AddDays(20)));
        await Put(kinds.BankProof.Id, new("RIB du compte courant", null, null));
        var proof = (await shelf.Pieces(id, cancellation)).Single(p => p.Kind == kinds.BankProof.Id).Id;
        await Verified(Number);
        Done(await propose.Propose(id, Iban.Parse(OtherNumber, null), null, Holder, proof, Key(), louise, cancellation));

        Task Put(string kind, Description said) => Shelve(id, Holder, louise, kind, said, cancellation);

        async Task Verified(string account)
        {
            var details = Done(await propose.Propose(id, Iban.Parse(account, null), null, Holder, proof, Key(), louise, cancellation));
            var made = new CallMade("03 53 01 00 42", "dossier d’une demande d’avant (fictif)", CallResult.Confirmed, Key());
            Done(await call.Record(details, made, basedOn: 0, claire, cancellation));
            Done(await confirm.Confirm(details, (await bank.Find(details, cancellation))!.Version, samuel, cancellation));
        }

        Task<AccountId> Find(string key) => Account(key, cancellation);
    }

    /// <summary>What the files of the past rest on, before they do.</summary>
    private async Task PutOfThePast(CancellationToken cancellation)
    {
        foreach (var paper in InventedPaper.OfThePast)
        {
            clock.GoTo(clock.World.AddDays(-paper.DaysAgo));
            var owner = await Account(paper.Owner, cancellation);
            var organisation = (await organisations.Of(owner, cancellation))[0].Organisation;
            await Shelve(organisation.Id, organisation.Name, owner, paper.Kind, new(paper.Label, null, null), cancellation);
        }
    }

    private async Task Shelve(OrganisationId id, string holder, AccountId owner, string kind, Description said, CancellationToken cancellation)
    {
        // Another Region may not ask for it.
        if (kinds.Find(kind) is not { } sort)
            return;
        var content = Encoding.UTF8.GetBytes($"{said.Label}\n{holder}\n\nCe document est inventé : il sert à la démonstration.\n");
        // Nobody gave it: it waits for no antivirus, and what is signed in the past can rest on it.
        await own.Put(content, cancellation);
        using var stream = new MemoryStream(content);
        var given = new FormFile(stream, 0, content.Length, "fichier", $"{kind}.txt") { Headers = new HeaderDictionary(), ContentType = "text/plain" };
        Done(await shelve.Shelve(id, sort, said, given, Key(), owner, cancellation));
    }

    private async Task<AccountId> Account(string key, CancellationToken cancellation) => (await people.Find(MailAddress.Parse($"{key}@exemple.invalid", null), cancellation))!.Account;

    private Guid Key() => Guid.CreateVersion7(clock.GetUtcNow());

    private static T Done<T>(Outcome<T> outcome) where T : notnull =>
        outcome.Succeeded ? outcome.Value : throw new InvalidOperationException($"The shelf of the demonstration: {outcome.Refusal.Code}.");
}
