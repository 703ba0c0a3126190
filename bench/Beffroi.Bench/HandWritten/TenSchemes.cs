using static Beffroi.Bench.HandWritten.Applicants;
using static Beffroi.Bench.HandWritten.Forms;

namespace Beffroi.Bench.HandWritten;

/// <summary>
/// The ten schemes of Hauts-de-France in their retained reading, written by hand in C# from the same texts: what the interpreter
/// is compared with. Stops at the first refusal; <c>bool?</c> with <c>&amp;</c>, <c>|</c> and <c>!</c> is strong Kleene.
/// </summary>
/// <param name="municipalityIsInRegion">By row of the table of communes.</param>
internal sealed class TenSchemes(bool[] municipalityIsInRegion)
{
    /// <summary>In the order of the answers.</summary>
    public static readonly string[] Ids = ["busin-ess", "inv-ess", "inso", "cote", "tzcld", "tess", "acc-ess", "fidess", "dasess", "dla"];

    private const long Euro = 100;

    public void AnswerAll(Situation s, Span<Answer> answers)
    {
        var common = Common.Of(s, InRegion(s.Municipalities));
        answers[0] = BusinEss(s, common);
        answers[1] = InvEss(s, common);
        answers[2] = Inso(s, common);
        answers[3] = Cote(s, common);
        answers[4] = Tzcld(s, common);
        answers[5] = Tess(s, common);
        answers[6] = AccEss(s, common);
        answers[7] = Fidess(s, common);
        answers[8] = Dasess(s, common);
        answers[9] = Dla(s, common);
    }

    /// <summary>What several schemes share, worked out once.</summary>
    /// <param name="SocialEconomy">Of the social economy by the law of 31 July 2014.</param>
    /// <param name="RecognisedStatus">SIAE, EA, ESAT, GE or GEIQ.</param>
    /// <param name="MentionOnly">A company with the mention and nothing else.</param>
    /// <param name="SupportedForm">The list of forms that BUSIN'ESS and INV'ESS share.</param>
    /// <param name="Employer">One employee, or an association's first job.</param>
    private readonly record struct Common(
        bool? IsEnterprise, bool? InRegion, bool? SocialEconomy, bool? RecognisedStatus, bool? MentionOnly, bool? SupportedForm, bool? Employer)
    {
        public static Common Of(Situation s, bool? inRegion)
        {
            var recognised = s.Statuses.HasAny(Statuses.Siae | Statuses.Ea | Statuses.Esat | Statuses.Ge | Statuses.Geiq);
            var association = s.LegalForm.In(Association);
            var company = s.LegalForm.In(Company);
            return new Common(
                s.Applicant.In(Enterprise),
                inRegion,
                s.LegalForm.In(Association | Scop | Scic | OtherCooperative | Mutual | Foundation) | (company & (s.SocialApproval | s.SocialMention)),
                recognised,
                company & s.SocialMention & !s.SocialApproval & !recognised,
                (association & s.EconomicActivity) | s.LegalForm.In(Scop | Scic) | recognised | (company & s.SocialApproval),
                s.Employees >= 1 | (association & s.FirstJob));
        }
    }

    private static Answer BusinEss(Situation s, in Common common)
    {
        var j = new Judgement();
        if (!(j.Official(common.IsEnterprise) && j.Official(common.InRegion) && j.Official(common.SupportedForm)
            && j.Official(!common.MentionOnly) && j.Official(common.Employer) && j.Official(s.Project.HasAny(Projects.NewActivity))
            && j.Official(s.JobsCreated >= 80) && j.Official(s.JobsCreated > 0 & s.PermanentJobs >= 80)
            && j.Official(!s.IndustryDivision.IsOneOf([65, 68, 69, 71])) && j.Official(s.Field.In(Fields.None | Fields.ProductionSchool))
            && j.Official(!s.EarlierAids.HasAny(Aids.Creation)) && j.Softer(!s.EarlierAids.HasAny(Aids.Emergence))
            && j.Official(!s.OtherAidSameProject)))
        {
            return Answer.Refused;
        }
        const long least = 8_000 * Euro;
        // A bonus of unknown size: no upper bound as soon as one is not ruled out.
        var bonus = s.Sharing is not false || s.ThirdRevolution is not false;
        var ceiling = s.OperatingCosts.Percent(80).AtMost(new Interval(20_000 * Euro, 20_000 * Euro));
        var amount = new Interval(least, bonus ? Interval.NoEnd : 15_000 * Euro).AtMost(ceiling);
        // The published minimum may be above the ceiling: the texts conflict, nothing is promised.
        return new Answer(j.Verdict, ceiling.Min < least ? new Interval(0, ceiling.Max) : amount);
    }

    private static Answer InvEss(Situation s, in Common common)
    {
        var j = new Judgement();
        return j.Official(common.IsEnterprise) && j.Official(common.InRegion) && j.Official(common.SocialEconomy)
            && j.Official(common.IsEnterprise & s.AgeInMonths < 36) && j.Official(s.Project.HasAny(Projects.Investment))
            && j.Softer(common.SupportedForm) && j.Softer(!common.MentionOnly) && j.Softer(common.Employer)
            && j.Softer(s.JobsCreated > 0 & s.PermanentJobs >= 80) && j.Softer(!s.IndustryDivision.IsOneOf([65, 68, 69, 71]))
            && j.Softer(s.Field.In(Fields.None | Fields.ProductionSchool)) && j.Softer(!s.EarlierAids.HasAny(Aids.Creation))
            && j.Softer(!s.EarlierAids.HasAny(Aids.Emergence)) && j.Official(!s.OtherAidSameProject)
            ? new Answer(j.Verdict, new Interval(0, Interval.NoEnd))
            : Answer.Refused;
    }

