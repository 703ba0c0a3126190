using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.FirstContacts;
using Beffroi.Organisations;
using Beffroi.Platform.Audit;

namespace Beffroi.Applications.Process;

/// <summary>What the Region knows of the structure whose file it reads, and what is public of it. Its drafts stay its own.</summary>
/// <param name="KnownSince">From when it is on this site; null: nothing tells.</param>
/// <param name="Others">What it has deposited beside that file, and where each request stands.</param>
/// <param name="Contacts">For case officers: they alone read first contacts.</param>
/// <param name="Public">Of today.</param>
internal sealed record Applicant(
    DateTimeOffset? KnownSince, IReadOnlyList<(CaseFile File, IReadOnlyList<AidRequest> Requests)> Others, IReadOnlyList<FirstContact> Contacts, PublicData Public);

internal sealed class ReadApplicant(CaseFilesDb files, FirstContactsDb contacts, History history, ReadPublicData read)
{
    private const int Most = 100;

    /// <param name="file">The one that is read.</param>
    /// <param name="organisation">Whose it is.</param>
    /// <param name="forOfficer">Whether a case officer reads it.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Applicant> Of(CaseFile file, OrganisationSummary organisation, bool forOfficer, CancellationToken cancellation)
    {
        // It answers from elsewhere, while what is here is read.
        var asked = read.Ask(organisation, cancellation);
        var since = await history.Since(organisation.Id.Value, cancellation);
        var others = (await files.DepositedBy(organisation.Id, Most, cancellation)).Where(f => f.Id != file.Id).ToList();
        var requests = (await files.Requests([.. others.Select(f => f.Id)], cancellation)).ToLookup(r => r.CaseFileId);
        return new(
            since, [.. others.Select(f => (f, (IReadOnlyList<AidRequest>)[.. requests[f.Id]]))],
            forOfficer ? await contacts.OfOrganisation(organisation.Id, Most, cancellation) : [],
            await read.Of(organisation, asked, cancellation));
    }
}
