using Beffroi.Operators;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Orientation.Contract;

/// <summary>Someone to call about a scheme. What is not published is null.</summary>
/// <param name="Mandate">Until when, and what is known after; null when nothing is to be said of it.</param>
internal sealed record Contact(
    string Operator, string? Desk, string? Municipality, string? Phone, string? Email, string? Url, string Source, string? Mandate = null);

/// <summary>Whom to call: the operators of the scheme near the commune of the profile, then the Region.</summary>
internal sealed class Contacts(SchemeCatalogue catalogue, OperatorDirectory operators, FrenchTerritories territories)
{
    private const int MostOperators = 3;

    public IReadOnlyList<Contact> For(Scheme scheme, Profile profile)
    {
        var near = MunicipalityOf(profile);
        var matches = operators.ForScheme(scheme.Id, near).Take(MostOperators);
        return [.. matches.Select(m => Of(m, near, profile.Date)), OfRegion()];
    }

    public Contact OfRegion()
    {
        var region = catalogue.Region;
        return new(region.Authority, null, null, region.Contact.Phone, region.Contact.Email, region.Contact.Site, region.Contact.Source.Citation);
    }

    private Contact Of(OperatorMatch match, Municipality? near, DateOnly today)
    {
        var o = match.Operator;
        var desk = near is null ? null
            : o.Desks.FirstOrDefault(d => d.Municipality.Code == near.Code)
                ?? o.Desks.FirstOrDefault(d => d.Municipality.Department.Code == near.Department.Code);
        return new(
            o.Name, desk?.Name, desk?.Municipality.Code.ToString(), o.Phone, o.Email, o.Site, o.Source.Citation,
            o.Mandate?.On(today, catalogue.Region.Contact));
    }

    /// <summary>The commune, when one only is possible.</summary>
    private Municipality? MunicipalityOf(Profile profile) =>
        catalogue.Facts.FirstOrDefault(f => f.Type == FactType.Municipality) is { } fact && profile[fact] is KnownText { Values: { IsSingle: true } one }
        && MunicipalityCode.TryParse(one.Domain[one.Single], out var code)
            ? territories.Find(code) : null;
}
