using System.Text;
using Beffroi.Rules.Tests.Fixtures;

namespace Beffroi.Rules.Tests.Reading;

/// <summary>Whole folders: all faults at once, nothing half loaded, and what a sound folder gives.</summary>
public sealed class FoldersTests
{
    [Fact]
    public void All_faults_of_a_folder_are_told_at_once_in_the_order_of_files_and_places()
    {
        using var folder = RegionFolder.Small()
            .Replace("facts.yaml", "    nom: Durée\n", "    nom: Durée\n    nomm: x\n")
            .Replace("region.yaml", "code_insee: \"00\"", "code_insee:")
            .Replace("schemes/conseil.yaml", "si: duree in [6..9]", "si: dure in [6..9] and departemnt = \"62\"")
            .Replace("schemes/conseil.yaml", "levier: conseil", "levier: conseille")
            .Replace("schemes/pret.yaml", "nom: Prêt", "nom: &a Prêt");
        var told = folder.Faults();
        Assert.Equal(["facts.yaml", "region.yaml", "schemes/conseil.yaml", "schemes/conseil.yaml", "schemes/conseil.yaml", "schemes/pret.yaml"],
            told.Select(t => t.Split(':')[0]["regions/essai/".Length..]));
        Assert.Equal(["BEF-R005", "BEF-R007", "BEF-R008", "BEF-R012", "BEF-R012", "BEF-R002"], told.Select(t => t.Split(' ')[1]));
    }

    [Theory]
    [InlineData("{ avec: emploi, source: feuille }", "{ sauf: conseil, source: feuille }", true)]
    [InlineData("{ avec: emploi, portée: même projet, source: feuille }", "{ sauf: conseil, portée: même projet, source: feuille }", true)]
    [InlineData("{ avec: emploi, portée: même projet, source: feuille }", "{ sauf: conseil, portée: même emploi, source: feuille }", false)]
    [InlineData("{ avec: aides, source: feuille }", "{ sauf: conseil, source: feuille }", false)]
    public void Two_schemes_that_say_the_contrary_of_each_other_are_told_at_the_one_that_allows(string conseil, string emploi, bool contradict)
    {
        using var folder = RegionFolder.Small()
            .Replace("schemes/emploi.yaml", "      - { avec: conseil, source: feuille }", $"      - {emploi}")
            .Replace("schemes/conseil.yaml", "    critères:\n", $"    cumul:\n      - {conseil}\n    critères:\n");
        var told = folder.Read().Told;
        Assert.Equal(contradict ? 1 : 0, told.Count);
        Assert.All(told, t => Assert.Matches("^regions/essai/schemes/conseil.yaml:[0-9]+:[0-9]+ BEF-R032 « cumul » allows « emploi », which forbids « conseil »", t));
    }

