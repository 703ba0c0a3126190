using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Beffroi.Applications.CaseFiles;
using Beffroi.Organisations;
using Beffroi.Rules;

namespace Beffroi.Applications.Deposit;

/// <summary>What a scheme answered to the facts of the file on one day.</summary>
/// <param name="Verdict">Null when no answer of the orientation was carried over.</param>
/// <param name="NotMet">The criteria that are not met, in their own words.</param>
/// <param name="Unknown">Those that could not be judged.</param>
/// <param name="Met">Those that are met; null in the first deposits.</param>
internal sealed record FrozenAnswer(Verdict? Verdict, decimal? Min, decimal? Max, IReadOnlyList<string> NotMet, IReadOnlyList<string> Unknown, IReadOnlyList<string>? Met = null)
{
    /// <summary>What became of each criterion that is not met or cannot be judged in one of two answers, and is otherwise in the other.</summary>
    public static IReadOnlyList<CriterionChange> Between(FrozenAnswer then, FrozenAnswer today) =>
    [
        .. then.NotMet.Concat(then.Unknown).Concat(today.NotMet).Concat(today.Unknown).Distinct(StringComparer.Ordinal)
            .Select(c => new CriterionChange(c, then.StatusOf(c), today.StatusOf(c))).Where(c => c.Then != c.Today),
    ];

    private string StatusOf(string criterion) =>
        NotMet.Contains(criterion, StringComparer.Ordinal) ? "non rempli"
        : Unknown.Contains(criterion, StringComparer.Ordinal) ? "à vérifier"
        : Met is null ? "rempli, ou pas demandé"
        : Met.Contains(criterion, StringComparer.Ordinal) ? "rempli" : "pas demandé";
}

/// <summary>A criterion, as it was on the day of the deposit and as it is today, in words.</summary>
internal sealed record CriterionChange(string Criterion, string Then, string Today);

/// <summary>One request as it was signed.</summary>
/// <param name="Outside">The form of another site on which it is made; null: it was deposited here.</param>
internal sealed record DepositedRequest(string Scheme, string Name, DateOnly Version, long AskedCents, FrozenAnswer Answer, FrozenForm? Outside = null);

/// <summary>A form of another site, as the data of the Region named it that day.</summary>
internal sealed record FrozenForm(string Name, string Address);

/// <summary>What was known that day of where the organisation is paid: never the number.</summary>
/// <param name="End">The last characters of the account that the Region has verified; null: there is none, and nothing can be paid.</param>
/// <param name="Holder">In whose name it is.</param>
/// <param name="ChangeIsWaiting">Whether another was proposed, and waits for the Region.</param>
internal sealed record FrozenBank(string? End, string? Holder, bool ChangeIsWaiting)
{
    public static FrozenBank Of(BankDetailsKnown known) => new(known.End, known.Holder, known.ChangeIsWaiting);

    public string InWords() =>
        End is null ? ChangeIsWaiting ? "un compte est indiqué, la Région ne l’a pas encore vérifié" : "aucun compte n’est indiqué"
        : $"compte vérifié par la Région, finissant par {End}, au nom de {Holder}{(ChangeIsWaiting ? "\u00A0; un autre compte est proposé, elle ne l’a pas encore vérifié" : "")}";
}

/// <summary>A paper that was joined: which version, and what its bytes are.</summary>
internal sealed record DepositedPaper(string Id, string Sha256);

internal sealed record DepositedSection(SectionKind Kind, IReadOnlyList<Told> Lines);

/// <summary>Exactly what was signed and sent, kept for good as the text that was hashed: what was not said yet in the first of them is never required.</summary>
internal sealed record DepositedFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public required string Reference { get; init; }

    public required string Title { get; init; }

    public required string Organisation { get; init; }

    public required string OrganisationReference { get; init; }

    public required string? Siren { get; init; }

    /// <summary>Null when nothing of it is deposited here: it is signed on the other site.</summary>
    public required string? SignedBy { get; init; }

    public required string? Capacity { get; init; }

    /// <summary>The owner who ticked the box and sent it, in the name of <see cref="SignedBy"/>; null in the first deposits.</summary>
    public string? DepositedBy { get; init; }

    /// <summary>« Saisi par Claire Vasseur, de la Région, pour Les Ateliers. »; null when its members wrote it.</summary>
    public string? WrittenFor { get; init; }

    public required DateTimeOffset At { get; init; }

    public required IReadOnlyList<DepositedRequest> Requests { get; init; }

    public required IReadOnlyList<DepositedSection> Sections { get; init; }

    public IReadOnlyList<DepositedPaper> Papers { get; init; } = [];

    /// <summary>Null in the first deposits.</summary>
    public FrozenBank? Bank { get; init; }

    /// <summary>« Signé au nom de Marcel Wattebled, président, par Louise Carpentier ».</summary>
    [JsonIgnore]
    public string Signature => SignedBy is null ? $"Texte arrêté par {DepositedBy}, comme il a été recopié sur l’autre site, où il est signé" : $"Signé {Signatory}";

    private string Signatory => DepositedBy is null || DepositedBy == SignedBy ? $"par {SignedBy}, {Capacity}" : $"au nom de {SignedBy}, {Capacity}, par {DepositedBy}";

    /// <summary>The answers of the orientation; null when there were none.</summary>
    public required JsonObject? Facts { get; init; }

    public required string CatalogueHash { get; init; }

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static DepositedFile Read(string stored) => JsonSerializer.Deserialize<DepositedFile>(stored, Json)!;

    public static string HashOf(string written) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(written)));
}

/// <summary>What the schemes of a file answer to its facts on a day, by the catalogue of today.</summary>
internal sealed class AnswerFacts(SchemeCatalogue catalogue)
{
    public FrozenAnswer Answer(Scheme scheme, string? facts, DateOnly day)
    {
        if (ProfileOf(facts, day) is not { } profile)
            return new(null, null, null, [], []);
        var answer = SchemeCatalogue.Answer(scheme, profile);
        return new(answer.Verdict, answer.Amount?.Min, answer.Amount?.Max, Labels(CriterionStatus.NotMet), Labels(CriterionStatus.Unknown), Labels(CriterionStatus.Met));

        string[] Labels(CriterionStatus status) => [.. answer.Criteria.Where(c => c.Status == status).Select(c => c.Criterion.Label)];
    }

    /// <summary>Each fact that is known, in words.</summary>
    public IReadOnlyList<Told> Tell(string? facts, DateOnly day) => facts is null ? [] : [.. CarriedAnswers.Read(facts, day, catalogue).InWords().Select(l => new Told(l.Name, l.Value))];

    /// <summary>Null when there are no facts.</summary>
    public Profile? ProfileOf(string? facts, DateOnly day) => facts is null ? null : CarriedAnswers.Read(facts, day, catalogue).Profile;
}
