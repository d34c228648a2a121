using System.Globalization;
using System.Text;

namespace ModelGen.Generators.Tests.Wirings;

/// <summary>
/// A class marked [Network] whose layers, sizes, boundaries and connections are drawn at random from all that is allowed. Tensors are run as they are written,
/// so that their shapes are known.
/// </summary>
internal sealed partial class RandomWiring
{
    private const int LargestTensor = 160;

    private readonly Random _random;
    private readonly StringBuilder _body = new();
    private readonly StringBuilder _members = new();
    private readonly List<(string Name, Tensor Tensor)> _tensors = [];
    private readonly HashSet<string> _read = [];
    private readonly Dictionary<string, string> _shared = [];
    private string _reading = "";

    public RandomWiring(string name, int seed, int steps)
    {
        _random = new Random(seed);
        int[] sizes = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => 1 + _random.Next(7)), 1 + _random.Next(4)];
        Boundary[] boundaries = [.. sizes.Skip(1).Select(_ => (Boundary)_random.Next(4))];
        _tensors.Add(("X", Tensor.Declared("input", "X", sizes, boundaries)));
        for (int i = 0; i < steps;)
        {
            // mostly what was made last
            (string from, Tensor x) = _tensors[Math.Max(0, _tensors.Count - 1 - (int)(_tensors.Count * Math.Pow(_random.NextDouble(), 2)))];
            _reading = "";
            if (Draw(from, x) is var (call, result) && result.Length <= LargestTensor)
            {
                Write(from, call, result);
                i++;
            }
        }

        Tensor output = Join();
        string declared = sizes.Length > 1 ? $", Boundaries = [{string.Join(", ", boundaries.Select(boundary => "Boundary." + boundary))}]" : "";
        Text = $$"""
            [Network] public sealed partial class {{name}} // seed {{seed}}
            {
                [Input({{string.Join(", ", sizes)}}{{declared}})] public partial Tensor X { get; }
                [Target({{string.Join(", ", output.Shape)}})] public partial Tensor T { get; }
            {{_members}}    [Output] public Tensor Y
                {
                    get
                    {
            {{_body}}            return {{_tensors[^1].Name}};
                    }
                }

                [Loss] Scalar Error => MeanSquaredError(Y.Flatten(), T.Flatten());
            }
            """;
        Name = name;
    }

    public string Name { get; }

    /// <summary>The class.</summary>
    public string Text { get; }

    /// <summary>Whether it has derivatives everywhere.</summary>
    public bool IsSmooth { get; private set; } = true;

    private void Write(string from, string call, Tensor result)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"t{_tensors.Count}");
        _body.Append(CultureInfo.InvariantCulture, $"            Tensor {name} = {call};\n");
        _tensors.Add((name, result));
        _read.Add(from);
        _read.Add(_reading);
    }

    /// <summary>Whatever nothing has read yet, as one vector; or the last tensor, where there is nothing else.</summary>
    private Tensor Join()
    {
        (string Name, Tensor Tensor)[] ends = [.. _tensors.Where(tensor => !_read.Contains(tensor.Name))];
        if (ends.Length > 1)
        {
            Tensor all = ends.Select(end => end.Tensor.Flatten()).Aggregate((a, b) => Calculus.Concat(a, b));
            Write("", $"Concat({string.Join(", ", ends.Select(end => end.Name + ".Flatten()"))})", all);
        }

        return _tensors[^1].Tensor;
    }

    private int UpTo(int largest) => 1 + _random.Next(largest);

    private bool Chance(double probability) => _random.NextDouble() < probability;

    private TItem Pick<TItem>(IReadOnlyList<TItem> items) => items[_random.Next(items.Count)];

    /// <summary>Another tensor that a condition holds for; null where there is none.</summary>
    private (string Name, Tensor Tensor)? Other(Func<Tensor, bool> condition)
    {
        (string Name, Tensor Tensor)[] found = [.. _tensors.Where(tensor => condition(tensor.Tensor))];
        if (found.Length == 0)
        {
            return null;
        }

        (string Name, Tensor Tensor) picked = Pick(found);
        _reading = picked.Name;
        return picked;
    }
}
