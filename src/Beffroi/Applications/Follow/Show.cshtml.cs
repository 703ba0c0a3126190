using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.FirstContacts;
using Beffroi.Applications.Prepare;
using Beffroi.Catalogue;
using Beffroi.Operators;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Audit;
using Beffroi.Rules;
using Beffroi.Territories;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Follow;

/// <summary>One first contact, for who asked: where it stands, what comes next, what is advised.</summary>
[FirstContactOnly(MemberRole.Reader)]
[ResponseCache(NoStore = true)]
internal sealed class ShowModel(
    FirstContactsDb contacts, CaseFilesDb files, DepositDesk desk, IOrganisations organisations, People people, OperatorDirectory directory, SchemeCatalogue catalogue, FrenchTerritories territories, History history,
    RegionClock clock, TimeProvider time) : OwnContactPageModel(contacts, time)
{
    private const int MostLines = 50;

    private readonly FirstContactsDb contacts = contacts;

    public string For { get; private set; } = "";

    /// <summary>The case file from which it was asked for; null: none.</summary>
    public CaseFile? From { get; private set; }

    public string? Officer { get; private set; }

    public IReadOnlyList<Scheme> Wanted { get; private set; } = [];

    public IReadOnlyList<Scheme> Advised { get; private set; } = [];

    public IReadOnlyList<HistoryLine> Past { get; private set; } = [];

    public ReplayedAnswers? Answers { get; private set; }

    public Operator? Operator { get; private set; }

    public string? Town => Contact.Municipality is { } code ? territories.Find(code)?.Name : null;

    public string Day(DateTimeOffset instant) => clock.Day(instant);

    public string Moment(DateTimeOffset instant) => clock.Moment(instant);

    public bool CanCancel => MayAct && FirstContactLifecycle.After(Contact.State, FirstContactAct.Cancel, FirstContactParty.Person) is not null;

    public bool HasPassed => Contact.LateAfter is { } late && late < Clock.GetUtcNow();

    /// <summary>Where it stands and what comes next, in two short sentences.</summary>
    public (string Now, string? Next) Words => Contact.State switch
    {
        FirstContactState.Asked => ("La Région a reçu votre demande.",
            Officer is null ? "Elle va la confier à un chargé de mission, qui vous proposera des dates." : $"{Officer} suit votre territoire et va vous proposer des dates."),
        FirstContactState.InCharge => ($"{Officer ?? "Une personne de la Région"} suit votre demande.", "Des dates de rendez-vous vous seront proposées ici et par courriel."),
        FirstContactState.DatesProposed => ($"{Officer ?? "La Région"} vous propose des dates.", "Choisissez-en une, ou demandez-en d’autres."),
        FirstContactState.DateAgreed when HasPassed => ("La date de votre rendez-vous est passée.", "Vous lirez bientôt ici ce que la Région vous conseille."),
        FirstContactState.DateAgreed => ("Votre rendez-vous est fixé.", "Après le rendez-vous, vous lirez ici ce que la Région vous conseille."),
        FirstContactState.FileOpened => ("Vous préparez un dossier.", "Vous le trouvez sur la page de votre structure."),
        FirstContactState.Held => ("Votre rendez-vous a eu lieu.", "Lisez les conseils ci-dessous. La Région vous dira bientôt par où continuer."),
        FirstContactState.ReferralProposed => ("La Région vous propose d’être mis en relation avec un opérateur.", "Rien ne lui est dit sans votre accord."),
        FirstContactState.Referred => ("Vous avez accepté d’être mis en relation avec un opérateur.", "Vous pouvez aussi l’appeler vous-même."),
        FirstContactState.Redirected => ("La Région vous oriente vers d’autres dispositifs.", null),
        FirstContactState.Closed => ("Ce premier contact est terminé, sans suite.", "Vous pouvez en demander un autre à tout moment."),
        FirstContactState.Cancelled => ("Vous avez annulé ce premier contact.", "Vous pouvez en demander un autre à tout moment."),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether a case file can follow: after a talk, unless it was asked for from one; or after advice, when it is to schemes that are asked for by one.</summary>
    public bool LeadsToFile => Contact.State.LeadsToFile() && (Contact is { State: FirstContactState.Held, CaseFileId: null } || desk.Among(Advised.Select(s => s.Id)).Count > 0);

    /// <summary>Whether its reader may prepare a file for a structure.</summary>
    public bool HasStructure { get; private set; }

    public Task OnGetAsync(CancellationToken cancellation) => Prepare(cancellation);

    protected override async Task Prepare(CancellationToken cancellation)
    {
        For = Contact.OrganisationId is { } organisation ? (await organisations.Find(organisation, cancellation))!.Name : "Votre projet, sans structure pour l’instant";
        From = Contact.CaseFileId is { } file ? await files.Find(file, cancellation) : null;
        HasStructure = (await organisations.Of(User.Account(), cancellation)).Any(m => m.Role >= MemberRole.Editor);
        Officer = Contact.OfficerId is { } officer ? (await people.Find(officer, cancellation))?.FullName : null;
        Wanted = [.. (await contacts.Schemes(Contact.Id, advised: false, cancellation)).Select(catalogue.Scheme).OfType<Scheme>()];
        Advised = [.. (await contacts.Schemes(Contact.Id, advised: true, cancellation)).Select(catalogue.Scheme).OfType<Scheme>()];
        Operator = directory.All.FirstOrDefault(o => o.Id == Contact.OperatorId);
        Past = await history.About(Contact.Id.Value, 0, MostLines, cancellation);
        Answers = Contact.Facts is { } facts ? ReplayedAnswers.Of(facts, Contact.CatalogueHash, clock.DayOf(Contact.AskedAt), catalogue) : null;
    }
}
