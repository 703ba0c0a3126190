using System.Diagnostics.CodeAnalysis;
using Beffroi.Platform;

namespace Beffroi.Organisations.Bank;

/// <summary>A telephone call about bank details.</summary>
internal readonly record struct BankCallId(Guid Value) : ITypedId<BankCallId>
{
    public static BankCallId Of(Guid value) => new(value);

    public static BankCallId Parse(string s, IFormatProvider? provider) => TypedId.Parse<BankCallId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BankCallId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}
