using System.Text;

namespace ModelGen.Generators.Ir;

/// <summary>Prints a graph as one line a node, for tests and the debugger.</summary>
internal static class IrPrinter
{
    public static string Print(IEnumerable<IrNode> roots)
    {
        IrNode[] wanted = roots.ToArray();
        var text = new StringBuilder();
        foreach (IrNode node in IrWalk.Reachable(wanted))
        {
            string body = node switch
            {
                { IsConstant: true } => global::ModelGen.Generators.Text.CodeWriter.Number(node.Number),
                { Leaf: { } leaf } => $"{leaf.Kind} {leaf.A} {leaf.B} {(leaf.Index is { } index ? Index(index) : "")}".TrimEnd(),
                _ => node.Operation!.Name + " " + string.Join(" ", node.Operands.Select(operand => "%" + operand.Id)),
            };
            text.Append('%').Append(node.Id).Append(" = ").Append(body).Append('\n');
        }

        return text.Append("return ").Append(string.Join(" ", wanted.Select(root => "%" + root.Id))).Append('\n').ToString();
    }

    private static string Index(MultiIndex index) =>
        string.Join(",", Enumerable.Range(0, index.Dimensions).Select(i => index[i])) + (index.IsFunctional ? " L" + index.Functional : "");
}
