using System.Globalization;
using System.Text.Json;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Jobs;
using Beffroi.Platform.Mail;
using Beffroi.Rules;

namespace Beffroi.Applications.CaseFiles;

/// <summary>
/// Warns those who may give the pieces some days before the last day that the Region gave, <see cref="Region.DaysBeforeDue"/>. It is a courtesy of the site: no text asks for it, and no delay hangs on it.
/// </summary>
internal sealed class DueDayReminders(Outbox outbox, SchemeCatalogue catalogue, RegionClock days, MailOptions mail)
{
    /// <summary>When people are at work, in the Region.</summary>
    private static readonly TimeOnly Morning = new(7, 0);

    /// <summary>The day on which it leaves; null: pieces are not awaited, or their last day was so near when it was given that nothing is to be recalled.</summary>
    public DateOnly? DayOf(AidRequest request) => mail.IsOn ? DayOf(request, catalogue.Region.DaysBeforeDue) : null;

    public static DateOnly? DayOf(AidRequest request, int before) =>
        request is { State: AidRequestState.Incomplete, DueOn: { } due, SuspendedOn: { } given } && before > 0 && due.AddDays(-before) is var day && day > given ? day : null;

    /// <summary>In the transaction of the act that gives the day. One reminder for each last day, however often it is given.</summary>
    public async Task Plan(AidRequest request, CancellationToken cancellation)
    {
        if (DayOf(request) is not { } day)
            return;
        var due = DueDay.Of(request).ToString();
        await outbox.Post(RemindBeforeDueDay.Kind, $"{RemindBeforeDueDay.Kind}/{due}", JsonSerializer.Serialize(due), days.Instant(day, Morning)!.Value, cancellation);
    }
}

/// <summary>The last day that was given for the pieces of a request.</summary>
internal sealed record DueDay(AidRequestId Request, DateOnly On)
{
    private const string Format = "yyyy-MM-dd";

    public static DueDay Of(AidRequest request) => new(request.Id, request.DueOn!.Value);

    public static DueDay Read(string text) => text.Split('/') is [var request, var day]
        ? new(AidRequestId.Parse(request, null), DateOnly.ParseExact(day, Format, CultureInfo.InvariantCulture))
        : throw new FormatException("A last day is that of a request.");

    /// <summary>Whether the pieces are still awaited for that day, which is not over.</summary>
    public bool IsAwaited(AidRequest? request, DateOnly today) => request is { State: AidRequestState.Incomplete } && request.DueOn == On && On >= today;

    public override string ToString() => $"{Request}/{On.ToString(Format, CultureInfo.InvariantCulture)}";
}

/// <summary>On the day of the reminder, asks for a letter to each member who may answer then. Begun again after a kill, it asks for the same letters, which are sent once.</summary>
internal sealed class RemindBeforeDueDay(CaseFilesDb files, IOrganisations organisations, Mails mails, RegionClock days) : IJobHandler
{
    public const string Kind = "aid-request-due";

    public async Task<JobEnd> Run(JobTask job, CancellationToken cancellation)
    {
        var due = DueDay.Read(JsonSerializer.Deserialize<string>(job.Payload)!);
        if (await files.FindRequest(due.Request, cancellation) is { } request && due.IsAwaited(request, days.Today))
        {
            var file = (await files.Find(request.CaseFileId, cancellation))!;
            foreach (var member in await organisations.Members(file.OrganisationId, MemberRole.Editor, cancellation))
                await mails.Post(DueDayMail.Sort, $"{due}/{member}", $"{due}/{member}", cancellation);
        }
        return new JobEnd.Done();
    }
}

/// <summary>Recalls the last day. Nothing when the pieces were sent meanwhile, the request moved, or another day was given.</summary>
internal sealed class DueDayMail(CaseFilesDb files, People people, SchemeCatalogue catalogue, RegionClock days, PublicAddress site) : IMail
{
    public const string Sort = "case-file-due";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        var last = about.LastIndexOf('/');
        var (due, member) = (DueDay.Read(about[..last]), AccountId.Parse(about[(last + 1)..], null));
        if (await files.FindRequest(due.Request, cancellation) is not { } request || !due.IsAwaited(request, days.Today) || await people.Find(member, cancellation) is not { } reader)
            return null;
        var file = (await files.Find(request.CaseFileId, cancellation))!;
        var pieces = (await files.Pieces([request.Id], cancellation)).Where(p => p.AnsweredAt is null).Select(p => p.Label).ToList();
        return SiteLetter.To(reader.Address, site, French.Typeset($"{catalogue.AcronymOf(request.SchemeId)}\u00A0: pièces attendues au plus tard le {French.Date(due.On)}"), [
            new LetterPart.Paragraph($"Dossier «\u00A0{file.Title}\u00A0», {file.Reference}. La Région attend encore vos pièces, au plus tard le {French.Date(due.On)}."),
            pieces.Count > 0 ? new LetterPart.Items(pieces) : new LetterPart.Paragraph("Chaque pièce a sa réponse\u00A0: il reste à les envoyer à la Région."),
            new LetterPart.Link("Ouvrir le dossier", $"{site.Root}/structures/{file.OrganisationId}/dossiers/{file.Id}"),
            new LetterPart.Paragraph("Vous pouvez vous passer de ces rappels\u00A0: Mon compte, Les courriels.")]);
    }
}
