using System.Security.Cryptography;
using System.Text;
using Beffroi.Applications.CaseFiles;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Territories;

namespace Beffroi.Applications.Prepare;

/// <summary>Keeps one section of a draft, complete or not. The commune of the project is also that of the file.</summary>
internal sealed class WriteSection(CaseFilesDb files, JoinPapers papers, AuditTrail audit, TimeProvider clock, FrenchTerritories territories)
{
    /// <param name="file">Whose.</param>
    /// <param name="content">All of it.</param>
    /// <param name="basedOn">The version that was read; 0 when there was none.</param>
    /// <param name="by">An editor, or the officer who writes for the organisation.</param>
    /// <param name="cancellation">Of the request.</param>
    /// <param name="hold">In the same transaction: holds what the content rests on; false when it is no longer there.</param>
    /// <returns>The new version; refused when another has written it since.</returns>
    public async Task<Outcome<CaseFileSection>> Write<T>(CaseFile file, T content, long basedOn, AccountId by, CancellationToken cancellation, Func<Task<bool>>? hold = null) where T : class, ISection<T>
    {
        var text = SectionWords.Write(content);
        var section = new CaseFileSection { CaseFileId = file.Id, Kind = T.Kind, Content = text, ChangedAt = clock.GetUtcNow(), ChangedBy = by };
        return await files.Write<Outcome<CaseFileSection>>(
            async () =>
            {
                if (!await files.HoldDraft(file.Id, cancellation))
                    return CaseFileRefusals.NoDraft;
                if (hold is not null && !await hold())
                    return CaseFileRefusals.PaperGone;
                if (!await files.Save(section, basedOn, cancellation))
                    return CaseFileRefusals.Changed;
                if (content is IRestsOnPapers)
                    await papers.Join(file.Id, cancellation);
                if (content is ProjectSection project)
                    await files.SetPlace(file.Id, MunicipalityCode.TryParse(project.PlaceCode, out var code) ? territories.Find(code) : null, cancellation);
                audit.Record(new SectionWritten(file.Id, T.Kind, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), file.IsAssistedBy(by)), file.OrganisationId.Value, by: by.Value);
                return section;
            },
            cancellation);
    }
}
