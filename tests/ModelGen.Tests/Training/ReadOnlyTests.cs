using System.Collections;
using System.Reflection;
using ModelGen.Collocation;
using ModelGen.IO;
using ModelGen.Numerics;
using ModelGen.Tests.Engine;
using ModelGen.Training;

namespace ModelGen.Tests.Training;

/// <summary>What a property returned belongs to its owner: nobody changes the owner through it.</summary>
public class ReadOnlyTests
{
    [Fact]
    public void No_public_property_is_an_array_or_a_collection_that_can_be_changed()
    {
        // what a writer is given
        string[] exceptions = ["SafeTensorsWriter.Metadata"];
        IEnumerable<string> found =
            from type in typeof(PinnModel).Assembly.GetExportedTypes()
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where property.PropertyType.IsArray
                || typeof(IList).IsAssignableFrom(property.PropertyType)
                || typeof(IDictionary).IsAssignableFrom(property.PropertyType)
                || (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() is var generic
                    && (generic == typeof(IList<>) || generic == typeof(IDictionary<,>) || generic == typeof(Span<>)))
            select $"{type.Name}.{property.Name}";
        Assert.Equal(
            [
                "InputAttribute.Boundaries", "MlpAttribute.Scales", "IObjective`1.Parameters", "ITrainingObjective`1.Values", "EvaluationBuffer.Coordinates",
                "EvaluationBuffer.Components",
            ],
            found.Where(name => !Array.Exists(exceptions, name.StartsWith)));
    }

    [Fact]
    public void What_training_and_its_results_hand_out_cannot_be_written()
    {
        using WaveModel model = new WaveModel().WithProbes();
        List<TrainingProgress> reports = [];
        TrainingPlan plan = new();
        TrainingHistory history = model.Train(
            p => (plan = p).Adam(3).Weight("Start", 2).Points("Start", 20).Validate(() => 0, every: 1), new Listener(reports));
        SafeTensorsWriter writer = new();
        writer.Add("a", [2], [1.0, 2.0]);
        using MemoryStream stream = new();
        writer.Write(stream);
        SafeTensorsFile file = SafeTensorsFile.Parse(stream.ToArray(), "memory");

        foreach (object handedOut in new object[]
        {
            plan.Phases, plan.Phases[0].Options.Weights, CollocationOptions.Of(plan.Phases[0]).EquationPoints, new PhaseOptions().Weights,
            history.TermNames, history.Validations, history.Phases, reports[^1].TermLosses, new TrainingDivergedException().TermLosses,
            model.Residuals().Blocks, file["a"].Shape, file.Tensors, file.Metadata, LaneSelection.Available, new MlpAttribute(3, 4).Widths,
            model.Description.Coordinates, model.Description.Parameters, model.Description.Parameters[0].Shape, model.Description.Programs,
            model.Description.Programs[0].Equations,
        })
        {
            Assert.True(handedOut is IList { IsReadOnly: true } or IDictionary { IsReadOnly: true }, handedOut.GetType().ToString());
        }
    }

    [Fact]
    public void What_was_handed_in_can_be_changed_without_harm()
    {
        Dictionary<string, double> weights = new() { ["Start"] = 2 };
        PhaseOptions options = new() { Weights = weights };
        weights["Start"] = 3;
        Assert.Equal(2, options.Weights["Start"]);

        StateDictionary state = new();
        state.Set<double>("a", [1, 2]);
        state.GetArray<double>("a")[0] = 7;
        Assert.Equal([1.0, 2.0], state.GetArray<double>("a"));
    }

    private sealed class Listener(List<TrainingProgress> reports) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => reports.Add(value);
    }
}
