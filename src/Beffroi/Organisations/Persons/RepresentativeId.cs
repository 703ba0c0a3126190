using System.Diagnostics.CodeAnalysis;
using Beffroi.Platform;

namespace Beffroi.Organisations.Persons;

/// <summary>Someone named for an organisation.</summary>
internal readonly record struct RepresentativeId(Guid Value) : ITypedId<RepresentativeId>
{
    public static RepresentativeId Of(Guid value) => new(value);

    public static RepresentativeId Parse(string s, IFormatProvider? provider) => TypedId.Parse<RepresentativeId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RepresentativeId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}