    private static Answer Inso(Situation s, in Common common)
    {
        var j = new Judgement();
        return j.Official(common.IsEnterprise) && j.Official(common.InRegion) && j.Official(common.IsEnterprise & s.AgeInMonths >= 36)
            && j.Official(s.Project.HasAny(Projects.SocialInnovation)) && j.Official(s.JobsCreated >= 100)
            && j.Softer(s.JobsCreated > 0 & s.PermanentJobs >= 100) && j.Softer(!s.Started)
            && j.Official(s.OperatingCosts + s.CapitalCosts > 60_000 * Euro) && j.Official(s.ProjectMonths <= 24) && j.Softer(s.TaxesPaid)
            ? new Answer(j.Verdict, new Interval(0, 40_000 * Euro))
            : Answer.Refused;
    }

    private static Answer Cote(Situation s, in Common common)
    {
        var j = new Judgement();
        var cooperates = s.Project.HasAny(Projects.Cooperation);
        var form = (s.LegalForm.In(Association) & s.Employees >= 1) | s.LegalForm.In(Scop | Scic)
            | s.Statuses.HasAny(Statuses.Ea | Statuses.Esat | Statuses.Ge | Statuses.Geiq) | (s.LegalForm.In(Company) & s.SocialApproval);
        return j.Official(!s.Applicant.In(ProjectHolder)) && j.Official(!s.Applicant.In(Intermunicipality | OtherAuthority))
            && j.Official(common.InRegion) && j.Official(form) && j.Official(!common.MentionOnly) && j.Official(cooperates)
            && j.Official(cooperates & s.Partners.HasAny(Partners.Any))
            // How many partners, and which: no text says it.
            && j.Softer(null)
            ? new Answer(j.Verdict, new Interval(60_000 * Euro, 60_000 * Euro))
            : Answer.Refused;
    }

    private static Answer Tzcld(Situation s, in Common common)
    {
        var j = new Judgement();
        return j.Official(common.InRegion) && j.Official(s.LabelledTerritory | s.Statuses.HasAny(Statuses.Ebe))
            ? new Answer(j.Verdict, new Interval(0, 40_000 * Euro))
            : Answer.Refused;
    }

    private static Answer Tess(Situation s, in Common common)
    {
        var j = new Judgement();
        var intermunicipality = s.Applicant.In(Intermunicipality);
        return j.Official(intermunicipality) && j.Official(common.InRegion) && j.Official(intermunicipality & s.ActionPlan)
            ? new Answer(j.Verdict, new Interval(50_000 * Euro, 50_000 * Euro))
            : Answer.Refused;
    }

    private static Answer AccEss(Situation s, in Common common)
    {
        var j = new Judgement();
        var audience = (s.Applicant.In(ProjectHolder) & s.SocialProject)
            | (common.IsEnterprise & common.SocialEconomy & s.AgeInMonths < 36)
            | (common.IsEnterprise & s.LegalForm.In(Association) & s.Project.HasAny(Projects.NewActivity) & s.FirstJob);
        return j.Official(common.InRegion) && j.Official(audience) ? new Answer(j.Verdict, null) : Answer.Refused;
    }

    private static Answer Fidess(Situation s, in Common common)
    {
        var j = new Judgement();
        var study = s.Project.HasAny(Projects.Study);
        return j.Official(common.InRegion) && j.Official(study) && j.Official(study & s.StudyMonths.IsBetween(6, 9))
            && j.Softer(common.IsEnterprise) && j.Softer(study & s.JobsInThreeYears >= 5)
            ? new Answer(j.Verdict, new Interval(0, 30_000 * Euro).AtMost(s.StudyCost.Percent(70)))
            : Answer.Refused;
    }

    private static Answer Dasess(Situation s, in Common common)
    {
        var j = new Judgement();
        return j.Official(common.IsEnterprise) && j.Official(common.InRegion) && j.Official(common.SocialEconomy)
            && j.Official(common.IsEnterprise & s.AgeInMonths >= 12) && j.Official(s.Employees >= 1)
            && j.Official(s.YearsOfLoss >= 1 | s.EquityFell | s.FundingLost) && j.Softer(s.YearsOfLoss >= 1)
            && j.Official(s.AdvanceAsked.IsBetween(5_000 * Euro, 100_000 * Euro))
            ? new Answer(j.Verdict, s.AdvanceAsked.AtLeast(5_000 * Euro).AtMost(new Interval(100_000 * Euro, 100_000 * Euro)))
            : Answer.Refused;
    }

    private static Answer Dla(Situation s, in Common common)
    {
        var j = new Judgement();
        return j.Official(common.IsEnterprise) && j.Official(common.InRegion)
            && j.Official(common.SocialEconomy | s.Statuses.HasAny(Statuses.Siae | Statuses.Ea)) && j.Official(s.Employees >= 1)
            ? new Answer(j.Verdict, null)
            : Answer.Refused;
    }

    private bool? InRegion(int[]? municipalities)
    {
        if (municipalities is null)
        {
            return null;
        }
        var inside = 0;
        foreach (var row in municipalities)
        {
            inside += municipalityIsInRegion[row] ? 1 : 0;
        }
        return inside == 0 ? false : inside == municipalities.Length ? true : null;
    }
}
