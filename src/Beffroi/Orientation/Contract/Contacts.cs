using Beffroi.Maps;
using Beffroi.Operators;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Orientation.Contract;

/// <summary>Someone to call about a scheme. What is not published is null.</summary>
/// <param name="Desk">The nearest to the commune of the profile.</param>
/// <param name="Municipality">INSEE code of the commune of the desk.</param>
/// <param name="Distance">From the commune of the profile to the desk; null: not known, or in that commune.</param>
/// <param name="Mandate">Until when, and what is known after; null when nothing is to be said of it.</param>
internal sealed record Contact(
    string Operator, string? Desk, string? Municipality, Distance? Distance, string? Phone, string? Email, string? Url, string Source, string? Mandate = null)
{
    /// <summary>« DASESS, antenne de Calais, environ 23 km, estimation (jusqu’au 31 décembre 2026) ».</summary>
    public string Who => string.Join(", ", ((string?[])[Operator, Desk, Distance?.Words]).OfType<string>()) + (Mandate is null ? "" : $" ({Mandate})");
}

/// <summary>Whom to call: the operators of the scheme near the commune of the profile, then the Region.</summary>
internal sealed class Contacts(SchemeCatalogue catalogue, OperatorDirectory operators, NearbyDesks nearby, FrenchTerritories territories)
{
    private const int MostOperators = 3;

    public IReadOnlyList<Contact> For(Scheme scheme, Profile profile)
    {
        var near = MunicipalityOf(profile);
        var matches = near is null ? operators.ForScheme(scheme.Id, []) : nearby.ForScheme(scheme.Id, near);
        return [.. matches.Take(MostOperators).Select(m => Of(m, near, profile.Date)), OfRegion()];
    }

    public Contact OfRegion()
    {
        var region = catalogue.Region;
        return new(region.Authority, null, null, null, region.Contact.Phone, region.Contact.Email, region.Contact.Site, region.Contact.Source.Citation);
    }

    private Contact Of(OperatorMatch match, Municipality? near, DateOnly today)
    {
        var o = match.Operator;
        var desk = near is not null && nearby.Of(o, near) is [var nearest, ..] ? nearest : null;
        var distance = desk is null ? null : nearby.DistanceTo(desk, near!);
        if (distance is null && desk?.Municipality.Department.Code != near?.Department.Code)
            // It may be at the other end of the Region.
            desk = null;
        return new(
            o.Name, desk?.Name, desk?.Municipality.Code.ToString(), distance, o.Phone, o.Email, o.Site, o.Source.Citation,
            o.Mandate?.On(today, catalogue.Region.Contact));
    }

    /// <summary>The commune, when one only is possible.</summary>
    private Municipality? MunicipalityOf(Profile profile) =>
        catalogue.Facts.FirstOrDefault(f => f.Type == FactType.Municipality) is { } fact && profile[fact] is KnownText { Values: { IsSingle: true } one }
        && MunicipalityCode.TryParse(one.Domain[one.Single], out var code)
            ? territories.Find(code) : null;
}
