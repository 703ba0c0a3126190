using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Configuration;

namespace Beffroi.Platform.Accounts.Demonstration;

/// <summary>Someone invented, to look at the demonstration through their eyes.</summary>
/// <param name="Key">Names them in the form.</param>
/// <param name="Who">What they do.</param>
/// <param name="Roles">What they may do for the Region; none for the others.</param>
internal sealed record DemonstrationPerson(string Key, string GivenName, string FamilyName, string Who, params IReadOnlyList<RegionRole> Roles)
{
    public string FullName => $"{GivenName} {FamilyName}";

    public string Email => $"{Key}@exemple.invalid";
}

/// <summary>The people of the demonstration: their accounts are made at its start and open with a button. Outside it they do not exist.</summary>
internal sealed class DemonstrationAccounts(AccountsDb accounts, GiveRole roles, PlatformOptions options, DemonstrationClock clock) : IStartStep
{
    public static IReadOnlyList<DemonstrationPerson> People { get; } =
    [
        new("louise.carpentier", "Louise", "Carpentier (fictif)", "dirige une association et prépare ses demandes"),
        new("marcel.wattebled", "Marcel", "Wattebled (fictif)", "préside la même association, et signe"),
        new("nadia.benali", "Nadia", "Benali (fictif)", "a une idée, pas encore de structure"),
        new("etienne.duhamel", "Étienne", "Duhamel (fictif)", "travaille dans une intercommunalité"),
        new("claire.vasseur", "Claire", "Vasseur (fictif)", "est chargée de mission à la Région", RegionRole.CaseOfficer),
        new("samuel.ringot", "Samuel", "Ringot (fictif)", "gère les paiements à la Région", RegionRole.FinanceOfficer),
        new("hugo.lefebvre", "Hugo", "Lefebvre (fictif)", "valide les propositions à la Région", RegionRole.Validator),
        new("ines.pruvost", "Inès", "Pruvost (fictif)", "administre Beffroi à la Région", RegionRole.Administrator, RegionRole.Reader),
    ];

    /// <summary>Those who acted in its past. Nobody looks through their eyes: no button opens their accounts.</summary>
    public static IReadOnlyList<DemonstrationPerson> OfThePast { get; } =
    [
        new("basile.leroy", "Basile", "Leroy (fictif)", "dirige une ressourcerie"),
        new("jeanne.dumortier", "Jeanne", "Dumortier (fictif)", "dirige une épicerie solidaire"),
        new("omar.haddad", "Omar", "Haddad (fictif)", "gère une coopérative de vélos"),
        new("celine.fournier", "Céline", "Fournier (fictif)", "gère une coopérative de menuiserie"),
        new("paul.delattre", "Paul", "Delattre (fictif)", "préside un jardin d’insertion"),
        new("fatou.ndiaye", "Fatou", "Ndiaye (fictif)", "dirige un atelier de couture"),
        new("lucie.vermeulen", "Lucie", "Vermeulen (fictif)", "préside une fabrique partagée"),
        new("antoine.caron", "Antoine", "Caron (fictif)", "gère une coopérative de cuisine"),
        new("sarah.lemaire", "Sarah", "Lemaire (fictif)", "préside un café associatif"),
        new("ali.benomar", "Ali", "Benomar (fictif)", "dirige une association de médiation numérique"),
        new("elise.picard", "Élise", "Picard (fictif)", "gère une coopérative d’habitants"),
        new("gregoire.masson", "Grégoire", "Masson (fictif)", "dirige une intercommunalité inventée"),
        new("nora.amrani", "Nora", "Amrani (fictif)", "préside un tiers-lieu"),
        new("victor.thibaut", "Victor", "Thibaut (fictif)", "dirige une association pour l’emploi"),
        new("thomas.delannoy", "Thomas", "Delannoy (fictif)", "est chargé de mission à la Région", RegionRole.CaseOfficer),
    ];

    /// <summary>Days before the start on which the past begins: the accounts are of then.</summary>
    private const int First = 690;

    private IReadOnlyList<DemonstrationPerson> Everyone => options.DemonstrationPast ? [.. People, .. OfThePast] : People;

    /// <summary>Null when the key names nobody.</summary>
    public async Task<AccountId?> Find(string key, CancellationToken cancellation) =>
        People.FirstOrDefault(p => p.Key == key) is { } person
        && await accounts.Find(Mail.MailAddress.Parse(person.Email, null), cancellation) is { Demonstration: true } account
            ? account.TypedId
            : null;

    /// <summary>Opens the accounts that are missing, never beside those of real people.</summary>
    public async Task Run(CancellationToken cancellation)
    {
        if (!options.Demonstration)
            return;
        var present = await accounts.All(demonstration: true, People.Count + OfThePast.Count, cancellation);
        if (present.Count == 0 && (await accounts.All(demonstration: false, 1, cancellation)).Count > 0)
            throw new StartRefusedException(
                "BEFFROI_DEMONSTRATION: this database has accounts of real people; the demonstration would open it to everybody. Give it another (BEFFROI_DATA, BEFFROI_DATABASE).");
        if (options.DemonstrationPast && present.Count == 0)
            clock.GoTo(clock.World.AddDays(-First));
        foreach (var person in Everyone.ExceptBy(present.Select(a => a.Email), p => p.Email))
            await Open(person, cancellation);
    }

    private async Task Open(DemonstrationPerson person, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var account = new Account
        {
            Id = Guid.CreateVersion7(now),
            GivenName = person.GivenName,
            FamilyName = person.FamilyName,
            Email = person.Email,
            NormalizedEmail = AccountsDb.Normalize(Mail.MailAddress.Parse(person.Email, null)),
            EmailConfirmed = true,
            CreatedAt = now,
            Demonstration = true,
        };
        await accounts.Write(
            async () =>
            {
                await accounts.Add(account, cancellation);
                foreach (var role in person.Roles)
                    await roles.Give(account.TypedId, role, cancellation);
                return true;
            },
            cancellation);
    }
}
