using System.Text;
using System.Text.Json;
using Beffroi.Rules.Expressions;
using Beffroi.Rules.Tests.Fixtures;
using Beffroi.Rules.Tests.Laws;
using CsCheck;
using static Beffroi.Rules.Tests.Fixtures.Expressions;

namespace Beffroi.Rules.Tests.Fuzzing;

/// <summary>Spoilt files, expressions and facts: whatever they hold, they are read or refused with diagnostics, and quickly.</summary>
[Collection(MeasuredAlone.Name)]
public sealed class ReaderFuzzing
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_spoilt_region_is_read_whole_or_refused_with_diagnostics()
    {
        var files = RegionFolder.SmallFiles.Keys.Order(StringComparer.Ordinal).ToArray();
        var loaded = 0;
        Sample(seed =>
        {
            var random = new Random(seed);
            var file = files[random.Next(files.Length)];
            var spoilt = new Mutations(random).Spoil(RegionFolder.SmallFiles[file]);
            using var folder = RegionFolder.Small().Write(file, spoilt);
            Loaded? read = null;
            Effort.AssertUnder(Limit, file, () => read = folder.Read());
            Assert.Equal(read!.Diagnostics.Count == 0, read.Catalogue is not null);
            if (read.Catalogue is { } catalogue)
            {
                loaded++;
                using var facts = JsonDocument.Parse("{}");
                Assert.Equal(catalogue.Schemes.Count, catalogue.Orient(catalogue.ReadProfile(Today, facts.RootElement).Profile!).Schemes.Count);
            }
        });
        // Else only one side would have been tried.
        Assert.InRange(loaded, 1, Cases.Count - 1);
    }

    [Fact]
    public void A_spoilt_expression_is_bound_and_judged_or_refused() => Sample(seed =>
    {
        var random = new Random(seed);
        var mutations = new Mutations(random);
        var expression = random.Next(3) == 0 ? mutations.Garbage(30) : mutations.SpoilText(new RandomExpressions(random).Truth());
        Effort.AssertUnder(Limit, expression, () => Read(expression, new RandomProfiles(random).Partial(Today)));
    });

    [Fact]
    public void Spoilt_facts_are_a_profile_or_problems() => Sample(seed =>
    {
        const string facts = """
            { "forme": ["scop", "scic"], "effectif": [10, 19], "nature": "entreprise", "esus": false, "commune": "62498", "statuts": ["ea"],
              "partenaires": { "includes": ["recherche"], "excludes": [] }, "depenses": [5000, null], "etp_crees": 0.8, "date_creation": "2024-02-29" }
            """;
        var spoilt = new Mutations(new Random(seed)).SpoilText(facts);
        JsonDocument json;
        try
        {
            json = JsonDocument.Parse(spoilt);
        }
        catch (JsonException)
        {
            return;
        }
        using (json)
        {
            var reading = ProfileReader.Read(Fixtures.Expressions.Vocabulary, Today, json.RootElement, "/facts");
            Assert.Equal(reading.Problems.Count == 0, reading.Profile is not null);
            Assert.All(reading.Problems, p => Assert.StartsWith("/facts", p.Path, StringComparison.Ordinal));
        }
    });

    [Fact]
    public void Garbage_in_a_file_is_refused() => Sample(seed =>
    {
        var random = new Random(seed);
        var diagnostics = new Diagnostics();
        var text = new Mutations(random).Garbage(60);
        Effort.AssertUnder(Limit, text, () => YamlFile.ReadText(text, "x.yaml", diagnostics));
    });

    private static void Read(string expression, Profile profile)
    {
        var errors = new List<ExpressionError>();
        try
        {
            var term = new Binder(Fixtures.Expressions.Vocabulary, errors.Add).Bind(Parser.Parse(expression));
            if (term is not null)
            {
                Overflow.Check(term, errors.Add);
            }
            Assert.True(term is not null || errors.Count > 0);
            if (errors.Count == 0 && term is TruthTerm truth)
            {
                Assert.True(Enum.IsDefined(new Interpreter(profile).Judge(truth)));
                Assert.NotEqual("", SchemeCatalogue.Describe(new RuleCondition(truth, expression)));
            }
        }
        catch (ExpressionSyntaxException e)
        {
            Assert.InRange(e.Error.Offset, 0, expression.Length);
        }
        var length = expression.Normalize(NormalizationForm.FormC).Length;
        Assert.All(errors, e => Assert.InRange(e.Offset, 0, length));
    }

    private static void Sample(Action<int> law) => Gen.Int.Sample(law, iter: Cases.Count, threads: 1);
}
