using Beffroi.Catalogue;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Operators.Directory;

/// <summary><c>operators.yaml</c>. Every commune, EPCI, département and scheme that it names must exist.</summary>
internal sealed class OperatorsFile(FrenchTerritories territories) : IRegionFile
{
    private static readonly Dictionary<string, DeskKind> Kinds = new(StringComparer.Ordinal)
    {
        ["siège"] = DeskKind.HeadOffice,
        ["antenne"] = DeskKind.Branch,
        ["permanence"] = DeskKind.Surgery,
        ["inconnu"] = DeskKind.Unknown,
    };

    private readonly HashSet<string> intermunicipalities =
        [.. territories.Municipalities.Select(m => m.Intermunicipality?.Code).OfType<string>()];

    private readonly HashSet<string> departments = [.. territories.Municipalities.Select(m => m.Department.Code)];

    public string Name => "operators.yaml";

    public OperatorDirectory Directory { get; private set; } = new([]);

    public void Read(YamlMap root, string folder, SchemeCatalogue? catalogue)
    {
        var operators = new List<Operator>();
        foreach (var map in root.Maps("opérateurs"))
        {
            var read = ReadOperator(map, catalogue);
            if (operators.Exists(o => o.Id == read.Id))
                root.Diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"the operator « {read.Id} » is repeated");
            operators.Add(read);
        }
        root.Close();
        Directory = new(operators);
    }

    private Operator ReadOperator(YamlMap map, SchemeCatalogue? catalogue)
    {
        map.Require("dispositifs");
        map.Require("couverture");
        var schemes = map.List("dispositifs");
        foreach (var node in schemes)
            if (catalogue is not null && map.TextOf(node) is { } id && catalogue.Scheme(id) is null)
                map.Diagnostics.Add(node.Place, DiagnosticCodes.UnknownScheme, $"unknown scheme « {id} »",
                    Suggestion.For(id, catalogue.Schemes.Select(s => s.Id)));
        var read = new Operator
        {
            Id = map.Text("id"),
            Name = map.Text("nom"),
            Schemes = map.Texts("dispositifs"),
            Mandate = map.Map("mandat") is { } mandate ? ReadMandate(mandate) : null,
            Site = map.OptionalAddress("site"),
            Email = map.OptionalText("courriel"),
            Phone = map.OptionalText("téléphone"),
            Coverage = map.Find("couverture") is YamlScalar { Value: "inconnue" } or null ? null : ReadCoverage(map.Map("couverture")),
            Desks = [.. map.Maps("points").Select(ReadDesk).OfType<Desk>()],
            Source = RequiredSource(map),
        };
        map.Close();
        return read;
    }

    private static Mandate ReadMandate(YamlMap map)
    {
        var mandate = new Mandate(map.RequiredDate("du"), map.RequiredDate("au"), RequiredSource(map));
        if (mandate.LastDay < mandate.From)
            map.Diagnostics.Add(map.Place, DiagnosticCodes.WrongKind, "« au » is before « du »");
        map.Close();
        return mandate;
    }

    private Coverage? ReadCoverage(YamlMap? map)
    {
        if (map is null)
            return null;
        var coverage = new Coverage(
            [.. map.List("communes").Select(n => Municipality(map, n)?.Code).OfType<MunicipalityCode>()],
            Codes(map, "epci", intermunicipalities, "EPCI"),
            Codes(map, "départements", departments, "département"),
            map.OptionalText("texte"),
            RequiredSource(map));
        map.Close();
        return coverage;
    }

    private static IReadOnlyList<string> Codes(YamlMap map, string key, HashSet<string> known, string what)
    {
        foreach (var node in map.List(key))
            if (map.TextOf(node) is { } code && !known.Contains(code))
                map.Diagnostics.Add(node.Place, DiagnosticCodes.OutsideDomain, $"no {what} has the code « {code} »");
        return map.Texts(key);
    }

    private Desk? ReadDesk(YamlMap map)
    {
        var municipality = map.Require("commune") is { } node ? Municipality(map, node) : null;
        var (name, kind, source) = (map.Text("nom"), map.Choice("type", Kinds, DeskKind.Unknown), RequiredSource(map));
        map.Close();
        return municipality is null ? null : new Desk(name, kind, municipality, source);
    }

    private Municipality? Municipality(YamlMap map, YamlNode node)
    {
        if (map.TextOf(node) is not { } text)
            return null;
        var found = MunicipalityCode.TryParse(text, out var code) ? territories.Find(code) : null;
        if (found is null)
            map.Diagnostics.Add(node.Place, DiagnosticCodes.OutsideDomain, $"no commune has the code « {text} »");
        return found;
    }

    private static Source RequiredSource(YamlMap map)
    {
        map.Require("source");
        return SourceReader.Read("", map.Map("source"));
    }
}
