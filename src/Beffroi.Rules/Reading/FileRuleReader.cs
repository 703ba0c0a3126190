namespace Beffroi.Rules;

/// <summary>Reads <c>dossier:</c> of a version of a scheme.</summary>
internal static class FileRuleReader
{
    internal static readonly Dictionary<string, ApplicantKind> Applicants = new(StringComparer.Ordinal)
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
        var rule = new FileRule(
            applicants, SchemeReader.Statement(map, "partenaires", sources), SchemeReader.Statement(map, "lettres", sources), SchemeReader.Statement(map, "délibération", sources),
            SchemeReader.Statement(map, "porteur", sources), Outside(map, sources));
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

    /// <summary>Only of a scheme that is deposited.</summary>
    public static void CheckOutside(YamlMap version, CircuitMode mode)
    {
        if (mode is not CircuitMode.Deposit && version.Map("dossier")?.Find("dépôt_extérieur") is { } outside)
        {
            version.Diagnostics.Add(outside.Place, DiagnosticCodes.OutsideDomain, "« dépôt_extérieur » is of a scheme that is deposited: its « circuit » says « mode: dépôt »");
        }
    }

    private static OutsideForm? Outside(YamlMap rule, SourceReader sources)
    {
        if (rule.Map("dépôt_extérieur") is not { } map)
        {
            return null;
        }
        var form = new OutsideForm(map.Text("formulaire"), map.Text("adresse"), map.Date("du"), map.Date("au"), sources.Named(map, "source"));
        if (map.Find("adresse") is { } address && form.Address.Length > 0 && !(Uri.TryCreate(form.Address, UriKind.Absolute, out var site) && site.Scheme == Uri.UriSchemeHttps && form.Address.Length <= OutsideForm.LongestAddress))
        {
            map.Diagnostics.Add(address.Place, DiagnosticCodes.WrongKind, $"an address that begins with https:// is expected, of {OutsideForm.LongestAddress} characters at most");
        }
        if (map.Find("formulaire") is { } name && form.Name.Length > OutsideForm.LongestName)
        {
            map.Diagnostics.Add(name.Place, DiagnosticCodes.WrongKind, $"the name of a form has {OutsideForm.LongestName} characters at most");
        }
        if (form.To <= form.From)
        {
            map.Diagnostics.Add(map.Place, DiagnosticCodes.Versions, "the form ends before it begins: « au » is the day after the last");
        }
        map.Close();
        return form;
    }
}
