using System.Text.Json;
using Beffroi.Rules;
using Beffroi.Territories;
using NetTopologySuite.Coverage;
using NetTopologySuite.Geometries;

namespace Beffroi.Maps.Contours;

/// <summary>
/// What a GeoJSON brings to one Region: every feature is checked, the Region's own are kept. A file draws intercommunalités (codes of nine
/// digits) or communes (codes of five characters), not both.
/// </summary>
internal sealed class ContourReading(FrenchTerritories territories, string regionCode)
{
    /// <summary>
    /// Of the features, how many may bear a code that this vintage does not know: a merger elsewhere in France must not cost the Region its
    /// map. Nothing of them is kept.
    /// </summary>
    private const double MostUnknown = 0.05;

    /// <summary>In degrees of latitude, about 220 m: less than a pixel of the map.</summary>
    private const double Simplification = 0.002;

    /// <summary>Where metropolitan France is, with room around it.</summary>
    private static readonly Envelope Metropolitan = new(-6, 10.5, 41, 51.6);

    private readonly Dictionary<string, Geometry> kept = new(StringComparer.Ordinal);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<string> unknown = [];
    private readonly Dictionary<string, string> intermunicipalities =
        territories.Municipalities.Where(m => m.Intermunicipality is not null)
            .GroupBy(m => m.Intermunicipality!.Code, StringComparer.Ordinal)
            // A territory of two régions belongs to ours as soon as one of its communes does.
            .ToDictionary(g => g.Key, g => (g.FirstOrDefault(m => m.Region.Code == regionCode) ?? g.First()).Region.Code, StringComparer.Ordinal);

    private readonly HashSet<string> overseas =
        [.. territories.Municipalities.Where(m => m.Department.Code.Length == 3).Select(m => m.Intermunicipality?.Code).OfType<string>()];

    private LayerKind? kind;

    public async Task<(LayerKind Kind, IReadOnlyDictionary<string, Geometry> Territories)> Read(Stream stream, CancellationToken cancellation)
    {
        await foreach (var feature in new ContourFile(stream).Features(cancellation))
            Take(feature);
        if (seen.Count == 0)
            throw new ContourRefusedException(ContourRefusals.Empty);
        if (unknown.Count > MostUnknown * seen.Count)
            throw new ContourRefusedException(ContourRefusals.UnknownCodes(unknown, territories.Vintage));
        return kind is LayerKind.Municipalities ? (LayerKind.Municipalities, Communes()) : (LayerKind.Intermunicipalities, Simplified());
    }

    private void Take(JsonElement feature)
    {
        if (!feature.TryGetProperty("properties", out var properties) || properties.ValueKind is not JsonValueKind.Object
            || !properties.TryGetProperty("code", out var value) || value.ValueKind is not JsonValueKind.String || JsonText.Of(value) is not { Length: > 0 } code)
            throw new ContourRefusedException(ContourRefusals.WithoutCode(seen.Count + 1));
        code = code.Length > 20 ? code[..20] : code;
        if (!seen.Add(code))
            throw new ContourRefusedException(ContourRefusals.Repeated(code));
        var geometry = ContourGeometry.Read(code, feature);
        if (intermunicipalities.TryGetValue(code, out var region))
            Keep(LayerKind.Intermunicipalities, code, geometry, region == regionCode, isMetropolitan: !overseas.Contains(code));
        else if (MunicipalityCode.TryParse(code, out var parsed) && territories.Find(parsed) is { } commune)
            Keep(LayerKind.Municipalities, code, ContourGeometry.Centre(geometry), commune.Region.Code == regionCode && commune.Code == parsed,
                isMetropolitan: commune.Department.Code.Length == 2);
        else
            unknown.Add(code);
    }

    private void Keep(LayerKind of, string code, Geometry geometry, bool isOurs, bool isMetropolitan)
    {
        kind ??= of;
        if (isMetropolitan && !Metropolitan.Contains(geometry.EnvelopeInternal))
            throw new ContourRefusedException(ContourRefusals.Swapped(code));
        if (kind != of)
            unknown.Add(code);
        else if (isOurs)
            kept[code] = geometry;
    }

    private IReadOnlyDictionary<string, Geometry> Communes() =>
        kept.Count > 0 ? kept : throw new ContourRefusedException(ContourRefusals.Missing([.. territories.Municipalities.Where(m => m.Region.Code == regionCode).Select(m => m.Code.ToString())]));

    /// <summary>Whole, and simplified together: what two neighbours share stays shared.</summary>
    private Dictionary<string, Geometry> Simplified()
    {
        var missing = territories.IntermunicipalitiesOf(regionCode).Select(e => e.Code).Where(c => !kept.ContainsKey(c)).ToList();
        if (missing.Count > 0)
            throw new ContourRefusedException(ContourRefusals.Missing(missing));
        if (kept.FirstOrDefault(k => k.Value is Point) is { Value: not null } point)
            throw new ContourRefusedException(ContourRefusals.Ring(point.Key, "c’est un point"));
        var codes = kept.Keys.ToArray();
        var simplified = CoverageSimplifier.Simplify([.. codes.Select(c => kept[c])], Simplification);
        return codes.Select((code, i) => (code, i)).ToDictionary(p => p.code, p => simplified[p.i], StringComparer.Ordinal);
    }
}
