using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Audit;

namespace Beffroi.Platform.Accounts;

/// <summary>What happened to an account.</summary>
internal abstract record AccountEvent(AccountId Account)
{
    public Guid About() => Account.Value;
}

internal sealed record AccountOpened(AccountId Account) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "account-opened";

    public string Tell() => "Compte ouvert, adresse électronique confirmée.";
}

internal sealed record NoticeChosen(AccountId Account, string Notice, bool Wanted) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "notice-chosen";

    public string Tell() => Wanted ? $"Courriels choisis\u00A0: «\u00A0{Notice}\u00A0» reçus." : $"Courriels choisis\u00A0: «\u00A0{Notice}\u00A0» arrêtés.";
}

internal sealed record SignedIn(AccountId Account, SignInMethod Method, bool SecondFactor) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "signed-in";

    public string Tell() => $"Connexion {Method.InWords()}{(SecondFactor && Method is SignInMethod.Password ? " et un code" : "")}.";
}

internal sealed record SignInRefused(AccountId Account, bool Suspended) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "sign-in-refused";

    public string Tell() => Suspended ? "Trop d’essais de connexion : accès par mot de passe suspendu quinze minutes." : "Essai de connexion refusé.";
}

internal sealed record SecondFactorAdded(AccountId Account) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "second-factor-added";

    public string Tell() => "Code de sécurité activé.";
}

internal sealed record SecondFactorRemoved(AccountId Account) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "second-factor-removed";

    public string Tell() => "Code de sécurité désactivé.";
}

internal sealed record RecoveryCodeUsed(AccountId Account) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "recovery-code-used";

    public string Tell() => "Code de secours utilisé.";
}

internal sealed record RegionRoleGiven(AccountId Account, RegionRole Role) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "region-role-given";

    public string Tell() => $"Rôle donné à la Région : {Role.InWords()}.";
}

internal sealed record RegionRoleTaken(AccountId Account, RegionRole Role) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "region-role-taken";

    public string Tell() => $"Rôle retiré à la Région : {Role.InWords()}.";
}

internal sealed record PasswordChanged(AccountId Account, bool ByLink) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "password-changed";

    public string Tell() => ByLink ? "Mot de passe remplacé par le lien d’un courriel." : "Mot de passe changé.";
}

internal sealed record AccountRenamed(AccountId Account) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "account-renamed";

    public string Tell() => "Nom changé.";
}

internal sealed record AddressChangeAsked(AccountId Account) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "address-change-asked";

    public string Tell() => "Changement d’adresse électronique demandé.";
}

internal sealed record AddressChanged(AccountId Account) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "address-changed";

    public string Tell() => "Adresse électronique changée.";
}

internal sealed record SessionsEnded(AccountId Account, int Count) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "sessions-ended";

    public string Tell() => Count == 1 ? "Une connexion arrêtée." : $"{Count} connexions arrêtées.";
}

internal sealed record PasskeyAdded(AccountId Account) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "passkey-added";

    public string Tell() => "Clé d’accès ajoutée.";
}

internal sealed record PasskeyRemoved(AccountId Account) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "passkey-removed";

    public string Tell() => "Clé d’accès retirée.";
}

internal sealed record IdentityLinked(AccountId Account) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "identity-linked";

    public string Tell() => "Compte relié au fournisseur d’identité.";
}

internal sealed record IdentityUnlinked(AccountId Account) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "identity-unlinked";

    public string Tell() => "Compte détaché du fournisseur d’identité.";
}

internal sealed record AccountErased(AccountId Account) : AccountEvent(Account), IAuditedEvent
{
    public static string Name => "account-erased";

    public string Tell() => "Compte effacé.";
}
