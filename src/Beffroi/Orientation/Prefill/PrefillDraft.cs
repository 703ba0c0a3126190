using System.Text.Json.Nodes;
using Beffroi.Organisations;
using Beffroi.Orientation.Interview;
using Beffroi.Rules;

namespace Beffroi.Orientation.Prefill;

/// <summary>Puts what the directory tells among the answers.</summary>
internal sealed class PrefillDraft(PrefillRules rules, SchemeCatalogue catalogue, Interviewer interviewer)
{
    /// <summary>
    /// The draft with what the directory answers. What the person said stays as it is, also when the directory says otherwise; what it told
    /// before is told anew. A value that the questions do not take, or that contradicts an answer, is left out.
    /// </summary>
    public Draft Fill(Draft draft, DirectoryEntry entry, DateOnly day)
    {
        foreach (var told in draft.Origins.Keys)
            draft = draft.Without(told);
        var own = draft;
        foreach (var rule in rules.Rules)
            if (catalogue.Fact(rule.Fact) is { } fact && !IsSaid(own, fact) && rule.Answer(entry) is { } value)
                draft = Add(draft, fact, value, new Origin(rule.Field == DirectoryField.SolidarityApproval ? entry.ListedOn ?? day : day, rule.Field == DirectoryField.HeadcountBracket ? entry.HeadcountYear : null));
        return draft;
    }

    /// <summary>A date and what is counted from it are two ways to say one thing.</summary>
    private bool IsSaid(Draft draft, Fact fact) =>
        draft.Facts.ContainsKey(fact.Id) || catalogue.Facts.Any(f => (f.Since == fact || f == fact.Since) && draft.Facts.ContainsKey(f.Id));

    private Draft Add(Draft draft, Fact fact, JsonNode value, Origin origin) =>
        interviewer.ProfileOf(draft.Facts) is { } profile && SchemeCatalogue.MakesSense(fact, profile)
            && interviewer.Say(draft, fact, value).Draft is { } said
                ? said.From(fact.Id, origin) : draft;
}
