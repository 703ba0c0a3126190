using Beffroi.Orientation.Prefill;
using Beffroi.Rules;
using Beffroi.Territories;
using Beffroi.Ui.Fields;

namespace Beffroi.Orientation.Interview;

/// <summary>A question as a page asks it, with what was sent when it could not be taken.</summary>
internal sealed record AskedQuestion(Fact Fact, QuestionForm Form)
{
    public string? Why { get; init; }

    /// <summary>What the directory of enterprises told for it; null when the answer is the person's own.</summary>
    public ToldAnswer? Told { get; init; }

    /// <summary>Where the told answer can be kept as it is; null while it is still too vague to settle what the question is for.</summary>
    public string? KeepAddress { get; init; }

    public IReadOnlyList<string> Chosen { get; init; } = [];

    public string? Typed { get; init; }

    public string? Error { get; init; }

    /// <summary>Communes that bear the name or the postcode: one of them is to be chosen.</summary>
    public IReadOnlyList<MunicipalityMatch> Places { get; init; } = [];

    /// <summary>What is wrong, leading to its field.</summary>
    public IReadOnlyList<PageError> Errors =>
        Error is { } error ? [new PageError(Form.HasChoices ? "reponse" : "texte", error)]
        : Places.Count > 0 ? [new PageError("code", "Plusieurs communes répondent à ce nom : choisissez la vôtre.")] : [];
}
