using Beffroi.Rules.Expressions;

namespace Beffroi.Rules;

/// <summary>Words a condition and what is known of it, in plain French, from the tree itself.</summary>
internal static class Explainer
{
    private const int MostFactsTold = 4;

    /// <summary>One or two sentences: what is asked, and what was said.</summary>
    public static string Why(CriterionAnswer answer)
    {
        var (condition, profile) = (answer.Criterion.Condition, answer.Profile);
        switch (condition)
        {
            case OfficerCondition:
                return "Le chargé de mission l’apprécie au vu du dossier.";
            case UnknownCondition:
                return French.Typeset("Aucun texte publié ne précise cette condition : demandez-la.");
        }
        var asked = $"Condition : {Words(condition)}.";
        var told = Facts(condition).Where(f => !ReferenceEquals(profile[f], f.Unknown) && profile[f] != f.Unknown).Take(MostFactsTold).ToList();
        var said = told.Count == 0 ? "" : $" Vous avez indiqué : {string.Join(" ; ", told.Select(f => Said(f, profile[f])))}.";
        var given = string.Concat(Parameters(condition).Where(p => p.On(profile.Date).IsPoint)
            .Select(p => $" {French.Capital(p.Label)} : {French.Quantity(p.On(profile.Date).Min, p.Unit)}."));
        var lacking = answer.Missing.Count > 0
            ? $" À préciser : {French.List([.. answer.Missing.Take(MostFactsTold).Select(f => French.Small(f.Name))])}." : "";
        return French.Typeset(asked + given + said + lacking);
    }

    /// <summary>What was said of a fact: « salariés : 3 salariés ».</summary>
    public static string Said(Fact fact, Known known) => known switch
    {
        KnownTruth { Value: Truth.True } when fact.Said is { } said => said.Yes,
        KnownTruth { Value: Truth.False } when fact.Said is { } said => said.No,
        _ => $"{French.Small(fact.Name)} : {Value(fact, known)}",
    };

    /// <summary>The value alone: « 3 salariés », « SCOP ou SCIC », « oui ».</summary>
    public static string Value(Fact fact, Known known) => known switch
    {
        KnownTruth truth => truth.Value switch { Truth.True => "oui", Truth.False => "non", _ => "non précisé" },
        KnownNumber number => Range(number.Range, fact.Unit, fact.Range),
        KnownText { Values.IsAll: true } => "non précisé",
        KnownText { Values.Count: > 1 } text when fact.Table?.GroupOf(text.Values) is { } group => group,
        KnownText text => French.List([.. text.Values.Indexes().Take(6).Select(i => Label(fact, i))], "ou"),
        KnownMembers members => Members(fact, members.Members),
        _ => "non précisé",
    };

    /// <summary>The name of a number in a sentence: « dépenses de fonctionnement + dépenses d’investissement ».</summary>
    public static string Name(NumberTerm term) => term switch
    {
        NumberFact fact => French.Small(fact.Fact.Name),
        NumberParameter parameter => French.Small(parameter.Parameter.Label),
        NumberLiteral literal => French.Quantity(literal.Value, literal.Unit),
        ChainTerm chain => Name(chain.First) + string.Concat(chain.Rest.Select(l => $" {Sign(l.Operator)} {Name(l.Operand)}")),
        NegateTerm negate => "−" + Name(negate.Operand),
        FoldTerm fold => $"{fold.Fold switch { Fold.Min => "le plus petit de", Fold.Max => "le plus grand de", _ => "le total de" }} {French.List([.. fold.Operands.Select(Name)])}",
        NumberIf @if => $"{Name(@if.Then)} si {Words(@if.Condition)}, sinon {Name(@if.Else)}",
        _ => "valeur non publiée",
    };

    /// <summary>A condition in words: « salariés : au moins 1 salarié ».</summary>
    public static string Words(Condition condition) => condition.Label is { } label ? French.Small(label) : condition switch
    {
        RuleCondition rule => Words(rule.Term),
        AllCondition all => string.Join(" ; et ", all.Items.Select(Words)),
        AnyCondition any => string.Join(" ; ou ", any.Items.Select(Words)),
        OfficerCondition => "appréciation du chargé de mission",
        _ => "condition non publiée",
    };

