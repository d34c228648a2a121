using ModelGen.IO;

namespace ModelGen.Tests.Engine;

public sealed class ModelFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-").FullName;

    private string File(string name) => Path.Combine(_folder, name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Precision.Double, Precision.Double)]
    [InlineData(Precision.Single, Precision.Double)]
    [InlineData(Precision.Double, Precision.Single)]
    public void A_saved_model_is_the_same_again_in_either_precision(Precision saved, Precision loaded)
    {
        using WaveModel model = new WaveModel(precision: saved).WithParameters();
        model.Nu = 0.75;
        model.Save(File("wave.safetensors"));
        using WaveModel other = new(precision: loaded, seed: 5);
        other.Load(File("wave.safetensors"));

        double tolerance = saved == loaded ? 0 : 1e-6;
        Assert.Equal(0.75, other.Nu);
        Assert.Equal(model.Lambda, other.Lambda, tolerance);
        Assert.Equal(model.EvaluateAt(0.3, 0.7), other.EvaluateAt(0.3, 0.7), tolerance);
    }

    [Fact]
    public void Tensors_are_named_by_layer()
    {
        using WaveModel model = new WaveModel(terms: 4).WithParameters();
        model.Save(File("wave.safetensors"));
        var file = SafeTensorsFile.Load(File("wave.safetensors"));

        Assert.Equal(["F/0/bias", "F/0/weight", "F/1/bias", "F/1/weight", "Lambda", "Nu"], file.Tensors.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([4L, 1L], file["F/0/weight"].Shape);
        Assert.Empty(file["Lambda"].Shape);
        Assert.Equal("Wave", file.Metadata["model"]);
    }

    [Fact]
    public void A_model_declared_otherwise_is_refused()
    {
        using WaveModel small = new(terms: 3);
        small.Save(File("small.safetensors"));
        using WaveModel large = new(terms: 4);
        Refused(large, "small.safetensors", "declared differently");
    }

    [Fact]
    public void Truncated_files_are_refused_wherever_they_end()
    {
        using WaveModel model = new WaveModel().WithParameters();
        model.Save(File("whole.safetensors"));
        byte[] whole = System.IO.File.ReadAllBytes(File("whole.safetensors"));
        for (int length = 0; length < whole.Length; length += 13)
        {
            System.IO.File.WriteAllBytes(File("part.safetensors"), whole[..length]);
            Refused(model, "part.safetensors", "part.safetensors");
        }
    }

    [Theory]
    [InlineData("Lambda", double.NaN, "not finite")]
    [InlineData("Lamda", 1.0, "no tensor 'Lambda'")]
    public void Files_with_the_wrong_content_are_refused(string name, double value, string fault)
    {
        using WaveModel model = new WaveModel().WithParameters();
        Rewrite(model, writer => writer.Add(name, [], [value]), except: "Lambda");
        Refused(model, "rewritten.safetensors", fault);
    }

    [Fact]
    public void A_tensor_of_another_shape_or_too_many_tensors_are_refused()
    {
        using WaveModel model = new WaveModel().WithParameters();
        Rewrite(model, writer => writer.Add("F/0/weight", [1, 3], new double[3]), except: "F/0/weight");
        Refused(model, "rewritten.safetensors", "[1, 3] where [3, 1]");
        Rewrite(model, writer => writer.Add("Extra", [], [1.0]), except: "");
        Refused(model, "rewritten.safetensors", "7 tensors");
    }

    [Fact]
    public void A_file_of_something_else_is_refused()
    {
        using WaveModel model = new();
        SafeTensorsWriter writer = new();
        writer.Add("Lambda", [], [1.0]);
        writer.Save(File("other.safetensors"));
        Refused(model, "other.safetensors", "format is missing");
        Assert.ThrowsAny<IOException>(() => model.Load(File("nowhere.safetensors")));
    }

    private void Refused(WaveModel model, string file, string fault)
    {
        double[] before = new double[model.ParameterCount];
        double[] after = new double[model.ParameterCount];
        model.GetParameters(before);
        var refusal = Assert.Throws<InvalidDataException>(() => model.Load(File(file)));
        model.GetParameters(after);

        Assert.Contains(fault, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, after);
    }

    private void Rewrite(WaveModel model, Action<SafeTensorsWriter> change, string except)
    {
        model.Save(File("original.safetensors"));
        var original = SafeTensorsFile.Load(File("original.safetensors"));
        SafeTensorsWriter writer = new();
        foreach ((string key, string value) in original.Metadata)
        {
            writer.Metadata[key] = value;
        }

        foreach (SafeTensor tensor in original.Tensors.Values.Where(tensor => tensor.Name != except))
        {
            double[] values = new double[tensor.Length];
            tensor.CopyTo(values);
            writer.Add(tensor.Name, [.. tensor.Shape], values);
        }

        change(writer);
        writer.Save(File("rewritten.safetensors"));
    }
}
