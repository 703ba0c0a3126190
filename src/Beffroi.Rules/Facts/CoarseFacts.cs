using System.Numerics;
using System.Text.Json.Nodes;

namespace Beffroi.Rules;

/// <summary>
/// What of a profile may be told to others, in the form of the contract: facts that the Region shares, numbers by the brackets of their ready
/// answers, a municipality by its group. What is told always holds what was known.
/// </summary>
internal static class CoarseFacts
{
    public static JsonObject Of(Vocabulary vocabulary, Profile profile) =>
        new(vocabulary.Facts.Where(f => f.IsShared && profile[f] != f.Unknown)
            .Select(f => KeyValuePair.Create(f.Id, Coarse(f, profile[f]))).Where(f => f.Value is not null));

    private static JsonNode? Coarse(Fact fact, Known known) => known switch
    {
        KnownTruth { Value: not Truth.Unknown } truth => truth.Value == Truth.True,
        KnownNumber number => Bracket(fact, number.Range),
        KnownText text when fact.SharedAs is { } group => Group(fact.Table!.Column(group)!, group, text.Values),
        KnownText text => Labels(text.Values.Indexes(), fact),
        KnownMembers { Members: { IsKnown: true } members } => Labels(Bits(members.Must), fact),
        KnownMembers { Members: var members } => new JsonObject
        {
            ["includes"] = Labels(Bits(members.Must), fact),
            ["excludes"] = Labels(Bits(MemberRange.Anything(fact.Domain!).May & ~members.May), fact),
        },
        _ => null,
    };

    /// <summary>From the first bracket that the range touches to the last; null when they leave some of it out, or are the whole domain.</summary>
    private static JsonArray? Bracket(Fact fact, NumberRange range)
    {
        var touched = fact.ReadyAnswers.Select(r => r.Range).Where(r => r.Min <= range.Max && range.Min <= r.Max).ToList();
        if (touched.Count == 0)
        {
            return null;
        }
        var (min, max) = (touched.Min(r => r.Min), touched.Max(r => r.Max));
        var saysSomething = min > fact.Range.Min || max < fact.Range.Max;
        return saysSomething && min <= range.Min && range.Max <= max ? [End(min), End(max)] : null;
    }

    private static JsonValue? End(decimal end) => end is NumberRange.NoLowerBound or NumberRange.NoUpperBound ? null : JsonValue.Create(end);

    private static JsonObject? Group(LookUpColumn column, string name, TextSet keys) =>
        column.Of(keys) is { IsSingle: true } value && column.NameOf(value.Single) is not null ? new() { [name] = column.Values[value.Single] } : null;

    private static JsonArray Labels(IEnumerable<int> indexes, Fact fact) => [.. indexes.Select(i => JsonValue.Create(fact.Domain![i]))];

    private static IEnumerable<int> Bits(ulong mask)
    {
        for (; mask != 0; mask &= mask - 1)
        {
            yield return BitOperations.TrailingZeroCount(mask);
        }
    }
}
