using ModelGen.IO;
using ModelGen.Points;

namespace ModelGen.Collocation;

/// <summary>The scales in a checkpoint.</summary>
internal static class ScalesCheckpoint
{
    public static void Save(ScalesState scales, StateDictionary state)
    {
        state.SetInteger("chosen", scales.AreChosen ? 1 : 0);
        state.Set<double>("fields", scales.Fields);
        state.Set<double>("balance", scales.Balance);
    }

    public static ScalesState Load(StateDictionary state) =>
        new(state.GetInteger("chosen") != 0, state.GetArray<double>("fields"), state.GetArray<double>("balance"));
}
