using System.CommandLine;
using ModelGen;
using ModelGen.Benchmarks;

var name = new Argument<string>("case") { Description = "schrodinger, heat or poisson" };
name.AcceptOnlyFromAmong([.. StepCase.All.Select(step => step.Name)]);
var precision = new Option<Precision>("--precision") { DefaultValueFactory = _ => Precision.Single };
var threads = new Option<int>("--threads") { Description = "0: all cores" };
var samples = new Option<int>("--samples") { DefaultValueFactory = _ => 15 };
var stepCommand = new Command("step", "Times one training step at full size.") { name, precision, threads, samples };
stepCommand.SetAction(result => StepBenchmark.Run(StepCase.All.Single(step => step.Name == result.GetValue(name)), result.GetValue(precision), result.GetValue(threads), result.GetValue(samples)));

var root = new RootCommand("ModelGen's benchmarks.") { stepCommand };
return root.Parse(args).Invoke();
