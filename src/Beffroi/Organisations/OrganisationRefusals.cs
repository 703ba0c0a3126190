using Beffroi.Platform;

namespace Beffroi.Organisations;

/// <summary>Why an act on an organisation is refused, in the words of who tried.</summary>
internal static class OrganisationRefusals
{
    public static readonly Refusal SirenTaken = new(
        "organisation-siren-taken", "Une structure avec ce SIREN est déjà sur ce site. Demandez à la rejoindre.");

    public static readonly Refusal Unknown = new("organisation-unknown", "Aucune structure de ce site n’a ce SIREN.");

    public static readonly Refusal AlreadyMember = new("organisation-already-member", "Vous êtes déjà membre de cette structure.");

    public static readonly Refusal NotOwner = new("organisation-not-owner", "Vous n’êtes plus propriétaire de cette structure\u00A0: rien n’a changé.");

    public static readonly Refusal LastOwner = new(
        "organisation-last-owner", "Une structure garde toujours un propriétaire. Passez d’abord la main à un autre membre.");

    public static readonly Refusal MemberGone = new("organisation-member-gone", "Cette personne n’est plus membre.");

    public static readonly Refusal Settled = new("organisation-settled", "C’est déjà décidé\u00A0: rien n’a changé.");

    public static readonly Refusal OtherSiret = new(
        "organisation-other-siret", "Le SIRET que donne votre identité n’est pas celui de cette structure\u00A0: la Région vérifiera elle-même.");

    public static readonly Refusal Changed = new(
        "organisation-changed", "Quelqu’un a modifié cette fiche pendant que vous écriviez. Rien n’est enregistré\u00A0: comparez, puis enregistrez de nouveau.");

    public static readonly Refusal TooManyInvitations = new(
        "organisation-too-many-invitations", $"{Members.Invitation.MostAtOnce} invitations attendent déjà. Retirez-en une, ou attendez une réponse.");

    public static readonly Refusal HasOwner = new("organisation-has-owner", "Cette structure a déjà un propriétaire\u00A0: c’est à lui d’inviter.");

    public static readonly Refusal InvitesThemselves = new("organisation-invites-themselves", "Donnez l’adresse de la personne qui représente la structure, pas la vôtre.");

    public static readonly Refusal InvitationGone = new("organisation-invitation-gone", "Cette invitation a déjà servi, a été retirée, ou a plus de quatorze jours.");

    public static readonly Refusal OtherAddress = new(
        "organisation-other-address", "Cette invitation a été envoyée à une autre adresse que celle de votre compte. Connectez-vous avec le compte de cette adresse, ou demandez une nouvelle invitation.");

    public static readonly Refusal TooManyHere = new("organisation-too-many-here", "Trop de demandes viennent de votre connexion. Réessayez dans quelques minutes.");

    public static readonly Refusal OneOnly = new("organisation-one-only", "Cette place est déjà prise. Modifiez la personne qui l’occupe.");

    public static readonly Refusal ReasonMissing = new("organisation-reason-missing", "Écrivez pourquoi\u00A0: la personne concernée le lira.");
}
