using System.Text.Json.Nodes;
using Beffroi.Orientation.Interview;

namespace Beffroi.Orientation;

/// <summary>The answers that a visitor has given so far, for a part that carries them on with their consent.</summary>
public sealed class VisitorAnswers
{
    private readonly DraftCookie drafts;
    private readonly Interviewer interviewer;

    internal VisitorAnswers(DraftCookie drafts, Interviewer interviewer) => (this.drafts, this.interviewer) = (drafts, interviewer);

    /// <summary>Facts by their ids, as <c>SchemeCatalogue.ReadProfile</c> reads them today; null when nothing was said.</summary>
    public JsonObject? Of(HttpContext http) => interviewer.Open(drafts.Read(http)).Draft.Facts is { Count: > 0 } facts ? (JsonObject)facts.DeepClone() : null;
}
