using Beffroi.Platform.Accounts;
using Beffroi.Platform.Audit;
using Beffroi.Platform.Mail;

namespace Beffroi.Organisations.Bank;

/// <summary>Moves bank details along <see cref="BankLifecycle"/>, writes it down, and tells every owner of what changes something for them.</summary>
internal sealed class MoveBankDetails(BankDb bank, IOrganisations organisations, AuditTrail audit, Mails mails, TimeProvider clock)
{
    /// <summary>In the transaction of the act.</summary>
    /// <returns>False when they cannot move so, or were moved meanwhile: nothing is written then.</returns>
    public async Task<bool> Move(BankDetails details, BankAct act, AccountId by, CancellationToken cancellation)
    {
        if (BankLifecycle.After(details.State, act) is not { } after)
            return false;
        var changes = after != details.State;
        (details.State, details.Since) = (after, changes ? clock.GetUtcNow() : details.Since);
        if (!await bank.Save(details, details.Version, cancellation))
            return false;
        Record(details, act, by);
        // That the telephone was answered changes nothing yet.
        if (changes && after is not BankState.Called)
            await TellOwners(details, cancellation);
        return true;
    }

    public async Task TellOwners(BankDetails details, CancellationToken cancellation)
    {
        foreach (var owner in await organisations.Members(details.OrganisationId, MemberRole.Owner, cancellation))
            await mails.Post(BankDetailsMail.Sort, $"{details.Id}/{owner}/{details.State}", $"{details.Id}/{details.State}/{owner}", cancellation);
    }

    private void Record(BankDetails details, BankAct act, AccountId by)
    {
        var (organisation, id, end) = (details.OrganisationId, details.Id, details.IbanEnd);
        switch (act)
        {
            case BankAct.Confirm:
                audit.Record(new BankDetailsVerified(organisation, id, end), by: by.Value);
                break;
            case BankAct.Refuse:
                audit.Record(new BankDetailsRefused(organisation, id, end), why: details.Reason, by: by.Value);
                break;
            case BankAct.VerifyOthers:
                audit.Record(new BankDetailsReplaced(organisation, id, end), by: by.Value);
                break;
            case BankAct.ProposeOthers:
                audit.Record(new BankDetailsAbandoned(organisation, id, end), onBehalfOf: organisation.Value, by: by.Value);
                break;
            case BankAct.CallConfirms or BankAct.CallFails or BankAct.CallDenies:
                // The call is written down by itself, with its result.
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(act), act, null);
        }
    }
}

/// <summary>Tells an owner what has become of bank details: whoever did not expect it must know at once.</summary>
internal sealed class BankDetailsMail(BankDb bank, OrganisationsDb organisations, People people, PublicAddress site) : IMail
{
    public const string Sort = "organisation-bank-details";

    public async Task<Letter?> Write(string about, CancellationToken cancellation)
    {
        if (about.Split('/') is not [var id, var owner, var state])
            throw new FormatException("A letter is about bank details, their state, and its reader.");
        if (await bank.Find(BankDetailsId.Parse(id, null), cancellation) is not { } details || await people.Find(AccountId.Parse(owner, null), cancellation) is not { } person)
            return null;
        var organisation = (await organisations.Read(details.OrganisationId, cancellation))!;
        return SiteLetter.To(person.Address, site, $"{organisation.Name}\u00A0: coordonnées bancaires", [
            new LetterPart.Paragraph(Said(Enum.Parse<BankState>(state), details)),
            .. details.Reason is { } reason ? [new LetterPart.Paragraph($"Ce que la Région écrit\u00A0: {reason}")] : (LetterPart[])[],
            new LetterPart.Paragraph("Vous n’attendiez pas ce message\u00A0? Prévenez la Région tout de suite, par téléphone, et regardez qui est membre de la structure."),
            new LetterPart.Link("Voir les coordonnées bancaires", $"{site.Root}/structures/{details.OrganisationId}/coordonnees-bancaires"),
        ]);
    }

    private static string Said(BankState state, BankDetails details) => state switch
    {
        BankState.Proposed => $"Un propriétaire propose des coordonnées bancaires\u00A0: un compte finissant par {details.IbanEnd}. Rien ne change avant que la Région vous ait rappelés et les ait vérifiées.",
        BankState.Verified => $"La Région a vérifié vos coordonnées bancaires\u00A0: elle paiera désormais sur le compte finissant par {details.IbanEnd}.",
        BankState.Refused => $"La Région n’a pas accepté les coordonnées bancaires du compte finissant par {details.IbanEnd}. Rien n’a changé.",
        BankState.Replaced => $"Le compte finissant par {details.IbanEnd} n’est plus celui de la structure\u00A0: un autre le remplace.",
        BankState.Abandoned => $"La proposition du compte finissant par {details.IbanEnd} est abandonnée\u00A0: un propriétaire en a fait une autre.",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
