using Beffroi.Applications.AssignTerritories;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Prepare;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Accounts;
using Beffroi.Platform.Mail;
using Beffroi.Rules;
using Beffroi.Territories;

namespace Beffroi.Applications.Demonstration;

/// <summary>
/// Plays <see cref="PastCaseFile.All"/> by the acts that anyone’s files are made by, each on its day, in the order of the days. Days count back from the start; what is drawn is drawn from one
/// seed, so that two plays on one day make the same files.
/// </summary>
internal sealed class PlayPast(
    AssignTerritory assign, PastActs acts, DepositDesk desk, People people, IOrganisations organisations, IShelf shelf, SchemeCatalogue catalogue, FrenchTerritories territories, RegionClock days, DemonstrationClock clock, Mails mails)
{
    private const int Seed = 2024;

    /// <summary>Letters of the acts before, in days, arrived long ago: the mailbox of the demonstration shows the others.</summary>
    private const int LettersKept = 10;

    private static readonly (string Department, string Officer)[] Territories = [("80", "claire.vasseur"), ("62", "claire.vasseur"), ("59", "thomas.delannoy"), ("02", "thomas.delannoy")];

    private static readonly TimeOnly Opening = new(9, 0), Evening = new(17, 30);

    /// <summary>In a transaction.</summary>
    public async Task Play(CancellationToken cancellation)
    {
        var planned = new List<(DateTimeOffset At, PastStep Step, PlayedFile File)>();
        foreach (var (past, rank) in PastCaseFile.All.Select((p, i) => (p, i)))
            if (await Begin(past, cancellation) is { } file)
                planned.AddRange(Plan(past, file.Story, new(Seed + rank)).Select(p => (p.At, p.Step, file)));
        if (planned.Count == 0)
            return;
        await Assign(cancellation);
        foreach (var (at, step, file) in planned.OrderBy(p => p.At))
            await Play(at, step, file, cancellation);
        await mails.LetGo(clock.World.AddDays(-LettersKept), clock.World, cancellation);
    }

    private async Task Play(DateTimeOffset at, PastStep step, PlayedFile file, CancellationToken cancellation)
    {
        clock.GoTo(at);
        await acts.Play(file, step, cancellation);
    }

    private async Task Assign(CancellationToken cancellation)
    {
        clock.GoTo(clock.World.AddDays(-PastCaseFile.All[0].DaysAgo - 1));
        foreach (var (department, officer) in Territories)
            if (!(await assign.Assign(department, await Account(officer, cancellation), cancellation)).Succeeded)
                throw new InvalidOperationException($"The past of the demonstration: {officer} is no officer.");
    }

    /// <returns>Null when it takes place in another Region, or when none of its schemes is deposited here.</returns>
    private async Task<PlayedFile?> Begin(PastCaseFile past, CancellationToken cancellation)
    {
        var owner = await Account(past.Owner, cancellation);
        if ((await organisations.Of(owner, cancellation)) is not [{ Organisation: var organisation }])
            return null;
        var papers = await shelf.Pieces(organisation.Id, cancellation);
        (string Scheme, int Euros)[] known = [.. past.Asked.Where(a => desk.Among([a.Scheme]) is [var scheme] && desk.IsOpen(scheme))];
        if (territories.Find(MunicipalityCode.Parse(past.Town, null))?.Region.Code != catalogue.Region.InseeCode || known.All(a => desk.OutsideForm(a.Scheme) is not null))
            return null;
        // Where no files are received there are no papers: what rests on them is not deposited.
        (string Scheme, int Euros)[] asked = papers.Count > 0 ? known : [.. known.Where(a => !RestsOnPapers(a.Scheme))];
        var (schemes, story) = asked.Length > 0 ? (asked, past.Story) : (known, PastStory.Written);
        // The officer of where it takes place; where nobody is, whoever looks into the common inbox.
        var officer = Territories.FirstOrDefault(t => t.Department == past.Town[..2]).Officer ?? "claire.vasseur";
        return new()
        {
            Past = past,
            Story = story,
            Asked = schemes,
            Organisation = organisation.Id,
            Owner = owner,
            Officer = await Account(officer, cancellation),
            Papers = papers,
        };
    }

    private bool RestsOnPapers(string scheme) => desk.Needs([scheme]) is { Letters.Count: > 0 } or { Deliberation.Count: > 0 };

    /// <summary>Each act on a working day, at an hour of work, after the one before it and before today.</summary>
    private IEnumerable<(DateTimeOffset At, PastStep Step)> Plan(PastCaseFile past, PastStory story, Random draw)
    {
        var today = days.DayOf(clock.World);
        var (day, before) = (today.AddDays(-past.DaysAgo), DateTimeOffset.MinValue);
        foreach (var step in story.Steps)
        {
            day = Worked(day.AddDays(step.After + draw.Next(1 + (step.After / 4))));
            if (day >= today)
                day = Last(today);
            var at = days.Instant(day, Opening.AddMinutes(draw.Next((int)(Evening - Opening).TotalMinutes)))!.Value;
            if (at <= before)
                at = before.AddMinutes(12);
            before = at;
            yield return (at, step);
        }
    }

    private static DateOnly Worked(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };

    /// <summary>The last working day before that one.</summary>
    private static DateOnly Last(DateOnly today)
    {
        var day = today.AddDays(-1);
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            day = day.AddDays(-1);
        return day;
    }

    private async Task<AccountId> Account(string key, CancellationToken cancellation) => (await people.Find(MailAddress.Parse($"{key}@exemple.invalid", null), cancellation))!.Account;
}

/// <summary>A file of the past while it is played.</summary>
internal sealed class PlayedFile
{
    public required PastCaseFile Past { get; init; }

    public required PastStory Story { get; init; }

    /// <summary>Of what the Region has, and the organisation can deposit.</summary>
    public required (string Scheme, int Euros)[] Asked { get; init; }

    public required OrganisationId Organisation { get; init; }

    public required AccountId Owner { get; init; }

    public required AccountId Officer { get; init; }

    /// <summary>Of its shelf; none where no files are received.</summary>
    public required IReadOnlyList<Piece> Papers { get; init; }

    /// <summary>Once it is opened.</summary>
    public CaseFileId Id { get; set; }
}
