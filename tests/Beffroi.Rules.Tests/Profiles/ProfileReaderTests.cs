using System.Text.Json;
using Beffroi.Rules.Tests.Fixtures;
using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Profiles;

/// <summary>Facts as the API receives them: every problem with its code and its place in the body.</summary>
public sealed class ProfileReaderTests
{
    [Theory]
    // A002: what does not exist, is given twice, or is not given at all.
    [InlineData("""{ "efectif": 3 }""", "/facts/efectif BEF-A002")]
    [InlineData("""{ "a/b~c": 3 }""", "/facts/a~1b~0c BEF-A002")]
    [InlineData("""{ "~1": 3 }""", "/facts/~01 BEF-A002")]
    [InlineData("""{ "": 3 }""", "/facts/ BEF-A002")]
    [InlineData("""{ "duree": 3, "duree": 4 }""", "/facts/duree BEF-A002")]
    [InlineData("""{ "duree": null, "duree": null }""", "/facts/duree BEF-A002")]
    [InlineData("""{ "departement": "62" }""", "/facts/departement BEF-A002")]
    [InlineData("""{ "entreprise_ess": true }""", "/facts/entreprise_ess BEF-A002")]
    [InlineData("""{ "plafond_legal": 3 }""", "/facts/plafond_legal BEF-A002")]
    [InlineData("""{ "efectif": null }""", "/facts/efectif BEF-A002")]
    [InlineData("""{ "statuts": { "include": [] } }""", "/facts/statuts/include BEF-A002")]
    [InlineData("""{ "statuts": { "includes": [], "includes": [] } }""", "/facts/statuts/includes BEF-A002")]
    [InlineData("""{ "statuts": { "a/b": [] } }""", "/facts/statuts/a~1b BEF-A002")]
    // A003: types, steps, ranges.
    [InlineData("""{ "esus": "oui" }""", "/facts/esus BEF-A003")]
    [InlineData("""{ "esus": 1 }""", "/facts/esus BEF-A003")]
    [InlineData("""{ "esus": [true, false] }""", "/facts/esus BEF-A003")]
    [InlineData("""{ "duree": "3" }""", "/facts/duree BEF-A003")]
    [InlineData("""{ "duree": true }""", "/facts/duree BEF-A003")]
    [InlineData("""{ "duree": {} }""", "/facts/duree BEF-A003")]
    [InlineData("""{ "duree": 3.5 }""", "/facts/duree BEF-A003")]
    [InlineData("""{ "duree": [3] }""", "/facts/duree BEF-A003")]
    [InlineData("""{ "duree": [] }""", "/facts/duree BEF-A003")]
    [InlineData("""{ "duree": [3, 4, 5] }""", "/facts/duree BEF-A003")]
    [InlineData("""{ "duree": ["3", 4] }""", "/facts/duree/0 BEF-A003")]
    [InlineData("""{ "duree": [3, 4.5] }""", "/facts/duree/1 BEF-A003")]
    [InlineData("""{ "duree": ["3", 4.5] }""", "/facts/duree/0 BEF-A003 | /facts/duree/1 BEF-A003")]
    [InlineData("""{ "etp_crees": 0.83 }""", "/facts/etp_crees BEF-A003")]
    [InlineData("""{ "depenses": 0.001 }""", "/facts/depenses BEF-A003")]
    [InlineData("""{ "forme": true }""", "/facts/forme BEF-A003")]
    [InlineData("""{ "forme": ["scop", 3] }""", "/facts/forme/1 BEF-A003")]
    [InlineData("""{ "forme": [null] }""", "/facts/forme/0 BEF-A003")]
    [InlineData("""{ "commune": 62498 }""", "/facts/commune BEF-A003")]
    [InlineData("""{ "statuts": "ea" }""", "/facts/statuts BEF-A003")]
    [InlineData("""{ "statuts": [1] }""", "/facts/statuts/0 BEF-A003")]
    [InlineData("""{ "statuts": { "includes": "ea" } }""", "/facts/statuts/includes BEF-A003")]
    [InlineData("""{ "date_creation": 2024 }""", "/facts/date_creation BEF-A003")]
    [InlineData("""{ "date_creation": ["2024-01-01"] }""", "/facts/date_creation BEF-A003")]
    [InlineData("""{ "commune": {} }""", "/facts/commune BEF-A003")]
    [InlineData("""{ "commune": { "departement": "62", "region": "32" } }""", "/facts/commune BEF-A003")]
    [InlineData("""{ "commune": { "departement": 62 } }""", "/facts/commune/departement BEF-A003")]
    [InlineData("""{ "commune": { "departement": ["62"] } }""", "/facts/commune/departement BEF-A003")]
    // Groups of municipalities: by a column that names them.
    [InlineData("""{ "commune": { "region": "32" } }""", "/facts/commune/region BEF-A002")]
    [InlineData("""{ "commune": { "departement": "2A" } }""", "/facts/commune/departement BEF-A004")]
    [InlineData("""{ "forme": { "departement": "62" } }""", "/facts/forme BEF-A003")]
    // A004: outside the domain.
    [InlineData("""{ "duree": 121 }""", "/facts/duree BEF-A004")]
    [InlineData("""{ "duree": -1 }""", "/facts/duree BEF-A004")]
    [InlineData("""{ "duree": [3, 121] }""", "/facts/duree/1 BEF-A004")]
    [InlineData("""{ "duree": [-1, 121] }""", "/facts/duree/0 BEF-A004 | /facts/duree/1 BEF-A004")]
    [InlineData("""{ "duree": 1e400 }""", "/facts/duree BEF-A004")]
    [InlineData("""{ "duree": -1e400 }""", "/facts/duree BEF-A004")]
    [InlineData("""{ "duree": 99999999999999999999999999999999999999 }""", "/facts/duree BEF-A004")]
    [InlineData("""{ "duree": [null, 1e29] }""", "/facts/duree/1 BEF-A004")]
    [InlineData("""{ "forme": "scp" }""", "/facts/forme BEF-A004")]
    [InlineData("""{ "forme": "SCOP" }""", "/facts/forme BEF-A004")]
    [InlineData("""{ "forme": ["scop", "x", "y"] }""", "/facts/forme/1 BEF-A004 | /facts/forme/2 BEF-A004")]
    [InlineData("""{ "statuts": ["eta"] }""", "/facts/statuts/0 BEF-A004")]
    [InlineData("""{ "statuts": { "excludes": ["ea", "eta"] } }""", "/facts/statuts/excludes/1 BEF-A004")]
    [InlineData("""{ "commune": "99999" }""", "/facts/commune BEF-A004")]
    [InlineData("""{ "commune": ["62498", ""] }""", "/facts/commune/1 BEF-A004")]
    [InlineData("""{ "date_creation": "1899-12-31" }""", "/facts/date_creation BEF-A004")]
    // A005: nothing is left.
    [InlineData("""{ "duree": [4, 3] }""", "/facts/duree BEF-A005")]
    [InlineData("""{ "date_creation": ["2024-01-02", "2024-01-01"] }""", "/facts/date_creation BEF-A005")]
    [InlineData("""{ "forme": [] }""", "/facts/forme BEF-A005")]
    [InlineData("""{ "commune": [] }""", "/facts/commune BEF-A005")]
    [InlineData("""{ "statuts": { "includes": ["ea"], "excludes": ["siae", "ea"] } }""", "/facts/statuts BEF-A005")]
    // A006: facts that contradict each other.
    [InlineData("""{ "date_creation": "2026-11-24" }""", "/facts/date_creation BEF-A006")]
    [InlineData("""{ "date_creation": ["2026-11-24", null] }""", "/facts/date_creation BEF-A006")]
    [InlineData("""{ "date_creation": "2026-11-23", "anciennete": 1 }""", "/facts/anciennete BEF-A006")]
    [InlineData("""{ "date_creation": "2023-11-23", "anciennete": [0, 35] }""", "/facts/anciennete BEF-A006")]
    [InlineData("""{ "etp_crees": 1, "etp_cdi": 1.05 }""", "/facts/etp_cdi BEF-A006")]
    [InlineData("""{ "etp_crees": [0, 1], "etp_cdi": [1.05, 2] }""", "/facts/etp_cdi BEF-A006")]
    // A007: dates that are none.
    [InlineData("""{ "date_creation": "2023-02-29" }""", "/facts/date_creation BEF-A007")]
    [InlineData("""{ "date_creation": "03/03/2024" }""", "/facts/date_creation BEF-A007")]
    [InlineData("""{ "date_creation": "2024-3-3" }""", "/facts/date_creation BEF-A007")]
    [InlineData("""{ "date_creation": "2024-03-03T00:00:00" }""", "/facts/date_creation BEF-A007")]
    [InlineData("""{ "date_creation": ["2023-01-01", "demain"] }""", "/facts/date_creation/1 BEF-A007")]
    // The whole.
    [InlineData("[]", "/facts BEF-A003")]
    [InlineData("3", "/facts BEF-A003")]
    [InlineData("""{ "efectif": 1, "duree": -1, "forme": "x", "esus": 3 }""", "/facts/efectif BEF-A002 | /facts/duree BEF-A004 | /facts/forme BEF-A004 | /facts/esus BEF-A003")]
    public void Every_problem_is_told_with_its_place(string facts, string problems)
    {
        var reading = ReadProfile(facts);
        Assert.Equal(problems, string.Join(" | ", reading.Problems.Select(p => $"{p.Path} {p.Code}")));
        Assert.Null(reading.Profile);
        Assert.All(reading.Problems, p => Assert.NotEqual("", p.Message));
    }

