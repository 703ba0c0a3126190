using Beffroi.Applications.Access;
using Beffroi.Applications.Ask;
using Beffroi.Applications.AssignSchemes;
using Beffroi.Applications.AssignTerritories;
using Beffroi.Applications.Assist;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Demonstration;
using Beffroi.Applications.Deposit;
using Beffroi.Applications.DepositOutside;
using Beffroi.Applications.FirstContacts;
using Beffroi.Applications.Follow;
using Beffroi.Applications.Messages;
using Beffroi.Applications.Prepare;
using Beffroi.Applications.Process;
using Beffroi.Applications.Receive;
using Beffroi.Applications.Track;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Jobs;
using Beffroi.Platform.Mail;
using Microsoft.AspNetCore.Authorization;

namespace Beffroi.Applications;

/// <summary>
/// From the first talk with a case officer to what an aid becomes. It begins with the first contact (<see cref="FirstContactLifecycle"/>): someone asks to talk, for an organisation
/// or for themselves; the officer who follows their territory receives, advises, and leads on.
/// </summary>
internal static class ApplicationsModule
{
    /// <summary>What an officer also reads in the inbox. What the law makes one tell an applicant is always sent.</summary>
    private static NoticeClass OfficerNotices { get; } = new("demandes", "Les demandes que vous suivez pour la Région", "Un premier contact, un dossier déposé, des pièces données, un message.");

    private static NoticeClass MessageNotices { get; } = new("messages", "Les messages de la Région", "Ce que la Région vous écrit sur un dossier déposé\u00A0: c’est aussi sur sa page.");

    private static NoticeClass ReminderNotices { get; } = new("rappels", "Les rappels avant un jour limite", "Quelques jours avant le dernier jour donné pour des pièces\u00A0: ce jour est aussi sur la page du dossier.");

    public static void AddApplications(this IHostApplicationBuilder builder)
    {
        builder.AddCaseFiles();
        builder.AddFirstContacts();
        builder.AddMessages();
        builder.AddAssistance();
    }

    private static void AddAssistance(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<AssistedDrafts>().AddScoped<IAuthorizationHandler, CaseFileHandler>().AddScoped<IAuthorizationHandler, AssistantHandler>();
        services.AddScoped<AssistOrganisation>().AddScoped<TellToRead>().AddScoped<EndAssistance>().AddScoped<AssistanceLetters>().AddMail<AssistanceMail>(AssistanceMail.Sort);
    }

    private static void AddMessages(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<MessagesDb>().AddScoped<ReadThread>().AddScoped<SendMessage>().AddScoped<SettleMessages>().AddScoped<MessageLetters>().AddScoped<IPersonalData, MessagesData>();
        services.AddMail<MessageToMemberMail>(MessageToMemberMail.Sort, MessageNotices).AddMail<MessageToOfficerMail>(MessageToOfficerMail.Sort, OfficerNotices);
    }

    private static void AddCaseFiles(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<CaseFilesDb>().AddScoped<RequestChanges>().AddScoped<DraftChanges>().AddScoped<MoveRequest>().AddScoped<CaseFileLetters>();
        services.AddMail<CaseFileMemberMail>(CaseFileMemberMail.Sort).AddMail<CaseFileOfficerMail>(CaseFileOfficerMail.Sort, OfficerNotices);
        services.AddScoped<DueDayReminders>().AddJobHandler<RemindBeforeDueDay>(RemindBeforeDueDay.Kind).AddMail<DueDayMail>(DueDayMail.Sort, ReminderNotices);
        services.AddScoped<IPieceUse, PapersInUse>().AddScoped<PastDraft>().AddScoped<PastActs>().AddScoped<PlayPast>().AddStartStep<DemonstrationCaseFiles>();
        services.AddSingleton<DepositDesk>().AddSingleton<AnswerFacts>().AddSingleton<CarriedToSections>();
        services.AddScoped<OpenCaseFile>().AddScoped<ChooseSchemes>().AddScoped<JoinPapers>().AddScoped<WriteSection>().AddScoped<AbandonCaseFile>().AddScoped<DepositCaseFile>();
        services.AddScoped<SchemeOfficersDb>().AddScoped<SchemeStaff>().AddScoped<EntrustScheme>().AddScoped<IAuthorizationHandler, SchemeOfficersHandler>();
        services.AddScoped<InboxDb>().AddScoped<TakeRequest>().AddScoped<AskForPieces>().AddScoped<RemindOfPieces>().AddScoped<DeclareLapsed>().AddScoped<DeclareAdmissibility>();
        services.AddScoped<ReadPublicData>().AddScoped<ReadApplicant>().AddScoped<ClosedFiles>().AddScoped<CheckPapers>().AddScoped<FreezeCaseFile>().AddScoped<OutsideDepositsDb>().AddScoped<ReadOutsideAnswers>().AddScoped<ReadOutside>().AddScoped<DeclareOutsideDeposit>().AddScoped<TellOutsideState>().AddScoped<CorrectOutsideNumber>().AddScoped<OutsideStateForms>();
        services.AddScoped<ProposeRedirect>().AddScoped<AcceptRedirect>().AddScoped<DeclineRedirect>();
        services.AddScoped<AnswerPiece>().AddScoped<CompleteRequest>().AddScoped<WithdrawRequest>();
    }

    private static void AddFirstContacts(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<FirstContactsDb>().AddScoped<MoveFirstContact>().AddScoped<FirstContactLetters>().AddScoped<IAuthorizationHandler, FirstContactHandler>();
        services.AddMail<PersonMail>(PersonMail.Sort).AddMail<OfficerMail>(OfficerMail.Sort, OfficerNotices);
        services.AddScoped<OfficersInCharge>().AddScoped<TerritoryOfficersDb>().AddScoped<RouteByTerritory>().AddScoped<AssignTerritory>();
        services.AddScoped<AskForContact>().AddScoped<ReadOtherSchemes>();
        services.AddScoped<TakeCharge>().AddScoped<ProposeDates>().AddScoped<RecordMeeting>().AddScoped<ProposeReferral>().AddScoped<RedirectContact>().AddScoped<CloseContact>();
        services.AddScoped<AcceptDate>().AddScoped<AskOtherDates>().AddScoped<AnswerReferral>().AddScoped<CancelContact>().AddScoped<WithdrawAnswers>();
        services.AddScoped<IPersonalData, FirstContactData>().AddScoped<IErasureStep, FirstContactsErasure>();
        services.AddStartStep<DemonstrationContacts>();
    }
}
