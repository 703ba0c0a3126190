namespace Beffroi.Applications.FirstContacts;

/// <summary>Where a first contact stands. Names are what the column holds.</summary>
internal enum FirstContactState
{
    /// <summary>Waits for an officer.</summary>
    Asked,

    /// <summary>An officer has taken it; no date is proposed.</summary>
    InCharge,

    /// <summary>The person has to choose a date.</summary>
    DatesProposed,

    DateAgreed,

    /// <summary>The talk has taken place; the person reads what is advised.</summary>
    Held,

    /// <summary>The officer proposes an operator; the person has to agree before anything is told to it.</summary>
    ReferralProposed,

    /// <summary>The person prepares a case file.</summary>
    FileOpened,

    /// <summary>To an operator, with the person’s consent.</summary>
    Referred,

    /// <summary>To other schemes.</summary>
    Redirected,

    /// <summary>Nothing follows.</summary>
    Closed,

    /// <summary>By the person.</summary>
    Cancelled,
}

/// <summary>What moves it.</summary>
internal enum FirstContactAct
{
    /// <summary>An officer takes it, or takes it over from another.</summary>
    TakeCharge,

    ProposeDates,

    AcceptDate,

    /// <summary>None of the dates suits, or the one that was agreed does no more.</summary>
    AskOtherDates,

    /// <summary>The officer writes what was said, or completes it.</summary>
    RecordMeeting,

    /// <summary>The person begins the case file that the talk, or the advice, led to.</summary>
    OpenFile,

    ProposeReferral,

    AgreeToReferral,

    DeclineReferral,

    Redirect,

    Close,

    Cancel,
}

/// <summary>On which side of the table one sits.</summary>
internal enum FirstContactParty
{
    /// <summary>Who asked, or an editor of their organisation.</summary>
    Person,

    /// <summary>A case officer.</summary>
    Region,
}

/// <param name="From">The state before.</param>
/// <param name="Act">What is done.</param>
/// <param name="By">By whom.</param>
/// <param name="To">The state after.</param>
internal sealed record FirstContactTransition(FirstContactState From, FirstContactAct Act, FirstContactParty By, FirstContactState To);

/// <summary>All that can happen to a first contact. What is not here is refused.</summary>
internal static class FirstContactLifecycle
{
    public static IReadOnlyList<FirstContactTransition> Transitions { get; } =
    [
        Region(FirstContactState.Asked, FirstContactAct.TakeCharge, FirstContactState.InCharge),
        Person(FirstContactState.Asked, FirstContactAct.Cancel, FirstContactState.Cancelled),

        Region(FirstContactState.InCharge, FirstContactAct.TakeCharge, FirstContactState.InCharge),
        Region(FirstContactState.InCharge, FirstContactAct.ProposeDates, FirstContactState.DatesProposed),
        Region(FirstContactState.InCharge, FirstContactAct.RecordMeeting, FirstContactState.Held),
        Region(FirstContactState.InCharge, FirstContactAct.Close, FirstContactState.Closed),
        Person(FirstContactState.InCharge, FirstContactAct.Cancel, FirstContactState.Cancelled),

        Region(FirstContactState.DatesProposed, FirstContactAct.TakeCharge, FirstContactState.DatesProposed),
        Region(FirstContactState.DatesProposed, FirstContactAct.ProposeDates, FirstContactState.DatesProposed),
        Person(FirstContactState.DatesProposed, FirstContactAct.AcceptDate, FirstContactState.DateAgreed),
        Person(FirstContactState.DatesProposed, FirstContactAct.AskOtherDates, FirstContactState.InCharge),
        Region(FirstContactState.DatesProposed, FirstContactAct.RecordMeeting, FirstContactState.Held),
        Region(FirstContactState.DatesProposed, FirstContactAct.Close, FirstContactState.Closed),
        Person(FirstContactState.DatesProposed, FirstContactAct.Cancel, FirstContactState.Cancelled),

        Region(FirstContactState.DateAgreed, FirstContactAct.TakeCharge, FirstContactState.DateAgreed),
        Region(FirstContactState.DateAgreed, FirstContactAct.ProposeDates, FirstContactState.DatesProposed),
        Person(FirstContactState.DateAgreed, FirstContactAct.AskOtherDates, FirstContactState.InCharge),
        Region(FirstContactState.DateAgreed, FirstContactAct.RecordMeeting, FirstContactState.Held),
        Region(FirstContactState.DateAgreed, FirstContactAct.Close, FirstContactState.Closed),
        Person(FirstContactState.DateAgreed, FirstContactAct.Cancel, FirstContactState.Cancelled),

        Region(FirstContactState.Held, FirstContactAct.TakeCharge, FirstContactState.Held),
        Region(FirstContactState.Held, FirstContactAct.RecordMeeting, FirstContactState.Held),
        Person(FirstContactState.Held, FirstContactAct.OpenFile, FirstContactState.FileOpened),
        Region(FirstContactState.Held, FirstContactAct.ProposeReferral, FirstContactState.ReferralProposed),
        Region(FirstContactState.Held, FirstContactAct.Redirect, FirstContactState.Redirected),
        Region(FirstContactState.Held, FirstContactAct.Close, FirstContactState.Closed),

        Person(FirstContactState.Redirected, FirstContactAct.OpenFile, FirstContactState.FileOpened),

        Region(FirstContactState.ReferralProposed, FirstContactAct.TakeCharge, FirstContactState.ReferralProposed),
        Person(FirstContactState.ReferralProposed, FirstContactAct.AgreeToReferral, FirstContactState.Referred),
        Person(FirstContactState.ReferralProposed, FirstContactAct.DeclineReferral, FirstContactState.Held),
        Region(FirstContactState.ReferralProposed, FirstContactAct.Close, FirstContactState.Closed),
    ];

    /// <summary>Null when that cannot happen then, or not by them.</summary>
    public static FirstContactState? After(FirstContactState from, FirstContactAct act, FirstContactParty by) =>
        Transitions.FirstOrDefault(t => t.From == from && t.Act == act && t.By == by)?.To;

    /// <summary>Whether the Region still has something to do: else it is over, even where a file may follow.</summary>
    public static bool IsRunning(this FirstContactState state) => Transitions.Any(t => t.From == state && t.By is FirstContactParty.Region);

    /// <summary>Whether a case file can follow from it.</summary>
    public static bool LeadsToFile(this FirstContactState state) => After(state, FirstContactAct.OpenFile, FirstContactParty.Person) is not null;

    /// <summary>For both sides.</summary>
    public static string InWords(this FirstContactState state) => state switch
    {
        FirstContactState.Asked => "demandé",
        FirstContactState.InCharge => "pris en charge",
        FirstContactState.DatesProposed => "rendez-vous proposé",
        FirstContactState.DateAgreed => "rendez-vous fixé",
        FirstContactState.Held => "rendez-vous tenu",
        FirstContactState.ReferralProposed => "mise en relation proposée",
        FirstContactState.FileOpened => "dossier ouvert",
        FirstContactState.Referred => "adressé à un opérateur",
        FirstContactState.Redirected => "orienté vers d’autres dispositifs",
        FirstContactState.Closed => "sans suite",
        FirstContactState.Cancelled => "annulé",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    private static FirstContactTransition Person(FirstContactState from, FirstContactAct act, FirstContactState to) => new(from, act, FirstContactParty.Person, to);

    private static FirstContactTransition Region(FirstContactState from, FirstContactAct act, FirstContactState to) => new(from, act, FirstContactParty.Region, to);
}
