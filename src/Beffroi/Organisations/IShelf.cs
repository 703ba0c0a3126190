using Beffroi.Platform.Files;

namespace Beffroi.Organisations;

/// <summary>What a sort of paper says of time.</summary>
public enum Lasting
{
    /// <summary>Nothing: it holds until another replaces it.</summary>
    Always,

    /// <summary>A last day.</summary>
    Expiry,

    /// <summary>The days that it speaks of: the accounts of a year.</summary>
    Period,
}

/// <summary>A document of an organisation, in one of its versions.</summary>
/// <param name="Id">Of this version, for whoever rests on it: it stays when another replaces it.</param>
/// <param name="Document">Of the document, whatever its version: one paper that is replaced is the same document.</param>
/// <param name="Kind">Id of the sort, of <c>pieces.yaml</c>: « statuts ».</param>
/// <param name="KindName">As people read it.</param>
/// <param name="Label">As its owner calls it.</param>
/// <param name="Lasting">What its dates mean.</param>
/// <param name="From">First day of its period; null when nobody gave it.</param>
/// <param name="Until">Last day of its validity or of its period; null when nobody gave it.</param>
/// <param name="File">Its bytes: see <see cref="FindFiles"/> for whether they may be opened.</param>
/// <param name="AddedAt">When it came.</param>
public sealed record Piece(
    PieceId Id, Guid Document, string Kind, string KindName, string Label, Lasting Lasting, DateOnly? From, DateOnly? Until, FileId File, DateTimeOffset AddedAt)
{
    /// <summary>Null when nobody knows: its last day was not given.</summary>
    public bool? IsValidOn(DateOnly day) => Lasting is not Lasting.Expiry ? true : Until is { } last ? day <= last : null;
}

/// <summary>What is known of the bank details of an organisation, without the number.</summary>
/// <param name="InForce">Those that two persons of the Region have verified; null when there are none: nothing can be paid.</param>
/// <param name="End">The last four characters of their IBAN.</param>
/// <param name="Holder">In whose name the account is.</param>
/// <param name="ChangeIsWaiting">Whether others were proposed, and wait for the Region.</param>
public sealed record BankDetailsKnown(BankDetailsId? InForce, string? End, string? Holder, bool ChangeIsWaiting);

/// <summary>Reads the papers of organisations. The caller sees to it that the reader may.</summary>
public interface IShelf
{
    /// <summary>The current version of each document, by sort; one whose file the antivirus has refused gives way to the version before.</summary>
    Task<IReadOnlyList<Piece>> Pieces(OrganisationId organisation, CancellationToken cancellation);

    /// <summary>One version, also a former one; null when it is not of that organisation.</summary>
    Task<Piece?> Find(OrganisationId organisation, PieceId id, CancellationToken cancellation);

    /// <summary>
    /// The same, in the transaction of the act that is about to rest on it: until that ends nobody can withdraw it. The part then tells so through <see cref="IPieceUse"/>.
    /// </summary>
    Task<Piece?> Hold(OrganisationId organisation, PieceId id, CancellationToken cancellation);

    Task<BankDetailsKnown> BankDetails(OrganisationId organisation, CancellationToken cancellation);
}

/// <summary>Something that rests on documents of the shelf: they cannot be withdrawn as long as it does. Every part that keeps a <see cref="PieceId"/> registers one.</summary>
public interface IPieceUse
{
    /// <returns>What rests on one of them, as a French sentence for the members; null when nothing does.</returns>
    Task<string?> Tell(IReadOnlyCollection<PieceId> pieces, CancellationToken cancellation);
}
