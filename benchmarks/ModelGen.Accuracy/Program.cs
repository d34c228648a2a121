using System.CommandLine;
using ModelGen.Accuracy;

var name = new Argument<string>("name")
{
    Description = $"{AccuracyReport.All}, or one of {string.Join(", ", Catalogue.Problems.Select(problem => problem.Name))}",
    HelpName = "name",
};
name.AcceptOnlyFromAmong([AccuracyReport.All, .. Catalogue.Problems.Select(problem => problem.Name)]);
var seeds = new Option<int[]>("--seed")
{
    Description = "seeds, one training each",
    DefaultValueFactory = _ => [1],
    AllowMultipleArgumentsPerToken = true,
    Recursive = true,
};
var budget = new Option<double?>("--budget") { Description = "seconds (processor seconds / 2) after which a training is ended", Recursive = true };
var write = new Option<bool>("--write") { Description = "write the table into benchmarks/RESULTS.md (`all` does)", Recursive = true };

var root = new RootCommand("Trains problems by the default plan, model.Train(), and prints their errors.") { name, seeds, budget, write };
root.SetAction(parsed => AccuracyReport.Run(
    parsed.GetRequiredValue(name), parsed.GetRequiredValue(seeds), parsed.GetValue(budget), parsed.GetValue(write)));

var units = new Command("units", "Trains ten problems in three systems of units each, and prints how far the errors are apart.");
units.SetAction(parsed => UnitsReport.Run(parsed.GetRequiredValue(seeds), parsed.GetValue(budget), parsed.GetValue(write)));
root.Add(units);

var musts = new Command("musts", "Trains the table's problems in the time that each has by this machine's peak, and prints which demands are met.");
musts.SetAction(parsed => MustsReport.Run(parsed.GetRequiredValue(seeds), parsed.GetValue(write)));
root.Add(musts);

var verdicts = new Command("verdicts", "Trains thirty problems, solved and failed, and prints what training says of them.");
verdicts.SetAction(parsed => VerdictsReport.Run(parsed.GetRequiredValue(seeds), parsed.GetValue(budget), parsed.GetValue(write)));
root.Add(verdicts);

return root.Parse(args).Invoke();
