using System.Globalization;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Web;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Prepare;

/// <summary>What the four forms show alike, whatever they hold.</summary>
internal interface ISectionPage
{
    CaseFile CaseFile { get; }

    OrganisationSummary Organisation { get; }

    string Root { get; }

    PageAbove Above { get; }

    SectionKind Kind { get; }

    long Version { get; }

    IReadOnlyList<PageError> Errors { get; }

    IReadOnlyList<Difference>? Differences { get; }

    /// <summary>Kept, and more lines are there to be filled.</summary>
    bool Kept { get; }
}

/// <summary>The form of one section: what is possible is kept, complete or not; what is not possible is said beside its field.</summary>
internal abstract class SectionPageModel<T>(CaseFilesDb files, IOrganisations organisations, WriteSection write) : CaseFilePageModel(files, organisations), ISectionPage
    where T : class, ISection<T>
{
    private SectionForm? form;
    private IReadOnlyDictionary<string, string?> fields = new Dictionary<string, string?>();
    private string? origin;

    public SectionKind Kind => T.Kind;

    public T Current { get; private set; } = T.Empty;

    public long Version { get; private set; }

    public IReadOnlyList<PageError> Errors => form?.Errors ?? [];

    public IReadOnlyList<Difference>? Differences { get; private set; }

    [FromQuery(Name = "enregistre")]
    public bool Kept { get; set; }

    /// <summary>What the field shows: as it was typed, or as it is kept.</summary>
    public string? Value(string field) => form is not null ? form.Raw(field) : fields.GetValueOrDefault(field);

    /// <summary>The same for a day; null when what was typed is none.</summary>
    public DateOnly? Date(string field) => DateOnly.TryParseExact(Value(field), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>Where what the field proposes comes from; null when somebody typed it, or it proposes nothing.</summary>
    public string? OriginOf(string field) => form is null && fields.GetValueOrDefault(field) is not null ? origin : null;

    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field)?.Message;

    /// <inheritdoc cref="SectionLines.Shown"/>
    public int LinesOf(string prefix, params string[] of) => SectionLines.Shown(Value, prefix, of);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (CaseFile.State is not CaseFileState.Draft || !await IsAsked(cancellation))
            return Redirect(Root);
        await Read(cancellation);
        var proposal = Version == 0 ? Propose() : null;
        origin = proposal?.Origin;
        fields = (proposal?.Content ?? Current).Fields().ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "version")] long version, [FromForm(Name = "rester")] bool stay, CancellationToken cancellation)
    {
        if (!await IsAsked(cancellation))
            return Redirect(Root);
        form = new SectionForm(Request.Form);
        var typed = await Compose(form, cancellation);
        Version = version;
        if (form.Errors.Count > 0)
        {
            await Prepare(cancellation);
            return Page();
        }
        var written = await write.Write(CaseFile, typed, version, User.Account(), cancellation, () => Hold(typed, cancellation));
        if (written.Succeeded)
            return Redirect(stay ? $"{Root}/{Kind.Address()}?enregistre=true" : Next());
        if (written.Refusal == CaseFileRefusals.NoDraft)
            return Redirect(Root);
        await Read(cancellation);
        if (written.Refusal == CaseFileRefusals.PaperGone)
        {
            form.Refuse(GoneField(), written.Refusal.Message);
            return Page();
        }
        // Several lines may have one label: all of them are compared.
        var now = Current.Tell().ToLookup(t => t.Label, t => t.Value, StringComparer.Ordinal);
        var mine = Shown(typed).Tell().ToLookup(t => t.Label, t => t.Value, StringComparer.Ordinal);
        Differences = Difference.Between(mine.Select(l => l.Key).Union(now.Select(l => l.Key), StringComparer.Ordinal)
            .Select(l => new Difference(l, All(mine[l]), All(now[l]))));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    /// <summary>Whether the file has such a section: not every scheme asks for it.</summary>
    protected virtual Task<bool> IsAsked(CancellationToken cancellation) => Task.FromResult(true);

    /// <summary>The field of a paper that is no longer on the shelf, once what is there was read again.</summary>
    protected virtual string GoneField() => "joindre";

    /// <summary>What the form of a section that nobody has written shows, once the page is prepared; null: nothing.</summary>
    protected virtual Proposal<T>? Propose() => null;

    /// <summary>Where one goes once it is kept.</summary>
    protected virtual string Next() => Root;

    /// <summary>The content as the file has it now: without what was said of a scheme that it no longer asks for.</summary>
    protected virtual T Shown(T content) => content;

    /// <summary>The content of the form.</summary>
    protected virtual Task<T> Compose(SectionForm form, CancellationToken cancellation) => Task.FromResult(T.Read(form));

    /// <summary>In the transaction: holds what the content rests on; false when it is no longer there.</summary>
    protected virtual Task<bool> Hold(T content, CancellationToken cancellation) => Task.FromResult(true);

    /// <summary>What the page shows beside the form.</summary>
    protected virtual Task Prepare(CancellationToken cancellation) => Task.CompletedTask;

    private async Task Read(CancellationToken cancellation)
    {
        var stored = (await Files.Sections(Id, cancellation)).FirstOrDefault(s => s.Kind == T.Kind);
        await Prepare(cancellation);
        (Current, Version) = (Shown(SectionWords.Read<T>(stored?.Content)), stored?.Version ?? 0);
    }

    private static string? All(IEnumerable<string?> values) => string.Join('\n', values) is { Length: > 0 } all ? all : null;
}

internal static class SectionLines
{
    private const int Free = 3;

    /// <summary>How many lines of a list are shown: those that are filled, and some to fill.</summary>
    public static int Shown(Func<string, string?> value, string prefix, params string[] of) =>
        Math.Min(SectionForm.MostLines, Free + Enumerable.Range(0, SectionForm.MostLines).LastOrDefault(i => of.Any(f => value($"{prefix}_{i}_{f}") is not null), -1) + 1);
}
