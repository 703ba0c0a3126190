using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.FirstContacts;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Applications.Prepare;

/// <summary>Opens a case file on the schemes chosen, with the answers of the orientation when there are some. The same form sent twice opens one.</summary>
internal sealed class OpenCaseFile(CaseFilesDb files, FirstContactsDb contacts, MoveFirstContact move, DepositDesk desk, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Of one organisation, at once.</summary>
    public const int MostDrafts = 20;

    /// <param name="organisation">Whose it is.</param>
    /// <param name="title">What the project is called.</param>
    /// <param name="schemes">Ids; those that cannot be deposited count for nothing.</param>
    /// <param name="facts">The answers of the orientation, JSON.</param>
    /// <param name="contact">The first contact that led to it, when it is of the same organisation: it ends there.</param>
    /// <param name="formKey">Drawn with the form.</param>
    /// <param name="by">An editor.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<CaseFileId>> Open(
        OrganisationId organisation, string? title, IEnumerable<string> schemes, string? facts, FirstContactId? contact, Guid formKey, AccountId by, CancellationToken cancellation)
    {
        if (await files.FindByForm(formKey, cancellation) is { } same && same.OrganisationId == organisation)
            return same.Id;
        var choice = NamedChoice.Of(desk, title, schemes);
        if (!choice.Succeeded)
            return choice.Refusal;
        var (named, chosen) = choice.Value;
        if (await files.CountDrafts(organisation, cancellation) >= MostDrafts)
            return CaseFileRefusals.TooManyDrafts;
        var before = contact is { } asked && await contacts.Find(asked, cancellation) is { State: FirstContactState.Held } held && held.OrganisationId == organisation ? held : null;
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
        var added = await files.Write(
            async () =>
            {
                if (before is not null)
                    file.FirstContactId = (await move.Move(
                        new(before.Id, before.Version, formKey, by), FirstContactAct.OpenFile, FirstContactParty.Person, _ => null, c => new FirstContactLedToFile(c.Id, file.Id), cancellation)).Value?.Id;
                if (!await files.Add(file, chosen.Select(s => ChooseSchemes.Prepared(file.Id, s.Id, clock)), cancellation))
                    return false;
                audit.Record(new CaseFileOpened(file.Id, organisation, string.Join(' ', chosen.Select(s => s.Acronym)), file.Facts is not null), organisation.Value, by: by.Value);
                return true;
            },
            cancellation);
        return added ? file.Id
            : await files.FindByForm(formKey, cancellation) is { } first && first.OrganisationId == organisation ? first.Id : CaseFileRefusals.NoDraft;
    }
}
