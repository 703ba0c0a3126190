using Beffroi.Applications.AssignTerritories;
using Beffroi.Catalogue;
using Beffroi.Operators;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Mail;
using Beffroi.Rules;

namespace Beffroi.Applications.FirstContacts;

/// <summary>Who is written to at each act. An act that asks nothing of someone, and tells them nothing new, writes to nobody.</summary>
internal sealed class FirstContactLetters(Mails mails, OfficersInCharge officers, IOrganisations organisations)
{
    /// <summary>In the transaction of the act.</summary>
    /// <param name="contact">As it is after it.</param>
    /// <param name="act">Null: it has just been asked for.</param>
    /// <param name="before">The officer before it.</param>
    /// <param name="cancellation">Of the act.</param>
    public async Task Post(FirstContact contact, FirstContactAct? act, AccountId? before, CancellationToken cancellation)
    {
        if (TellsThePerson(act) && !(act is FirstContactAct.TakeCharge && contact.State is not FirstContactState.InCharge))
            foreach (var person in await Persons(contact, cancellation))
                await Post(PersonMail.Sort, contact, act, person, cancellation);
        foreach (var officer in await Officers(contact, act, before, cancellation))
            await Post(OfficerMail.Sort, contact, act, officer, cancellation);
    }

    private static bool TellsThePerson(FirstContactAct? act) => act is null or FirstContactAct.TakeCharge or FirstContactAct.ProposeDates or FirstContactAct.AcceptDate
        or FirstContactAct.RecordMeeting or FirstContactAct.ProposeReferral or FirstContactAct.AgreeToReferral or FirstContactAct.Redirect or FirstContactAct.Close;

    private Task Post(string sort, FirstContact contact, FirstContactAct? act, AccountId reader, CancellationToken cancellation) =>
        mails.Post(sort, $"{contact.Id}/{reader}/{act}", $"{contact.Id}/{contact.Version}/{reader}", cancellation);

    /// <summary>Who asked; the editors of the organisation once they have left it.</summary>
    private async Task<IReadOnlyList<AccountId>> Persons(FirstContact contact, CancellationToken cancellation) =>
        contact.OrganisationId is not { } organisation || await organisations.RoleOf(contact.AccountId, organisation, cancellation) is not null
            ? [contact.AccountId]
            : await organisations.Members(organisation, MemberRole.Editor, cancellation);

    private async Task<IReadOnlyList<AccountId>> Officers(FirstContact contact, FirstContactAct? act, AccountId? before, CancellationToken cancellation) => act switch
    {
        FirstContactAct.TakeCharge => before is { } other && other != contact.OfficerId ? [other] : [],
        null or FirstContactAct.AcceptDate or FirstContactAct.AskOtherDates or FirstContactAct.AgreeToReferral or FirstContactAct.DeclineReferral or FirstContactAct.OpenFile or FirstContactAct.Cancel
            => await officers.Of(contact.OfficerId, cancellation),
        _ => [],
    };
}

/// <summary>What a letter is about: the contact, its reader, and the act that it tells (null: it was asked for).</summary>
internal sealed record FirstContactNews(FirstContactId Contact, AccountId Reader, FirstContactAct? Act)
{
    public static FirstContactNews Read(string about) => about.Split('/') is [var contact, var reader, var act]
        ? new(FirstContactId.Parse(contact, null), AccountId.Parse(reader, null), act.Length == 0 ? null : Enum.Parse<FirstContactAct>(act))
        : throw new FormatException("A letter is about a first contact, its reader and an act.");
}