    public static string Words(TruthTerm term) => term switch
    {
        TruthLiteral literal => literal.Value switch { Truth.True => "toujours", Truth.False => "jamais", _ => "non publié" },
        TruthFact fact => fact.Fact.Said?.Yes ?? $"{French.Small(fact.Fact.Name)} : oui",
        DefinedTruth defined => defined.Definition.Label,
        NotTerm not => Negated(not.Operand),
        AndTerm and => string.Join(" et ", and.Operands.Select(o => Grouped(o))),
        OrTerm or => string.Join(" ou ", or.Operands.Select(o => Grouped(o))),
        TruthIf @if => $"si {Words(@if.Condition)}, {Words(@if.Then)} ; sinon, {Words(@if.Else)}",
        CompareNumbers compare => $"{Name(compare.Left)} : {Comparative(compare.Comparison, compare.Left.Unit)} {Name(compare.Right)}",
        NumberIn @in => $"{Name(@in.Left)} : {French.List([.. @in.Items.Select(Item)], "ou")}",
        CompareTexts compare => $"{Name(compare.Left)} : {(compare.Equal ? "" : "autre que ")}{Labels(compare.Left, [compare.Right])}",
        TextIn @in => $"{Name(@in.Left)} : {Labels(@in.Left, @in.Items)}",
        CompareTruths { Right: TruthLiteral right } compare => right.Value == Truth.True == compare.Equal ? Words(compare.Left) : Negated(compare.Left),
        CompareTruths compare => $"{Words(compare.Left)} {(compare.Equal ? "autant que" : "à la différence de")} {Words(compare.Right)}",
        TruthIn { Items: [TruthLiteral { Value: Truth.False }] } @in => Negated(@in.Left),
        TruthIn @in => Words(@in.Left),
        ListContains contains => $"{French.Small(contains.Set.Name)} : {Label(contains.Set, contains.Member)}",
        SomeMember some => $"{French.Small(some.Set.Name)} : au moins un tel que {Words(some.Body)}",
        _ => throw new InvalidOperationException(term.GetType().Name),
    };

    private static string Negated(TruthTerm term) => term switch
    {
        TruthFact fact => fact.Fact.Said?.No ?? $"{French.Small(fact.Fact.Name)} : non",
        CompareTexts compare => Words(compare with { Equal = !compare.Equal }),
        CompareNumbers compare => Words(compare with { Comparison = Comparisons.Opposite(compare.Comparison) }),
        NumberIn @in => $"{Name(@in.Left)} : hors {French.List([.. @in.Items.Select(Item)])}",
        TextIn @in => $"{Name(@in.Left)} : autre que {Labels(@in.Left, @in.Items)}",
        ListContains contains => $"{French.Small(contains.Set.Name)} : sans {Label(contains.Set, contains.Member)}",
        NotTerm not => Words(not.Operand),
        _ => $"hors de ce cas : {Words(term)}",
    };

    private static string Grouped(TruthTerm term) => term is AndTerm or OrTerm ? $"({Words(term)})" : Words(term);

    private static string Comparative(Comparison comparison, Unit unit) => unit != Unit.Day ? Comparative(comparison) : comparison switch
    {
        Comparison.Less => "avant le",
        Comparison.LessOrEqual => "au plus tard le",
        Comparison.Greater => "après le",
        Comparison.GreaterOrEqual => "à partir du",
        Comparison.Equal => "le",
        _ => "un autre jour que le",
    };

    private static string Comparative(Comparison comparison) => comparison switch
    {
        Comparison.Less => "moins de",
        Comparison.LessOrEqual => "au plus",
        Comparison.Greater => "plus de",
        Comparison.GreaterOrEqual => "au moins",
        Comparison.Equal => "exactement",
        _ => "autre que",
    };

