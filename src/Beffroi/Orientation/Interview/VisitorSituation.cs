using System.Text.Json;
using Beffroi.Catalogue;
using Beffroi.Rules;

namespace Beffroi.Orientation.Interview;

/// <summary>The situation that the visitor has told so far, for pages of other parts.</summary>
internal sealed class VisitorSituation(DraftCookie drafts, SchemeCatalogue catalogue) : IVisitorSituation
{
    public Profile? On(HttpContext http, DateOnly day)
    {
        var draft = drafts.Read(http);
        if (draft.Facts.Count == 0)
            return null;
        using var json = JsonDocument.Parse(draft.Facts.ToJsonString());
        return catalogue.ReadProfile(day, json.RootElement).Profile;
    }
}
