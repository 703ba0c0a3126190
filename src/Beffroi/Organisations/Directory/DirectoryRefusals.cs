using Beffroi.Platform;

namespace Beffroi.Organisations.Directory;

/// <summary>Why the directory gave nothing. None of them stops the visitor: they answer by hand.</summary>
internal static class DirectoryRefusals
{
    public static readonly Refusal Off = new("directory-off", "Ce site ne consulte pas l’annuaire des entreprises.");

    public static readonly Refusal Slow = new("directory-slow", "L’annuaire n’a pas répondu à temps.");

    public static readonly Refusal Failed = new("directory-failed", "L’annuaire ne répond pas en ce moment.");

    public static readonly Refusal Busy = new("directory-busy", "L’annuaire reçoit trop de demandes en ce moment.");

    public static readonly Refusal Unreadable = new("directory-unreadable", "L’annuaire a donné une réponse que nous n’avons pas comprise.");

    public static readonly Refusal Unlisted = new(
        "directory-unlisted", "L’annuaire ne connaît pas ce numéro. Il est peut-être faux, ou la structure est trop récente ou n’y paraît pas.");

    public static readonly Refusal Withheld = new(
        "directory-withheld", "Cette structure a demandé que ses informations ne soient pas diffusées. Nous n’avons rien repris.");

    public static readonly Refusal Ceased = new(
        "directory-ceased", "L’annuaire dit que cette structure a cessé d’exister. Nous n’avons rien repris.");
}
