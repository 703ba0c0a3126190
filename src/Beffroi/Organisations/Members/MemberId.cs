using System.Diagnostics.CodeAnalysis;
using Beffroi.Platform;

namespace Beffroi.Organisations.Members;

/// <summary>One person in one organisation. Another id than the account’s, which no address shows.</summary>
internal readonly record struct MemberId(Guid Value) : ITypedId<MemberId>
{
    public static MemberId Of(Guid value) => new(value);

    public static MemberId Parse(string s, IFormatProvider? provider) => TypedId.Parse<MemberId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out MemberId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}