    [Theory]
    [InlineData("""{ "efectif": 3 }""", "Le fait «\u00A0efectif\u00A0» n’existe pas.", "Vouliez-vous dire «\u00A0effectif\u00A0»\u202F?")]
    [InlineData("""{ "departement": "62" }""", "«\u00A0departement\u00A0» se déduit d’autres faits\u00A0: il ne se donne pas.", null)]
    [InlineData("""{ "forme": "scp" }""", "«\u00A0scp\u00A0» n’est pas une valeur de «\u00A0forme\u00A0».", "Vouliez-vous dire «\u00A0scop\u00A0»\u202F?")]
    [InlineData("""{ "forme": "mutuelle" }""", "«\u00A0mutuelle\u00A0» n’est pas une valeur de «\u00A0forme\u00A0».", "association, scop, scic, sarl")]
    [InlineData("""{ "commune": "99999" }""", "Le code «\u00A099999\u00A0» n’existe pas.", "Donnez le code INSEE de la commune, sur cinq caractères.")]
    [InlineData("""{ "duree": 121 }""", "121 est hors de ce qui est possible.", "Entre 0\u00A0mois et 120\u00A0mois.")]
    [InlineData("""{ "depenses": 2000000 }""", "2\u202F000\u202F000 est hors de ce qui est possible.", "Entre 0\u00A0€ et 1\u202F000\u202F000\u00A0€.")]
    [InlineData("""{ "etp_crees": 0.83 }""", "Un multiple de 0,05 est attendu.", null)]
    [InlineData("""{ "duree": 1.5 }""", "Un nombre entier est attendu.", null)]
    [InlineData("""{ "date_creation": "2026-11-24" }""", "Cette date est après le 23 novembre 2026.", "Donnez une date passée.")]
    [InlineData("""{ "etp_crees": 1, "etp_cdi": 2 }""", "Les ETP en CDI ne dépassent pas les ETP créés.", null)]
    public void A_problem_is_worded_in_French_for_a_person(string facts, string message, string? hint)
    {
        var problem = Assert.Single(ReadProfile(facts).Problems);
        Assert.Equal(message, problem.Message);
        Assert.Equal(hint, problem.Hint);
    }

