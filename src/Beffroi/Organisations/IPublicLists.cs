namespace Beffroi.Organisations;

/// <summary>A list of enterprises that an administration publishes. Names are what the column holds and, in small letters, what the command takes.</summary>
public enum PublicListKind
{
    /// <summary>« Entreprises solidaires d’utilité sociale », approved by the State.</summary>
    Esus,

    /// <summary>« Structures d’insertion par l’activité économique », under agreement with the State.</summary>
    Siae,
}

/// <summary>What one list says of one enterprise.</summary>
/// <param name="List">Which.</param>
/// <param name="Edition">The day that it is of.</param>
/// <param name="Source">Who published it, as whoever imported it says.</param>
/// <param name="IsIn">Whether the enterprise is in it. That it is not proves nothing: it may have come in since.</param>
public sealed record PublicListing(PublicListKind List, DateOnly Edition, string Source, bool IsIn);

/// <summary>The lists that <c>lists import</c> has taken: what an administration holds already is read, and not asked.</summary>
public interface IPublicLists
{
    /// <summary>What each list that is here says; none: none was imported.</summary>
    Task<IReadOnlyList<PublicListing>> Of(Siren siren, CancellationToken cancellation);
}

public static class PublicListWords
{
    public static string InWords(this PublicListKind list) => list switch
    {
        PublicListKind.Esus => "liste des entreprises solidaires d’utilité sociale (ESUS)",
        PublicListKind.Siae => "liste des structures d’insertion par l’activité économique (SIAE)",
        _ => throw new ArgumentOutOfRangeException(nameof(list), list, null),
    };
}
