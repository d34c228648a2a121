namespace ModelGen.Accuracy;

/// <summary>A problem that the default plan is measured on.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Create">Makes the untrained model from a seed.</param>
/// <param name="RelativeError">The error of a model that <paramref name="Create"/> made, see <see cref="IMeasured.RelativeError"/>.</param>
/// <param name="Musts">What is demanded, as in issue 12; empty where nothing is.</param>
/// <param name="Aim">The error that is hoped for.</param>
internal sealed record AccuracyProblem(string Name, Func<int, PinnModel> Create, Func<PinnModel, double> RelativeError, IReadOnlyList<Demand> Musts, string Aim)
{
    /// <summary>A problem by its class.</summary>
    public static AccuracyProblem Of<TModel>(string name, Func<int, TModel> create, string aim = "", params IReadOnlyList<Demand> musts)
        where TModel : PinnModel, IMeasured
        => new(name, create, static model => ((TModel)model).RelativeError(), musts, aim);
}
