using System.Diagnostics.CodeAnalysis;
using Beffroi.Platform;

namespace Beffroi.Applications.CaseFiles;

internal readonly record struct CaseFileId(Guid Value) : ITypedId<CaseFileId>
{
    public static CaseFileId Of(Guid value) => new(value);

    public static CaseFileId Parse(string s, IFormatProvider? provider) => TypedId.Parse<CaseFileId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CaseFileId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}

internal readonly record struct AidRequestId(Guid Value) : ITypedId<AidRequestId>
{
    public static AidRequestId Of(Guid value) => new(value);

    public static AidRequestId Parse(string s, IFormatProvider? provider) => TypedId.Parse<AidRequestId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AidRequestId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}

internal readonly record struct PieceRequestId(Guid Value) : ITypedId<PieceRequestId>
{
    public static PieceRequestId Of(Guid value) => new(value);

    public static PieceRequestId Parse(string s, IFormatProvider? provider) => TypedId.Parse<PieceRequestId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PieceRequestId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}
