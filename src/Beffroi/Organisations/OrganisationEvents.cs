using Beffroi.Organisations.Members;
using Beffroi.Organisations.Persons;
using Beffroi.Platform.Audit;

namespace Beffroi.Organisations;

/// <summary>What happened to an organisation.</summary>
internal abstract record OrganisationEvent(OrganisationId Organisation)
{
    public Guid About() => Organisation.Value;
}

internal sealed record OrganisationCreated(OrganisationId Organisation, bool WithSiren, bool ByRegion = false) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "organisation-created";

    public string Tell() => $"Fiche de la structure créée{(ByRegion ? " par la Région" : "")}{(WithSiren ? ", avec son SIREN." : "\u00A0: elle n’a pas encore de SIREN.")}";
}

internal sealed record OrganisationDescribed(OrganisationId Organisation, bool SirenGiven) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "organisation-described";

    public string Tell() => SirenGiven ? "SIREN ajouté à la fiche\u00A0: la Région le vérifie." : "Fiche de la structure modifiée.";
}

internal sealed record ClaimQuestioned(OrganisationId Organisation) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "claim-questioned";

    public string Tell() => "La Région a demandé une précision.";
}

internal sealed record ClaimReplied(OrganisationId Organisation) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "claim-replied";

    public string Tell() => "Réponse envoyée à la Région.";
}

internal sealed record ClaimVerified(OrganisationId Organisation) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "claim-verified";

    public string Tell() => "La Région a vérifié que vous parlez pour cette structure.";
}

internal sealed record ClaimVouched(OrganisationId Organisation, string Siret) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "claim-vouched";

    public string Tell() => $"Rattachement vérifié par le SIRET {Siret}\u00A0: le fournisseur d’identité atteste qu’un propriétaire y travaille.";
}

internal sealed record ClaimRefused(OrganisationId Organisation) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "claim-refused";

    public string Tell() => "La Région a refusé le rattachement à cette structure.";
}

internal sealed record MemberInvited(OrganisationId Organisation, InvitationId Invitation, MemberRole Role, bool ByRegion = false) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "member-invited";

    public string Tell() => $"Invitation envoyée{(ByRegion ? " par la Région" : "")}, comme {Role.InWords()}.";
}

internal sealed record InvitationWithdrawn(OrganisationId Organisation, InvitationId Invitation) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "invitation-withdrawn";

    public string Tell() => "Invitation retirée.";
}

internal sealed record MemberJoined(OrganisationId Organisation, MemberId Member, MemberRole Role) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "member-joined";

    public string Tell() => $"Invitation acceptée, comme {Role.InWords()}.";
}

internal sealed record JoinAsked(OrganisationId Organisation, JoinRequestId Request) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "join-asked";

    public string Tell() => "Une personne a demandé à rejoindre la structure.";
}

internal sealed record JoinAccepted(OrganisationId Organisation, JoinRequestId Request, MemberRole Role, bool ByRegion) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "join-accepted";

    public string Tell() => $"{(ByRegion ? "La Région a accepté une" : "Acceptation d’une")} demande pour rejoindre la structure, comme {Role.InWords()}.";
}

internal sealed record JoinRefused(OrganisationId Organisation, JoinRequestId Request, bool ByRegion) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "join-refused";

    public string Tell() => $"{(ByRegion ? "La Région a refusé une" : "Refus d’une")} demande pour rejoindre la structure.";
}

internal sealed record MemberRoleChanged(OrganisationId Organisation, MemberId Member, MemberRole From, MemberRole To) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "member-role-changed";

    public string Tell() => $"Rôle d’un membre changé\u00A0: de {From.InWords()} à {To.InWords()}.";
}

internal sealed record MemberRemoved(OrganisationId Organisation, MemberId Member) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "member-removed";

    public string Tell() => "Membre retiré.";
}

internal sealed record MemberLeft(OrganisationId Organisation, MemberId Member) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "member-left";

    public string Tell() => "A quitté la structure.";
}

internal sealed record HandedOver(OrganisationId Organisation, MemberId From, MemberId To) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "handed-over";

    public string Tell() => "Structure passée à un autre propriétaire.";
}

internal sealed record RepresentativeNamed(OrganisationId Organisation, RepresentativeId Representative, Capacity Capacity, bool Anew) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "representative-named";

    public string Tell() => Anew ? $"Nouvelle personne nommée\u00A0: {Capacity.InWords()}." : $"Fiche modifiée\u00A0: {Capacity.InWords()}.";
}

internal sealed record RepresentativeRemoved(OrganisationId Organisation, RepresentativeId Representative, Capacity Capacity) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "representative-removed";

    public string Tell() => $"Personne retirée\u00A0: {Capacity.InWords()}.";
}