    private static string Item(NumberItem item) => (item.From, item.To) switch
    {
        ({ } from, { } to) when ReferenceEquals(from, to) => from.Unit == Unit.Day ? $"le {Name(from)}" : Name(from),
        ({ } from, { } to) when from.Unit == Unit.Day =>
            $"{(item.FromIncluded ? "du" : "après le")} {Name(from)} {(item.ToIncluded ? "au" : "et avant le")} {Name(to)}",
        ({ } from, null) when from.Unit == Unit.Day => $"{Comparative(item.FromIncluded ? Comparison.GreaterOrEqual : Comparison.Greater, Unit.Day)} {Name(from)}",
        (null, { } to) when to.Unit == Unit.Day => $"{Comparative(item.ToIncluded ? Comparison.LessOrEqual : Comparison.Less, Unit.Day)} {Name(to)}",
        ({ } from, { } to) => $"{(item.FromIncluded ? "de" : "plus de")} {Name(from)} à {(item.ToIncluded ? "" : "moins de ")}{Name(to)}",
        ({ } from, null) => $"{(item.FromIncluded ? "au moins" : "plus de")} {Name(from)}",
        (null, { } to) => $"{(item.ToIncluded ? "au plus" : "moins de")} {Name(to)}",
        _ => "toute valeur",
    };

    private static string Name(TextTerm term) => term switch
    {
        TextFact fact => French.Small(fact.Fact.Name),
        LookUp lookUp => lookUp.Definition.Label,
        TextVariable variable => variable.Name,
        TextLiteral literal => literal.Domain[literal.Value],
        _ => "choix",
    };

    private static string Labels(TextTerm left, IReadOnlyList<TextTerm> items) =>
        French.List([.. items.Select(i => i is TextLiteral literal && left is TextFact fact ? Label(fact.Fact, literal.Value) : Name(i))], "ou");

    private static string Label(Fact fact, int index) =>
        fact.Table is null ? French.Small(fact.LabelOf(fact.Domain![index])) : fact.LabelOf(fact.Domain![index]);

    private static string Members(Fact fact, MemberRange members)
    {
        var sure = Enumerable.Range(0, fact.Domain!.Count).Where(i => (members.Must & (1UL << i)) != 0).Select(i => Label(fact, i)).ToList();
        return sure.Count > 0 ? French.List(sure) + (members.IsKnown ? "" : ", peut-être d’autres") : members.IsKnown ? "aucun" : "non précisé";
    }

    private static string Range(NumberRange range, Unit unit, NumberRange domain) =>
        range.IsPoint ? French.Quantity(range.Min, unit)
        : range.Max >= domain.Max ? range.Min <= domain.Min ? "non précisé" : $"{Comparative(Comparison.GreaterOrEqual, unit)} {French.Quantity(range.Min, unit)}"
        : range.Min <= domain.Min ? $"{Comparative(Comparison.LessOrEqual, unit)} {French.Quantity(range.Max, unit)}"
        : $"{(unit == Unit.Day ? "du" : "de")} {French.Quantity(range.Min, unit)} {(unit == Unit.Day ? "au" : "à")} {French.Quantity(range.Max, unit)}";

    private static string Sign(Arithmetic arithmetic) => arithmetic switch
    {
        Arithmetic.Plus => "+",
        Arithmetic.Minus => "−",
        Arithmetic.Times => "×",
        _ => "÷",
    };

    private static IEnumerable<Parameter> Parameters(Condition condition) => condition switch
    {
        RuleCondition rule => Terms.All(rule.Term).OfType<NumberParameter>().Select(p => p.Parameter).Distinct(),
        AllCondition all => all.Items.SelectMany(Parameters).Distinct(),
        AnyCondition any => any.Items.SelectMany(Parameters).Distinct(),
        _ => [],
    };

    private static IEnumerable<Fact> Facts(Condition condition) => condition switch
    {
        RuleCondition rule => Terms.Facts(rule.Term),
        AllCondition all => all.Items.SelectMany(Facts).Distinct(),
        AnyCondition any => any.Items.SelectMany(Facts).Distinct(),
        _ => [],
    };
}
