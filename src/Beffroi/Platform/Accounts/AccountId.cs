using System.Diagnostics.CodeAnalysis;

namespace Beffroi.Platform.Accounts;

/// <summary>A person’s account.</summary>
public readonly record struct AccountId(Guid Value) : ITypedId<AccountId>
{
    public static AccountId Of(Guid value) => new(value);

    public static AccountId Parse(string s, IFormatProvider? provider) => TypedId.Parse<AccountId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AccountId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}
