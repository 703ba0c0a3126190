using System.Net.Mime;
using Beffroi.Applications.CaseFiles;
using Beffroi.Applications.Deposit;
using Beffroi.Catalogue;
using Beffroi.Organisations;
using Beffroi.Platform;
using Beffroi.Platform.Documents;
using Beffroi.Rules;
using Microsoft.AspNetCore.Mvc;

namespace Beffroi.Applications.DepositOutside;

/// <summary>The same answers as a PDF, which acknowledges nothing and says so. A page only when it cannot be made.</summary>
[MembersOnly(MemberRole.Reader)]
internal sealed class AnswersPdfModel(CaseFilesDb files, IOrganisations organisations, OutsideDepositsDb outside, ReadOutsideAnswers read, MakePdf make, SchemeCatalogue catalogue, RegionClock days)
    : OutsidePageModel(files, organisations, catalogue)
{
    private readonly SchemeCatalogue catalogue = catalogue;

    public Refusal? Refusal { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await Find(cancellation))
            return NotFound();
        if (await read.Of(CaseFile, Organisation, AidRequest, cancellation) is not { } answers)
            return Redirect(Root);
        var document = DepositDocument.ToCopy(CaseFile, answers, Acronym, await Known(answers, cancellation), catalogue.Region);
        var made = await make.Make(new(DepositDocument.Template, $"{Acronym}\u00A0: réponses préparées pour le formulaire {answers.Form.Name}", days.Today, document), cancellation);
        if (made.Succeeded)
            return File(made.Value, MediaTypeNames.Application.Pdf, $"reponses-{CaseFile.Reference}-{AidRequest.SchemeId}.pdf");
        (Refusal, Response.StatusCode) = (made.Refusal, StatusCodes.Status503ServiceUnavailable);
        return Page();
    }

    /// <summary>What is known here of the deposit there.</summary>
    private async Task<string> Known(OutsideAnswers answers, CancellationToken cancellation) => await outside.Find(AidRequest.Id, cancellation) is { } deposit
        ? $"D’après la structure, la demande a été déposée sur ce site le {French.Date(deposit.DepositedOn)}, sous le numéro {deposit.Number}."
        : answers.Frozen is null ? $"Ce texte a été imprimé le {French.Date(days.Today)}\u00A0: il peut encore changer." : $"Ce texte ne change plus depuis le {days.Day(answers.Frozen.At)}. Personne n’a encore dit qu’il a été déposé sur ce site.";
}
