using ModelGen.Generators.Plans;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// Gives every buffer its rows of the workspace: from the step that first writes it to the last that touches it, no two share a row. The first
/// free place that fits is taken, so that what is needed again soon lies where the cache still has it.
/// </summary>
internal static class PlanBuffers
{
    /// <param name="program">Its steps are known.</param>
    /// <param name="firstRow">Rows below are taken.</param>
    public static void Plan(ProgramPlan program, int firstRow)
    {
        Step[] steps = [.. program.Steps];
        var last = new Dictionary<RowBuffer, int>();
        for (int i = 0; i < steps.Length; i++)
        {
            foreach (RowBuffer buffer in steps[i].Reads.Concat(steps[i].Writes))
            {
                last[buffer] = i;
            }
        }

        var live = new List<RowBuffer>();
        program.Rows = firstRow;
        for (int i = 0; i < steps.Length; i++)
        {
            foreach (RowBuffer buffer in steps[i].Writes.Where(buffer => buffer.First < 0).Distinct())
            {
                buffer.First = FirstFree(live, firstRow, buffer.Rows);
                live.Add(buffer);
                program.Rows = Math.Max(program.Rows, buffer.First + buffer.Rows);
            }

            live.RemoveAll(buffer => last[buffer] <= i);
        }
    }

    private static int FirstFree(List<RowBuffer> live, int firstRow, int rows)
    {
        int row = firstRow;
        foreach (RowBuffer other in live.OrderBy(other => other.First))
        {
            if (other.First - row >= rows)
            {
                break;
            }

            row = Math.Max(row, other.First + other.Rows);
        }

        return row;
    }
}
