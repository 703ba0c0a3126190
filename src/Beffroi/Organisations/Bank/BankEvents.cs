using Beffroi.Platform.Audit;

namespace Beffroi.Organisations.Bank;

internal sealed record BankDetailsProposed(OrganisationId Organisation, BankDetailsId Details, string End) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "bank-details-proposed";

    public string Tell() => $"Coordonnées bancaires proposées (compte finissant par {End}).";
}

internal sealed record BankDetailsAbandoned(OrganisationId Organisation, BankDetailsId Details, string End) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "bank-details-abandoned";

    public string Tell() => $"Coordonnées bancaires abandonnées pour d’autres (compte finissant par {End}).";
}

internal sealed record BankDetailsRead(OrganisationId Organisation, BankDetailsId Details) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "bank-details-read";

    public string Tell() => "La Région a lu l’IBAN en entier, pour le vérifier.";
}

internal sealed record BankDetailsCalled(OrganisationId Organisation, BankDetailsId Details, BankCallId Call, CallResult Result) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "bank-details-called";

    public string Tell() => Result switch
    {
        CallResult.Confirmed => "La Région a appelé la structure, qui a confirmé ses coordonnées bancaires.",
        CallResult.NotReached => "La Région a appelé la structure au sujet de ses coordonnées bancaires, sans la joindre.",
        _ => "La Région a appelé la structure, qui n’a pas reconnu ces coordonnées bancaires.",
    };
}

internal sealed record BankDetailsVerified(OrganisationId Organisation, BankDetailsId Details, string End) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "bank-details-verified";

    public string Tell() => $"Un second agent de la Région a validé les coordonnées bancaires (compte finissant par {End}).";
}

internal sealed record BankDetailsReplaced(OrganisationId Organisation, BankDetailsId Details, string End) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "bank-details-replaced";

    public string Tell() => $"Anciennes coordonnées bancaires remplacées (compte finissant par {End}).";
}

internal sealed record BankDetailsRefused(OrganisationId Organisation, BankDetailsId Details, string End) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "bank-details-refused";

    public string Tell() => $"La Région a refusé les coordonnées bancaires (compte finissant par {End}).";
}
