using System.Collections.Concurrent;
using System.Globalization;
using Beffroi.Platform;
using Beffroi.Platform.Documents;
using Beffroi.Rules;

namespace Beffroi.Catalogue.Booklet;

/// <summary>What a booklet depends on: two with the same edition are the same bytes.</summary>
/// <param name="Day">Of which it speaks.</param>
/// <param name="Hash">Of the catalogue.</param>
/// <param name="Stage">Null: the whole catalogue.</param>
/// <param name="Site">Where its links lead.</param>
internal sealed record BookletEdition(DateOnly Day, string Hash, LifeStage? Stage, string Site)
{
    /// <summary>A new release may set the same words otherwise.</summary>
    private static readonly string Release = typeof(BookletEdition).Module.ModuleVersionId.ToString("N", CultureInfo.InvariantCulture)[..8];

    /// <summary>Its ETag, without the quotation marks; the site is the address itself.</summary>
    public string Tag => string.Create(CultureInfo.InvariantCulture, $"{Hash[..16]}-{Day:yyyyMMdd}-{Stage?.ToString() ?? "All"}-{Release}");
}

/// <summary>The booklets of the day, made when first asked for and kept in memory until the next day.</summary>
internal sealed class PrintedBooklets(MakePdf make)
{
    private const string Template = "Catalogue/Booklet/booklet.typ";

    /// <summary>One whole and four stages, for two addresses of the site; beyond, all are made again.</summary>
    private const int MostKept = 10;

    private readonly ConcurrentDictionary<BookletEdition, byte[]> kept = [];

    public async Task<Outcome<byte[]>> Of(BookletEdition edition, Func<BookletDocument> write, CancellationToken cancellation)
    {
        if (kept.TryGetValue(edition, out var bytes))
            return bytes;
        var document = write();
        var title = document.Stage is { } stage ? $"{document.Title}\u00A0: {stage.ToLower(CultureInfo.GetCultureInfo("fr-FR"))}" : document.Title;
        var made = await make.Make(new(Template, title, edition.Day, document), cancellation);
        if (made.Succeeded)
        {
            foreach (var old in kept.Keys.Where(k => k.Day != edition.Day || kept.Count >= MostKept))
                kept.TryRemove(old, out _);
            kept[edition] = made.Value;
        }
        return made;
    }
}
