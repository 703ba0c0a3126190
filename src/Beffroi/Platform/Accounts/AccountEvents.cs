using Beffroi.Platform.Accounts.Roles;
using Beffroi.Platform.Accounts.Sessions;
using Beffroi.Platform.Audit;

namespace Beffroi.Platform.Accounts;

internal sealed record AccountOpened(AccountId Account) : IAuditedEvent
{
    public static string Name => "account-opened";

    public Guid About() => Account.Value;

    public string Tell() => "Compte ouvert, adresse électronique confirmée.";
}

internal sealed record SignedIn(AccountId Account, SignInMethod Method, bool SecondFactor) : IAuditedEvent
{
    public static string Name => "signed-in";

    public Guid About() => Account.Value;

    public string Tell() => $"Connexion {Method.InWords()}{(SecondFactor && Method is SignInMethod.Password ? " et un code" : "")}.";
}

internal sealed record SignInRefused(AccountId Account, bool Suspended) : IAuditedEvent
{
    public static string Name => "sign-in-refused";

    public Guid About() => Account.Value;

    public string Tell() => Suspended ? "Trop d’essais de connexion : accès par mot de passe suspendu quinze minutes." : "Essai de connexion refusé.";
}

internal sealed record SecondFactorAdded(AccountId Account) : IAuditedEvent
{
    public static string Name => "second-factor-added";

    public Guid About() => Account.Value;

    public string Tell() => "Code de sécurité activé.";
}

internal sealed record SecondFactorRemoved(AccountId Account) : IAuditedEvent
{
    public static string Name => "second-factor-removed";

    public Guid About() => Account.Value;

    public string Tell() => "Code de sécurité désactivé.";
}

internal sealed record RecoveryCodeUsed(AccountId Account) : IAuditedEvent
{
    public static string Name => "recovery-code-used";

    public Guid About() => Account.Value;

    public string Tell() => "Code de secours utilisé.";
}

internal sealed record RegionRoleGiven(AccountId Account, RegionRole Role) : IAuditedEvent
{
    public static string Name => "region-role-given";

    public Guid About() => Account.Value;

    public string Tell() => $"Rôle donné à la Région : {Role.InWords()}.";
}

internal sealed record RegionRoleTaken(AccountId Account, RegionRole Role) : IAuditedEvent
{
    public static string Name => "region-role-taken";

    public Guid About() => Account.Value;

    public string Tell() => $"Rôle retiré à la Région : {Role.InWords()}.";
}

internal sealed record PasswordChanged(AccountId Account, bool ByLink) : IAuditedEvent
{
    public static string Name => "password-changed";

    public Guid About() => Account.Value;

    public string Tell() => ByLink ? "Mot de passe remplacé par le lien d’un courriel." : "Mot de passe changé.";
}

internal sealed record AccountRenamed(AccountId Account) : IAuditedEvent
{
    public static string Name => "account-renamed";

    public Guid About() => Account.Value;

    public string Tell() => "Nom changé.";
}

internal sealed record AddressChangeAsked(AccountId Account) : IAuditedEvent
{
    public static string Name => "address-change-asked";

    public Guid About() => Account.Value;

    public string Tell() => "Changement d’adresse électronique demandé.";
}

internal sealed record AddressChanged(AccountId Account) : IAuditedEvent
{
    public static string Name => "address-changed";

    public Guid About() => Account.Value;

    public string Tell() => "Adresse électronique changée.";
}

internal sealed record SessionsEnded(AccountId Account, int Count) : IAuditedEvent
{
    public static string Name => "sessions-ended";

    public Guid About() => Account.Value;

    public string Tell() => Count == 1 ? "Une connexion arrêtée." : $"{Count} connexions arrêtées.";
}

internal sealed record PasskeyAdded(AccountId Account) : IAuditedEvent
{
    public static string Name => "passkey-added";

    public Guid About() => Account.Value;

    public string Tell() => "Clé d’accès ajoutée.";
}

internal sealed record PasskeyRemoved(AccountId Account) : IAuditedEvent
{
    public static string Name => "passkey-removed";

    public Guid About() => Account.Value;

    public string Tell() => "Clé d’accès retirée.";
}

internal sealed record AccountErased(AccountId Account) : IAuditedEvent
{
    public static string Name => "account-erased";

    public Guid About() => Account.Value;

    public string Tell() => "Compte effacé.";
}
