using Beffroi.Platform.Accounts.Notices;
using Beffroi.Platform.Accounts.Passkeys;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Accounts.SecondFactor;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Audit;

namespace Beffroi.Platform.Accounts.PersonalData;

/// <summary>What this part holds: the account, how one signs in, where one is signed in, what one may do.</summary>
internal sealed class AccountData(AccountsDb accounts, RecoveryCodesDb recovery, PasskeysDb passkeys, SessionsDb sessions, RolesDb roles, NoticesDb notices, TimeProvider clock) : IPersonalData
{
    public string Section => "compte";

    public async Task<object?> Of(AccountId account, CancellationToken cancellation)
    {
        var mine = (await accounts.Find(account, cancellation))!;
        return new
        {
            identifiant = account.ToString(),
            prenom = mine.GivenName,
            nom = mine.FamilyName,
            adresse = mine.Email,
            ouvertLe = mine.CreatedAt,
            motDePasse = mine.PasswordHash is null ? "aucun" : "gardé sous forme d’empreinte",
            codeDeSecurite = mine.TwoFactorEnabled,
            codesDeSecoursRestants = await recovery.Left(account, cancellation),
            clesDAcces = (await passkeys.Of(account, cancellation)).Select(p => new { nom = p.Name, ajouteeLe = p.CreatedAt }),
            fournisseursDIdentite = (await accounts.GetLoginsAsync(mine, cancellation)).Select(l => l.ProviderDisplayName ?? l.LoginProvider),
            rolesALaRegion = (await roles.Of(account, cancellation)).Select(r => r.InWords()),
            courrielsArretes = await notices.RefusedBy(account, cancellation),
            connexions = (await sessions.Running(account, clock.GetUtcNow(), cancellation))
                .Select(s => new { navigateur = s.Browser, depuis = s.StartedAt, vueLe = s.LastSeenAt, comment = s.Method.InWords() }),
        };
    }
}

/// <summary>What one did, and what happened to one’s account. Who else acted is not told: it is about them.</summary>
internal sealed class HistoryData(History history) : IPersonalData
{
    private const int AtOnce = 500;

    public string Section => "historique";

    public async Task<object?> Of(AccountId account, CancellationToken cancellation)
    {
        var by = await All((skip, take) => history.By(account.Value, skip, take, cancellation));
        var about = await All((skip, take) => history.About(account.Value, skip, take, cancellation));
        return by.Union(about).OrderByDescending(l => l.At).Select(l => new
        {
            le = l.At,
            quoi = l.What,
            pourquoi = l.Why,
            parQui = l.Actor == account.Value ? "vous" : l.Actor is null ? "le site" : "une autre personne",
        }).ToList();
    }

    private static async Task<List<HistoryLine>> All(Func<int, int, Task<IReadOnlyList<HistoryLine>>> page)
    {
        var all = new List<HistoryLine>();
        for (var read = AtOnce; read == AtOnce;)
        {
            var lines = await page(all.Count, AtOnce);
            all.AddRange(lines);
            read = lines.Count;
        }
        return all;
    }
}

/// <summary>Somebody must be left who can give roles.</summary>
internal sealed class LastAdministrator(RolesDb roles) : IErasureObstacle
{
    public async Task<string?> Tell(AccountId account, CancellationToken cancellation) =>
        await roles.Holders(RegionRole.Administrator, cancellation) is [var only] && only == account
            ? "Vous êtes la dernière personne qui administre ce site pour la Région. Donnez d’abord ce rôle à quelqu’un d’autre."
            : null;
}
