using System.Diagnostics.CodeAnalysis;
using Beffroi.Platform;

namespace Beffroi.Organisations;

/// <summary>A structure that owns files.</summary>
public readonly record struct OrganisationId(Guid Value) : ITypedId<OrganisationId>
{
    public static OrganisationId Of(Guid value) => new(value);

    public static OrganisationId Parse(string s, IFormatProvider? provider) => TypedId.Parse<OrganisationId>(s);

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OrganisationId result) => TypedId.TryParse(s, out result);

    public override string ToString() => TypedId.Print(Value);
}
