using Beffroi.Territories;

namespace Beffroi.Maps;

/// <summary>How far two communes are from each other. An estimate today; a routing engine may stand here tomorrow.</summary>
public interface IDistances
{
    /// <summary>How they are found, for the end of a sentence: « à vol d’oiseau, plus 30 % pour les détours de la route ».</summary>
    string Method { get; }

    /// <summary>Null: it is not known. Two places of one commune are not measured.</summary>
    Distance? Between(Municipality from, Municipality to);
}

/// <param name="Kilometres">By road, or what is taken for it.</param>
/// <param name="IsEstimate">It was not measured on roads.</param>
/// <param name="IsBetweenCentres">It is known only from the middle of one intercommunalité at least.</param>
public sealed record Distance(double Kilometres, bool IsEstimate, bool IsBetweenCentres)
{
    /// <summary>« environ 23 km, estimation ».</summary>
    public string Words => $"environ {Math.Max(1, Math.Round(Kilometres)):0}\u00A0km{(IsEstimate ? ", estimation" : "")}";
}
