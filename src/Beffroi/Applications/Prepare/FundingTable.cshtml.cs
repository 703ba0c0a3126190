using Beffroi.Applications.Access;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Tables;
using Beffroi.Rules;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Prepare;

/// <summary>Reads a budget out of a spreadsheet into the form of the plan, to be looked at. It writes nothing: the form itself does, when it is sent.</summary>
[CaseFileOnly(MemberRole.Editor)]
[RequestSizeLimit(ReadTable.LargestRequest)]
internal sealed class FundingTableModel(CaseFilesDb files, IOrganisations organisations, DepositDesk desk) : CaseFilePageModel(files, organisations), IFundingForm
{
    private readonly List<PageError> errors = [];
    private IReadOnlyDictionary<string, string?> fields = new Dictionary<string, string?>();

    public IReadOnlyList<Scheme> Schemes { get; private set; } = [];

    /// <summary>What is kept now.</summary>
    public FundingPlan Current { get; private set; } = FundingPlan.Empty;

    public long Version { get; private set; }

    /// <summary>What was read; null: nothing yet.</summary>
    public PlanProposal? Proposal { get; private set; }

    public FundingPlan Proposed => Proposal!.Over(Current);

    /// <summary>As it was pasted.</summary>
    public string? Pasted { get; private set; }

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public string? Value(string field) => fields.GetValueOrDefault(field);

    /// <inheritdoc cref="SectionLines.Shown"/>
    public int LinesOf(string prefix, params string[] of) => SectionLines.Shown(Value, prefix, of);

    public static string Count(int count, string one, string many) => $"{count}{French.NoBreak}{(count < 2 ? one : many)}";

    public IActionResult OnGet() => CaseFile.State is CaseFileState.Draft ? Page() : Redirect(Root);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "fichier")] IFormFile? given, CancellationToken cancellation)
    {
        if (CaseFile.State is not CaseFileState.Draft)
            return Redirect(Root);
        Pasted = Request.Form["cellules"].ToString() is var pasted && string.IsNullOrWhiteSpace(pasted) ? null : pasted;
        var chosen = given is { Length: 0, FileName: "" } ? null : given;
        if (Pasted is null == chosen is null)
        {
            errors.Add(new("cellules", Pasted is null ? "Collez des cellules, ou donnez un fichier." : "Collez des cellules, ou donnez un fichier\u00A0: pas les deux."));
            return Page();
        }
        var read = chosen is null ? ReadTable.OfText(Pasted!) : await OfFile(chosen, cancellation);
        var field = chosen is null ? "cellules" : "fichier";
        if (!read.Succeeded)
        {
            errors.Add(new(field, read.Refusal.Message));
            return Page();
        }
        Proposal = PlanFromTable.Of(read.Value);
        if (Proposal.IsEmpty)
        {
            errors.Add(new(field, "Aucune ligne du plan n’est reconnue dans ce tableau."));
            return Page();
        }
        Schemes = desk.Among((await Files.Requests([Id], cancellation)).Select(r => r.SchemeId));
        var stored = (await Files.Sections(Id, cancellation)).FirstOrDefault(s => s.Kind is SectionKind.Funding);
        (Current, Version) = (SectionWords.Read<FundingPlan>(stored?.Content).For(Schemes), stored?.Version ?? 0);
        fields = Proposed.Fields().ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal);
        return Page();
    }

    private static async Task<Outcome<Table>> OfFile(IFormFile given, CancellationToken cancellation)
    {
        // What is too large is refused by its size, and not read.
        if (given.Length > ReadTable.LargestFile)
            return ReadTable.TooLarge;
        using var bytes = new MemoryStream((int)given.Length);
        await given.CopyToAsync(bytes, cancellation);
        return ReadTable.OfFile(given.FileName, bytes.ToArray());
    }
}