    [Theory]
    [InlineData("duree", "[null, null]", 0, 120)]
    [InlineData("duree", "[3, null]", 3, 120)]
    [InlineData("duree", "[null, 3]", 0, 3)]
    [InlineData("duree", "[3, 3]", 3, 3)]
    [InlineData("duree", "3", 3, 3)]
    [InlineData("duree", "3.0", 3, 3)]
    [InlineData("duree", "3e0", 3, 3)]
    [InlineData("duree", "30e-1", 3, 3)]
    [InlineData("duree", "-0", 0, 0)]
    [InlineData("duree", "null", 0, 120)]
    public void A_number_is_a_value_or_two_ends_of_which_null_is_open(string fact, string value, int min, int max) =>
        Assert.Equal(new NumberRange(min, max), ((KnownNumber)Profile($$"""{ "{{fact}}": {{value}} }""")[Fact(fact)]).Range);

    [Theory]
    [InlineData("0.8", true)]
    [InlineData("0.80", true)]
    [InlineData("8e-1", true)]
    [InlineData("0.15", true)]
    [InlineData("99.95", true)]
    [InlineData("0.83", false)]
    [InlineData("0.8000001", false)]
    [InlineData("0.80000000000000000000000000000000001", false)]
    [InlineData("1e-40", false)]
    public void A_decimal_is_on_its_step_exactly(string value, bool isOn) =>
        Assert.Equal(isOn, ReadProfile($$"""{ "etp_crees": {{value}} }""").Problems.Count == 0);

