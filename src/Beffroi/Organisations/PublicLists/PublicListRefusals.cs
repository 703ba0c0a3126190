using Beffroi.Platform;
using Beffroi.Rules;

namespace Beffroi.Organisations.PublicLists;

/// <summary>Why a list was not taken. The one that was there stays.</summary>
internal static class PublicListRefusals
{
    public static readonly Refusal NoFile = new("list-no-file", "Ce fichier n’existe pas, ou ne se lit pas.");

    public static readonly Refusal NoNumbers = new("list-no-numbers", "Aucune colonne de ce tableau ne contient des numéros SIREN ou SIRET.");

    public static readonly Refusal ToCome = new("list-to-come", "Cette édition est à venir.");

    public static readonly Refusal SourceTooLong = new("list-source-too-long", $"La source a plus de {PublicListMapping.LongestSource} caractères.");

    /// <param name="column">Which was read.</param>
    /// <param name="wrong">Rows without a number that can be read.</param>
    /// <param name="all">Rows under the header.</param>
    public static Refusal MostlyWrong(string column, int wrong, int all) => new(
        "list-mostly-wrong", $"Dans la colonne «\u00A0{column}\u00A0», {wrong} lignes sur {all} n’ont pas de numéro SIREN ou SIRET possible\u00A0: ce n’est sans doute pas la bonne liste.");

    /// <param name="edition">Of the list that is there.</param>
    public static Refusal Older(DateOnly edition) => new("list-older", $"Une édition plus récente est déjà là\u00A0: celle du {French.Date(edition)}.");
}
