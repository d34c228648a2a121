using ModelGen.Generators.Plans;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Cpu;

/// <summary>Rows of the workspace as constants named after what they hold: "w + (Rows0.U_z0 * P)".</summary>
internal sealed class RowNames
{
    private readonly Dictionary<RowBuffer, string> _names = [];
    private readonly string _class;

    public RowNames(ProgramPlan program)
    {
        _class = CodeText.Of($"Rows{program.Number}");
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (RowBuffer buffer in program.Steps.SelectMany(step => step.Writes).Distinct())
        {
            string name = buffer.Name.Replace("/", "_");
            for (int i = 2; !taken.Add(name); i++)
            {
                name = CodeText.Of($"{buffer.Name.Replace("/", "_")}_{i}");
            }

            _names.Add(buffer, name);
        }
    }

    /// <summary>The address of a buffer's row.</summary>
    public string Address(RowBuffer buffer, int row = 0) => row == 0
        ? $"w + ({_class}.{_names[buffer]} * P)"
        : CodeText.Of($"w + (({_class}.{_names[buffer]} + {row}) * P)");

    public void Write(CodeWriter code)
    {
        if (_names.Count == 0)
        {
            return;
        }

        code.Line();
        code.Line("/// <summary>First rows in the workspace: [plane][neuron][point].</summary>");
        using (code.Open($"private static class {_class}"))
        {
            foreach (KeyValuePair<RowBuffer, string> buffer in _names)
            {
                code.Line($"public const int {buffer.Value} = {buffer.Key.First};");
            }
        }
    }
}
