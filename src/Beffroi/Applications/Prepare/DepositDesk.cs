using Beffroi.Applications.CaseFiles;
using Beffroi.Catalogue;
using Beffroi.Rules;

namespace Beffroi.Applications.Prepare;

/// <summary>What can be asked for by a case file: the schemes that the Region receives, here or on a form of another site.</summary>
internal sealed class DepositDesk(SchemeCatalogue catalogue, RegionClock clock)
{
    public IReadOnlyList<Scheme> Schemes { get; } = [.. catalogue.Schemes.Where(s => s.Circuit.Mode is CircuitMode.Deposit)];

    /// <summary>Those of these ids that can be deposited, in the order of the catalogue.</summary>
    public IReadOnlyList<Scheme> Among(IEnumerable<string> ids)
    {
        var asked = ids.ToHashSet(StringComparer.Ordinal);
        return [.. Schemes.Where(s => asked.Contains(s.Id))];
    }

    /// <summary>What a file on them holds, beside what each one holds.</summary>
    public FileNeeds Needs(IEnumerable<string> ids) => FileNeeds.Of(Among(ids), clock.Today);

    /// <summary>Those that cannot be deposited today, closed or gone from the catalogue, as they are called.</summary>
    public IReadOnlyList<string> Closed(IEnumerable<string> ids) =>
        [.. ids.Where(id => Among([id]) is not [var scheme] || !IsOpen(scheme)).Select(id => catalogue.AcronymOf(id))];

    /// <summary>The form of another site on which it is asked for today; null: here.</summary>
    public OutsideForm? OutsideForm(Scheme scheme) => scheme.On(clock.Today).OutsideFormOn(clock.Today);

    /// <inheritdoc cref="OutsideForm(Scheme)"/>
    public OutsideForm? OutsideForm(string id) => Among([id]) is [var scheme] ? OutsideForm(scheme) : null;

    /// <summary>Whether it takes requests today; one that says nothing of its windows does.</summary>
    public bool IsOpen(Scheme scheme) => scheme.On(clock.Today).IsOpenOn(clock.Today);
}
