using System.Diagnostics.CodeAnalysis;
using Beffroi.Platform;

namespace Beffroi.Organisations.Members;

/// <summary>An invitation that waits.</summary>
internal readonly record struct InvitationId(Guid Value) : ITypedId<InvitationId>
{
    public static InvitationId Of(Guid value) => new(value);

    public static InvitationId Parse(string s, IFormatProvider? provider) => TypedId.Parse<InvitationId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out InvitationId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}
