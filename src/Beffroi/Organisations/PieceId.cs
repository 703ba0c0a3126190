using System.Diagnostics.CodeAnalysis;
using Beffroi.Platform;

namespace Beffroi.Organisations;

/// <summary>One version of a document of the shelf: what a request rests on.</summary>
public readonly record struct PieceId(Guid Value) : ITypedId<PieceId>
{
    public static PieceId Of(Guid value) => new(value);

    public static PieceId Parse(string s, IFormatProvider? provider) => TypedId.Parse<PieceId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PieceId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}
