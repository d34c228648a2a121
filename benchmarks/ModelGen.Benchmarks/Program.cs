using System.CommandLine;
using BenchmarkDotNet.Running;
using ModelGen;
using ModelGen.Benchmarks;

var name = new Argument<string>("case") { Description = "schrodinger, heat, poisson or kdv" };
name.AcceptOnlyFromAmong([.. StepCase.All.Select(step => step.Name)]);
var precision = new Option<Precision>("--precision") { Description = "Single (the default) or Double", DefaultValueFactory = _ => Precision.Single };
var threads = new Option<int>("--threads") { Description = "0: all cores" };
var samples = new Option<int>("--samples") { Description = "steps that are timed", DefaultValueFactory = _ => 21 };
var points = new Option<int?>("--points") { Description = "collocation points in place of the case's own" };
var device = new Option<string?>("--device") { Description = "cuda or opencl; without it the processor" };
device.AcceptOnlyFromAmong("cuda", "opencl");
var rounds = new Option<int>("--rounds") { Description = "how often ours and theirs take turns", DefaultValueFactory = _ => 3 };

var stepCommand = new Command("step", "Times one training step at full size, beside the multiply-add peak.") {
    name,
    precision,
    threads,
    samples,
    points,
    device };
stepCommand.SetAction(result =>
{
    StepCase step = StepCase.Named(result.GetRequiredValue(name));
    step = step with { Points = result.GetValue(points) ?? step.Points };
    if (result.GetValue(device) is { } kind)
    {
        return DeviceStepBenchmark.Run(step, kind, result.GetValue(precision), result.GetValue(samples));
    }

    StepBenchmark.Run(step, result.GetValue(precision), result.GetValue(threads), result.GetValue(samples));
    return 0;
});

var peersCommand = new Command("peers", "Times the step here and in TorchSharp, in turn, and prints the ratios.") { name, threads, rounds };
peersCommand.SetAction(result => PeersBenchmark.Run(StepCase.Named(result.GetRequiredValue(name)), result.GetValue(threads), result.GetValue(rounds)));

var evaluateCommand = new Command("evaluate", "Times the evaluation of the Schrödinger network.") { precision, threads };
evaluateCommand.SetAction(result => EvaluationBenchmark.Run(result.GetValue(precision), result.GetValue(threads)));

var kernelsCommand = new Command("kernels", "Runs the BenchmarkDotNet classes.");
kernelsCommand.SetAction(_ => BenchmarkRunner.Run(typeof(StepCase).Assembly));

return new RootCommand("ModelGen's benchmarks.") { stepCommand, peersCommand, evaluateCommand, kernelsCommand }.Parse(args).Invoke();
