using System.Globalization;
using System.Text.RegularExpressions;
using Beffroi.Applications.CaseFiles;
using Beffroi.Platform;
using Beffroi.Platform.Tables;
using Beffroi.Rules;

namespace Beffroi.Applications.Prepare;

/// <summary>What was not taken of a table, and why.</summary>
/// <param name="Row">As the spreadsheet numbers it.</param>
/// <param name="Words">What stands there.</param>
internal sealed record SetAside(int Row, string Words, string Why);

/// <summary>Lines of a plan that a table says, for a person to look at: nothing is kept before they say so.</summary>
/// <param name="Remarks">What to look at in what was taken, a sentence each.</param>
internal sealed record PlanProposal(IReadOnlyList<FundingLine> Expenses, IReadOnlyList<FundingLine> Resources, IReadOnlyList<SetAside> SetAside, IReadOnlyList<string> Remarks)
{
    public bool IsEmpty => Expenses.Count + Resources.Count == 0;

    /// <summary>The plan with these lines. A side of which the table says nothing stays as it is, and so does what is asked for.</summary>
    public FundingPlan Over(FundingPlan plan) => plan with
    {
        Expenses = Expenses.Count > 0 ? Expenses : plan.Expenses,
        Resources = Resources.Count > 0 ? Resources : plan.Resources,
    };

    /// <summary>The lines of a plan that would give way.</summary>
    public IReadOnlyList<Told> Replaced(FundingPlan plan) =>
        [.. Expenses.Count > 0 ? plan.TellExpenses() : [], .. Resources.Count > 0 ? plan.TellResources() : []];
}

/// <summary>
/// Recognises the lines of a plan in a table, by the numbers and the names of the headings, wherever they stand: one side under the other, or both side by side. Pure. What is not plain is not
/// guessed: it is set aside, with its reason.
/// </summary>
internal static class PlanFromTable
{
    private const RegexOptions Linear = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking;

    private static readonly Regex AccountNumber = new("^[0-9]{2,8}$", Linear), Total = new(@"^(?:sous )?(?:total|totaux)\b", Linear);

    /// <summary>« 60 – Achats », « 601 Achats ».</summary>
    private static readonly Regex Numbered = new(@"^\s*(?<number>[0-9]{2,8})\s*(?<sign>[-–—:./)])?\s*(?<words>\p{L})", Linear);

    private static readonly IReadOnlyList<Named> All = [.. FundingHeading.Expenses.Concat(FundingHeading.Resources).Select(h => new Named(h, FoldedText.Of(h.Name)))];

    public static PlanProposal Of(Table table)
    {
        var (found, aside, remarks) = (new List<Found>(), new List<SetAside>(), new List<string>());
        foreach (var row in table.Rows)
            foreach (var entry in Entries(row))
            {
                var line = Read(row.Number, entry);
                if (line.Found is { } read)
                    found.Add(read);
                if (line.Why is { } why)
                    aside.Add(new(row.Number, entry.Words, why));
            }
        WithoutTotals(found, aside, remarks);
        var (expenses, resources) = (Side(FundingHeading.Expenses), Side(FundingHeading.Resources));
        if (found.Any(f => f.Heading.Code is "74" or "13"))
            remarks.Add("Ce que vous demandez à la Région dans ce dossier s’écrit à part, en haut du plan. S’il est aussi dans le tableau, retirez-le des ressources.");
        if (table.OtherSheets.Count > 0)
            remarks.Add($"Feuille lue\u00A0: «\u00A0{table.Sheet}\u00A0». Les autres ne sont pas lues\u00A0: {French.List(table.OtherSheets)}.");
        return new(expenses, resources, [.. aside.OrderBy(a => a.Row)], remarks);

        IReadOnlyList<FundingLine> Side(IReadOnlyList<FundingHeading> headings)
        {
            Found[] lines = [.. found.Where(f => headings.Contains(f.Heading))];
            aside.AddRange(lines.Skip(SectionForm.MostLines).Select(f => new SetAside(f.Row, f.Words, $"Le plan a {SectionForm.MostLines} lignes au plus de chaque côté.")));
            return [.. lines.Take(SectionForm.MostLines).Select(f => new FundingLine(f.Heading.Code, f.Label, (long)(f.Euros * 100)))];
        }
    }

