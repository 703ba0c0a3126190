using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Prepare;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;

namespace Beffroi.Applications.Assist;

/// <summary>Opens a draft that an officer will write for an organisation, at its request, with its words. Whom it asked and how is written down, and its members read it. The same form sent twice opens one.</summary>
internal sealed class AssistOrganisation(CaseFilesDb files, DepositDesk desk, AssistanceLetters letters, AuditTrail audit, TimeProvider clock)
{
    /// <param name="organisation">Whose file it is.</param>
    /// <param name="title">What the project is called.</param>
    /// <param name="schemes">Ids; those that cannot be deposited count for nothing.</param>
    /// <param name="words">Who asked for it, and how.</param>
    /// <param name="formKey">Drawn with the form.</param>
    /// <param name="by">A case officer.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<CaseFileId>> Assist(
        OrganisationId organisation, string? title, IEnumerable<string> schemes, string? words, Guid formKey, AccountId by, CancellationToken cancellation)
    {
        if (await Opened() is { } same)
            return same;
        var choice = NamedChoice.Of(desk, title, schemes);
        if (!choice.Succeeded)
            return choice.Refusal;
        var (named, chosen) = choice.Value;
        var asked = words?.Trim();
        if (WrongWords(asked) is { } wrong)
            return wrong;
        if (await files.CountDrafts(organisation, cancellation) >= OpenCaseFile.MostDrafts)
            return CaseFileRefusals.TooManyDrafts;
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
            AssistedBy = by,
            AssistanceWords = asked,
            FormKey = formKey,
        };
        var added = await files.Write(
            async () =>
            {
                if (!await files.Add(file, chosen.Select(s => ChooseSchemes.Prepared(file.Id, s.Id, clock)), cancellation))
                    return false;
                audit.Record(new AssistanceBegun(file.Id, string.Join(' ', chosen.Select(s => s.Acronym))), organisation.Value, asked, by.Value);
                await letters.Tell(file, AssistanceNews.Begun, cancellation);
                return true;
            },
            cancellation);
        return added ? file.Id : await Opened() is { } first ? first : CaseFileRefusals.NoDraft;

        async Task<CaseFileId?> Opened() => await files.FindByForm(formKey, cancellation) is { } found && found.OrganisationId == organisation && found.AssistedBy == by ? found.Id : null;
    }

    /// <summary>Null: they can be kept.</summary>
    public static Refusal? WrongWords(string? asked) =>
        string.IsNullOrWhiteSpace(asked) ? CaseFileRefusals.AssistanceWordsMissing : asked.Trim().Length > CaseFile.LongestAssistance ? CaseFileRefusals.AssistanceWordsTooLong : null;
}

/// <summary>Tells the organisation that what was written for it is there to be read, and signed by it.</summary>
internal sealed class TellToRead(CaseFilesDb files, IOrganisations organisations, AssistanceLetters letters, AuditTrail audit)
{
    public async Task<Outcome<CaseFileId>> Tell(CaseFile file, AccountId by, CancellationToken cancellation)
    {
        if ((await organisations.Members(file.OrganisationId, MemberRole.Owner, cancellation)).Count == 0)
            return CaseFileRefusals.NobodyToTell;
        return await files.Write<Outcome<CaseFileId>>(
            async () =>
            {
                // A draft of one version is told of once.
                if (await letters.Tell(file, AssistanceNews.ToRead, cancellation))
                    audit.Record(new AssistanceToRead(file.Id), file.OrganisationId.Value, by: by.Value);
                return file.Id;
            },
            cancellation);
    }
}

/// <summary>Ends it: the officer no longer sees the draft. By the organisation, whenever it wants; or by the officer, who has done.</summary>
internal sealed class EndAssistance(CaseFilesDb files, AssistanceLetters letters, AuditTrail audit, TimeProvider clock)
{
    public async Task<Outcome<CaseFileId>> End(CaseFile file, AccountId by, CancellationToken cancellation)
    {
        var byOfficer = file.AssistedBy == by;
        if (file is not { State: CaseFileState.Draft, AssistedBy: not null, AssistanceEndedAt: null })
            return CaseFileRefusals.AssistanceOver;
        return await files.Write<Outcome<CaseFileId>>(
            async () =>
            {
                // Whatever is written meanwhile: ending waits for nobody.
                if (await files.EndAssistance(file.Id, clock.GetUtcNow(), cancellation) == 0)
                    return CaseFileRefusals.AssistanceOver;
                audit.Record(new AssistanceEnded(file.Id, byOfficer), file.OrganisationId.Value, by: by.Value);
                await letters.Tell(file, byOfficer ? AssistanceNews.EndedByOfficer : AssistanceNews.Ended, cancellation);
                return file.Id;
            },
            cancellation);
    }
}
