using Beffroi.Rules;

namespace Beffroi.Catalogue;

/// <summary>What the visitor of a page has said of their own situation, told by the part that asks.</summary>
public interface IVisitorSituation
{
    /// <summary>The situation on a day; null when nothing was said, or when that day contradicts what was.</summary>
    Profile? On(HttpContext http, DateOnly day);
}
