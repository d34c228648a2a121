using System.CommandLine;
using BenchmarkDotNet.Running;
using ModelGen;
using ModelGen.Benchmarks;
using ModelGen.Benchmarks.Generator;

// the program that `start` times is this one
if (args is [StartBenchmark.Child, var childCase, var childPrecision])
{
    return StartBenchmark.TakeStep(childCase, childPrecision);
}

var name = new Argument<string>("case") { Description = string.Join(", ", StepCase.All.Select(step => step.Name)) };
name.AcceptOnlyFromAmong([.. StepCase.All.Select(step => step.Name)]);
var precision = new Option<Precision>("--precision") { Description = "Single (the default) or Double", DefaultValueFactory = _ => Precision.Single };
var threads = new Option<int>("--threads") { Description = "0: all cores" };
var samples = new Option<int>("--samples") { Description = "steps that are timed", DefaultValueFactory = _ => 21 };
var points = new Option<int?>("--points") { Description = "collocation points in place of the case's own" };
var device = new Option<string?>("--device") { Description = "cuda or opencl; without it the processor" };
device.AcceptOnlyFromAmong("cuda", "opencl");
var rounds = new Option<int>("--rounds") { Description = "how often ours and theirs take turns", DefaultValueFactory = _ => 3 };

string[] networks = [.. NetworkStepCase.All.Select(step => step.Name)];
var stepName = new Argument<string>("case") { Description = $"{name.Description}, {string.Join(", ", networks)}, {KernelBenchmark.Name}" };
stepName.AcceptOnlyFromAmong([.. StepCase.All.Select(step => step.Name), .. networks, KernelBenchmark.Name]);
var stepCommand = new Command("step", "Times one training step at full size, beside the multiply-add peak.")
{
    stepName,
    precision,
    threads,
    samples,
    points,
    device,
};
stepCommand.SetAction(result =>
{
    if (result.GetRequiredValue(stepName) == KernelBenchmark.Name)
    {
        KernelBenchmark.Run(result.GetValue(threads), result.GetValue(samples));
        return 0;
    }

    if (NetworkStepCase.All.FirstOrDefault(network => network.Name == result.GetRequiredValue(stepName)) is { } network)
    {
        NetworkStepBenchmark.Run(network, result.GetValue(precision), result.GetValue(threads), result.GetValue(samples));
        return 0;
    }

    StepCase step = StepCase.Named(result.GetRequiredValue(stepName));
    step = step with { Points = result.GetValue(points) ?? step.Points };
    if (result.GetValue(device) is { } kind)
    {
        return DeviceStepBenchmark.Run(step, kind, result.GetValue(precision), result.GetValue(samples));
    }

    StepBenchmark.Run(step, result.GetValue(precision), result.GetValue(threads), result.GetValue(samples));
    return 0;
});

var peerName = new Argument<string>("case") { Description = $"{name.Description}, {string.Join(", ", networks)}" };
peerName.AcceptOnlyFromAmong([.. StepCase.All.Select(step => step.Name), .. networks]);
var peersCommand = new Command("peers", "Times the step here and in TorchSharp, in turn, and prints the ratios.") { peerName, threads, rounds };
peersCommand.SetAction(result =>
    NetworkStepCase.All.FirstOrDefault(network => network.Name == result.GetRequiredValue(peerName)) is { } network
        ? PeersBenchmark.Run(network, result.GetValue(threads), result.GetValue(rounds))
        : PeersBenchmark.Run(StepCase.Named(result.GetRequiredValue(peerName)), result.GetValue(threads), result.GetValue(rounds)));

var evaluateCommand = new Command("evaluate", "Times the evaluation of the Schrödinger network.") { precision, threads };
evaluateCommand.SetAction(result => EvaluationBenchmark.Run(result.GetValue(precision), result.GetValue(threads)));

var declared = new Argument<string>("declared") { Description = "residuals (twenty of one class) or unet", DefaultValueFactory = _ => "residuals" };
declared.AcceptOnlyFromAmong("residuals", "unet");
var generatorCommand = new Command("generator", "Times the generator after an edit.") { declared };
generatorCommand.SetAction(result => result.GetValue(declared) == "unet" ? GeneratorBenchmark.UNet(rounds: 25) : GeneratorBenchmark.Residuals(rounds: 25));

var startCommand = new Command("start", "Times a program from its start to the end of its first step.") { peerName, precision };
startCommand.SetAction(result => StartBenchmark.Run(result.GetRequiredValue(peerName), result.GetValue(precision), rounds: 9));

var memoryCommand = new Command("memory", "Prints the memory of a prediction by a convolution of 512 x 512 pixels and 32 channels.");
memoryCommand.SetAction(_ => MemoryBenchmark.Run());

var aotCommand = new Command("aot", "Times the heat example compiled ahead of time and under the JIT, in turn.") { rounds };
aotCommand.SetAction(result => NativeAotBenchmark.Run(result.GetValue(rounds)));

var contains = new Option<string>("--case") { Description = "only cases whose names contain it", DefaultValueFactory = _ => "" };
var tensorsCommand = new Command("tensors", "Times the products of networks on one thread, beside the multiply-add peak.") { contains, samples };
tensorsCommand.SetAction(result => TensorBenchmark.Run(result.GetRequiredValue(contains), result.GetValue(samples)));

var kernelsCommand = new Command("kernels", "Runs the BenchmarkDotNet classes.");
kernelsCommand.SetAction(_ => BenchmarkRunner.Run(typeof(StepCase).Assembly));

return new RootCommand("ModelGen's benchmarks.")
{
    stepCommand,
    peersCommand,
    evaluateCommand,
    generatorCommand,
    startCommand,
    memoryCommand,
    aotCommand,
    kernelsCommand,
    tensorsCommand,
}.Parse(args).Invoke();
