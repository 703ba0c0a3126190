using Beffroi.Rules.Expressions;

namespace Beffroi.Rules;

/// <summary>Expressions in a region folder: from a YAML scalar to a term, with faults placed in the file.</summary>
internal sealed class ExpressionReader(IScope scope, Diagnostics diagnostics)
{
    public TruthTerm? Truth(YamlNode node) => Read(node, (binder, syntax) => binder.Truth(syntax));

    public NumberTerm? Number(YamlNode node, Unit? unit = null) => Read(node, (binder, syntax) => binder.Number(syntax, unit));

    public Term? Any(YamlNode node) => Read(node, (binder, syntax) => binder.Bind(syntax));

    /// <summary>A number that no fact changes, in this unit.</summary>
    public NumberTerm? Constant(YamlNode node, Unit unit)
    {
        var term = Number(node, unit);
        if (term is { IsConstant: false })
        {
            diagnostics.Add(node.Place, DiagnosticCodes.NotConstant, "a constant is expected here");
            return null;
        }
        return term;
    }

    private T? Read<T>(YamlNode node, Func<Binder, Syntax, T?> bind) where T : Term
    {
        if (Scalar(node, diagnostics) is not { } scalar)
        {
            return null;
        }
        void Report(ExpressionError e) => diagnostics.Add(scalar.PlaceOf(e.Offset), e.Code, e.Message, e.Hint);
        try
        {
            var term = bind(new Binder(scope, Report), Parser.Parse(scalar.Value));
            if (term is null)
            {
                return null;
            }
            if (Terms.IsTooLarge(term))
            {
                Report(new ExpressionError(0, DiagnosticCodes.TooLarge, "with its definitions, this expression is too large"));
                return null;
            }
            Overflow.Check(term, Report);
            return term;
        }
        catch (ExpressionSyntaxException e)
        {
            Report(e.Error);
            return null;
        }
    }

    /// <summary>The text of an expression, refused where YAML could have cut it in silence.</summary>
    public static YamlScalar? Scalar(YamlNode node, Diagnostics diagnostics)
    {
        if (node is not YamlScalar scalar)
        {
            diagnostics.Add(node.Place, DiagnosticCodes.WrongKind, "an expression is expected here");
            return null;
        }
        if (scalar is { InFlow: true, Quoted: false } && !IsSimple(scalar.Value))
        {
            diagnostics.Add(scalar.Place, DiagnosticCodes.QuotesNeeded, "in { … } an expression is always quoted", "guillemets nécessaires");
            return null;
        }
        if (scalar.Comment is not null)
        {
            diagnostics.Add(scalar.Place, DiagnosticCodes.CommentAfterExpression, "a comment follows an expression on its line",
                "put the comment on a line of its own");
            return null;
        }
        return scalar;
    }

    /// <summary>One number or one word cannot have been cut.</summary>
    private static bool IsSimple(string value) => value.Length > 0 && value.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or '-');
}