    /// <summary>The words of a row with the amounts that follow them: two of them when both sides of the plan stand side by side.</summary>
    private static IEnumerable<Entry> Entries(TableRow row)
    {
        Entry? current = null;
        var gap = false;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            if (cell.IsBlank)
            {
                gap = true;
                continue;
            }
            var next = i + 1 < row.Cells.Count ? row.Cells[i + 1] : null;
            if (IsNumberOf(cell, next, current is null || current.Amounts.Count > 0 || gap))
            {
                if (current is not null)
                    yield return current;
                current = new() { Number = cell.Text };
            }
            else if (CellAmount.Of(cell) is { Kind: not CellAmountKind.None } amount)
                (current ??= new()).Add(cell, amount);
            else
            {
                if (current is not null && (current.Amounts.Count > 0 || (current.Texts.Count > 0 && (gap || Recognise(null, cell.Text).Heading is not null))))
                {
                    yield return current;
                    current = null;
                }
                (current ??= new()).Texts.Add(cell.Text);
            }
            gap = false;
        }
        if (current is not null)
            yield return current;
    }

    /// <summary>Whether a number in a cell of its own is that of an account, and not a sum.</summary>
    private static bool IsNumberOf(TableCell cell, TableCell? next, bool begins) =>
        AccountNumber.IsMatch(cell.Text) && next is { IsBlank: false } && CellAmount.Of(next).Kind is CellAmountKind.None
        && Recognise(cell.Text, next.Text) is var read && (read.ByName || (begins && read.Heading is not null));

    private static (Found? Found, string? Why) Read(int row, Entry entry)
    {
        var first = entry.Texts.FirstOrDefault();
        var read = first is null ? default : Recognise(entry.Number, first);
        if (first is not null && Total.IsMatch(FoldedText.Of(first)))
            return (null, entry.Amounts.Count == 0 ? null : "C’est un total\u00A0: cette page le calcule.");
        if (entry.Amounts.Count == 0)
            return (null, read.Heading is not null && entry.Texts.Count == 1 ? null : "Pas de montant.");
        if (entry.Amounts.Count > 1)
            return (null, "Plusieurs montants\u00A0: gardez une seule colonne.");
        var amount = entry.Amounts[0];
        if (amount.Kind is CellAmountKind.Formula)
            return (null, "Formule sans résultat\u00A0: copiez la valeur.");
        if (amount.Kind is CellAmountKind.Negative)
            return (null, "Montant négatif\u00A0: un plan n’a que des montants positifs.");
        if (amount.Kind is CellAmountKind.Ambiguous)
            return (null, "Montant qui se lit de deux façons\u00A0: écrivez 12 500 ou 12,50.");
        if (amount.Euros >= SectionForm.MostEuros)
            return (null, "Montant trop grand.");
        if (read.Disagree)
            return (null, "Le numéro et le nom disent deux postes différents.");
        if (read.Heading is not { } heading)
            return (null, first is null ? "Montant sans poste." : "Poste non reconnu\u00A0: ajoutez le numéro du compte, ou le nom du poste.");
        // Nought is what is not filled in.
        if (amount.Euros == 0)
            return (null, null);
        string?[] label = [read.Label, .. entry.Texts.Skip(1)];
        return (new(row, heading, string.Join(", ", label.OfType<string>()) is { Length: > 0 } words ? words : null, amount.Euros, read.IsPart, entry.Words), null);
    }

    /// <summary>A heading whose accounts are there one by one is their total; a heading that comes twice is said.</summary>
    private static void WithoutTotals(List<Found> found, List<SetAside> aside, List<string> remarks)
    {
        foreach (var group in found.GroupBy(f => f.Heading).ToList())
        {
            Found[] parts = [.. group.Where(f => f.IsPart)], whole = [.. group.Where(f => f is { IsPart: false, Label: null })];
            if (whole is [var total] && parts.Length > 0)
            {
                if (parts.Sum(p => p.Euros) == total.Euros)
                {
                    found.Remove(total);
                    aside.Add(new(total.Row, total.Words, "C’est le total des comptes de ce poste, qui sont repris un par un."));
                }
                else
                    remarks.Add($"{group.Key.InWords}\u00A0: le tableau donne un montant pour le poste, et d’autres pour ses comptes. Vérifiez que rien n’est compté deux fois.");
            }
            if (whole.Length > 1)
                remarks.Add($"{group.Key.InWords} vient {whole.Length} fois (lignes {French.List([.. whole.Select(w => w.Row.ToString(CultureInfo.InvariantCulture))])})\u00A0: chaque ligne est reprise.");
        }
    }

    /// <param name="own">A number in a cell of its own.</param>
    /// <param name="words">Which may begin with one: « 60 – Achats ».</param>
    private static Recognised Recognise(string? own, string words)
    {
        var numbered = own is null ? Numbered.Match(words) : null;
        var number = own ?? (numbered is { Success: true } ? numbered.Groups["number"].Value : null);
        var rest = numbered is { Success: true } ? words[numbered.Groups["words"].Index..].Trim() : words.Trim();
        var folded = FoldedText.Of(rest);
        var named = All.Where(h => folded == h.Folded || folded.StartsWith(h.Folded + " ", StringComparison.Ordinal)).MaxBy(h => h.Folded.Length);
        var label = named is not null && folded == named.Folded ? null : rest;
        if (number is null || All.FirstOrDefault(h => number.StartsWith(h.Heading.Code, StringComparison.Ordinal)) is not { } coded)
            return named is null ? default : new(named.Heading, folded == named.Folded ? null : words.Trim(), false, true, false);
        if (named is not null && named != coded)
            return new(null, null, false, false, true);
        var isPart = number.Length > 2;
        if (isPart)
            label = $"{number} {rest}";
        // « 70 – Ventes » : the beginning of the name is enough beside its number.
        if (named is not null || (folded.Length > 0 && coded.Folded.StartsWith(folded + " ", StringComparison.Ordinal)))
            return new(coded.Heading, named is null && !isPart ? null : label, isPart, true, false);
        // « 20 chaises » and « 10 repas » are no accounts.
        var firm = (own is not null || numbered!.Groups["sign"].Success) && (number[0] is '6' or '7' or '8' || isPart);
        return firm ? new(coded.Heading, label, isPart, false, false) : default;
    }

    private sealed record Named(FundingHeading Heading, string Folded);

    private sealed class Entry
    {
        private readonly List<string> typed = [];

        public string? Number { get; init; }

        public List<string> Texts { get; } = [];

        public List<CellAmount> Amounts { get; } = [];

        public string Words => string.Join(" ", new[] { Number }.Concat(Texts).Concat(typed).OfType<string>());

        public void Add(TableCell cell, CellAmount amount)
        {
            Amounts.Add(amount);
            typed.Add(cell.Text.Length > 0 ? cell.Text : "(formule)");
        }
    }

    private sealed record Found(int Row, FundingHeading Heading, string? Label, decimal Euros, bool IsPart, string Words);

    /// <param name="Heading">Null: none that is plain.</param>
    /// <param name="Label">What the words say beside the heading.</param>
    /// <param name="IsPart">An account of the heading: « 601 ».</param>
    /// <param name="ByName">The words are those of the heading.</param>
    /// <param name="Disagree">The number is that of one heading, the name that of another.</param>
    private readonly record struct Recognised(FundingHeading? Heading, string? Label, bool IsPart, bool ByName, bool Disagree);
}
