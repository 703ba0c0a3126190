namespace Beffroi.Rules;

/// <summary>What a name means where an expression stands. Facts, definitions and parameters share one name space.</summary>
internal interface IScope
{
    /// <summary>The term that a name stands for; null when it stands for nothing here.</summary>
    Term? Resolve(string name);

    /// <summary>Names that could have been meant.</summary>
    IEnumerable<string> Names { get; }
}
