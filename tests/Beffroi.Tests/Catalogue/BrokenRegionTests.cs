using Beffroi.Tests.Harness;

namespace Beffroi.Tests.Catalogue;

/// <summary>A region folder with a fault is never half loaded: the start stops and tells all of them.</summary>
public sealed class BrokenRegionTests : IDisposable
{
    private readonly RegionCopy region = new();
    private readonly string data = Path.Combine(Path.GetTempPath(), $"beffroi-data-{Guid.CreateVersion7():N}");

    [Fact]
    public async Task The_start_stops_with_every_fault_and_its_place()
    {
        region.Change("schemes/busin-ess.yaml", "si: 'effectif >= 1'", "si: 'efectif >= 1'");
        region.Change("schemes/tess.yaml", "and plan_actions_ess", "and effectif");
        region.Change("operators.yaml", "dispositifs: [acc-ess]", "dispositif: [acc-ess]");

        var (code, _, errors) = await Run("serve");

        Assert.Equal(1, code);
        Assert.Contains("BEF-R012 unknown fact « efectif »; did you mean « effectif »?", errors, StringComparison.Ordinal);
        Assert.Contains("schemes/tess.yaml:", errors, StringComparison.Ordinal);
        Assert.Contains("operators.yaml:", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schemes_check_tells_the_same_and_ends_with_1()
    {
        region.Change("facts.yaml", "type: entier", "type: entiers");

        var (code, output, errors) = await Run("schemes", "check");

        Assert.Equal(1, code);
        Assert.Contains("did you mean « entier »?", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_region_is_one_of_France()
    {
        region.Change("region.yaml", "code_insee: \"32\"", "code_insee: \"23\"");

        var (code, output, errors) = await Run("schemes", "check");

        Assert.Equal(1, code);
        Assert.Contains("/region.yaml BEF-R016 no région of France has the code « 23 »", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_missing_is_told_with_the_rest()
    {
        File.Delete(Path.Combine(region.Folder, "texts", "cadre.md"));
        region.Change("facts.yaml", "type: entier", "type: entiers");

        var (code, output, errors) = await Run("schemes", "check");

        Assert.Equal(1, code);
        Assert.Contains("/texts/cadre.md BEF-R033 the file is missing", output + errors, StringComparison.Ordinal);
        Assert.Contains("did you mean « entier »?", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_directory_answers_names_facts_that_exist_and_values_that_they_take()
    {
        region.Change("prefill.yaml", "fait: effectif", "fait: efectif");
        region.Change("prefill.yaml", "valeur: fondation", "valeur: fondations");
        region.Change("prefill.yaml", "champ: commune_siege", "champ: commune_du_siege");

        var (code, output, errors) = await Run("schemes", "check");

        Assert.Equal(1, code);
        Assert.Contains("BEF-R012 unknown fact « efectif » of the applicant; did you mean « effectif »?", output + errors, StringComparison.Ordinal);
        Assert.Contains("BEF-R016 « fondations »", (output + errors).Replace('\u00A0', ' '), StringComparison.Ordinal);
        Assert.Contains("did you mean « commune_siege »?", output + errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_papers_of_the_shelf_are_told_apart_and_one_of_them_proves_bank_details()
    {
        region.Change("pieces.yaml", "    bancaire: true\n", "");
        region.Change("pieces.yaml", "id: dirigeants", "id: statuts");
        region.Change("pieces.yaml", "id: declaration", "id: Déclaration");
        region.Change("pieces.yaml", "prévenir: 45", "prévenir: 4.5");

        var (code, output, errors) = await Run("schemes", "check");

        Assert.Equal(1, code);
        var told = (output + errors).Replace('\u00A0', ' ');
        Assert.Contains("exactly one of « pièces » has « bancaire: true »", told, StringComparison.Ordinal);
        Assert.Contains("« statuts » is repeated", told, StringComparison.Ordinal);
        Assert.Contains("« Déclaration » is no id", told, StringComparison.Ordinal);
        Assert.Contains("« prévenir » is a number of days from 0 to 366", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Meetings_have_a_day_of_their_own_and_files_are_complete_before()
    {
        region.Change("meetings.yaml", "réunions: []", """
            réunions:
              - { date: 2027-01-28, complet_avant: 2027-01-28, source: { texte: "Essai", lu: 2026-11-20, fiabilité: officielle } }
              - { date: 2027-01-28, source: { texte: "Essai", lu: 2026-11-20, fiabilité: officielle } }
              - { date: 2027-02-31, source: { texte: "Essai", lu: 2026-11-20, fiabilité: officielle } }
              - { date: 2027-03-25 }
            """);

        var (code, output, errors) = await Run("schemes", "check");

        Assert.Equal(1, code);
        var told = (output + errors).Replace('\u00A0', ' ');
        Assert.Contains("« complet_avant » comes before the meeting of 28 janvier 2027", told, StringComparison.Ordinal);
        Assert.Contains("two meetings on 28 janvier 2027", told, StringComparison.Ordinal);
        Assert.Contains("meetings.yaml:7:", told, StringComparison.Ordinal);
        Assert.Contains("« source »", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_intercommunalite_of_the_Region_has_one_tile_of_its_own()
    {
        region.Change("territories.yaml", "epci: \"200033579\"", "epci: \"200033578\"");
        region.Change("territories.yaml", "rangée: 1, colonne: 4", "rangée: 1, colonne: 3");
        region.Change("territories.yaml", "rangée: 13, colonne: 7", "rangée: 13, colonne: 41");

        var (code, output, errors) = await Run("schemes", "check");

        Assert.Equal(1, code);
        var said = output + errors;
        Assert.Contains("BEF-R016 no EPCI of the Region has the code « 200033578 »; did you mean « 200033579 »?", said, StringComparison.Ordinal);
        Assert.Contains("BEF-R006 the EPCI « 200033579 » (CU d'Arras) has no tile", said, StringComparison.Ordinal);
        Assert.Contains("BEF-R020 « 245900428 » is on the tile of « 200090751 »: row 1, column 3", said, StringComparison.Ordinal);
        Assert.Contains("BEF-R008 a whole number from 1 to 40 is expected", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_Region_may_have_no_tile_yet()
    {
        region.Write("territories.yaml", "quadrillage: inconnu\n");

        var (code, output, errors) = await Run("schemes", "check");

        Assert.True(code == 0, output + errors);
    }

    [Fact]
    public async Task A_whole_folder_is_right()
    {
        var (code, output, errors) = await Run("schemes", "check");

        Assert.True(code == 0, output + errors);
    }

    [Theory]
    [InlineData("a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n", "BEF-R002")]
    [InlineData("a: !!python/object:os.system x\n", "BEF-R002")]
    [InlineData("région: a\nrégion: b\n", "BEF-R003")]
    public async Task A_bomb_an_alias_a_tag_and_a_repeated_key_are_refused(string yaml, string code)
    {
        region.Write("region.yaml", yaml);

        var (exit, _, errors) = await Run("serve");

        Assert.Equal(1, exit);
        Assert.Contains(code, errors, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        region.Dispose();
        if (Directory.Exists(data))
            Directory.Delete(data, recursive: true);
    }

    private Task<(int Code, string Output, string Errors)> Run(params string[] arguments) => BeffroiProcess.Run(
        new Dictionary<string, string?> { ["BEFFROI_REGION"] = region.Folder, ["BEFFROI_DATA"] = data, ["PORT"] = "0" }, arguments);
}
