using System.Globalization;

namespace Beffroi.Rules.Tests.Laws;

/// <summary>Well-typed expressions over the facts of the small region, written out. One seed, one expression.</summary>
internal sealed class RandomExpressions(Random random, bool definitions = true, bool unknowns = true)
{
    private static readonly string[][] Numbers = [["depenses", "recettes"], ["duree", "anciennete"], ["emplois"], ["effectif"], ["etp_crees", "etp_cdi"]];
    private static readonly string[] Formes = ["association", "scop", "scic", "sarl"];
    private static readonly string[] Statuts = ["siae", "ea", "esat"];

    private int variables;

    public string Truth(int depth = 4, string? variable = null)
    {
        if (depth <= 0 || random.Next(6) == 0)
        {
            return $"({Leaf(variable)})";
        }
        return random.Next(9) switch
        {
            0 or 1 => $"({Truth(depth - 1, variable)} and {Truth(depth - 1, variable)})",
            2 or 3 => $"({Truth(depth - 1, variable)} or {Truth(depth - 1, variable)})",
            4 => $"not({Truth(depth - 1, variable)})",
            5 => $"(if {Truth(depth - 2, variable)} then {Truth(depth - 2, variable)} else {Truth(depth - 2, variable)})",
            6 => $"({Truth(depth - 2, variable)} {Pick("=", "!=")} {Truth(depth - 2, variable)})",
            7 when variable is null => Some(depth),
            _ => $"({Comparison(depth)})",
        };
    }

    public string Number(string[] unit, int depth)
    {
        if (depth <= 0 || random.Next(3) == 0)
        {
            return random.Next(3) > 0 ? Pick(unit) : Literal();
        }
        return random.Next(8) switch
        {
            0 => $"({Number(unit, depth - 1)} + {Number(unit, depth - 1)})",
            1 => $"({Number(unit, depth - 1)} - {Number(unit, depth - 1)})",
            2 => $"({Pick("0.5", "2", "-3")} * {Number(unit, depth - 1)})",
            3 => $"({Number(unit, depth - 1)} / {Pick("2", "-4", "0.5")})",
            4 => $"min({Number(unit, depth - 1)}, {Number(unit, depth - 1)})",
            5 => $"max({Number(unit, depth - 1)}, {Number(unit, depth - 1)})",
            6 => $"sum({Number(unit, depth - 1)}, {Number(unit, depth - 1)}, {Literal()})",
            _ => $"(if {Truth(depth - 2)} then {Number(unit, depth - 1)} else {Number(unit, depth - 1)})",
        };
    }

    public string Money(int depth) => Number(Numbers[0], depth);

    private string Leaf(string? variable) => random.Next(variable is null ? 8 : 11) switch
    {
        0 => Pick("esus", "rev3"),
        1 => unknowns ? Pick("avis", "zone") : "esus",
        2 => definitions ? Pick("cooperative", "entreprise_ess", "a_un_statut") : "rev3",
        3 => $"list contains(statuts, \"{Pick(Statuts)}\")",
        4 => Texts(),
        5 => $"departement {Pick("=", "!=")} \"{Pick("59", "62", "75")}\"",
        6 or 7 => Comparison(1),
        _ => $"{variable} {Pick("=", "!=")} \"{Pick(Statuts)}\"",
    };

    private string Texts() => random.Next(3) switch
    {
        0 => $"forme {Pick("=", "!=")} \"{Pick(Formes)}\"",
        1 => $"forme in (\"{Pick(Formes)}\", \"{Pick(Formes)}\")",
        _ => $"(if {Pick("esus", "rev3")} then forme else \"{Pick(Formes)}\") in (\"{Pick(Formes)}\", \"{Pick(Formes)}\")",
    };

    private string Some(int depth)
    {
        var variable = "x" + variables++.ToString(CultureInfo.InvariantCulture);
        return $"(some {variable} in statuts satisfies {Truth(depth - 1, variable)})";
    }

    private string Comparison(int depth)
    {
        var unit = Numbers[random.Next(Numbers.Length)];
        string Side() => Number(unit, depth - 1);
        return random.Next(5) switch
        {
            0 => $"{Side()} between {Side()} and {Side()}",
            1 => $"{Side()} in {Range(Side(), Side())}",
            2 => $"{Side()} in ({Side()}, {Literal()}, {Range(Literal(), Literal())}, {Pick("<", "<=", ">", ">=")} {Literal()})",
            _ => $"{Side()} {Pick("=", "!=", "<", "<=", ">", ">=")} {Side()}",
        };
    }

    private string Range(string from, string to) => $"{Pick("[", "(", "]")}{from} .. {to}{Pick("]", ")", "[")}";

    private string Literal() => Pick("0", "1", "2", "3", "0.8", "1.5", "12", "36", "50", "0.05", "100");

    private string Pick(params string[] words) => words[random.Next(words.Length)];
}
