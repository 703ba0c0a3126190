using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Applications.FirstContacts;

/// <summary>What happened to a first contact. Schemes are ids, between spaces.</summary>
internal abstract record FirstContactEvent(FirstContactId FirstContact)
{
    public Guid About() => FirstContact.Value;
}

internal sealed record FirstContactAsked(FirstContactId FirstContact, string Schemes, bool AnswersShared, AccountId? Officer) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-asked";

    public string Tell() => AnswersShared ? "Premier contact demandé\u00A0; les réponses de l’orientation sont partagées avec la Région." : "Premier contact demandé.";
}

internal sealed record FirstContactLedToFile(FirstContactId FirstContact, CaseFiles.CaseFileId File) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-led-to-file";

    public string Tell() => "Un dossier est ouvert après ce premier contact.";
}

/// <summary>The person without a structure has one, and gave it to that one.</summary>
internal sealed record FirstContactGiven(FirstContactId FirstContact, Organisations.OrganisationId Organisation) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-given";

    public string Tell() => "Le premier contact est devenu celui de la structure\u00A0: ses membres le lisent.";
}

internal sealed record FirstContactAnswersWithdrawn(FirstContactId FirstContact) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-answers-withdrawn";

    public string Tell() => "Réponses de l’orientation\u00A0: partage retiré, elles sont effacées du premier contact.";
}

internal sealed record FirstContactTaken(FirstContactId FirstContact, AccountId Officer, AccountId? Before) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-taken";

    public string Tell() => Before is { } other && other != Officer ? "Premier contact repris par une autre personne de la Région." : "Premier contact pris en charge par la Région.";
}

internal sealed record MeetingDatesProposed(FirstContactId FirstContact, int Dates) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-dates-proposed";

    public string Tell() => Dates == 1 ? "La Région a proposé une date de rendez-vous." : $"La Région a proposé {Dates} dates de rendez-vous.";
}

internal sealed record MeetingDateAccepted(FirstContactId FirstContact, DateTimeOffset Date) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-date-accepted";

    public string Tell() => "Date de rendez-vous acceptée.";
}

internal sealed record OtherDatesAsked(FirstContactId FirstContact) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-other-dates-asked";

    public string Tell() => "D’autres dates ont été demandées.";
}

internal sealed record MeetingRecorded(FirstContactId FirstContact, bool Anew) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-meeting-recorded";

    public string Tell() => Anew ? "Rendez-vous tenu\u00A0: la Région a écrit ses conseils." : "La Région a complété ses conseils.";
}

internal sealed record ContactReferralProposed(FirstContactId FirstContact, string Operator) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-referral-proposed";

    public string Tell() => "La Région a proposé une mise en relation avec un opérateur.";
}

internal sealed record ContactReferralAgreed(FirstContactId FirstContact, string Operator) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-referral-agreed";

    public string Tell() => "Mise en relation avec un opérateur acceptée.";
}

internal sealed record ContactReferralDeclined(FirstContactId FirstContact, string Operator) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-referral-declined";

    public string Tell() => "Mise en relation avec un opérateur refusée.";
}

internal sealed record FirstContactRedirected(FirstContactId FirstContact, string Schemes) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-redirected";

    public string Tell() => "La Région a orienté vers d’autres dispositifs.";
}

internal sealed record FirstContactClosed(FirstContactId FirstContact) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-closed";

    public string Tell() => "La Région a clos le premier contact, sans suite.";
}

internal sealed record FirstContactCancelled(FirstContactId FirstContact) : FirstContactEvent(FirstContact), IAuditedEvent
{
    public static string Name => "first-contact-cancelled";

    public string Tell() => "Premier contact annulé par la personne qui l’avait demandé.";
}
