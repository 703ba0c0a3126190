using Beffroi.Rules;

namespace Beffroi.Catalogue.Define;

/// <summary><c>glossary.yaml</c>.</summary>
internal sealed class GlossaryFile : IRegionFile
{
    public string Name => "glossary.yaml";

    public Glossary Glossary { get; private set; } = new([]);

    public void Read(YamlMap root, string folder, SchemeCatalogue? catalogue)
    {
        var terms = new List<GlossaryTerm>();
        foreach (var map in root.Maps("termes"))
        {
            var term = new GlossaryTerm(map.Text("id"), map.Text("terme"), map.Texts("variantes"), map.Text("définition"),
                map.Map("source") is { } source ? SourceReader.Read("", source) : null);
            map.Close();
            if (terms.Exists(t => t.Id == term.Id))
                root.Diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"the term « {term.Id} » is repeated");
            terms.Add(term);
        }
        root.Close();
        Glossary = new Glossary(terms);
    }
}
