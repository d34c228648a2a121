using System.Diagnostics;
using System.Globalization;

namespace ModelGen.Benchmarks;

/// <summary>Times a program from its start until it has created its model and taken one step of Adam.</summary>
internal static class StartBenchmark
{
    /// <summary>The word on the command line by which the program starts itself to be timed.</summary>
    public const string Child = "start-child";

    public static void Run(string name, Precision precision, int rounds)
    {
        var seconds = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            var info = new ProcessStartInfo("dotnet", [typeof(StartBenchmark).Assembly.Location, Child, name, precision.ToString()])
            {
                RedirectStandardOutput = true,
            };
            long start = Stopwatch.GetTimestamp();
            using Process process = Process.Start(info)!;
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();

            // the clock is the machine's, not the process's
            seconds[round] = Stopwatch.GetElapsedTime(start, long.Parse(output, CultureInfo.InvariantCulture)).TotalSeconds;
        }

        Array.Sort(seconds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"start case={name} s={seconds[rounds / 2]:F3} min_s={seconds[0]:F3} precision={precision} rounds={rounds}"));
    }

    /// <summary>What the timed program does: one step, then the time at which it was done.</summary>
    public static int TakeStep(string name, string precision)
    {
        Precision used = Enum.Parse<Precision>(precision);
        if (NetworkStepCase.All.FirstOrDefault(step => step.Name == name) is { } network)
        {
            (NetworkModel trained, SampleSet data) = network.Create(used, 0, network.Batch);
            using (trained)
            {
                ((INetwork)trained).Train(data, plan: plan => plan.Adam(iterations: 1).MiniBatch(network.Batch));
            }
        }
        else
        {
            using PinnModel model = StepCase.Named(name).Create(used, 0);
            model.Train(plan => plan.Adam(iterations: 1));
        }

        Console.WriteLine(Stopwatch.GetTimestamp().ToString(CultureInfo.InvariantCulture));
        return 0;
    }
}
