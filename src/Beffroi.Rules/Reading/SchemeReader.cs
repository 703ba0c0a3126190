namespace Beffroi.Rules;

/// <summary>Reads one file of <c>schemes/</c>.</summary>
internal sealed class SchemeReader(
    Vocabulary vocabulary, CumulationReader cumulation, IReadOnlySet<string> schemeIds, IReadOnlySet<string>? audiences,
    IReadOnlyList<Shelf> shelves, Diagnostics diagnostics)
{
    private static readonly Dictionary<string, BudgetSection> Sections = new(StringComparer.Ordinal)
    {
        ["fonctionnement"] = BudgetSection.Operating,
        ["investissement"] = BudgetSection.Investment,
    };

    private static readonly Dictionary<string, Pillar> Pillars = new(StringComparer.Ordinal)
    {
        ["conseil"] = Pillar.Advice,
        ["financement"] = Pillar.Funding,
        ["mise_en_reseau"] = Pillar.Networking,
    };

    private static readonly Dictionary<string, LifeStage> Stages = new(StringComparer.Ordinal)
    {
        ["emergence"] = LifeStage.Emergence,
        ["creation"] = LifeStage.Creation,
        ["developpement"] = LifeStage.Development,
        ["consolidation"] = LifeStage.Consolidation,
    };

    private static readonly Dictionary<string, CircuitMode> Modes = new(StringComparer.Ordinal)
    {
        ["dépôt"] = CircuitMode.Deposit,
        ["adressage"] = CircuitMode.Referral,
        ["renvoi"] = CircuitMode.Signpost,
        ["inconnu"] = CircuitMode.Unknown,
    };

    public Scheme Read(YamlMap map, string id)
    {
        var named = map.Text("dispositif");
        if (named != id)
        {
            diagnostics.Add(map.Place, DiagnosticCodes.UnknownScheme, $"« {named} » stands in {id}.yaml: « dispositif » is the name of the file");
        }
        var kind = map.Choice("nature", AmountReader.Kinds, AidKind.Grant);
        var versions = new List<SchemeVersion>();
        var places = new List<Place>();
        foreach (var version in map.Maps("versions"))
        {
            versions.Add(Version(version, id, kind, versions is [.., var before] ? before : null));
            places.Add(version.Place);
        }
        CheckVersions(map, versions, places);
        var scheme = new Scheme
        {
            Id = id,
            Acronym = map.Text("sigle"),
            Name = map.Text("nom"),
            Tagline = map.Text("accroche"),
            Shelf = ShelfOf(map),
            Pillar = map.Choice("levier", Pillars, Pillar.Funding),
            Stages = Names(map, "stades", Stages),
            Audiences = AudiencesOf(map),
            Kind = kind,
            Instruments = map.Texts("instrument"),
            Sections = map.Has("sections") ? [.. Names(map, "sections", Sections).Distinct()] : [],
            SuitsVerySmall = map.Flag("tpe"),
            Circuit = Circuit(map, versions),
            Versions = versions,
            Digests = NodeDigest.OfEach(map, "versions"),
        };
        foreach (var version in map.Maps("versions"))
        {
            FileRuleReader.CheckOutside(version, scheme.Circuit.Mode);
        }
        map.Close();
        return scheme;
    }

    internal static List<T> Names<T>(YamlMap map, string key, Dictionary<string, T> names)
    {
        map.Require(key);
        var found = new List<T>();
        foreach (var node in map.List(key))
        {
            if (map.TextOf(node) is { } text)
            {
                if (names.TryGetValue(text, out var value))
                {
                    found.Add(value);
                }
                else
                {
                    map.Diagnostics.Add(node.Place, DiagnosticCodes.WrongKind, $"« {text} » is not one of {string.Join(", ", names.Keys)}",
                        Suggestion.For(text, names.Keys));
                }
            }
        }
        return found;
    }

    /// <summary>Audiences and groups are not checked when <c>region.yaml</c>, which names them, could not be read.</summary>
    private List<string> AudiencesOf(YamlMap map) =>
        [.. audiences is null ? map.Texts("publics") : Names(map, "publics", audiences.ToDictionary(a => a, StringComparer.Ordinal))];

    /// <summary>The first shelf, unless the scheme names another; not checked when <c>region.yaml</c>, which names them, could not be read.</summary>
    private Shelf? ShelfOf(YamlMap map) =>
        audiences is null && map.Has("rayon") ? null
        : map.Choice("rayon", shelves.DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => (Shelf?)s, StringComparer.Ordinal),
            shelves is [var first, ..] ? first : null, required: false);

    private Circuit Circuit(YamlMap scheme, IReadOnlyList<SchemeVersion> versions)
    {
        scheme.Require("circuit");
        if (scheme.Map("circuit") is not { } map)
        {
            return new Circuit(CircuitMode.Unknown, null, null, null, null, null, null, null);
        }
        string? Known(string key) => Unknown.Is(map.Find(key)) ? null : map.OptionalText(key);
        var circuit = new Circuit(map.Choice("mode", Modes, CircuitMode.Unknown), Known("guichet"), Known("décide"), Known("paie"),
            Known("rend_compte"), Known("formulaire"), Known("adresse"), Known("source"));
        if (circuit.Source is { } source && versions.Count > 0 && versions.All(v => !v.Sources.ContainsKey(source)))
        {
            diagnostics.Add(map.Find("source")!.Place, DiagnosticCodes.UnknownSource, $"unknown source « {source} »",
                Suggestion.For(source, versions.SelectMany(v => v.Sources.Keys).Distinct()));
        }
        map.Close();
        return circuit;
    }

    private SchemeVersion Version(YamlMap map, string id, AidKind kind, SchemeVersion? before)
    {
        var sources = SourceReader.ReadAll(map.Map("sources"), diagnostics);
        var closed = map.Map("fermé") is { } fermé ? Closure(fermé, sources) : null;
        var criteria = new CriteriaReader(vocabulary, sources, schemeIds, diagnostics).Read(map, "critères");
        var amounts = new AmountReader(vocabulary, sources, kind, diagnostics);
        var amount = amounts.Read(map, "montant");
        var keepsCriteria = closed is not null && before is not null && criteria.Count == 0;
        if (keepsCriteria && before is not null)
        {
            (criteria, amount) = (before.Body.Criteria, before.Body.Amount);
        }
        else if (criteria.Count == 0)
        {
            diagnostics.Add(map.Place, DiagnosticCodes.MissingKey, "a version needs « critères »");
        }
        var body = new TextReading(null, map.OptionalText("lecture_retenue") ?? "", [], criteria, amount);
        IReadOnlyList<TextReading> readings = [.. map.Maps("lectures").Select(m => Reading(m, body, sources, amounts))];
        foreach (var repeated in readings.GroupBy(r => r.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"the reading « {repeated.Key} » is repeated");
        }
        // The examples of faulty rules would fail for no reason of their own.
        var runs = vocabulary.IsSound && !diagnostics.AnyFrom(map.Place);
        var examples = new ExamplesReader(vocabulary, id, runs, diagnostics);
        var from = map.RequiredDate("du");
        var version = new SchemeVersion
        {
            From = from,
            To = map.Date("au"),
            FromIsAttested = map.Flag("du_attesté"),
            Digests = NodeDigest.OfEach(map, "du", "au", "du_attesté"),
            Framework = Framework(map),
            Sources = sources.Sources,
            Body = body,
            Readings = readings,
            RetainedReading = map.OptionalText("lecture_retenue"),
            Cumulation = cumulation.Read(map, id, sources),
            Audience = Statements(map, "pour_qui", sources),
            Purpose = Statements(map, "pour_quoi", sources),
            Procedure = Statements(map, "démarche", sources),
            Terms = Statements(map, "modalités", sources),
            Documents = Unknown.Is(map.Find("documents")) || !map.Has("documents") ? null : Statements(map, "documents", sources),
            File = FileRuleReader.Read(map, sources),
            BeforeCommitting = Statement(map, "avant_engagement", sources),
            NextStep = Statement(map, "prochaine_étape", sources),
            FreeOfCharge = sources.Named(map, "gratuit", required: false) is [var free, ..] ? free : null,
            Availability = AvailabilityOf(map, closed, sources),
            Examples = examples.Read(map, from, body, readings, covers: vocabulary.IsSound && !keepsCriteria),
        };
        map.Close();
        return version;
    }

    private TextReading Reading(YamlMap map, TextReading body, SourceReader sources, AmountReader amounts)
    {
        var (criteria, amount) = (body.Criteria, body.Amount);
        map.Require("remplace");
        if (map.Map("remplace") is { } replaced)
        {
            if (replaced.Has("critères"))
            {
                var news = new CriteriaReader(vocabulary, sources, schemeIds, diagnostics).Read(replaced, "critères");
                foreach (var stray in news.Where(n => body.Criteria.All(c => c.Id != n.Id)))
                {
                    diagnostics.Add(replaced.Place, DiagnosticCodes.Replacement, $"no criterion « {stray.Id} » to replace",
                        Suggestion.For(stray.Id, body.Criteria.Select(c => c.Id)));
                }
                criteria = [.. body.Criteria.Select(c => news.FirstOrDefault(n => n.Id == c.Id) ?? c)];
            }
            amount = replaced.Has("montant") ? amounts.Read(replaced, "montant") : amount;
            replaced.Close();
        }
        var id = map.Text("id");
        var reading = new TextReading(id, map.OptionalText("libellé") ?? id, sources.Named(map, "source"), criteria, amount);
        map.Close();
        return reading;
    }

    private static Statement Closure(YamlMap map, SourceReader sources)
    {
        var closure = new Statement(map.Text("raison"), sources.Named(map, "source"));
        map.Close();
        return closure;
    }

    private static Framework Framework(YamlMap version)
    {
        if (version.Map("cadre") is not { } map)
        {
            return new Framework(null, null, null);
        }
        string? Known(string key) => Unknown.Is(map.Find(key)) ? null : map.OptionalText(key);
        var framework = new Framework(Known("vote"), Known("délibération"), Known("régime"));
        map.Close();
        return framework;
    }

    private static List<Statement> Statements(YamlMap map, string key, SourceReader sources) =>
        [.. map.Maps(key).Select(m => Statement(m, sources))];

    internal static Statement? Statement(YamlMap map, string key, SourceReader sources) =>
        Unknown.Is(map.Find(key)) ? null : map.Map(key) is { } statement ? Statement(statement, sources) : null;

    private static Statement Statement(YamlMap map, SourceReader sources)
    {
        var statement = new Statement(map.Text("texte"), sources.Named(map, "source"));
        map.Close();
        return statement;
    }

    private static AvailabilityRule AvailabilityOf(YamlMap map, Statement? closed, SourceReader sources)
    {
        switch (map.Find("disponibilité"))
        {
            case null or YamlScalar { Value: "ouverte" }:
                return new AvailabilityRule(false, [], null, closed);
            case YamlScalar { Value: "inconnue" }:
                return new AvailabilityRule(true, [], null, closed);
            case YamlScalar other:
                map.Wrong(other, "ouverte, inconnue, or { fenêtres: … } is expected", 0);
                return new AvailabilityRule(true, [], null, closed);
        }
        if (map.Map("disponibilité") is not { } rule)
        {
            return new AvailabilityRule(true, [], null, closed);
        }
        var windows = new List<(DateOnly, DateOnly)>();
        foreach (var window in rule.Maps("fenêtres"))
        {
            var (from, to) = (window.RequiredDate("du"), window.RequiredDate("au"));
            if (from >= to)
            {
                map.Diagnostics.Add(window.Place, DiagnosticCodes.Versions, "the window is empty: « au » is the day after the last");
            }
            else if (windows is [.., var (_, before)] && from < before)
            {
                map.Diagnostics.Add(window.Place, DiagnosticCodes.Versions, "the window begins before the end of the one above: windows are in order and apart");
            }
            windows.Add((from, to));
            window.Close();
        }
        var exhausted = rule.Date("épuisé_depuis");
        sources.Named(rule, "source", required: false);
        rule.Close();
        return new AvailabilityRule(false, windows, exhausted, closed);
    }

    private void CheckVersions(YamlMap map, List<SchemeVersion> versions, List<Place> places)
    {
        if (versions.Count == 0)
        {
            diagnostics.Add(map.Place, DiagnosticCodes.Versions, "a scheme needs at least one version");
        }
        for (var i = 0; i < versions.Count; i++)
        {
            if (versions[i].To is { } to && to <= versions[i].From)
            {
                diagnostics.Add(places[i], DiagnosticCodes.Versions, "the version ends before it begins: « au » is the day after the last");
            }
            if (i > 0 && versions[i - 1].To != versions[i].From)
            {
                diagnostics.Add(places[i], DiagnosticCodes.Versions, versions[i - 1].To is null || versions[i - 1].To > versions[i].From
                    ? "the version overlaps the one before: give that one its « au »"
                    : "a hole between the version before and this one");
            }
        }
    }
}
