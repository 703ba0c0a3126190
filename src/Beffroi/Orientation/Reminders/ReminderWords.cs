using Beffroi.Rules;

namespace Beffroi.Orientation.Reminders;

/// <summary>Reminders in French.</summary>
internal sealed class ReminderWords(SchemeCatalogue catalogue)
{
    public string AuthorityAndTitle => $"{catalogue.Region.Authority}, {catalogue.Region.Title}";

    /// <summary>What happens, as a sentence: « INSO : s’ouvre à vous le 3 mars 2027 ». Null when the catalogue no longer has the scheme.</summary>
    public string? Of(ReminderDay day) => catalogue.Scheme(day.Scheme) is not { } scheme ? null
        : French.Typeset(day.What == PathEvent.Opens
            ? $"{scheme.Acronym} : s’ouvre à vous le {French.Date(day.On)}"
            : $"{scheme.Acronym} : dernier jour le {French.Date(day.On)}");

    /// <summary>Each event once, with the days on which one writes about it.</summary>
    public IReadOnlyList<(string Event, string When)> Planned(IEnumerable<ReminderDay> days) =>
        [.. days.GroupBy(d => (d.Scheme, d.What, d.On)).OrderBy(g => g.Key.On)
            .Select(g => (Event: Of(g.First()), When: g.Key.What == PathEvent.Opens
                ? "un rappel ce jour-là"
                : $"{(g.Count() == 1 ? "un rappel" : "des rappels")} {French.List([.. g.OrderBy(d => d.Day).Select(d => $"le {French.Date(d.Day)}")])}"))
            .Where(e => e.Event is not null).Select(e => (e.Event!, e.When))];

    public static string LinkAddress(string root, string token) => $"{root}/orientation/rappels/{token}";

    public static string OneClickAddress(string root, string token) => $"{root}/orientation/rappels/{token}/arret";
}
