using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Runtime.InteropServices;

namespace ModelGen.Examples;

/// <summary>
/// The command line that every example shares: --iterations, --seed, --threads, --precision, --out, --help, and flags of its
/// own. Prints the example's figures last, one per line. Ctrl-C cancels once, and ends the program the second time.
/// </summary>
/// <param name="name">The example's name, in help and file names.</param>
/// <param name="description">One sentence for --help.</param>
/// <param name="run">Trains, writes the picture and the model, and returns the figures to print.</param>
public sealed class ExampleCommand(string name, string description, Func<ExampleOptions, CancellationToken, IReadOnlyList<ExampleFigure>> run)
{
    /// <summary>Exit code of a run that Ctrl-C cancelled: 128 + SIGINT.</summary>
    public const int Cancelled = 130;

    private readonly Option<int?> _iterations = new("--iterations")
    {
        Description = "Iterations to train; without it, the example's own plan",
        HelpName = "count",
        CustomParser = Positive
    };
    private readonly Option<int> _seed = new("--seed")
    {
        Description = "Seed of the parameters and the collocation points",
        DefaultValueFactory = _ => 1,
        HelpName = "number"
    };
    private readonly Option<int?> _threads = new("--threads") { Description = "Threads; without it, all cores", HelpName = "count", CustomParser = Positive };
    private readonly Option<string> _precision = new("--precision")
    {
        Description = "Precision of parameters and arithmetic",
        DefaultValueFactory = _ => "double",
    };
    private readonly Option<string> _output = new("--out")
    {
        Description = "Folder for the picture and the model file",
        DefaultValueFactory = _ => "out",
        HelpName = "folder"
    };
    private readonly Option<string?> _data = new("--data")
    {
        Description = "Folder where data sets are kept; without it, the user's cache folder",
        HelpName = "folder"
    };
    private readonly List<Option<bool>> _flags = [];
    private bool _hasData;

    /// <summary>Adds a flag of the example's own; <see cref="ExampleOptions.Flags"/> holds it when given.</summary>
    public ExampleCommand WithFlag(string flag, string flagDescription)
    {
        _flags.Add(new Option<bool>(flag) { Description = flagDescription });
        return this;
    }

    /// <summary>Adds --data; <see cref="ExampleOptions.DataFolder"/> is what it says.</summary>
    /// <param name="dataDescription">What the folder holds, for --help; a cache where nothing is said.</param>
    public ExampleCommand WithData(string? dataDescription = null)
    {
        _hasData = true;
        _data.Description = dataDescription ?? _data.Description;
        return this;
    }

    /// <summary>Trains in float unless --precision says otherwise.</summary>
    public ExampleCommand WithSinglePrecision()
    {
        _precision.DefaultValueFactory = _ => "single";
        return this;
    }

    /// <summary>Parses and runs.</summary>
    /// <returns>0; 1 where the arguments are wrong or a file cannot be written; <see cref="Cancelled"/> after Ctrl-C.</returns>
    public int Invoke(string[] args, TextWriter? standardOutput = null, TextWriter? standardError = null)
    {
        standardOutput ??= Console.Out;
        standardError ??= Console.Error;
        RootCommand root = new(description) { _iterations, _seed, _threads, _precision, _output };
        _flags.ForEach(root.Add);
        if (_hasData)
        {
            root.Add(_data);
            _data.AcceptLegalFilePathsOnly();
        }

        _precision.AcceptOnlyFromAmong("double", "single");
        _output.AcceptLegalFilePathsOnly();
        root.SetAction(parsed => Run(parsed, standardOutput, standardError));
        return root.Parse(args).Invoke(new InvocationConfiguration { Output = standardOutput, Error = standardError, EnableDefaultExceptionHandler = false });
    }

    private static int? Positive(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value > 0)
        {
            return value;
        }

        argument.AddError($"{((OptionResult)argument.Parent!).Option.Name} needs a whole number of at least 1, not '{text}'.");
        return null;
    }

    private int Run(ParseResult parsed, TextWriter standardOutput, TextWriter standardError)
    {
        using CancellationTokenSource cancellation = new();
        void Cancel(PosixSignalContext signal)
        {
            signal.Cancel = !cancellation.IsCancellationRequested;   // a second signal ends the program as usual
            cancellation.Cancel();
        }

        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        try
        {
            string folder = Path.GetFullPath(parsed.GetValue(_output)!);
            Directory.CreateDirectory(folder);
            ExampleOptions options = new()
            {
                Iterations = parsed.GetValue(_iterations),
                Seed = parsed.GetValue(_seed),
                Threads = parsed.GetValue(_threads),
                SinglePrecision = parsed.GetValue(_precision) == "single",
                OutputFolder = folder,
                DataFolder = _hasData ? parsed.GetValue(_data) : null,
                Flags = _flags.Where(parsed.GetValue).Select(flag => flag.Name).ToHashSet(),
            };
            foreach (ExampleFigure figure in run(options, cancellation.Token))
            {
                standardOutput.WriteLine(figure);
            }

            return 0;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            standardError.WriteLine($"{name}: cancelled.");
            return Cancelled;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            standardError.WriteLine($"{name}: {error.Message}");
            return 1;
        }
    }
}