/// <summary>Tells the person what the Region did.</summary>
internal sealed class PersonMail(FirstContactsDb contacts, People people, OperatorDirectory directory, RegionClock clock, PublicAddress site) : IMail
{
    public const string Sort = "first-contact-person";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        var news = FirstContactNews.Read(about);
        if (await contacts.Find(news.Contact, cancellation) is not { } contact || await people.Find(news.Reader, cancellation) is not { } reader)
            return null;
        var officer = contact.OfficerId is { } id ? (await people.Find(id, cancellation))?.FullName : null;
        var dates = await contacts.Dates(contact.Id, cancellation);
        var page = $"{site.Root}/premiers-contacts/{contact.Id}";
        (string Subject, LetterPart[] Parts)? told = news.Act switch
        {
            null => ("Votre demande de premier contact", [
                new LetterPart.Paragraph($"Votre demande est enregistrée sous la référence {contact.Reference}. Une personne de la Région va la prendre en charge et vous proposer des dates."),
                new LetterPart.Link("Suivre ma demande", page)]),
            FirstContactAct.TakeCharge => ("Votre premier contact est pris en charge", [
                new LetterPart.Paragraph($"{officer ?? "Une personne de la Région"} suit votre demande. La suite\u00A0: des dates de rendez-vous vous seront proposées."),
                new LetterPart.Link("Suivre ma demande", page)]),
            FirstContactAct.ProposeDates when dates.Count > 0 => ("Choisissez une date de rendez-vous", [
                new LetterPart.Paragraph($"{officer ?? "La Région"} vous propose\u00A0:"),
                new LetterPart.Items([.. dates.Select(clock.Moment)]),
                .. contact.MeetingPlace is { } place ? [new LetterPart.Paragraph($"Où, ou comment\u00A0: {place}")] : (LetterPart[])[],
                new LetterPart.Link("Choisir une date, ou en demander d’autres", page + "/repondre")]),
            FirstContactAct.AcceptDate when contact.AgreedDate is { } agreed => ($"Rendez-vous le {clock.Moment(agreed)}", [
                new LetterPart.Paragraph($"Votre rendez-vous avec {officer ?? "la Région"} est fixé au {clock.Moment(agreed)}."),
                .. contact.MeetingPlace is { } where ? [new LetterPart.Paragraph($"Où, ou comment\u00A0: {where}")] : (LetterPart[])[],
                new LetterPart.Link("Voir le rendez-vous, ou le changer", page)]),
            FirstContactAct.RecordMeeting => ("Les conseils de la Région après votre rendez-vous", [
                new LetterPart.Paragraph("Vous pouvez lire ce que la Région vous conseille, et ce qu’il faut préparer."),
                new LetterPart.Link("Lire les conseils", page)]),
            FirstContactAct.ProposeReferral => ("Une mise en relation vous est proposée", [
                new LetterPart.Paragraph($"La Région vous propose d’être mis en relation avec {Operator(contact) ?? "un opérateur"}. Rien ne lui est dit sans votre accord."),
                new LetterPart.Link("Accepter ou refuser", page + "/repondre")]),
            FirstContactAct.AgreeToReferral => ("Votre mise en relation", [
                new LetterPart.Paragraph($"Vous avez accepté d’être mis en relation avec {Operator(contact) ?? "un opérateur"}. Ses coordonnées sont sur la page de votre premier contact."),
                new LetterPart.Link("Voir ses coordonnées", page)]),
            FirstContactAct.Redirect => ("La Région vous oriente vers d’autres dispositifs", [
                new LetterPart.Paragraph("Lisez vers quels dispositifs, et pourquoi."),
                new LetterPart.Link("Lire la réponse", page)]),
            FirstContactAct.Close => ("Votre premier contact est terminé", [
                new LetterPart.Paragraph($"La Région ne donne pas de suite à ce premier contact. Ce qu’elle écrit\u00A0: {contact.Reason}"),
                new LetterPart.Link("Voir le premier contact", page)]),
            _ => null,
        };
        return told is { } letter ? SiteLetter.To(reader.Address, site, French.Typeset(letter.Subject), letter.Parts) : null;
    }

    private string? Operator(FirstContact contact) => directory.All.FirstOrDefault(o => o.Id == contact.OperatorId)?.Name;
}

/// <summary>Tells an officer what the person did, or a colleague.</summary>
internal sealed class OfficerMail(FirstContactsDb contacts, People people, IOrganisations organisations, RegionClock clock, PublicAddress site) : IMail
{
    public const string Sort = "first-contact-officer";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        var news = FirstContactNews.Read(about);
        if (await contacts.Find(news.Contact, cancellation) is not { } contact || await people.Find(news.Reader, cancellation) is not { } reader)
            return null;
        var who = contact.OrganisationId is { } organisation ? (await organisations.Find(organisation, cancellation))!.Name
            : (await people.Find(contact.AccountId, cancellation))?.FullName ?? "un compte effacé";
        (string Subject, string Text)? told = news.Act switch
        {
            null when contact.OfficerId is null => ($"Premier contact à attribuer\u00A0: {who}", "Un premier contact est demandé sur un territoire que personne ne suit. Il attend dans la boîte commune."),
            null => ($"Premier contact demandé\u00A0: {who}", "Un premier contact est demandé sur un territoire que vous suivez."),
            FirstContactAct.TakeCharge => ($"Premier contact repris\u00A0: {who}", "Une autre personne de la Région a repris ce premier contact."),
            FirstContactAct.AcceptDate when contact.AgreedDate is { } agreed => ($"Rendez-vous accepté\u00A0: {who}", $"Le rendez-vous est fixé au {clock.Moment(agreed)}."),
            FirstContactAct.AskOtherDates => ($"D’autres dates sont demandées\u00A0: {who}", $"Aucune date ne convient. Ce que la personne écrit\u00A0: {contact.PersonWords}"),
            FirstContactAct.AgreeToReferral => ($"Mise en relation acceptée\u00A0: {who}", "La personne accepte la mise en relation. Vous pouvez prévenir l’opérateur."),
            FirstContactAct.DeclineReferral => ($"Mise en relation refusée\u00A0: {who}", "La personne refuse la mise en relation. Rien n’est à dire à l’opérateur."),
            FirstContactAct.OpenFile => ($"Un dossier est en préparation\u00A0: {who}", "La structure prépare un dossier après ce premier contact. Vous le verrez quand il sera déposé."),
            FirstContactAct.Cancel => ($"Premier contact annulé\u00A0: {who}", $"La personne l’a annulé. Ce qu’elle écrit\u00A0: {contact.Reason ?? "rien"}"),
            _ => null,
        };
        return told is { } letter
            ? SiteLetter.To(reader.Address, site, French.Typeset(letter.Subject), [new LetterPart.Paragraph(letter.Text), new LetterPart.Link("Ouvrir le premier contact", $"{site.Root}/region/premiers-contacts/{contact.Id}")])
            : null;
    }
}
