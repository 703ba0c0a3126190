using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Rules;

namespace Beffroi.Applications.Prepare;

/// <summary>What a form proposes that nobody has typed.</summary>
/// <param name="Content">As if it had been.</param>
/// <param name="Origin">Where it comes from, beside each of its fields.</param>
internal sealed record Proposal<T>(T Content, string Origin);

/// <summary>Proposes in a section what the answers that go with the file say already.</summary>
internal sealed class CarriedToSections(SchemeCatalogue catalogue, RegionClock days)
{
    /// <returns>Null when no answers go with the file.</returns>
    public Proposal<T>? Propose<T>(CaseFile file, Func<KnownAnswers, T> section) => file.Facts is not { } facts
        ? null
        : new(
            section(KnownAnswers.Of(CarriedAnswers.Read(facts, days.Today, catalogue).Profile, catalogue.Facts)),
            $"Repris de vos réponses à l’orientation, jointes à ce dossier le {days.Day(file.OpenedAt)}. Corrigez si besoin.");
}
