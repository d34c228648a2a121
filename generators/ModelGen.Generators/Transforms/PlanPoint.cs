using ModelGen.Generators.Plans;

namespace ModelGen.Generators.Transforms;

/// <summary>
/// A program at one point, networks that feed others first, with lanes over neurons. What carries derivatives, or evaluates a network at another
/// place, goes through a tile instead.
/// </summary>
internal static class PlanPoint
{
    public static PointPlan? Plan(ProgramPlan program)
    {
        if (program.HasBackward || program.Sites.Count == 0 || !program.Sites.All(site => site.Jets.Count == 1 && site.Site.IsPlain))
        {
            return null;
        }

        int slots = 0;
        int widest = 0;
        int values = 0;
        var sites = new List<PointSite>();
        foreach (SitePlan site in program.Sites)
        {
            sites.Add(Plan(site, values, ref slots));
            values += site.Network.Outputs.Count;
            widest = Math.Max(widest, Math.Max(site.Inputs[0].Length, site.Layers.Max(layer => layer.Width)));
        }

        return new PointPlan(program, sites, slots, widest + PointPlan.Padding, values);
    }

    private static PointSite Plan(SitePlan site, int firstValue, ref int slots)
    {
        // slot 0 has the inputs, slot 1 is scratch while they are computed and free from then on
        slots = Math.Max(slots, 2);
        var last = new Dictionary<int, int>();
        foreach (NetworkLayer layer in site.Layers)
        {
            last[layer.Number] = layer.Number;
            foreach (int source in layer.Sources)
            {
                last[source] = layer.Number;
            }
        }

        foreach (NetworkOutput output in site.Network.Outputs)
        {
            last[output.Layer] = int.MaxValue;
        }

        var slotOf = new Dictionary<int, int>();
        foreach (NetworkLayer layer in site.Layers)
        {
            if (layer is InputLayer)
            {
                slotOf[layer.Number] = 0;
                continue;
            }

            // a function of a vector that nothing reads later takes its place
            int inPlace = layer is not PointwiseLayer ? -1 : layer.Sources
                .Where(source => site.Network.Layers[source] is not InputLayer && last[source] == layer.Number).DefaultIfEmpty(-1).First();
            if (inPlace >= 0)
            {
                slotOf[layer.Number] = slotOf[inPlace];
                continue;
            }

            var taken = new HashSet<int>(slotOf.Where(pair => last[pair.Key] >= layer.Number).Select(pair => pair.Value));
            int slot = 0;
            while (taken.Contains(slot))
            {
                slot++;
            }

            slotOf[layer.Number] = slot;
            slots = Math.Max(slots, slot + 1);
        }

        return new PointSite(site, 1, 0, slotOf, firstValue);
    }
}
