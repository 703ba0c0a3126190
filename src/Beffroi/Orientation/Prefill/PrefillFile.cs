using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Rules;

namespace Beffroi.Orientation.Prefill;

/// <summary>Which of the Region's questions the directory answers, and how its codes are read.</summary>
/// <param name="Directory">Its name inside a sentence: « l’annuaire des entreprises ».</param>
/// <param name="Rules">One for each fact, in the order in which they are applied.</param>
internal sealed record PrefillRules(string Directory, IReadOnlyList<PrefillRule> Rules)
{
    public PrefillRule? For(string fact) => Rules.FirstOrDefault(r => r.Fact == fact);
}

/// <summary>How one field of the directory answers one question.</summary>
/// <param name="Fact">Id of the fact.</param>
/// <param name="Field">What is read.</param>
/// <param name="Readings">What the field begins with, and the fact as the API writes it; none: the field is the answer.</param>
/// <param name="Note">What the visitor should check.</param>
/// <param name="Directory">What tells it, inside a sentence, when it is not the directory: « la liste des ESUS ».</param>
/// <param name="Source">The text that says what the codes mean.</param>
internal sealed record PrefillRule(
    string Fact, DirectoryField Field, IReadOnlyList<(string Begins, JsonNode Value)> Readings, string? Note, string? Directory, Source Source)
{
    /// <summary>The answer, or null: what the directory does not tell and a code without reading leave the question open.</summary>
    public JsonNode? Answer(DirectoryEntry entry)
    {
        if (!entry.Fields.TryGetValue(Field, out var text))
            return null;
        if (Readings.Count == 0)
            return Field == DirectoryField.ActivityDivision ? JsonValue.Create(int.Parse(text, CultureInfo.InvariantCulture)) : JsonValue.Create(text);
        return Readings.Where(r => text.StartsWith(r.Begins, StringComparison.Ordinal)).OrderByDescending(r => r.Begins.Length)
            .Select(r => r.Value.DeepClone()).FirstOrDefault();
    }
}

/// <summary><c>prefill.yaml</c>. Every fact that it names must exist, and take the values that it gives.</summary>
internal sealed class PrefillFile : IRegionFile
{
    private static readonly Dictionary<string, DirectoryField> Fields = new(StringComparer.Ordinal)
    {
        ["nature_juridique"] = DirectoryField.LegalCategory,
        ["tranche_effectif"] = DirectoryField.HeadcountBracket,
        ["division_activite"] = DirectoryField.ActivityDivision,
        ["date_creation"] = DirectoryField.CreationDate,
        ["commune_siege"] = DirectoryField.HeadOfficeMunicipality,
        ["est_ess"] = DirectoryField.SocialEconomy,
        ["est_siae"] = DirectoryField.WorkIntegration,
        ["liste_esus"] = DirectoryField.SolidarityApproval,
    };

    public string Name => "prefill.yaml";

    public PrefillRules Rules { get; private set; } = new("", []);

    public void Read(YamlMap root, string folder, SchemeCatalogue? catalogue)
    {
        var rules = new List<PrefillRule>();
        var directory = Typography.Typeset(root.Text("annuaire"));
        foreach (var map in root.Maps("faits"))
        {
            var rule = new PrefillRule(Fact(map, catalogue), map.Choice("champ", Fields, DirectoryField.LegalCategory),
                [.. map.Maps("valeurs").SelectMany(v => Readings(v, map.OptionalText("fait"), catalogue))],
                map.OptionalText("note") is { } note ? Typography.Typeset(note) : null, map.OptionalText("annuaire") is { } list ? Typography.Typeset(list) : null, SourceReader.Required(map));
            map.Close();
            if (rules.Exists(r => r.Fact == rule.Fact))
                root.Diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"the fact « {rule.Fact} » is repeated");
            rules.Add(rule);
        }
        root.Close();
        Rules = new PrefillRules(directory, rules);
    }

    private static string Fact(YamlMap map, SchemeCatalogue? catalogue)
    {
        var id = map.Text("fait");
        if (catalogue is not null && catalogue.Fact(id) is not { Answerer: Answerer.Applicant } && map.Find("fait") is { } node)
            map.Diagnostics.Add(node.Place, DiagnosticCodes.UnknownName, $"unknown fact « {id} » of the applicant",
                Suggestion.For(id, catalogue.Facts.Select(f => f.Id)));
        return id;
    }

    private static IEnumerable<(string Begins, JsonNode Value)> Readings(YamlMap map, string? fact, SchemeCatalogue? catalogue)
    {
        map.Require("codes");
        var codes = map.Texts("codes");
        var node = map.Require("valeur");
        map.Close();
        if (node is null || YamlJson.ToJson(node) is not { } value)
            yield break;
        if (fact is not null && catalogue?.Fact(fact) is not null)
        {
            using var facts = JsonDocument.Parse(new JsonObject { [fact] = value.DeepClone() }.ToJsonString());
            foreach (var problem in catalogue.ReadProfile(DateOnly.MaxValue, facts.RootElement).Problems)
                map.Diagnostics.Add(node.Place, DiagnosticCodes.OutsideDomain, problem.Message, problem.Hint);
        }
        foreach (var code in codes)
            yield return (code, value);
    }
}
