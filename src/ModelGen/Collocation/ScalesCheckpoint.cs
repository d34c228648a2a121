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
        if (scales.Profiles.Any(profile => profile.Length > 0))
        {
            state.Set<double>("profiles", [.. scales.Profiles.SelectMany(profile => profile)]);
            state.Set<long>("profile_lengths", [.. scales.Profiles.Select(profile => (long)profile.Length)]);
        }
    }

    public static ScalesState Load(StateDictionary state)
    {
        double[] balance = state.GetArray<double>("balance");
        return new(state.GetInteger("chosen") != 0, state.GetArray<double>("fields"), balance, Profiles(state, balance.Length));
    }

    // most models have none
    private static double[][] Profiles(StateDictionary state, int equations)
    {
        if (!state.Contains("profiles"))
        {
            return [.. Enumerable.Repeat<double[]>([], equations)];
        }

        double[] all = state.GetArray<double>("profiles");
        long[] lengths = state.GetArray<long>("profile_lengths");
        if (lengths.Any(length => length < 0 || length > all.Length) || lengths.Sum() != all.Length)
        {
            throw new InvalidDataException($"The checkpoint's profiles are damaged: they have {all.Length} numbers.");
        }

        int first = 0;
        return [.. lengths.Select(length => all[first..(first += (int)length)])];
    }
}
