using System.Reflection;
using ModelGen.Tests.IO;

namespace ModelGen.Tests.Engine;

/// <summary>Every public member of a disposed model says so.</summary>
public class DisposedModelTests
{
    // what was fixed when the model was created, and the end itself
    private static readonly string[] s_stillThere = ["Description", "Precision", "Seed", "ParameterCount", "Dispose"];

    private static readonly Dictionary<string, Action<WaveModel>> s_members = new()
    {
        ["Threads"] = model => _ = model.Threads,
        ["LaneName"] = model => _ = model.LaneName,
        ["GetParameters"] = model => model.GetParameters(new double[model.ParameterCount]),
        ["GetParameters, wrong length"] = model => model.GetParameters(new double[1]),
        ["SetParameters"] = model => model.SetParameters(new double[model.ParameterCount]),
        ["SetParameters, wrong length"] = model => model.SetParameters([]),
        ["GetScalar"] = model => model.GetScalar("Nu"),
        ["GetScalar, unknown"] = model => model.GetScalar("unknown"),
        ["SetScalar"] = model => model.SetScalar("Lambda", 1),
        ["SetScalar, not finite"] = model => model.SetScalar("Nu", double.NaN),
        ["Save"] = model => model.Save("nowhere/model.safetensors"),
        ["Load"] = model => model.Load("nowhere/model.safetensors"),
        ["LoadMatching"] = model => model.LoadMatching("nowhere/model.safetensors"),
        ["get AllowExtrapolation"] = model => _ = model.AllowExtrapolation,
        ["set AllowExtrapolation"] = model => model.AllowExtrapolation = true,
        ["get Sampler"] = model => _ = model.Sampler,
        ["set Sampler"] = model => model.Sampler = PointSampler.Halton,
        ["SetPoints"] = model => model.SetPoints("Interior", [0.5, 1]),
        ["SetPoints, unknown"] = model => model.SetPoints("Nowhere", []),
        ["Scales"] = model => _ = model.Scales,
        ["GetWeight"] = model => model.GetWeight("Start"),
        ["SetWeight"] = model => model.SetWeight("Start", 2),
        ["SetWeight, negative"] = model => model.SetWeight("Start", -2),
        ["Loss"] = model => model.Loss(),
        ["LossAndGradient"] = model => model.LossAndGradient(new double[model.ParameterCount]),
        ["LossAndGradient, wrong length"] = model => model.LossAndGradient([]),
        ["get ResidualCount"] = model => _ = model.ResidualCount,
        ["Residuals"] = model => model.Residuals(),
        ["VectorJacobianProduct"] = model => model.VectorJacobianProduct([], []),
        ["ResidualJacobian"] = model => model.ResidualJacobian([]),
        ["Train"] = model => model.Train(plan => plan.Adam(1)),
        ["protected SetObserved"] = model => model.SetProbes(0, []),
        ["protected EvaluateProgram"] = model => model.Evaluate(WaveModel.SquareProgram, [], 0, []),
        ["protected EvaluateProgram, wrong length"] = model => model.Evaluate(WaveModel.SquareProgram, [], 1, []),
        ["protected EvaluatePoint"] = model => model.EvaluateAt(0, 0),
        ["protected GetLearnable"] = model => _ = model.Lambda,
        ["protected SetLearnable"] = model => model.Lambda = double.NaN,
        ["protected GetCoefficient"] = model => _ = model.Nu,
        ["protected SetCoefficient"] = model => model.Nu = double.NaN,
    };

    public static TheoryData<string> Members => [.. s_members.Keys];

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_member_of_a_disposed_model_says_so(string member)
    {
        WaveModel model = new WaveModel().WithProbes();
        model.Dispose();
        var refusal = Assert.Throws<ObjectDisposedException>(() => s_members[member](model));
        Assert.Equal("Wave", refusal.ObjectName);
        Assert.Contains("has been disposed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_public_member_is_forgotten_by_the_list()
    {
        IEnumerable<string> members = typeof(PinnModel).GetMembers(BindingFlags.Public | BindingFlags.Instance)
            .Where(member => member.DeclaringType != typeof(object) && member is not ConstructorInfo)
            .Select(member => member.Name.StartsWith("get_", StringComparison.Ordinal) || member.Name.StartsWith("set_", StringComparison.Ordinal)
                ? member.Name[4..]
                : member.Name)
            .Distinct().Except(s_stillThere);
        Assert.All(members, member => Assert.Contains(s_members.Keys, key => key.Split(',')[0].Split(' ')[^1] == member));
    }

    [Fact]
    public void A_model_may_be_disposed_twice_and_still_says_what_it_was()
    {
        WaveModel model = new(seed: 7);
        model.Dispose();
        model.Dispose();
        Assert.Equal(("Wave", 7, Precision.Double, 9), (model.Description.Name, model.Seed, model.Precision, model.ParameterCount));
    }

    [Fact]
    public void A_failed_load_changes_nothing_and_a_disposed_model_is_not_saved()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.Path, "model.safetensors");
        WaveModel model = new();
        model.Dispose();
        Assert.Throws<ObjectDisposedException>(() => model.Save(path));
        Assert.False(File.Exists(path));
    }
}
