using System.Diagnostics.CodeAnalysis;
using Beffroi.Platform;

namespace Beffroi.Applications.FirstContacts;

/// <summary>A first contact.</summary>
internal readonly record struct FirstContactId(Guid Value) : ITypedId<FirstContactId>
{
    public static FirstContactId Of(Guid value) => new(value);

    public static FirstContactId Parse(string s, IFormatProvider? provider) => TypedId.Parse<FirstContactId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FirstContactId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}
