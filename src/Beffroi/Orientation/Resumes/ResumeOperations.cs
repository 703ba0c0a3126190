using Beffroi.Platform;
using Beffroi.Platform.Jobs;

namespace Beffroi.Orientation.Resumes;

/// <summary>Keeps the answers for 30 days from now, under a new token or the one that they were opened with.</summary>
internal sealed class SaveResume(ResumesDb resumes, TimeProvider clock)
{
    public async Task<LinkToken> Save(string facts, LinkToken? openedWith = null, CancellationToken cancellation = default)
    {
        var token = openedWith ?? LinkToken.Draw();
        var now = clock.GetUtcNow();
        await resumes.Save(
            new() { TokenHash = token.Hash(), Facts = facts, CreatedAt = now, ExpiresAt = now + Resume.Lifetime },
            cancellation);
        return token;
    }
}

/// <summary>Reads kept answers. A token that was never drawn, was altered, or is past its term gets one and the same refusal.</summary>
internal sealed class OpenResume(ResumesDb resumes, TimeProvider clock)
{
    public static readonly Refusal NotThere = new(
        "resume-not-there",
        "Ce lien de reprise n’est plus valable. Il est peut-être incomplet, ou vos réponses ont été effacées après 30 jours.");

    public async Task<Outcome<Resume>> Open(string? token, CancellationToken cancellation = default)
    {
        if (!LinkToken.TryParse(token, null, out var parsed))
            return NotThere;
        var resume = await resumes.Find(parsed, cancellation);
        return resume is null || resume.ExpiresAt <= clock.GetUtcNow() ? NotThere : resume;
    }
}

/// <summary>Erases what is past its term. The page already treats it as gone; this frees the place and keeps the promise.</summary>
internal sealed class EraseExpiredResumes(ResumesDb resumes, TimeProvider clock) : IRecurringWork
{
    public async Task Run(CancellationToken cancellation) => await resumes.EraseExpired(clock.GetUtcNow(), cancellation);
}
