using Beffroi.Territories;

namespace Beffroi.Tests.Territories;

public sealed class FrenchTerritoriesTests
{
    private static readonly FrenchTerritories France = FrenchTerritories.Reference;

    [Theory]
    [InlineData("62498", "62498")]
    [InlineData("2a004", "2A004")]
    [InlineData("2B033", "2B033")]
    [InlineData("97411", "97411")]
    public void A_code_is_five_characters(string text, string code)
    {
        Assert.True(MunicipalityCode.TryParse(text, out var parsed));
        Assert.Equal(code, parsed.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("6249")]
    [InlineData("624980")]
    [InlineData("3A004")]
    [InlineData("2C004")]
    [InlineData("A2004")]
    [InlineData("62 98")]
    [InlineData("６２４９８")]
    public void What_is_not_a_code_is_refused(string? text) => Assert.False(MunicipalityCode.TryParse(text, out _));

    [Fact]
    public void Every_commune_of_2026_is_there()
    {
        Assert.Equal(34_969, France.Municipalities.Count);
        Assert.Equal(3_782, France.Municipalities.Count(m => m.Region.Code == "32"));
        Assert.Equal(["02", "59", "60", "62", "80"], France.DepartmentsOf("32").Select(d => d.Code));
    }

    [Fact]
    public void Lens_is_known_with_all_that_surrounds_it()
    {
        var lens = Find("62498")!;

        Assert.Equal("Lens", lens.Name);
        Assert.Equal("246200364", lens.Intermunicipality!.Code);
        Assert.Equal("Pas-de-Calais", lens.Department.Name);
        Assert.Equal("Hauts-de-France", lens.Region.Name);
        Assert.Equal(["62300"], lens.Postcodes);
    }

    [Fact]
    public void The_region_is_touched_by_92_intermunicipalities_two_of_them_seated_in_Normandy()
    {
        var groups = France.IntermunicipalitiesOf("32");

        Assert.Equal(92, groups.Count);
        Assert.Contains(groups, g => g.Code == "200069722");
        Assert.Contains(groups, g => g.Code == "247600588");
    }

    [Theory]
    [InlineData("60455", "60694")] // « anciensCodes » still says 60054, from before the de-merger.
    [InlineData("55273", "55386")]
    [InlineData("59355", "59350")] // Lomme, associée to Lille.
    [InlineData("75101", "75056")]
    [InlineData("13201", "13055")]
    [InlineData("69381", "69123")]
    public void A_former_code_leads_to_the_commune_of_today(string former, string today) =>
        Assert.Equal(today, Find(former)!.Code.ToString());

    [Fact]
    public void Every_former_code_leads_to_a_commune_and_none_is_one() =>
        Assert.All(France.FormerCodes, f => Assert.Equal(f.Value, France.Find(f.Key)!.Code));

    [Theory]
    [InlineData("99999")]
    [InlineData("62000")]
    public void A_code_that_never_existed_is_not_found(string code) => Assert.Null(Find(code));

    [Theory]
    [InlineData("lens", "62498")]
    [InlineData("LENS", "62498")]
    [InlineData("saint etienne", "42218")]
    [InlineData("st étienne", "42218")]
    [InlineData("Ste-Geneviève-des-Bois", "91549")]
    [InlineData("l hay les roses", "94038")]
    [InlineData("L’Haÿ-les-Roses", "94038")]
    [InlineData("marcq en baroeul", "59378")]
    [InlineData("Marcq-en-Barœul", "59378")]
    [InlineData("boulogne-sur-mer", "62160")]
    [InlineData("villeneuve d'ascq", "59009")]
    [InlineData("bassée", "59051")]
    [InlineData("lens 62", "62498")]
    [InlineData("62300 lens", "62498")]
    [InlineData("62498", "62498")]
    public void A_commune_is_found_as_people_write_it(string text, string code) =>
        Assert.Equal(code, France.Search(text)[0].Municipality.Code.ToString());

    [Fact]
    public void The_exact_name_comes_first_then_the_names_that_begin_so_by_population()
    {
        var found = France.Search("saint-omer", 50).Select(f => f.Municipality).ToArray();

        Assert.Equal("62765", found[0].Code.ToString());
        Assert.All(found[..2], m => Assert.Equal("Saint-Omer", m.Name));
        var beginning = found.SkipWhile(m => m.Name == "Saint-Omer").TakeWhile(m => m.Name.StartsWith("Saint-Omer", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(beginning);
        Assert.Equal(beginning.OrderByDescending(m => m.Population ?? 0).Select(m => m.Code), beginning.Select(m => m.Code));
    }

    [Fact]
    public void The_name_of_a_former_commune_is_found_and_said()
    {
        var lomme = France.Search("lomme")[0];

        Assert.Equal("Lille", lomme.Municipality.Name);
        Assert.Equal("Lomme", lomme.MatchedName);
    }

    [Fact]
    public void A_postcode_answers_with_all_its_communes_whatever_the_limit()
    {
        var expected = France.Municipalities.Where(m => m.Postcodes.Contains("80300")).Select(m => m.Code).ToHashSet();

        var found = France.Search("80300", limit: 3);

        Assert.True(expected.Count > 20);
        Assert.Equal(expected, found.Select(f => f.Municipality.Code).ToHashSet());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("--'")]
    [InlineData("zzzzzz")]
    [InlineData("00000")]
    public void Nothing_is_found_for_what_names_nothing(string text) => Assert.Empty(France.Search(text));

    [Fact]
    public void The_number_of_answers_is_limited() => Assert.Equal(5, France.Search("saint", 5).Count);

    private static Municipality? Find(string code) =>
        France.Find(MunicipalityCode.Parse(code, System.Globalization.CultureInfo.InvariantCulture));
}
