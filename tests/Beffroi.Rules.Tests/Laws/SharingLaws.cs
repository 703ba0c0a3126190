using System.Text.Json;
using Beffroi.Rules.Tests.Fixtures;
using CsCheck;

namespace Beffroi.Rules.Tests.Laws;

/// <summary>What a link for others tells of a profile of Hauts-de-France.</summary>
public sealed class SharingLaws
{
    private static readonly SchemeCatalogue Catalogue = HautsDeFrance.Catalogue;
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void What_is_told_holds_what_was_known_and_nothing_else_is_told() => Gen.Int.Sample(seed =>
    {
        var profiles = new RandomProfiles(new Random(seed), Catalogue.Facts, [0, 1, 3, 4, 9, 0.05m, 0.8m, 12, 35, 36, 9999.99m, 25000, 60000]);
        var profile = profiles.Partial(Today);

        var shared = Catalogue.Share(profile);

        Assert.All(shared, f => Assert.True(Catalogue.Fact(f.Key)!.IsShared, f.Key));
        var reading = Catalogue.ReadProfile(Today, JsonSerializer.SerializeToElement(shared));
        if (reading.Profile is not { } told)
        {
            // Only a situation that contradicts itself can be told so.
            Assert.All(reading.Problems, p => Assert.Equal(ProblemCodes.Contradiction, p.Code));
            Assert.True(Number(profile, "etp_cdi").Min > Number(profile, "etp_crees").Max);
            return;
        }
        foreach (var fact in Catalogue.Facts.Where(f => !f.IsShared))
        {
            Assert.Equal(fact.Unknown, told[fact]);
        }
        foreach (var fact in Catalogue.Facts.Where(f => f.IsShared))
        {
            Assert.True(Holds(told[fact], profile[fact]), $"{fact}: {SchemeCatalogue.Describe(fact, told)}, of {SchemeCatalogue.Describe(fact, profile)}");
        }
        // Two situations of the same brackets cannot be told apart.
        Assert.Equal(shared.ToJsonString(), Catalogue.Share(told).ToJsonString());
    }, iter: Cases.Count);

    [Fact]
    public void A_commune_is_told_by_its_département_and_a_number_by_its_bracket()
    {
        var profile = Read("""{ "commune": "02789", "effectif": 7, "date_creation": "2025-03-03", "stade": "consolidation", "chiffre_affaires": 120000, "besoins": [] }""");

        Assert.Equal("""{"commune":{"departement":"02"},"effectif":[4,9],"anciennete_mois":[12,35],"besoins":[]}""", Catalogue.Share(profile).ToJsonString());
    }

    [Theory]
    [InlineData("stade")]
    [InlineData("exercices_en_perte")]
    [InlineData("degradation_fonds_propres")]
    [InlineData("perte_financement_ou_marche")]
    [InlineData("avance_demandee")]
    [InlineData("a_jour_fiscal_et_social")]
    [InlineData("chiffre_affaires")]
    [InlineData("de_minimis_recu")]
    [InlineData("date_creation")]
    public void What_shows_that_things_are_hard_is_never_told(string fact) => Assert.False(Catalogue.Fact(fact)!.IsShared);

    private static NumberRange Number(Profile profile, string fact) => ((KnownNumber)profile[Catalogue.Fact(fact)!]).Range;

    private static Profile Read(string facts)
    {
        var reading = Catalogue.ReadProfile(Today, JsonElement.Parse(facts));
        Assert.Equal([], reading.Problems.Select(p => p.ToString()));
        return reading.Profile!;
    }

    private static bool Holds(Known told, Known known) => (told, known) switch
    {
        (KnownTruth t, KnownTruth k) => t.Value == Truth.Unknown || t.Value == k.Value,
        (KnownNumber t, KnownNumber k) => t.Range.Min <= k.Range.Min && k.Range.Max <= t.Range.Max,
        (KnownText t, KnownText k) => k.Values.Indexes().All(t.Values.Contains),
        (KnownMembers { Members: var t }, KnownMembers { Members: var k }) => (t.Must & ~k.Must) == 0 && (k.May & ~t.May) == 0,
        _ => false,
    };
}
