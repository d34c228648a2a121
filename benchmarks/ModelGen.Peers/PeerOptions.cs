using System.Globalization;

namespace ModelGen.Peers;

/// <summary>The command line.</summary>
internal sealed record PeerOptions
{
    private static readonly string[] s_names =
        [.. PeerCase.All.Select(problem => problem.Name), "evaluate", "conv", "resblock", "unet", "mlp", "fno2d", "deeponet"];
    private static readonly string[] s_variantNames = ["nested", "jets", "jets-chunked", "forward", "module"];

    public const string Usage = """
        ModelGen.Peers [case ...] [options]    times one training step in TorchSharp (float)

        cases: schrodinger heat poisson kdv evaluate, and networks on samples: conv resblock unet mlp fno2d deeponet (default: all)
          --variant NAME   nested, jets, or jets-chunked; repeatable (default: all)
          --threads N      threads (default: all cores)
          --points N       residual points (default: the case's own)
          --samples N      samples whose median is printed (default: 7)
          --check          instead: compare losses and gradients with known values, in double

        GLIBC_TUNABLES=glibc.malloc.mmap_max=0:glibc.malloc.trim_threshold=17179869184:glibc.malloc.top_pad=1073741824:glibc.malloc.hugetlb=1
        in the environment keeps Torch from returning memory to the system at every step.
        """;

    public HashSet<string> Cases { get; } = [];

    public HashSet<string> Variants { get; } = [];

    public int Threads { get; private set; } = Environment.ProcessorCount;

    public int? Points { get; private set; }

    public int Samples { get; private set; } = 7;

    public bool Check { get; private set; }

    public bool Runs(string name) => Cases.Count == 0 || Cases.Contains(name);

    public bool RunsVariant(string name) => Variants.Count == 0 || Variants.Contains(name);

    /// <exception cref="ArgumentException">An argument is unknown, or a value is missing or wrong.</exception>
    public static PeerOptions Parse(string[] args)
    {
        PeerOptions options = new();
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--variant": options.Variants.Add(OneOf(s_variantNames, Value(args, ref i))); break;
                case "--threads": options.Threads = Positive(args, ref i); break;
                case "--points": options.Points = Positive(args, ref i); break;
                case "--samples": options.Samples = Positive(args, ref i); break;
                case "--check": options.Check = true; break;
                default: options.Cases.Add(OneOf(s_names, args[i])); break;
            }
        }

        return options;
    }

    private static string OneOf(string[] names, string name) => names.Contains(name)
        ? name
        : throw new ArgumentException($"'{name}' is not one of: {string.Join(", ", names)}.");

    private static string Value(string[] args, ref int i) => ++i < args.Length
        ? args[i]
        : throw new ArgumentException($"{args[i - 1]} needs a value.");

    private static int Positive(string[] args, ref int i)
    {
        string text = Value(args, ref i);
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0
            ? value
            : throw new ArgumentException($"{args[i - 1]} needs a whole number of at least 1, not '{text}'.");
    }
}