    [Fact]
    public void A_scope_that_is_none_of_the_three_is_told()
    {
        using var folder = RegionFolder.Small().Replace("schemes/emploi.yaml", "{ avec: conseil,", "{ avec: conseil, portée: même projets,");
        Assert.Contains("BEF-R008", Assert.Single(folder.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told_so()
    {
        var diagnostics = new Diagnostics();
        Assert.Null(CatalogueReader.Read("/nowhere/at-all", SmallRegion.Tables, diagnostics));
        Assert.Equal("regions/at-all/ BEF-R033 the region folder does not exist", Assert.Single(diagnostics.InOrder()).ToString());
    }

    [Theory]
    [InlineData("nowhere.yaml", "BEF-R033")]
    [InlineData("pret.yaml", "BEF-R033")]
    [InlineData("/dev/zero", "BEF-R008")]
    public void A_link_that_leads_to_no_file_is_told(string target, string code)
    {
        using var folder = RegionFolder.Small().Link("schemes/pret.yaml", target);
        Assert.StartsWith($"regions/essai/schemes/pret.yaml {code} ", Assert.Single(folder.Faults(), f => f.Contains("pret.yaml", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    /// <summary>Nobody writes into it: whoever opened it would wait for ever.</summary>
    [Fact]
    public void A_pipe_is_no_file()
    {
        using var folder = RegionFolder.Small().Pipe("schemes/pret.yaml");
        Assert.Contains("regions/essai/schemes/pret.yaml BEF-R008 the file is empty", folder.Faults());
    }

    [Theory]
    [InlineData("facts.yaml")]
    [InlineData("region.yaml")]
    public void A_missing_file_is_told_alone(string file)
    {
        using var folder = RegionFolder.Small().Delete(file);
        Assert.Equal($"regions/essai/{file} BEF-R033 the file is missing", Assert.Single(folder.Faults()));
    }

    [Fact]
    public void A_folder_without_scheme_is_refused()
    {
        using var folder = RegionFolder.Small().Delete("schemes/emploi.yaml").Delete("schemes/conseil.yaml").Delete("schemes/pret.yaml");
        Assert.Contains("regions/essai/schemes BEF-R033 no scheme: schemes/*.yaml", folder.Faults());
    }

    [Fact]
    public void A_file_that_is_not_UTF_8_is_refused()
    {
        using var folder = RegionFolder.Small().Write("region.yaml", Encoding.Latin1.GetBytes(SmallRegion.Region));
        Assert.Equal("regions/essai/region.yaml BEF-R030 the file is not UTF-8", Assert.Single(folder.Faults()));
    }

    [Fact]
    public void A_byte_order_mark_and_decomposed_accents_are_read_as_the_same_text()
    {
        using var folder = RegionFolder.Small()
            .Write("facts.yaml", "\uFEFF" + SmallRegion.Facts.Normalize(NormalizationForm.FormD))
            .Write("schemes/emploi.yaml", SmallRegion.Emploi.Normalize(NormalizationForm.FormD).Replace("\n", "\r\n", StringComparison.Ordinal));
        var catalogue = folder.ReadSound();
        Assert.Equal("Durée", catalogue.Fact("duree")!.Name);
        Assert.True(catalogue.Scheme("emploi")!.Name.IsNormalized(NormalizationForm.FormC));
    }

    [Theory]
    [InlineData("", "BEF-R008 the file is empty")]
    [InlineData("# rien\n", "BEF-R008 the file is empty")]
    [InlineData("- a\n- b\n", "BEF-R008 the file must be a mapping of keys")]
    [InlineData("texte\n", "BEF-R008 the file must be a mapping of keys")]
    public void A_file_that_holds_no_mapping_is_refused(string text, string told)
    {
        using var folder = RegionFolder.Small().Write("region.yaml", text);
        Assert.Contains(told, Assert.Single(folder.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_document_is_refused()
    {
        using var folder = RegionFolder.Small().Write("region.yaml", SmallRegion.Region + "---\na: b\n");
        Assert.Contains("BEF-R008 a second document in the file", Assert.Single(folder.Faults()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nom: *x")]
    [InlineData("<<: *x")]
    public void An_alias_is_refused(string line)
    {
        using var folder = RegionFolder.Small().Replace("schemes/pret.yaml", "nom: Prêt", "nom: &x Prêt\n" + line.Replace("nom", "note", StringComparison.Ordinal));
        Assert.Contains(folder.Faults(), t => t.Contains("BEF-R002 an anchor is not allowed", StringComparison.Ordinal));
        Assert.Contains(folder.Faults(), t => t.Contains("BEF-R002 an alias is not allowed; write the value out", StringComparison.Ordinal));
    }

    [Fact]
    public void An_expression_that_YAML_would_cut_in_silence_is_told()
    {
        using var folder = RegionFolder.Small().Replace("schemes/pret.yaml", "{ si: 'esus' }", "{ libellé: a, si: duree in (6, 9) }");
        var told = folder.Faults();
        var line = DiagnosticsTests.PlaceIn(SmallRegion.Pret, SmallRegion.Pret.IndexOf("{ si: 'esus' }", StringComparison.Ordinal)).Split(':')[0];
        Assert.Contains(told, t => t.StartsWith($"regions/essai/schemes/pret.yaml:{line}:", StringComparison.Ordinal)
            && t.EndsWith("BEF-R009 in { … } an expression is always quoted; guillemets nécessaires", StringComparison.Ordinal));
        Assert.Contains(told, t => t.Contains("BEF-R007 « 9) » has no value; guillemets nécessaires", StringComparison.Ordinal));
    }

    [Fact]
    public void A_comment_on_a_line_of_its_own_and_a_remark_after_a_text_are_welcome()
    {
        using var folder = RegionFolder.Small()
            .Replace("schemes/conseil.yaml", "        si: duree in [6..9]\n", "        # de six à neuf\n        si: duree in [6..9]\n")
            .Replace("schemes/conseil.yaml", "libellé: Être utile", "libellé: Être utile   # remarque");
        Assert.Equal("Être utile", folder.ReadSound().Scheme("conseil")!.Versions[0].Body.Criteria[2].Label);
    }

    [Fact]
    public void Many_half_open_ranges_are_no_deep_nesting()
    {
        var criteria = string.Concat(Enumerable.Range(0, 60).Select(i =>
            $"      - {{ id: c{i}, libellé: C, si: 'duree in [0..{i + 100}[ or duree in [0..3)', source: feuille }}\n"));
        using var folder = RegionFolder.Small()
            .Replace("schemes/conseil.yaml", "      - id: utilite\n", criteria + "      - id: utilite\n");
        Assert.All(folder.Faults(), t => Assert.Contains("BEF-R028", t, StringComparison.Ordinal));
    }

    [Fact]
    public void Another_reading_of_a_text_replaces_criteria_by_id_and_the_whole_amount()
    {
        using var folder = RegionFolder.Small().Replace("schemes/emploi.yaml", "        remplace:\n",
            "        remplace:\n          critères: [ { id: ess, libellé: Autre lecture, si: 'esus', source: page } ]\n");
        var version = folder.ReadSound().Scheme("emploi")!.Versions[1];
        var other = version.Reading("corps");
        Assert.Equal(["employeur", "ess"], other.Criteria.Select(c => c.Id));
        Assert.Equal("Autre lecture", other.Criteria[1].Label);
        Assert.Same(version.Body.Criteria[0], other.Criteria[0]);
        Assert.Single(other.Amount!.Lines);
        Assert.Empty(other.Amount.Limits);
        Assert.Equal(2, version.Body.Amount!.Lines.Count);
    }

    [Fact]
    public void Firmness_is_that_of_the_firmest_text_and_may_only_be_lowered()
    {
        Firmness Of(string source, string extra = "")
        {
            using var folder = RegionFolder.Small().Replace("schemes/emploi.yaml", "        source: page\n", $"        source: {source}\n{extra}");
            return folder.ReadSound().Scheme("emploi")!.Versions[1].Body.Criteria[1].Firmness;
        }
        Assert.Equal(Firmness.Secondary, Of("page", "        fiabilité: secondaire\n"));
        Assert.Equal(Firmness.Deduced, Of("page", "        fiabilité: déduite\n"));
        Assert.Equal(Firmness.Secondary, Of("page", "        appui: [feuille]\n"));
    }

    [Fact]
    public void The_firmest_of_several_texts_counts()
    {
        using var folder = RegionFolder.Small().Replace("schemes/emploi.yaml", "        source: page\n", "        source: [page, feuille]\n")
            .Replace("schemes/emploi.yaml", "{ verdict: subject_to_review }", "{ verdict: ineligible }");
        Assert.Equal(Firmness.Official, folder.ReadSound().Scheme("emploi")!.Versions[1].Body.Criteria[1].Firmness);
    }

    [Fact]
    public void A_closed_version_keeps_the_criteria_and_the_amount_of_the_one_before()
    {
        using var folder = RegionFolder.Small().Write("schemes/pret.yaml", SmallRegion.Pret.Replace("  - du: 2024-01-01\n", "  - du: 2024-01-01\n    au: 2026-01-01\n",
            StringComparison.Ordinal) + """
              - du: 2026-01-01
                fermé: { raison: Le dispositif a pris fin., source: feuille }
                sources:
                  feuille: { texte: Feuille, lu: 2026-01-01, fiabilité: officielle }

            """);
        var versions = folder.ReadSound().Scheme("pret")!.Versions;
        Assert.Same(versions[0].Body.Criteria, versions[1].Body.Criteria);
        Assert.Same(versions[0].Body.Amount, versions[1].Body.Amount);
        Assert.Equal(Availability.Closed, versions[1].Availability.On(new DateOnly(2026, 1, 1)));
        Assert.Equal(Availability.Open, versions[0].Availability.On(new DateOnly(2025, 12, 31)));
    }

    [Fact]
    public void Cumulation_names_schemes_groups_and_sources_of_others()
    {
        using var folder = RegionFolder.Small().Replace("schemes/emploi.yaml", "{ avec: conseil, source: feuille }", "{ avec: aides, source: feuille }");
        var rules = folder.ReadSound().Scheme("emploi")!.Versions[1].Cumulation;
        Assert.Equal(["pret"], rules[0].With);
        Assert.True(rules[0].Forbids);
        Assert.False(rules[0].IsGroup);
        Assert.Equal("Feuille, l. 9", Assert.Single(rules[0].Sources).Citation);
        Assert.Equal(["pret"], rules[1].With);
        Assert.True(rules[1].IsGroup);
    }

    [Fact]
    public void The_hash_changes_with_any_file_and_with_nothing_else()
    {
        using var one = RegionFolder.Small();
        using var same = RegionFolder.Small();
        using var other = RegionFolder.Small().Write("glossary.yaml", "termes: []\n");
        Assert.Equal(one.ReadSound().Hash, same.ReadSound().Hash);
        Assert.NotEqual(one.ReadSound().Hash, other.ReadSound().Hash);
    }

    [Fact]
    public void A_constraint_without_fact_is_told_of_the_facts_as_a_whole()
    {
        using var folder = RegionFolder.Small().Replace("facts.yaml", "si: 'etp_cdi <= etp_crees'", "si: 'false'");
        var told = folder.Faults();
        Assert.Contains(told, t => t.Contains("BEF-R027 Un: /facts Les ETP en CDI", StringComparison.Ordinal));
        Assert.All(told, t => Assert.Matches(" BEF-R02[78] ", t));
    }

    [Theory]
    [InlineData("{ ligne: socle, taux: 80 %, source: feuille }", "BEF-R006 a « taux » needs its « assiette »")]
    [InlineData("{ ligne: socle, entre: 8000, source: feuille }", "BEF-R008 « entre » takes two bounds: [8000, 15000]")]
    [InlineData("{ ligne: socle, entre: [15000, 8000], source: feuille }", "BEF-R034 the interval is empty")]
    [InlineData("{ ligne: socle, source: feuille }", "BEF-R031 a line has exactly one of fixe, entre, jusqu_à, valeur, taux")]
    [InlineData("{ ligne: socle, fixe: 3, jusqu_à: 4, source: feuille }", "BEF-R031 a line has exactly one of fixe, entre, jusqu_à, valeur, taux")]
    [InlineData("{ ligne: socle, valeur: 'duree', source: feuille }", "BEF-R015 « mois » where « € » is expected")]
    [InlineData("{ ligne: socle, fixe: 3, assiette: 'depenses + 1', source: feuille }", "BEF-R008 « assiette » names a fact or a definition")]
    public void A_faulty_line_is_told_and_breaks_nothing_else(string line, string told)
    {
        using var folder = RegionFolder.Small().Replace("schemes/emploi.yaml",
            "{ ligne: socle, entre: [8000, 15000], hypothèse: \"le barème n’est pas publié\", source: feuille }", line);
        Assert.EndsWith(told, Assert.Single(folder.Faults()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("schemes/emploi.yaml", "{ plafond: 20000, source: feuille }", "{ plafond: 20000, source: [] }", "« source » names no text")]
    [InlineData("schemes/emploi.yaml", "{ plafond: 20000, source: feuille }", "{ plafond: 20000, source: }", "« source » has no value")]
    [InlineData("schemes/emploi.yaml", "{ avec: conseil, source: feuille }", "{ avec: conseil, source: [] }", "« source » names no text")]
    [InlineData("schemes/pret.yaml", "toutes: [ { si: 'effectif > 10', libellé: \"plus de dix salariés\" }, { si: 'esus' } ]", "toutes: []", "« toutes » has no item")]
    public void A_list_that_should_hold_something_is_told_when_empty(string file, string old, string text, string told)
    {
        using var folder = RegionFolder.Small().Replace(file, old, text);
        Assert.Contains("BEF-R007 " + told, Assert.Single(folder.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_of_the_home_page_that_cannot_be_is_told()
    {
        using var folder = RegionFolder.Small().Replace("region.yaml", "faits: { forme: scic, commune: \"62498\" }", "faits: { forme: scic, commune: \"99999\" }");
        Assert.Contains("BEF-R027 /facts/commune ", Assert.Single(folder.Faults()), StringComparison.Ordinal);
    }

    [Fact]
    public void Shelves_lay_out_the_catalogue_and_the_first_is_where_a_scheme_stands()
    {
        using var folder = Shelved("rayon: ailleurs");
        var schemes = folder.ReadSound().Schemes;
        Assert.Equal(["emploi ici", "conseil ici", "pret ailleurs"], schemes.Select(s => $"{s.Id} {s.Shelf!.Id}"));
        Assert.Equal([false, false, true], schemes.Select(s => s.Shelf!.IsLocal));
        using var plain = RegionFolder.Small();
        Assert.All(plain.ReadSound().Schemes, s => Assert.Null(s.Shelf));
    }

    [Theory]
    [InlineData("rayon: ailleur", "{ id: ailleurs,", "BEF-R008 « ailleur » is not one of ici, ailleurs; did you mean « ailleurs »?")]
    [InlineData("rayon: ici", "{ id: ici,", "BEF-R020 the shelf « ici » is repeated")]
    public void A_shelf_that_is_not_one_or_stands_twice_is_told(string scheme, string second, string told)
    {
        using var folder = Shelved(scheme).Replace("region.yaml", "{ id: ailleurs,", second);
        Assert.Contains(told, Assert.Single(folder.Faults()), StringComparison.Ordinal);
    }

    private static RegionFolder Shelved(string scheme) => RegionFolder.Small()
        .Replace("region.yaml", "ordre: ", "rayons: [ { id: ici, libellé: Ici }, { id: ailleurs, libellé: Ailleurs, texte: Plus loin, local: true } ]\nordre: ")
        .Replace("schemes/pret.yaml", "nom: Prêt\n", $"nom: Prêt\n{scheme}\n");
}
