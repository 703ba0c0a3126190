using System.Security.Claims;

namespace Beffroi.Platform.Audit;

/// <summary>Who does what is being done: the person signed in at this request; nobody in a job or a command.</summary>
internal sealed class ActingPerson(IHttpContextAccessor http)
{
    public Guid? Account =>
        Guid.TryParse(http.HttpContext?.User.FindFirstValue(ClaimTypes.NameIdentifier), out var account) ? account : null;

    public ActOrigin Origin => http.HttpContext is not null ? ActOrigin.Web : InCommand ? ActOrigin.Command : ActOrigin.Job;

    /// <summary>Set by a verb of the command line, for its scope.</summary>
    public bool InCommand { get; set; }
}
