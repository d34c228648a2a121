// Exercise: softmax, why it is called so, and what it has to do with statistical mechanics.
using ModelGen;
using ModelGen.Lecture;

using Boltzmann model = new();
double[] scores = [1, 2, 5];

double[] p = model.Predict(scores);
double z = scores.Sum(Math.Exp);
for (int i = 0; i < 3; i++)
{
    Check.Near($"softmax of (1, 2, 5), p{i + 1}", p[i], Math.Exp(scores[i]) / z, 1e-14);
}

// one score is very large: the maximum, softly, and without overflow
p = model.Predict([1.0, 2, 1_000]);
Check.Near("softmax of (1, 2, 1000), p3", p[2], 1, 1e-14);

// scores are -E / kT: cold systems are in their ground state, hot ones anywhere
foreach (double temperature in new[] { 0.1, 1, 10, 1_000 })
{
    model.Temperature = temperature;
    p = model.Predict(scores);
    Console.WriteLine($"temperature {temperature}: {string.Join(", ", p.Select(value => $"{value:0.000}"))}");
    double energy = -p.Zip(scores, (probability, score) => probability * score).Sum();
    double h = 1e-4 * temperature;
    double slope = (LogZ(temperature + h) - LogZ(temperature - h)) / (2 * h);   // <E> = kT^2 d log Z / dT
    Check.Near("  mean energy", energy, temperature * temperature * slope, 1e-5);
}

double LogZ(double temperature) => Math.Log(scores.Sum(score => Math.Exp(score / temperature)));

[Network]
sealed partial class Boltzmann
{
    [Input(3)]      public partial Tensor Scores { get; }
    [Coefficient(1)] public partial Scalar Temperature { get; set; }

    [Output] public Tensor Probabilities => (Scores / Temperature).Softmax();
}
