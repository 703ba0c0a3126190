using Beffroi.Rules;

namespace Beffroi.Organisations.Shelf;

/// <summary>A sort of paper that the Region's folder names.</summary>
/// <param name="Id">What the rows hold.</param>
/// <param name="Help">For whoever looks for it; null when the name says all.</param>
/// <param name="ProvesBankDetails">The one that bank details are read from.</param>
/// <param name="Source">Where the need for it comes from.</param>
internal sealed record PieceKind(string Id, string Name, string? Help, Lasting Lasting, bool ProvesBankDetails, Source Source)
{
    public const int LongestId = 40;
}

/// <summary>The sorts of papers, in the order of the file.</summary>
/// <param name="WarnDays">How many days before its end a paper is said to end soon.</param>
internal sealed record PieceKinds(string Introduction, int WarnDays, IReadOnlyList<PieceKind> All)
{
    /// <summary>Null for one that the file no longer names: what was kept under it stays.</summary>
    public PieceKind? Find(string? id) => All.FirstOrDefault(k => k.Id == id);

    public PieceKind BankProof => All.Single(k => k.ProvesBankDetails);

    public string NameOf(string id) => Find(id)?.Name ?? "Autre document";

    public Lasting LastingOf(string id) => Find(id)?.Lasting ?? Lasting.Expiry;
}
