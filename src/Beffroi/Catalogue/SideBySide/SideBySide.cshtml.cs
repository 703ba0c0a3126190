using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Catalogue.SideBySide;

/// <summary>Two to four schemes, a column each: <c>/dispositifs/comparaison?d=ID&amp;d=ID</c>.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class SideBySideModel(SchemeCatalogue catalogue, RegionClock clock, StandingAnswers standing, IVisitorSituation visitor) : PageModel
{
    /// <summary>More do not fit on a sheet of paper.</summary>
    private const int AtMost = 4;

    /// <summary>What was chosen and exists, in the order chosen.</summary>
    public IReadOnlyList<Scheme> Chosen { get; private set; } = [];

    /// <summary>A sentence for each id that is no scheme's.</summary>
    public IReadOnlyList<string> Unknown { get; private set; } = [];

    /// <summary>Why nothing is compared; null when something is, and before anything is chosen.</summary>
    public string? Error { get; private set; }

    /// <summary>Empty when nothing is compared.</summary>
    public IReadOnlyList<Column> Columns { get; private set; } = [];

    /// <summary>What each answers to the visitor, in the order of the columns; null when they have said nothing.</summary>
    public IReadOnlyList<SchemeAnswer>? Own { get; private set; }

    public IEnumerable<(Shelf? Shelf, IReadOnlyList<Scheme> Schemes)> Shelves => catalogue.ByShelf(catalogue.Schemes, s => s);

    public Region Region => catalogue.Region;

    public string Notice => Region.NoticeOn(clock.Today);

    public void OnGet([FromQuery(Name = "d")] string[]? ids)
    {
        var asked = (ids ?? []).Where(id => !string.IsNullOrWhiteSpace(id)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        Chosen = [.. asked.Select(id => catalogue.Scheme(id)).OfType<Scheme>()];
        Unknown = [.. asked.Where(id => catalogue.Scheme(id) is null).Take(AtMost).Select(Sentence)];
        Error = Chosen.Count switch
        {
            > AtMost => $"Choisissez {SchemeWords.InLetters(AtMost)} dispositifs au plus.",
            >= 2 => null,
            1 => "Choisissez au moins un autre dispositif.",
            _ => asked.Count == 0 ? null : "Choisissez au moins deux dispositifs.",
        };
        if (Error is not null || Chosen.Count == 0)
            return;
        Columns = Column.Of(Chosen, standing.Today);
        if (visitor.On(HttpContext, clock.Today) is { } profile)
            Own = [.. Chosen.Select(s => SchemeCatalogue.Answer(s, profile))];
    }

    private string Sentence(string id)
    {
        var meant = SchemeSearch.Nearest(catalogue, id);
        return $"Aucun dispositif ne s’appelle «\u00A0{(id.Length > 60 ? id[..60] + "…" : id)}\u00A0»{(meant is null ? "." : $"\u00A0; vouliez-vous dire {Typography.Typeset(meant.Acronym)}\u00A0?")}";
    }
}
