using Beffroi.Applications.AssignTerritories;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.FirstContacts;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Accounts.Access;
using Beffroi.Rules;
using Beffroi.Territories;
using Beffroi.Ui.Fields;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.Ask;

/// <summary>From a draft, asks to talk about a scheme that is not deposited: all that the Region would read is on the page, and nothing leaves without an explicit consent.</summary>
[MembersOnly(MemberRole.Editor)]
internal sealed class FromFileModel(
    CaseFilesDb files, IOrganisations organisations, ReadOtherSchemes others, AskForContact ask, RouteByTerritory route, People people, SchemeCatalogue catalogue, FrenchTerritories territories,
    RegionClock days, TimeProvider clock) : CaseFilePageModel(files, organisations)
{
    /// <summary>With the sentence before it, no longer than a first contact takes.</summary>
    public const int LongestWord = FirstContact.LongestWords - 500;

    private readonly List<PageError> errors = [];

    [FromRoute(Name = "dispositif")]
    public string SchemeId { get; set; } = "";

    public Scheme Scheme { get; private set; } = null!;

    /// <summary>Where the project takes place, as the file or its answers say; null: nobody has said it, and nothing can be sent.</summary>
    public Municipality? Place { get; private set; }

    public ReplayedAnswers Answers { get; private set; } = null!;

    public Person Asker { get; private set; } = null!;

    /// <summary>Who follows the place; null: nobody yet.</summary>
    public string? Officer { get; private set; }

    public string Authority => catalogue.Region.Authority;

    public Guid FormKey { get; private set; }

    public string? Word { get; private set; }

    public bool Agreed { get; private set; }

    /// <summary>What the talk is about, as it is written for the Region.</summary>
    public string Sentence => Typography.Typeset($"{Scheme.Acronym}, pour le projet «\u00A0{CaseFile.Title}\u00A0» (dossier {CaseFile.Reference}).");

    public IReadOnlyList<PageError> Errors => errors;

    public string? ErrorOf(string field) => errors.FirstOrDefault(e => e.Field == field)?.Message;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        FormKey = Guid.CreateVersion7(clock.GetUtcNow());
        return await Elsewhere(cancellation) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(
        [FromForm(Name = "cle")] Guid key, [FromForm(Name = "version")] long version, [FromForm(Name = "mot")] string? word, [FromForm(Name = "accord")] string? agreed, CancellationToken cancellation)
    {
        FormKey = key == Guid.Empty ? Guid.CreateVersion7(clock.GetUtcNow()) : key;
        (Word, Agreed) = (string.IsNullOrWhiteSpace(word) ? null : word.Trim(), agreed == "oui");
        if (await Elsewhere(cancellation) is { } elsewhere)
            return elsewhere;
        if (Place is not { } place)
            return Page();
        if (Word?.Length > LongestWord)
            errors.Add(new("mot", $"Pas plus de {LongestWord} caractères."));
        if (version != CaseFile.Version)
            Refuse(FirstContactRefusals.FileChanged);
        else if (!Agreed)
            Refuse(FirstContactRefusals.NotAgreed);
        if (errors.Count > 0)
            return Page();
        var asked = await ask.Ask(
            new()
            {
                Organisation = OrganisationId,
                CaseFile = CaseFile,
                Schemes = [Scheme.Id],
                Wishes = Word is null ? Sentence : $"{Sentence}\n{Word}",
                Availability = null,
                Place = place,
                Shared = (CaseFile.Facts!, catalogue.Fingerprint),
                FormKey = FormKey,
            },
            User.Account(), cancellation);
        if (asked.Succeeded || asked.Refusal == FirstContactRefusals.AlreadyAsked)
            return Redirect(Root);
        Refuse(asked.Refusal);
        return Page();
    }

    /// <summary>Reads what the page shows.</summary>
    /// <returns>Where to go instead: nothing can be asked here, or it is asked already. Null: here.</returns>
    private async Task<IActionResult?> Elsewhere(CancellationToken cancellation)
    {
        if (CaseFile.State is not CaseFileState.Draft)
            return Redirect(Root);
        if ((await others.Of(CaseFile, cancellation)).FirstOrDefault(o => o.IsReferred && o.Scheme.Id == SchemeId) is not { } other)
            return NotFound();
        if (other.Asked?.State.IsRunning() is true)
            return Redirect(Root);
        Scheme = other.Scheme;
        Place = (CaseFile.Municipality is { } code ? territories.Find(code) : null)
            ?? KnownAnswers.Of(CarriedAnswers.Read(CaseFile.Facts!, days.Today, catalogue).Profile, catalogue.Facts).Place;
        Answers = ReplayedAnswers.Of(CaseFile.Facts!, catalogue.Fingerprint, days.Today, catalogue);
        Asker = (await people.Find(User.Account(), cancellation))!;
        if (await route.Officer(Place?.Intermunicipality?.Code, Place?.Department.Code, cancellation) is { } officer)
            Officer = (await people.Find(officer, cancellation))?.FullName;
        return null;
    }

    private void Refuse(Refusal refusal)
    {
        errors.Add(new("accord", refusal.Message));
        if (refusal != FirstContactRefusals.FileChanged)
            return;
        // What was agreed to is not what is read now.
        (Response.StatusCode, Agreed) = (StatusCodes.Status409Conflict, false);
        ModelState.Remove("accord");
    }
}
