using Beffroi.Rules;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Beffroi.Catalogue.Compare;

/// <summary>Two texts of a scheme: what they say otherwise, and who would gain or lose from the one to the other.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
internal sealed class CompareModel(SchemeCatalogue catalogue, RegionClock clock, Comparisons comparisons, IVisitorSituation visitor) : PageModel
{
    public Scheme Scheme { get; private set; } = null!;

    /// <summary>Null when the scheme has one text alone.</summary>
    public SchemeComparison? Comparison { get; private set; }

    public IReadOnlyList<TextOfScheme> Texts { get; private set; } = [];

    public TextOfScheme? Before { get; private set; }

    public TextOfScheme? After { get; private set; }

    /// <summary>What is wrong with the texts that were asked for, at their field; null when nothing is.</summary>
    public string? BeforeError { get; private set; }

    public string? AfterError { get; private set; }

    /// <summary>What each text answers to the visitor; null when they have said nothing.</summary>
    public (SchemeAnswer Before, SchemeAnswer After)? Own { get; private set; }

    /// <summary>Why the later text closes what the former has open; null when it does not.</summary>
    public Statement? Closes => InTime && Before!.Text.Version.Availability.Closed is null ? After!.Text.Version.Availability.Closed : null;

    public string Notice => catalogue.Region.NoticeOn(clock.Today);

    /// <summary>Whether one replaces the other in time; else they are two readings of one version.</summary>
    public bool InTime => Before!.Text.Version != After!.Text.Version;

    public IActionResult OnGet(string id)
    {
        if (catalogue.Scheme(id) is not { } scheme)
            return Redirect($"/dispositifs/{Uri.EscapeDataString(id)}");
        Scheme = scheme;
        Texts = TextOfScheme.Of(scheme);
        if (TextOfScheme.Usual(Texts) is not { } usual)
            return Page();
        Before = Named("avant", e => BeforeError = e) ?? usual.Before;
        After = Named("apres", e => AfterError = e) ?? usual.After;
        if (Before == After)
        {
            AfterError = "Choisissez deux textes différents.";
            return Page();
        }
        Comparison = comparisons.Of(scheme, Before.Text, After.Text);
        if (visitor.On(HttpContext, Comparison.Day) is { } profile)
            Own = (SchemeCatalogue.AnswerBy(scheme, Before.Text, profile), SchemeCatalogue.AnswerBy(scheme, After.Text, profile));
        return Page();
    }

    public IEnumerable<SelectListItem> Choices => Texts.Select(t => new SelectListItem(t.Label, t.Key));

    /// <summary>The examples of a direction; null when none was found and it is not proved that there is none.</summary>
    public IReadOnlyList<EffectExample> Examples(EffectDirection direction) => [.. Comparison!.Effect.Examples.Where(e => e.Direction == direction)];

    public string Title(EffectDirection direction) => (direction, InTime) switch
    {
        (EffectDirection.Gains, true) => "Qui y gagne",
        (EffectDirection.Loses, true) => "Qui y perd",
        (EffectDirection.Otherwise, true) => "Qui a une autre aide, ni meilleure ni moins bonne en tout",
        (EffectDirection.Gains, false) => "À qui la seconde lecture serait plus favorable",
        (EffectDirection.Loses, false) => "À qui la seconde lecture serait moins favorable",
        _ => "À qui elle donnerait autre chose, ni meilleur ni moins bon en tout",
    };

    private TextOfScheme? Named(string key, Action<string> error)
    {
        var asked = Request.Query[key].ToString();
        if (asked.Length == 0)
            return null;
        var named = TextOfScheme.Named(Texts, asked);
        if (named is null)
            error("Ce texte n’existe pas pour ce dispositif\u00A0: en voici un autre.");
        return named;
    }
}
