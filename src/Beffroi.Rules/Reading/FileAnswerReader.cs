namespace Beffroi.Rules;

/// <summary>Reads <c>dossier:</c> of a fact.</summary>
internal static class FileAnswerReader
{
    private static readonly Dictionary<string, FileField> Fields = new(StringComparer.Ordinal)
    {
        ["lieu"] = FileField.Place,
        ["demandeur"] = FileField.Applicant,
        ["emplois"] = FileField.Jobs,
        ["emplois_cdi"] = FileField.PermanentJobs,
        ["de_minimis"] = FileField.DeMinimis,
    };

    /// <summary>Null when a case file asks nothing that this fact says.</summary>
    public static FileAnswer? Read(YamlMap fact, FactType type, IReadOnlyList<FactValue> values)
    {
        if (fact.Map("dossier") is not { } map)
        {
            return null;
        }
        var known = map.Find("champ") is { } node && map.TextOf(node) is { } name && Fields.ContainsKey(name);
        var field = map.Choice("champ", Fields, FileField.Place);
        var applicants = field is FileField.Applicant ? Applicants(map, values) : [];
        map.Close();
        if (known && !Takes(field, type))
        {
            map.Diagnostics.Add(map.Find("champ")!.Place, DiagnosticCodes.WrongKind, $"« {Fields.Single(f => f.Value == field).Key} » is said by a fact of another type");
        }
        return new FileAnswer(field, applicants);
    }

    private static bool Takes(FileField field, FactType type) => field switch
    {
        FileField.Place => type is FactType.Municipality,
        FileField.Applicant => type is FactType.Choice,
        FileField.Jobs or FileField.PermanentJobs => type is FactType.Integer or FactType.Decimal,
        FileField.DeMinimis => type is FactType.Money,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    private static Dictionary<string, ApplicantKind> Applicants(YamlMap map, IReadOnlyList<FactValue> values)
    {
        var said = new Dictionary<string, ApplicantKind>(StringComparer.Ordinal);
        foreach (var (name, kind) in FileRuleReader.Applicants)
        {
            foreach (var node in map.List(name))
            {
                if (map.TextOf(node) is not { } value)
                {
                    continue;
                }
                if (values.All(v => v.Id != value))
                {
                    map.Diagnostics.Add(node.Place, DiagnosticCodes.UnknownName, $"« {value} » is no value of this fact", Suggestion.For(value, values.Select(v => v.Id)));
                }
                else if (!said.TryAdd(value, kind))
                {
                    map.Diagnostics.Add(node.Place, DiagnosticCodes.RepeatedId, $"« {value} » stands twice");
                }
            }
        }
        return said;
    }
}
