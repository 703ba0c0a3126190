using System.Text.Json.Nodes;

namespace Beffroi.Rules;

/// <summary>Reads <c>region.yaml</c>. Groups and order are read first: schemes name them.</summary>
internal sealed class RegionReader(YamlMap map, Diagnostics diagnostics)
{
    public IReadOnlyList<string> Order { get; } = map.Texts("ordre");

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Groups { get; } = ReadGroups(map.Map("groupes"));

    public IReadOnlyList<Shelf> Shelves { get; } = [.. map.Maps("rayons").Select(ReadShelf)];

    public IReadOnlyList<RegionAudience> Audiences { get; } = [.. map.Maps("publics").Select(ReadAudience)];

    public Region Read(Vocabulary vocabulary, IReadOnlyCollection<string> schemes)
    {
        map.Require("ordre");
        CheckNames("ordre", Order, schemes);
        foreach (var repeated in Order.GroupBy(id => id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            diagnostics.Add(map.Find("ordre")!.Place, DiagnosticCodes.RepeatedId, $"the scheme « {repeated.Key} » is repeated");
        }
        foreach (var missing in schemes.Except(Order))
        {
            diagnostics.Add(map.Find("ordre")?.Place ?? map.Place, DiagnosticCodes.UnknownScheme, $"the scheme « {missing} » has no place in « ordre »");
        }
        foreach (var group in Groups)
        {
            CheckNames("groupes", group.Value, schemes);
        }
        foreach (var repeated in Shelves.GroupBy(s => s.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            diagnostics.Add(map.Find("rayons")!.Place, DiagnosticCodes.RepeatedId, $"the shelf « {repeated.Key} » is repeated");
        }
        var region = new Region
        {
            Id = map.Text("région"),
            Name = map.Text("nom"),
            Title = map.Text("titre"),
            InseeCode = map.Text("code_insee"),
            TimeZone = ReadTimeZone(),
            Authority = map.Text("collectivité"),
            Contact = ReadContact(),
            Notice = map.Text("mention"),
            Roadmap = ReadRoadmap(),
            Order = Order,
            Groups = Groups,
            Shelves = Shelves,
            Audiences = Audiences,
            Examples = [.. map.Maps("exemples").Select(m => ReadExample(m, vocabulary))],
            DaysBeforeDue = ReadDaysBeforeDue(),
            LargerEnterprises = ReadNote(vocabulary),
        };
        map.Close();
        return region;
    }

    private void CheckNames(string key, IEnumerable<string> names, IReadOnlyCollection<string> schemes)
    {
        foreach (var name in names.Where(n => !schemes.Contains(n)))
        {
            diagnostics.Add(map.Find(key)?.Place ?? map.Place, DiagnosticCodes.UnknownScheme, $"no scheme « {name} »", Suggestion.For(name, schemes));
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadGroups(YamlMap? map)
    {
        var groups = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var entry in map?.Entries ?? [])
        {
            groups[entry.Key.Value] = map!.Texts(entry.Key.Value);
        }
        return groups;
    }

    private static Shelf ReadShelf(YamlMap map)
    {
        var shelf = new Shelf(map.Text("id"), map.Text("libellé"), map.OptionalText("texte"), map.Flag("local"));
        map.Close();
        return shelf;
    }

    private static RegionAudience ReadAudience(YamlMap map)
    {
        var links = new List<RegionLink>();
        foreach (var link in map.Maps("liens"))
        {
            links.Add(new RegionLink(link.Text("libellé"), link.AddressOrPage("adresse")));
            link.Close();
        }
        var audience = new RegionAudience(map.Text("id"), map.Text("libellé"), map.Text("texte"), links, SourceReader.Required(map));
        map.Close();
        return audience;
    }

    private TimeZoneInfo ReadTimeZone()
    {
        var id = map.Text("fuseau");
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone))
        {
            return zone;
        }
        if (id.Length > 0)
        {
            diagnostics.Add(map.Find("fuseau")!.Place, DiagnosticCodes.UnknownName, $"unknown time zone « {id} »", "such as Europe/Paris");
        }
        return TimeZoneInfo.Utc;
    }

    private RegionContact ReadContact()
    {
        map.Require("contact");
        if (map.Map("contact") is not { } contact)
        {
            return new RegionContact(null, null, null, SourceReader.Read("", null));
        }
        var read = new RegionContact(contact.OptionalText("courriel"), contact.OptionalText("téléphone"), contact.OptionalAddress("site"),
            SourceReader.Required(contact));
        contact.Close();
        return read;
    }

    private RegionRoadmap ReadRoadmap()
    {
        map.Require("feuille_de_route");
        if (map.Map("feuille_de_route") is not { } roadmap)
        {
            return new RegionRoadmap("", "", null, SourceReader.Read("", null));
        }
        var url = Unknown.Is(roadmap.Find("url")) ? null : roadmap.OptionalAddress("url");
        var read = new RegionRoadmap(roadmap.Text("titre"), roadmap.Text("période"), url, SourceReader.Required(roadmap));
        roadmap.Close();
        return read;
    }

    private RegionExample ReadExample(YamlMap example, Vocabulary vocabulary)
    {
        var facts = example.Require("faits") is YamlMapping node ? (JsonObject)YamlJson.ToJson(node)! : [];
        foreach (var problem in !vocabulary.IsSound ? [] : ProfileReader.Read(vocabulary, DateOnly.MaxValue, facts).Problems.Where(p => p.Code != ProblemCodes.Contradiction))
        {
            diagnostics.Add(example.Place, DiagnosticCodes.ExampleFails, $"{problem.Path} {problem.Message}", problem.Hint);
        }
        var read = new RegionExample(example.Text("nom"), facts);
        example.Close();
        return read;
    }

    private int ReadDaysBeforeDue()
    {
        var days = map.Number("rappel_pièces") ?? Region.UsualDaysBeforeDue;
        if (days == decimal.Truncate(days) && days is >= 0 and <= Region.MostDaysBeforeDue)
        {
            return (int)days;
        }
        diagnostics.Add(map.Find("rappel_pièces")!.Place, DiagnosticCodes.OutsideDomain, $"« rappel_pièces » is a number of days from 0 to {Region.MostDaysBeforeDue}");
        return Region.UsualDaysBeforeDue;
    }

    private RegionNote? ReadNote(Vocabulary vocabulary)
    {
        if (map.Map("orientation_pme") is not { } note)
        {
            return null;
        }
        var text = note.Text("texte");
        var condition = note.Require("si") is { } si ? new ExpressionReader(vocabulary, diagnostics).Truth(si) : null;
        var source = SourceReader.Required(note);
        note.Close();
        return condition is null ? null : new RegionNote(text, condition, source);
    }
}
