namespace ModelGen.Gpu.Tests;

/// <summary>How the work is cut to a device.</summary>
public class TilePlanTests
{
    [Theory]
    [InlineData(4, 104, 4)]
    [InlineData(1, 16, 4)]
    [InlineData(10, 64, 8)]
    [InlineData(64, 128, 4)]
    [InlineData(4, 512, 8)]
    [InlineData(2, 2056, 8)]
    [InlineData(64, 512, 4)]
    [InlineData(64, 1024, 8)]
    public void A_plan_fits_the_device_and_covers_the_widest_layer(int planes, int rows, int bytes)
    {
        var program = new DeviceProgram(typeof(TilePlanTests), "none", planes, rows, rows, 100);
        TilePlan plan = TilePlan.Choose(program, bytes, 48 << 10, 1024)!;
        int rowBlocks = (planes * plan.Points + 7) / 8;
        Assert.InRange(rowBlocks * rows / 8, 1, plan.Threads);
        Assert.InRange(plan.Points, 1, plan.Threads);
        Assert.True(plan.RowQuads >= 2 * rowBlocks && plan.RowQuads % 2 == 1, "rows lie in different banks");
        Assert.InRange(plan.Groups, 1, Math.Max(1, 65_536 / (168 * plan.Threads)));
        int quads = (int)plan.Memory.GetProperty("Quads")!.GetValue(null)!;
        Assert.True(quads == 0 || (quads >= rows * plan.RowQuads && quads * 4 * bytes <= 48 << 10));
    }

    [Fact]
    public void A_plan_is_found_wherever_one_is_said_to_exist()
    {
        for (int planes = 1; planes <= 64; planes += 7)
        {
            for (int rows = 8; rows <= 10_000; rows += rows < 64 ? 8 : 488)
            {
                var program = new DeviceProgram(typeof(TilePlanTests), "none", planes, rows, rows, 100);
                foreach (int threads in new[] { 32, 256, 1000, 4096 })
                {
                    Assert.Equal(TilePlan.Choose(program, 4, 48 << 10, threads) is not null, TilePlan.Exists(program, threads));
                    Assert.Equal(TilePlan.Choose(program, 8, 16 << 10, threads) is not null, TilePlan.Exists(program, threads));
                }
            }
        }
    }

    [Fact]
    public void A_network_that_no_group_holds_has_no_plan() =>
        Assert.Null(TilePlan.Choose(new DeviceProgram(typeof(TilePlanTests), "none", 64, 2048, 2048, 100), 4, 48 << 10, 1024));

    [Theory]
    [InlineData(4, 104)]
    [InlineData(3, 64)]
    [InlineData(4, 64)]
    [InlineData(3, 128)]
    public void A_multiprocessor_has_three_warps_for_each_of_its_four_schedulers(int planes, int rows)
    {
        TilePlan plan = TilePlan.Choose(new DeviceProgram(typeof(TilePlanTests), "none", planes, rows, rows, 100), 4, 48 << 10, 1024)!;
        Assert.Equal(4 * 3, plan.Groups * plan.Threads / 32);
    }

    [Theory]
    [InlineData(3, 64)]
    [InlineData(4, 104)]
    [InlineData(1, 16)]
    [InlineData(10, 64)]
    public void Tiles_are_smaller_where_groups_are_free(int planes, int rows)
    {
        var program = new DeviceProgram(typeof(TilePlanTests), "none", planes, rows, rows, 100);
        TilePlan plan = TilePlan.Choose(program, 4, 48 << 10, 1024)!;
        Assert.Equal(plan.Points, plan.PointsFor(program, 1_000_000, tiles: 1));
        for (int count = 1; count < 20_000; count += 77)
        {
            long needed = (count + plan.Points - 1) / plan.Points;
            for (long tiles = needed; tiles <= 4 * needed; tiles += needed)
            {
                int points = plan.PointsFor(program, count, tiles);
                Assert.InRange(points, Math.Max(1, plan.Points / 2 - 8), plan.Points);
                Assert.InRange((count + points - 1) / points, needed, tiles);
                Assert.InRange(TilePlan.RowQuadsFor(program, points), 2 * planes * points / 8, plan.RowQuads);
            }
        }

        Assert.True(plan.PointsFor(program, 100 * plan.Points, 200) < plan.Points);
    }

    [Fact]
    public void Eight_neighbouring_threads_read_quads_of_different_banks()
    {
        const int Together = 8;
        for (int length = 1; length <= 64; length++)
        {
            int[] quads = [.. Enumerable.Range(0, 16 * length).Select(thread => DeviceTile<DeviceFloat>.Snake(thread % length, thread / length, length))];
            Assert.All(quads.Chunk(length), row => Assert.Equal(Enumerable.Range(0, length), row.Order()));
            Assert.All(
                quads.Chunk(Together),
                group => Assert.Equal(group.Distinct().Count(), group.Distinct().Select(quad => quad % Together).Distinct().Count()));
        }
    }
}
