using ModelGen.IO;
using ModelGen.Points;

namespace ModelGen.Training;

/// <summary>The sampling state in a checkpoint.</summary>
internal static class SamplingCheckpoint
{
    public static void Save(SamplingState sampling, StateDictionary state)
    {
        state.SetInteger("draws", sampling.Draws);
        state.SetInteger("window", sampling.Window);
        state.SetInteger("adaptive", sampling.Adaptive ? 1 : 0);
        state.SetInteger("candidates", sampling.Candidates.Least);
        state.SetInteger("candidates_for_each", sampling.Candidates.Factor);
        state.Set<long>("first_indices", sampling.FirstIndices);
        state.Set<long>("point_counts", [.. sampling.PointCounts.Select(count => (long)count)]);
        state.Set<long>("requested_counts", [.. sampling.RequestedCounts.Select(count => (long)count)]);
        state.Set<double>("parameters_at_draw", sampling.ParametersAtDraw);
    }

    public static SamplingState Load(StateDictionary state) => new(
        state.GetInteger("draws"),
        state.GetInteger("window"),
        state.GetInteger("adaptive") != 0,
        new CandidateBudget((int)state.GetInteger("candidates", 1, CandidateBudget.MostLeast), (int)state.GetInteger("candidates_for_each", 2, 10)),
        state.GetArray<long>("first_indices"),
        Counts(state, "point_counts"),
        Counts(state, "requested_counts"),
        state.GetArray<double>("parameters_at_draw"));

    private static int[] Counts(StateDictionary state, string name) =>
        [.. state.GetArray<long>(name).Select(count => checked((int)count))];
}
