using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Beffroi.Catalogue;
using Beffroi.Platform.Accounts;
using Beffroi.Rules;

namespace Beffroi.Applications.CaseFiles;

/// <summary>
/// What a page showed of a draft, which its form carries: beside what the draft is when the form is sent, it tells what its author has not seen. Sections are told apart by their hash: what was saved again as it was
/// has not changed.
/// </summary>
internal sealed record ReadDraft(string Title, IReadOnlyList<string> Schemes, IReadOnlyDictionary<SectionKind, string> Sections)
{
    /// <summary>The version of no file: what rests on it is refused.</summary>
    private const long Outdated = -1;

    private static readonly ReadDraft Nothing = new("", [], new Dictionary<SectionKind, string>());

    public static ReadDraft Of(CaseFile file, IEnumerable<AidRequest> requests, IEnumerable<CaseFileSection> sections) => new(
        file.Title, [.. requests.Select(r => r.SchemeId).Order(StringComparer.Ordinal)], sections.ToDictionary(s => s.Kind, s => HashOf(s.Content)));

    /// <summary>What <see cref="ToString"/> wrote; of anything else, nothing was read.</summary>
    public static ReadDraft Read(string? text)
    {
        try
        {
            return text is null ? Nothing : JsonSerializer.Deserialize<ReadDraft>(text) is { Title: not null, Schemes: not null, Sections: not null } read ? read with { Schemes = [.. read.Schemes.OfType<string>()] } : Nothing;
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    /// <summary>The name of the file and what it asks for, without the sections.</summary>
    [JsonIgnore]
    public string ChoiceHash => HashOf(string.Join('\n', Schemes.Prepend(Title)));

    /// <summary>The version of the file on which who has read this may act: that of today, when this is what the file is today.</summary>
    /// <param name="now">What it is.</param>
    /// <param name="file">As it was read before it.</param>
    public long VersionOf(ReadDraft now, CaseFile file) => ToString() == now.ToString() ? file.Version : Outdated;

    public override string ToString() =>
        JsonSerializer.Serialize(this with { Sections = new SortedDictionary<SectionKind, string>(Sections.ToDictionary()) });

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}

/// <summary>Words what a draft has become since it was read.</summary>
internal sealed class DraftChanges(CaseFilesDb files, SchemeCatalogue catalogue, People people, RegionClock days)
{
    /// <summary>What the draft is.</summary>
    public async Task<ReadDraft> Now(CaseFile file, CancellationToken cancellation) =>
        ReadDraft.Of(file, await files.Requests([file.Id], cancellation), await files.Sections(file.Id, cancellation));

    /// <summary>A sentence for each thing that is not as it was read.</summary>
    public async Task<IReadOnlyList<string>> Since(ReadDraft read, CaseFile file, CancellationToken cancellation)
    {
        var sections = await files.Sections(file.Id, cancellation);
        var now = ReadDraft.Of(file, await files.Requests([file.Id], cancellation), sections);
        var written = sections.Where(s => read.Sections.GetValueOrDefault(s.Kind) != now.Sections[s.Kind]).OrderBy(s => s.Kind).ToList();
        var writers = await people.Of([.. written.Select(s => s.ChangedBy).Distinct()], cancellation);
        return
        [
            .. read.Title == now.Title ? (string[])[] : [$"Le nom du projet est maintenant «\u00A0{now.Title}\u00A0»."],
            .. now.Schemes.Except(read.Schemes, StringComparer.Ordinal).Select(s => $"{catalogue.AcronymOf(s)} est demandée en plus."),
            .. read.Schemes.Except(now.Schemes, StringComparer.Ordinal).Select(s => $"{catalogue.AcronymOf(s)} n’est plus demandée."),
            .. written.Select(s => $"{s.Kind.InWords()}\u00A0: {writers.GetValueOrDefault(s.ChangedBy)?.FullName ?? "une personne"} y a écrit, {days.Moment(s.ChangedAt)}."),
        ];
    }
}
