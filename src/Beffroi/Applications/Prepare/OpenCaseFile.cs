using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.FirstContacts;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Applications.Prepare;

/// <summary>The first contact that a case file is opened from.</summary>
/// <param name="Id">Of the same organisation, or of its opener alone: it is of that organisation then. It ends there.</param>
/// <param name="BasedOn">The version that was on the form.</param>
/// <param name="GivesAnswers">Whether the answers that it shares, when it does, go to the file rather than those of who opens it.</param>
internal sealed record LeadingContact(FirstContactId Id, long BasedOn, bool GivesAnswers);

/// <summary>Opens a case file on the schemes chosen, with the answers of the orientation when there are some. The same form sent twice opens one.</summary>
internal sealed class OpenCaseFile(CaseFilesDb files, FirstContactsDb contacts, MoveFirstContact move, DepositDesk desk, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Of one organisation, at once.</summary>
    public const int MostDrafts = 20;

    /// <param name="organisation">Whose it is.</param>
    /// <param name="title">What the project is called.</param>
    /// <param name="schemes">Ids; those that cannot be deposited count for nothing.</param>
    /// <param name="facts">The answers to the orientation of who opens it, JSON.</param>
    /// <param name="contact">Null: nothing led to it.</param>
    /// <param name="formKey">Drawn with the form.</param>
    /// <param name="by">An editor.</param>
    /// <param name="cancellation">Of the request.</param>
    /// <returns>Refused when the contact has changed since it was read: nothing is opened.</returns>
    public async Task<Outcome<CaseFileId>> Open(
        OrganisationId organisation, string? title, IEnumerable<string> schemes, string? facts, LeadingContact? contact, Guid formKey, AccountId by, CancellationToken cancellation)
    {
        if (await files.FindByForm(formKey, cancellation) is { } same && same.OrganisationId == organisation)
            return same.Id;
        var choice = NamedChoice.Of(desk, title, schemes);
        if (!choice.Succeeded)
            return choice.Refusal;
        var (named, chosen) = choice.Value;
        if (await files.CountDrafts(organisation, cancellation) >= MostDrafts)
            return CaseFileRefusals.TooManyDrafts;
        var before = contact is null ? null : await contacts.Find(contact.Id, cancellation);
        var own = before?.IsOwnOf(by) is true;
        if (contact is not null && !own && before?.OrganisationId != organisation)
            return FirstContactRefusals.Unknown;
        if (contact?.GivesAnswers is true)
            facts = before?.Facts ?? facts;
        var now = clock.GetUtcNow();
        var file = new CaseFile
        {
            Id = TypedId.New<CaseFileId>(clock),
            Reference = Reference.Draw("DOS"),
            OrganisationId = organisation,
            Title = named,
            State = CaseFileState.Draft,
            Since = now,
            OpenedAt = now,
            OpenedBy = by,
            Facts = facts?.Length > CaseFile.LongestFacts ? null : facts,
            FormKey = formKey,
        };
        var added = await files.Write<Outcome<bool>>(
            async () =>
            {
                if (contact is not null)
                {
                    var moved = await move.Move(
                        new(contact.Id, contact.BasedOn, formKey, by), FirstContactAct.OpenFile, FirstContactParty.Person, Give, c => new FirstContactLedToFile(c.Id, file.Id), cancellation,
                        also: own ? Record : null);
                    if (!moved.Succeeded)
                        return moved.Refusal;
                    file.FirstContactId = contact.Id;
                }
                if (!await files.Add(file, chosen.Select(s => ChooseSchemes.Prepared(file.Id, s.Id, clock)), cancellation))
                    return false;
                audit.Record(new CaseFileOpened(file.Id, organisation, string.Join(' ', chosen.Select(s => s.Acronym)), file.Facts is not null), organisation.Value, by: by.Value);
                return true;
            },
            cancellation);
        if (!added.Succeeded)
            return added.Refusal;
        return added.Value ? file.Id
            : await files.FindByForm(formKey, cancellation) is { } first && first.OrganisationId == organisation ? first.Id : CaseFileRefusals.NoDraft;

        Refusal? Give(FirstContact c)
        {
            c.OrganisationId = organisation;
            return null;
        }

        Task Record()
        {
            audit.Record(new FirstContactGiven(before!.Id, organisation), organisation.Value, by: by.Value);
            return Task.CompletedTask;
        }
    }
}
