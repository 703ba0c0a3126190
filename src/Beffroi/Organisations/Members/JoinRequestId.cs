using System.Diagnostics.CodeAnalysis;
using Beffroi.Platform;

namespace Beffroi.Organisations.Members;

/// <summary>Someone’s request to join.</summary>
internal readonly record struct JoinRequestId(Guid Value) : ITypedId<JoinRequestId>
{
    public static JoinRequestId Of(Guid value) => new(value);

    public static JoinRequestId Parse(string s, IFormatProvider? provider) => TypedId.Parse<JoinRequestId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out JoinRequestId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}
