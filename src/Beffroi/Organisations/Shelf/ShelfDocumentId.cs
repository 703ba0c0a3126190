using System.Diagnostics.CodeAnalysis;
using Beffroi.Platform;

namespace Beffroi.Organisations.Shelf;

/// <summary>A document of the shelf, whatever its version.</summary>
internal readonly record struct ShelfDocumentId(Guid Value) : ITypedId<ShelfDocumentId>
{
    public static ShelfDocumentId Of(Guid value) => new(value);

    public static ShelfDocumentId Parse(string s, IFormatProvider? provider) => TypedId.Parse<ShelfDocumentId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ShelfDocumentId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}
