using Beffroi.Rules;

namespace Beffroi.Catalogue.Compare;

/// <summary>The words of a comparison.</summary>
internal static class Told
{
    /// <summary>« À priori éligible, de 8 000 € à 15 000 € ».</summary>
    public static string Of(SchemeAnswer answer) => answer.Amount is null ? answer.Verdict.Label() : $"{answer.Verdict.Label()}, {answer.Figure()}";

    /// <summary>Whether a page tells the two in the same words.</summary>
    public static bool Alike(SchemeAnswer one, SchemeAnswer other) => Of(one) == Of(other);

    public static string Of(StatementTopic topic) => topic switch
    {
        StatementTopic.Audience => "Pour qui",
        StatementTopic.Purpose => "Pour quoi",
        StatementTopic.Procedure => "Comment",
        StatementTopic.Terms => "À savoir",
        StatementTopic.Documents => "Pièces à préparer",
        StatementTopic.BeforeCommitting => "Avant d’embaucher, de commander ou de signer",
        StatementTopic.NextStep => "Prochaine étape",
        _ => throw new ArgumentOutOfRangeException(nameof(topic), topic, null),
    };
}
