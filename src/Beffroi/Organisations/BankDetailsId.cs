using System.Diagnostics.CodeAnalysis;
using Beffroi.Platform;

namespace Beffroi.Organisations;

/// <summary>Bank details of an organisation, as they were proposed once.</summary>
public readonly record struct BankDetailsId(Guid Value) : ITypedId<BankDetailsId>
{
    public static BankDetailsId Of(Guid value) => new(value);

    public static BankDetailsId Parse(string s, IFormatProvider? provider) => TypedId.Parse<BankDetailsId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BankDetailsId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}
