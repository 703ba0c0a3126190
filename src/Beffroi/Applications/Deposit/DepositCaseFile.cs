using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Prepare;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Documents;
using Beffroi.Rules;

namespace Beffroi.Applications.Deposit;

/// <summary>Who signs, and how they say so.</summary>
/// <param name="Signatory">One of <see cref="IOrganisations.Signatories"/>.</param>
/// <param name="Agreed">The box was ticked: it stands for the signature.</param>
internal sealed record Signature(Guid? Signatory, bool Agreed);

/// <summary>
/// Signs a draft and sends it, whole: every request of it that is made here, at once. Those that are made on another site keep its text, to be copied there. What was read is what is signed; done twice, it
/// is done once.
/// </summary>
internal sealed class DepositCaseFile(
    CaseFilesDb files, IOrganisations organisations, DepositDesk desk, FreezeCaseFile freeze, AnswerFacts answers, CaseFileLetters letters, SchemeCatalogue catalogue, RegionClock days, StoreDocument store,
    AuditTrail audit)
{
    /// <param name="file">As it was read now.</param>
    /// <param name="basedOn">The version that was on the page that checks it.</param>
    /// <param name="signature">Who signs.</param>
    /// <param name="by">An owner.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Outcome<CaseFile>> Deposit(CaseFile file, long basedOn, Signature signature, AccountId by, CancellationToken cancellation)
    {
        if (file.State is CaseFileState.Deposited)
            return file;
        var ready = await freeze.Ready(file, basedOn, by, cancellation);
        if (!ready.Succeeded)
            return ready.Refusal;
        string[] here = [.. ready.Value.Here];
        if (here.Length == 0)
            return CaseFileRefusals.NothingToDepositHere;
        if (desk.Closed(here) is { Count: > 0 } closed)
            return CaseFileRefusals.NotOpen(closed);
        if ((await organisations.Signatories(file.OrganisationId, days.Today, cancellation)).FirstOrDefault(s => s.Id == signature.Signatory) is not { } signatory)
            return CaseFileRefusals.SignatoryMissing;
        if (!signature.Agreed)
            return CaseFileRefusals.NotSigned;
        var content = await freeze.Freeze(file, ready.Value, signatory, by, cancellation);
        file.ImpliedRejectionOn = LegalDelays.ImpliedRejection(days.Today);
        var done = await files.Write(
            async () =>
            {
                if (!await freeze.Save(file, basedOn, ready.Value, cancellation))
                    return false;
                await files.SetAcknowledgement(file.Id, await store.Order(Document(file, content), $"accuse-{file.Reference}.pdf", cancellation), cancellation);
                audit.Record(
                    new CaseFileDeposited(file.Id, string.Join(' ', ready.Value.Needs.Schemes.Where(s => here.Contains(s.Id)).Select(s => s.Acronym)), file.DepositHash!, file.OfficerId), file.OrganisationId.Value, by: by.Value);
                await letters.Deposited(file, here, cancellation);
                return true;
            },
            cancellation);
        if (done)
            return file;
        // Someone was quicker: the same form sent twice, or a member who wrote.
        return await files.Find(file.Id, cancellation) is { State: CaseFileState.Deposited } now ? now : CaseFileRefusals.ChangedSinceRead;
    }

    private PdfDocument Document(CaseFile file, DepositedFile content) => new(
        DepositDocument.Template, $"Accusé de réception du dossier {file.Reference}", days.Today,
        DepositDocument.Of(file, content, Acknowledgement.Of(file, content, catalogue, days), catalogue.Region.Title, answers.Tell(file.Facts, days.Today)));
}