    [Theory]
    [InlineData("duree")]
    [InlineData("forme")]
    [InlineData("statuts")]
    [InlineData("commune")]
    [InlineData("esus")]
    [InlineData("date_creation")]
    public void What_is_null_or_not_said_is_unknown(string fact)
    {
        Assert.Equal(Fact(fact).Unknown, Profile($$"""{ "{{fact}}": null }""")[Fact(fact)]);
        Assert.Equal(Fact(fact).Unknown, Profile()[Fact(fact)]);
        Assert.False(Profile()[Fact(fact)].IsFull);
    }

    [Fact]
    public void Facts_that_are_null_or_absent_as_a_whole_are_unknown() => Assert.NotNull(ReadProfile("null").Profile);

    [Theory]
    [InlineData("[\"ea\"]", 0b010, 0b010)]
    [InlineData("[]", 0, 0)]
    [InlineData("[\"ea\", \"ea\"]", 0b010, 0b010)]
    [InlineData("{}", 0, 0b111)]
    [InlineData("""{ "includes": ["ea"] }""", 0b010, 0b111)]
    [InlineData("""{ "excludes": ["siae", "esat"] }""", 0, 0b010)]
    [InlineData("""{ "includes": ["ea"], "excludes": ["siae"] }""", 0b010, 0b110)]
    [InlineData("""{ "includes": null, "excludes": ["siae"] }""", 0, 0b110)]
    public void An_ensemble_is_exact_or_what_it_includes_and_excludes(string value, ulong must, ulong may) =>
        Assert.Equal(new MemberRange(must, may), ((KnownMembers)Profile($$"""{ "statuts": {{value}} }""")[Fact("statuts")]).Members);

    [Theory]
    [InlineData("\"59298\"", "59350")]
    [InlineData("[\"59298\", \"59350\"]", "59350")]
    [InlineData("[\"59298\", \"62498\"]", "59350 62498")]
    [InlineData("[\"62498\", \"62498\"]", "62498")]
    public void A_former_commune_leads_to_the_one_of_today(string value, string communes)
    {
        var known = (KnownText)Profile($$"""{ "commune": {{value}} }""")[Fact("commune")];
        Assert.Equal(communes, string.Join(" ", known.Values.Indexes().Select(i => known.Values.Domain[i])));
        Assert.Equal(communes.Length == 5, known.IsFull);
    }

    [Fact]
    public void A_list_of_every_value_of_a_choice_says_nothing() =>
        Assert.Equal(Fact("forme").Unknown, Profile("""{ "forme": ["sarl", "scic", "scop", "association"] }""")[Fact("forme")]);

    [Theory]
    [InlineData("""{ "\ud800": 1 }""")]
    [InlineData("""{ "forme": "\ud800" }""")]
    [InlineData("""{ "forme": ["\udc00"] }""")]
    [InlineData("""{ "date_creation": "\ud800" }""")]
    [InlineData("""{ "statuts": { "\ud800": [] } }""")]
    public void Half_a_character_is_a_problem_and_no_exception(string facts) => Assert.NotEmpty(ReadProfile(facts).Problems);

    [Fact]
    public void The_catalogue_reads_a_profile_through_its_front_door()
    {
        using var folder = RegionFolder.Small();
        using var json = JsonDocument.Parse("""{ "duree": 6, "x": 1 }""");
        Assert.Equal("/faits/x", Assert.Single(folder.ReadSound().ReadProfile(Today, json.RootElement, "/faits").Problems).Path);
    }

    [Fact]
    public void A_number_in_a_domain_without_end_is_still_one_that_can_be_counted()
    {
        var vocabulary = ReadFacts(SmallRegion.Facts.Replace("domaine: [0, 120]", "domaine: [0, null]", StringComparison.Ordinal));
        ProfileReading Read(string value)
        {
            using var json = JsonDocument.Parse($$"""{ "duree": {{value}} }""");
            return ProfileReader.Read(vocabulary, Today, json.RootElement, "/facts");
        }
        Assert.Empty(Read("1000000").Problems);
        Assert.Equal(ProblemCodes.OutsideDomain, Assert.Single(Read("79228162514264337593543950335").Problems).Code);
        Assert.Equal(ProblemCodes.OutsideDomain, Assert.Single(Read("-1").Problems).Code);
    }
}
