namespace Beffroi.Rules;

/// <summary>Reads <c>dossier:</c> of a version of a scheme.</summary>
internal static class FileRuleReader
{
    private static readonly Dictionary<string, ApplicantKind> Applicants = new(StringComparer.Ordinal)
    {
        ["association"] = ApplicantKind.Association,
        ["entreprise"] = ApplicantKind.Enterprise,
        ["public"] = ApplicantKind.PublicBody,
    };

    /// <summary>What a file on it holds beside what each one holds; null when the version says nothing of it.</summary>
    public static FileRule? Read(YamlMap version, SourceReader sources)
    {
        if (version.Map("dossier") is not { } map)
        {
            return null;
        }
        ApplicantsRule? applicants = null;
        if (map.Map("demandeurs") is { } closed)
        {
            applicants = new ApplicantsRule(SchemeReader.Names(closed, "parmi", Applicants), sources.Named(closed, "source"));
            closed.Close();
        }
        var rule = new FileRule(applicants, SchemeReader.Statement(map, "partenaires", sources), SchemeReader.Statement(map, "lettres", sources), SchemeReader.Statement(map, "délibération", sources));
        if (rule is { Letters: not null, Partners: null })
        {
            map.Diagnostics.Add(map.Place, DiagnosticCodes.MissingKey, "« lettres » needs « partenaires »: the partners sign them");
        }
        if (rule.Deliberation is not null && applicants?.Kinds.Contains(ApplicantKind.PublicBody) is false)
        {
            map.Diagnostics.Add(map.Place, DiagnosticCodes.OutsideDomain, "« délibération » is of a public body, and « demandeurs » has none");
        }
        map.Close();
        return rule;
    }
}
