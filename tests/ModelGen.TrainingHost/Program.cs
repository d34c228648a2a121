using System.Diagnostics;
using System.Globalization;
using ModelGen.TrainingHost;

// Trains a small model with checkpoints: host CHECKPOINT RESULT [ITERATIONS]. With a number of iterations, the process kills itself
// (SIGKILL: nothing is flushed, no handler runs) after so many; started again, it goes on from the checkpoint.
string checkpoint = args[0];
string result = args[1];
int left = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : int.MaxValue;
using var model = new Oscillator(seed: 4, threads: 2);
double Error()
{
    if (--left == 0)
    {
        Process.GetCurrentProcess().Kill();
    }

    return Math.Abs(model.Evaluate(t: 1).U);
}

model.Train(plan => plan.Adam(iterations: 60, learningRate: 3e-3).LBfgs(iterations: 30).LevenbergMarquardt(iterations: 25)
    .Validate(Error, every: 1).Checkpoint(checkpoint, iterations: 1).ResumeFrom(checkpoint, ifExists: true));
model.Save(result);
Console.WriteLine("done");
