using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Operators;

/// <summary>Who receives people for a scheme, on whose word.</summary>
public sealed record Operator
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Ids of the schemes that it runs.</summary>
    public required IReadOnlyList<string> Schemes { get; init; }

    /// <summary>Null when no text dates its designation.</summary>
    public required Mandate? Mandate { get; init; }

    public required string? Site { get; init; }

    public required string? Email { get; init; }

    public required string? Phone { get; init; }

    /// <summary>Null when no text says where it works: it may be anywhere in the Region.</summary>
    public required Coverage? Coverage { get; init; }

    public required IReadOnlyList<Desk> Desks { get; init; }

    /// <summary>The text that names it for these schemes.</summary>
    public required Source Source { get; init; }

    /// <summary>Whether it serves communes, all or some of them; null: it works elsewhere. Without any commune, wherever it works will do.</summary>
    public Serves? ServesAmong(IReadOnlyList<Municipality> communes)
    {
        if (Coverage is null)
            return Serves.Unknown;
        var served = communes.Count(Coverage.Includes);
        return served == communes.Count ? Serves.Yes : served > 0 ? Serves.InPart : null;
    }
}

/// <param name="From">First day.</param>
/// <param name="LastDay">Last day, included.</param>
public sealed record Mandate(DateOnly From, DateOnly LastDay, Source Source)
{
    public bool IsOverOn(DateOnly date) => date > LastDay;

    /// <summary>
    /// « jusqu’au 31 décembre 2026 », and from the day after « suite non publiée » with whom to ask: an operator neither vanishes nor is
    /// claimed when its mandate ends.
    /// </summary>
    public string On(DateOnly date, RegionContact contact)
    {
        var until = $"jusqu’au {French.Date(LastDay)}";
        if (!IsOverOn(date))
            return until;
        return (contact.Email ?? contact.Phone) is { } whom
            ? $"{until}{French.NoBreak}; suite non publiée, confirmez auprès de {whom}"
            : $"{until}{French.NoBreak}; suite non publiée";
    }
}

/// <summary>Where an operator works. A commune is covered when it, its EPCI or its département is listed.</summary>
public sealed record Coverage(
    IReadOnlyList<MunicipalityCode> Municipalities, IReadOnlyList<string> Intermunicipalities, IReadOnlyList<string> Departments,
    string? Text, Source Source)
{
    public bool Includes(Municipality municipality) =>
        Municipalities.Contains(municipality.Code)
        || Departments.Contains(municipality.Department.Code)
        || (municipality.Intermunicipality is { } epci && Intermunicipalities.Contains(epci.Code));
}

public enum DeskKind { HeadOffice, Branch, Surgery, Unknown }

public static class DeskWords
{
    /// <summary>« siège », « antenne », « permanence »; null when no text says it.</summary>
    public static string? Word(this DeskKind kind) => kind switch
    {
        DeskKind.HeadOffice => "siège",
        DeskKind.Branch => "antenne",
        DeskKind.Surgery => "permanence",
        DeskKind.Unknown => null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>A place where an operator receives people.</summary>
public sealed record Desk(string Name, DeskKind Kind, Municipality Municipality, Source Source);

/// <summary>How sure it is that an operator serves a place.</summary>
public enum Serves
{
    /// <summary>A text lists the commune, its EPCI or its département; or each commune of the place.</summary>
    Yes,

    /// <summary>A text lists some communes of the place.</summary>
    InPart,

    /// <summary>No text says where it works.</summary>
    Unknown,
}

/// <param name="Serves">Always <see cref="Operators.Serves.Unknown"/> without a commune and without published coverage.</param>
public sealed record OperatorMatch(Operator Operator, Serves Serves);
