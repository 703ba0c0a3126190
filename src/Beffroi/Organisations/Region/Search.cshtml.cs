using Beffroi.Platform.Accounts.Access;
using Beffroi.Platform.Accounts.Roles;
using Beffroi.Territories;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Beffroi.Organisations.Region;

/// <summary>Finds the organisation for which an officer will write: here already, or to be added. What is sought stands in no address.</summary>
[RegionOnly(RegionRole.CaseOfficer)]
[ResponseCache(NoStore = true)]
internal sealed class SearchModel(OrganisationsDb organisations, FrenchTerritories territories) : PageModel
{
    public const int Most = 30;

    public string? Typed { get; private set; }

    /// <summary>The number that was sought, when it is one: an organisation that is added has it.</summary>
    public Siren? Siren { get; private set; }

    /// <summary>Why nothing was sought; null: it was, or not yet.</summary>
    public string? Wrong { get; private set; }

    /// <summary>Null before the search.</summary>
    public IReadOnlyList<Organisation>? Found { get; private set; }

    public string? TownOf(Organisation organisation) => organisation.Municipality is { } code ? territories.Find(code)?.Name : null;

    public async Task OnPostAsync([FromForm(Name = "mots")] string? typed, CancellationToken cancellation)
    {
        Typed = typed is { Length: > Organisation.LongestName } ? typed[..Organisation.LongestName] : typed?.Trim();
        Siren = Siren.Read(Typed).Value;
        Wrong = string.IsNullOrEmpty(Typed) ? "Écrivez le SIREN, le nom ou la référence de la structure." : null;
        Found = string.IsNullOrEmpty(Typed) ? null : await organisations.Search(Typed, Most, cancellation);
    }
}
