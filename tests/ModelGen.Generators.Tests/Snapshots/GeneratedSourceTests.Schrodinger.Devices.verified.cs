    /// <summary>The model's kernels for CUDA and OpenCL: a group of threads takes a tile of points through the whole network and back.</summary>
    [System.CodeDom.Compiler.GeneratedCode("ModelGen", "0.1.0")]
    [EditorBrowsable(EditorBrowsableState.Never)]
    private sealed class DeviceKernels : IDeviceKernels
    {
        public System.Collections.Generic.IReadOnlyList<DeviceProgram> Programs { get; } =
            [
                new DeviceProgram(typeof(DeviceKernels), nameof(Step0), planes: 4, rows: 8, staged: 16, pointRows: 76, threadRows: 0),
                new DeviceProgram(typeof(DeviceKernels), nameof(Step1), planes: 1, rows: 8, staged: 16, pointRows: 22, threadRows: 0),
                new DeviceProgram(typeof(DeviceKernels), nameof(Step2), planes: 1, rows: 8, staged: 24, pointRows: 40, threadRows: 0),
                new DeviceProgram(typeof(DeviceKernels), nameof(Evaluate3), planes: 1, rows: 8, staged: 16, pointRows: 2, threadRows: 0),
                new DeviceProgram(typeof(DeviceKernels), nameof(Evaluate4), planes: 4, rows: 8, staged: 16, pointRows: 8, threadRows: 0),
                new DeviceProgram(typeof(DeviceKernels), nameof(Evaluate5), planes: 1, rows: 8, staged: 16, pointRows: 2, threadRows: 0),
                new DeviceProgram(typeof(DeviceKernels), nameof(Evaluate6), planes: 1, rows: 8, staged: 24, pointRows: 4, threadRows: 0),
        ];

        public System.Collections.Generic.IReadOnlyList<DenseLayerLayout> Layers { get; } =
            [
                new DenseLayerLayout(0, 16, 2, 8, 0),
                new DenseLayerLayout(24, 88, 8, 8, 8),
                new DenseLayerLayout(96, 112, 8, 2, 16),
        ];

        public DeviceProgram? Joint { get; } = new DeviceProgram(typeof(DeviceKernels), nameof(Steps), planes: 4, rows: 8, staged: 24, pointRows: 76, threadRows: 0);

        /// <summary>Nls: residuals, losses, and the parameters' adjoints.</summary>
        public static void Step0<L, M>(DeviceArguments<L> arguments) where L : unmanaged, IDeviceLane<L> where M : struct, IRowMemory
        {
            DeviceShare share = arguments.Share;
            int rows = 8;
            DeviceTile<L> tile = DeviceTile<L>.Begin<M>(arguments, share, rows, 16);
            ArrayView<L> parameters = arguments.Weights.Cast<L>();
            int P = tile.Points;
            int components = 2;
            int lossRow = 74;
            for (int k = 0; k < components && tile.IsPointThread; k++)
            {
                tile.Kept[((lossRow + k) * P) + tile.Point] = L.Zero;
            }

            for (int number = Grid.IdxX - share.FirstGroup; number < share.Tiles; number += share.Groups)
            {
                Group.Barrier();

                // forward: Nls: 1, x, t, xx

                {
                    int layers = 3;
                    int firstLayer = 0;
                    int keptRow = 0;
                    int planes = 4;
                    tile.Enter(planes, rows);
                    if (tile.IsPointThread)
                    {
                        L x = arguments.Points[tile.Index];
                        L t = arguments.Points[(1 * arguments.PointCapacity) + tile.Index];
                        Pointwise<L>.Inputs0Site0Values(x, t, out L input0, out L input1, out L input0_x, out L input1_x, out L input0_t, out L input1_t);
                        tile.Values[tile.Point] = input0;
                        tile.StagedValues[(8 * tile.Stride) + tile.Point] = input0;
                        tile.Values[(1 * tile.Stride) + tile.Point] = input1;
                        tile.StagedValues[(9 * tile.Stride) + tile.Point] = input1;
                        tile.Values[(2 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[tile.Point + P] = input0_x;
                        tile.StagedValues[(8 * tile.Stride) + tile.Point + P] = input0_x;
                        tile.Values[(1 * tile.Stride) + tile.Point + P] = input1_x;
                        tile.StagedValues[(9 * tile.Stride) + tile.Point + P] = input1_x;
                        tile.Values[(2 * tile.Stride) + tile.Point + P] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point + P] = L.Zero;
                        tile.Values[tile.Point + (2 * P)] = input0_t;
                        tile.StagedValues[(8 * tile.Stride) + tile.Point + (2 * P)] = input0_t;
                        tile.Values[(1 * tile.Stride) + tile.Point + (2 * P)] = input1_t;
                        tile.StagedValues[(9 * tile.Stride) + tile.Point + (2 * P)] = input1_t;
                        tile.Values[(2 * tile.Stride) + tile.Point + (2 * P)] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point + (2 * P)] = L.Zero;
                        tile.Values[tile.Point + (3 * P)] = L.Zero;
                        tile.StagedValues[(8 * tile.Stride) + tile.Point + (3 * P)] = L.Zero;
                        tile.Values[(1 * tile.Stride) + tile.Point + (3 * P)] = L.Zero;
                        tile.StagedValues[(9 * tile.Stride) + tile.Point + (3 * P)] = L.Zero;
                        tile.Values[(2 * tile.Stride) + tile.Point + (3 * P)] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point + (3 * P)] = L.Zero;
                    }
                    Group.Barrier();
                    for (int l = 0; l < layers; l++)
                    {
                        DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);
                        DenseTile.Forward(arguments, layer, tile);
                        if (l < layers - 1)
                        {
                            for (int n = tile.Neuron; n < layer.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                int kept = ((keptRow + ((layer.NeuronsBefore + n) * 4)) * P) + tile.Point;
                                L z = tile.Values[at] + parameters[layer.Biases + n];
                                L z_x = tile.Values[at + P];
                                L z_t = tile.Values[at + (2 * P)];
                                L z_xx = tile.Values[at + (3 * P)];
                                Pointwise<L>.Tanh_1_x_t_xx(z, z_x, z_t, z_xx, out L a, out L a_x, out L a_t, out L a_xx, out L kept0);
                                tile.Values[at] = a;
                                tile.Values[at + P] = a_x;
                                tile.Kept[kept + P] = z_x;
                                tile.Values[at + (2 * P)] = a_t;
                                tile.Kept[kept + (2 * P)] = z_t;
                                tile.Values[at + (3 * P)] = a_xx;
                                tile.Kept[kept + (3 * P)] = z_xx;
                                tile.Kept[kept] = kept0;
                            }
                        }
                        Group.Barrier();
                    }
                    if (tile.IsPointThread)
                    {
                        int biases = DeviceLayer.At(arguments.Layers, 2).Biases;
                        tile.Kept[(64 * P) + tile.Point] = tile.Values[tile.Point] + parameters[biases + 0];
                        tile.Kept[(65 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point] + parameters[biases + 1];
                        tile.Kept[(66 * P) + tile.Point] = tile.Values[tile.Point + P];
                        tile.Kept[(67 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point + P];
                        tile.Kept[(68 * P) + tile.Point] = tile.Values[tile.Point + (2 * P)];
                        tile.Kept[(69 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point + (2 * P)];
                        tile.Kept[(70 * P) + tile.Point] = tile.Values[tile.Point + (3 * P)];
                        tile.Kept[(71 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point + (3 * P)];
                    }
                    Group.Barrier();
                }

                if (tile.IsPointThread)
                {
                    long visit = ((long)number * P) + tile.Point;
                    L valid = visit < arguments.PointCount ? L.Constant(1) : L.Zero;
                    L h_re = tile.Kept[(64 * P) + tile.Point];
                    L h_im = tile.Kept[(65 * P) + tile.Point];
                    L h_re_t = tile.Kept[(68 * P) + tile.Point];
                    L h_im_t = tile.Kept[(69 * P) + tile.Point];
                    L h_re_xx = tile.Kept[(70 * P) + tile.Point];
                    L h_im_xx = tile.Kept[(71 * P) + tile.Point];
                    Pointwise<L>.Components0Values(h_im_t, h_re_xx, h_im_xx, h_re_t, h_im, h_re, out L r0, out L r1);
                    L r0_loss = tile.Kept[(74 * P) + tile.Point] + (valid * r0 * r0);
                    L r1_loss = tile.Kept[(75 * P) + tile.Point] + (valid * r1 * r1);
                    L r0_seed = valid * arguments.Scales[0] * r0;
                    L r1_seed = valid * arguments.Scales[1] * r1;
                    tile.Kept[(74 * P) + tile.Point] = r0_loss;
                    tile.Kept[(75 * P) + tile.Point] = r1_loss;
                    tile.Kept[(72 * P) + tile.Point] = r0_seed;
                    tile.Kept[(73 * P) + tile.Point] = r1_seed;
                }

                // backward: Nls: 1, x, t, xx

                {
                    int layers = 3;
                    int firstLayer = 0;
                    int keptRow = 0;
                    int planes = 4;
                    tile.Enter(planes, rows);
                    int inputsRow = 8;
                    if (tile.IsPointThread && arguments.Reverse != 0)
                    {
                        L h_re = tile.Kept[(64 * P) + tile.Point];
                        L h_im = tile.Kept[(65 * P) + tile.Point];
                        L r0_bar = tile.Kept[(72 * P) + tile.Point];
                        L r1_bar = tile.Kept[(73 * P) + tile.Point];
                        Pointwise<L>.Adjoints0Site0Values(h_im, h_re, r0_bar, r1_bar, out L h_re_bar, out L h_im_bar, out L h_re_x_bar, out L h_im_x_bar, out L h_re_t_bar, out L h_im_t_bar, out L h_re_xx_bar, out L h_im_xx_bar);
                        tile.Values[tile.Point] = h_re_bar;
                        tile.Values[(1 * tile.Stride) + tile.Point] = h_im_bar;
                        tile.Values[tile.Point + P] = h_re_x_bar;
                        tile.Values[(1 * tile.Stride) + tile.Point + P] = h_im_x_bar;
                        tile.Values[tile.Point + (2 * P)] = h_re_t_bar;
                        tile.Values[(1 * tile.Stride) + tile.Point + (2 * P)] = h_im_t_bar;
                        tile.Values[tile.Point + (3 * P)] = h_re_xx_bar;
                        tile.Values[(1 * tile.Stride) + tile.Point + (3 * P)] = h_im_xx_bar;
                    }
                    for (int l = (layers * arguments.Reverse) - 1; l >= 0; l--)
                    {
                        DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);
                        DeviceLayer below = DeviceLayer.At(arguments.Layers, firstLayer + (l > 0 ? l - 1 : 0));
                        if (l > 0)
                        {
                            // the next neuron's numbers are on their way while one is computed
                            int ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(tile.Neuron, below.Outputs)) * 4)) * P) + tile.Point;
                            L kept0_ahead = tile.Kept[ahead];
                            L z_x_ahead = tile.Kept[ahead + P];
                            L z_t_ahead = tile.Kept[ahead + (2 * P)];
                            L z_xx_ahead = tile.Kept[ahead + (3 * P)];
                            for (int n = tile.Neuron; n < below.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                L kept0 = kept0_ahead;
                                L z_x = z_x_ahead;
                                L z_t = z_t_ahead;
                                L z_xx = z_xx_ahead;
                                ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(n + tile.NeuronStep, below.Outputs)) * 4)) * P) + tile.Point;
                                kept0_ahead = tile.Kept[ahead];
                                z_x_ahead = tile.Kept[ahead + P];
                                z_t_ahead = tile.Kept[ahead + (2 * P)];
                                z_xx_ahead = tile.Kept[ahead + (3 * P)];
                                Pointwise<L>.Tanh_1_x_t_xxReplay(kept0, z_x, z_t, z_xx, out L a, out L a_x, out L a_t, out L a_xx);
                                tile.StagedValues[at] = a;
                                tile.StagedValues[at + P] = a_x;
                                tile.StagedValues[at + (2 * P)] = a_t;
                                tile.StagedValues[at + (3 * P)] = a_xx;
                            }
                        }
                        Group.Barrier();
                        GradientTile.Add(arguments, layer, tile, tile.Staged.SubView(l > 0 ? 0 : inputsRow * tile.RowQuads));
                        Group.Barrier();
                        DenseTile.Backward(arguments, layer, tile, l > 0);
                        if (l > 0)
                        {
                            // the next neuron's numbers are on their way while one is computed
                            int ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(tile.Neuron, below.Outputs)) * 4)) * P) + tile.Point;
                            L kept0_ahead = tile.Kept[ahead];
                            L z_x_ahead = tile.Kept[ahead + P];
                            L z_t_ahead = tile.Kept[ahead + (2 * P)];
                            L z_xx_ahead = tile.Kept[ahead + (3 * P)];
                            for (int n = tile.Neuron; n < below.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                L kept0 = kept0_ahead;
                                L z_x = z_x_ahead;
                                L z_t = z_t_ahead;
                                L z_xx = z_xx_ahead;
                                ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(n + tile.NeuronStep, below.Outputs)) * 4)) * P) + tile.Point;
                                kept0_ahead = tile.Kept[ahead];
                                z_x_ahead = tile.Kept[ahead + P];
                                z_t_ahead = tile.Kept[ahead + (2 * P)];
                                z_xx_ahead = tile.Kept[ahead + (3 * P)];
                                L a_bar = tile.Values[at];
                                L a_x_bar = tile.Values[at + P];
                                L a_t_bar = tile.Values[at + (2 * P)];
                                L a_xx_bar = tile.Values[at + (3 * P)];
                                Pointwise<L>.Tanh_1_x_t_xxReverse(kept0, z_x, a_xx_bar, a_bar, a_x_bar, a_t_bar, z_xx, z_t, out L z_bar, out L z_x_bar, out L z_t_bar, out L z_xx_bar);
                                tile.Values[at] = z_bar;
                                tile.Values[at + P] = z_x_bar;
                                tile.Values[at + (2 * P)] = z_t_bar;
                                tile.Values[at + (3 * P)] = z_xx_bar;
                            }
                        }
                    }
                    Group.Barrier();
                }

                tile.MoveOn(share);
            }

            for (int k = 0; k < components; k++)
            {
                tile.Report(arguments.Results, ((long)Grid.IdxX * arguments.ResultStride) + share.FirstResult + k, tile.IsPointThread ? tile.Kept[((lossRow + k) * P) + tile.Point] : L.Zero);
            }
        }

        /// <summary>Start: residuals, losses, and the parameters' adjoints.</summary>
        public static void Step1<L, M>(DeviceArguments<L> arguments) where L : unmanaged, IDeviceLane<L> where M : struct, IRowMemory
        {
            DeviceShare share = arguments.Share;
            int rows = 8;
            DeviceTile<L> tile = DeviceTile<L>.Begin<M>(arguments, share, rows, 16);
            ArrayView<L> parameters = arguments.Weights.Cast<L>();
            int P = tile.Points;
            int components = 2;
            int lossRow = 20;
            for (int k = 0; k < components && tile.IsPointThread; k++)
            {
                tile.Kept[((lossRow + k) * P) + tile.Point] = L.Zero;
            }

            for (int number = Grid.IdxX - share.FirstGroup; number < share.Tiles; number += share.Groups)
            {
                Group.Barrier();

                // forward: Start: 1

                {
                    int layers = 3;
                    int firstLayer = 0;
                    int keptRow = 0;
                    int planes = 1;
                    tile.Enter(planes, rows);
                    if (tile.IsPointThread)
                    {
                        L x = arguments.Points[tile.Index];
                        Pointwise<L>.Inputs1Site1Values(x, out L input0, out L input1);
                        tile.Values[tile.Point] = input0;
                        tile.StagedValues[(8 * tile.Stride) + tile.Point] = input0;
                        tile.Values[(1 * tile.Stride) + tile.Point] = input1;
                        tile.StagedValues[(9 * tile.Stride) + tile.Point] = input1;
                        tile.Values[(2 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point] = L.Zero;
                    }
                    Group.Barrier();
                    for (int l = 0; l < layers; l++)
                    {
                        DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);
                        DenseTile.Forward(arguments, layer, tile);
                        if (l < layers - 1)
                        {
                            for (int n = tile.Neuron; n < layer.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                int kept = ((keptRow + ((layer.NeuronsBefore + n) * 1)) * P) + tile.Point;
                                L z = tile.Values[at] + parameters[layer.Biases + n];
                                Pointwise<L>.Tanh_1(z, out L a, out L kept0);
                                tile.Values[at] = a;
                                tile.Kept[kept] = kept0;
                            }
                        }
                        Group.Barrier();
                    }
                    if (tile.IsPointThread)
                    {
                        int biases = DeviceLayer.At(arguments.Layers, 2).Biases;
                        tile.Kept[(16 * P) + tile.Point] = tile.Values[tile.Point] + parameters[biases + 0];
                        tile.Kept[(17 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point] + parameters[biases + 1];
                    }
                    Group.Barrier();
                }

                if (tile.IsPointThread)
                {
                    long visit = ((long)number * P) + tile.Point;
                    L valid = visit < arguments.PointCount ? L.Constant(1) : L.Zero;
                    L x = arguments.Points[tile.Index];
                    L h_im_at1 = tile.Kept[(17 * P) + tile.Point];
                    L h_re_at1 = tile.Kept[(16 * P) + tile.Point];
                    Pointwise<L>.Components1Values(x, h_re_at1, h_im_at1, out L r0, out L r1);
                    L r0_loss = tile.Kept[(20 * P) + tile.Point] + (valid * r0 * r0);
                    L r1_loss = tile.Kept[(21 * P) + tile.Point] + (valid * r1 * r1);
                    L r0_seed = valid * arguments.Scales[0] * r0;
                    L r1_seed = valid * arguments.Scales[1] * r1;
                    tile.Kept[(20 * P) + tile.Point] = r0_loss;
                    tile.Kept[(21 * P) + tile.Point] = r1_loss;
                    tile.Kept[(18 * P) + tile.Point] = r0_seed;
                    tile.Kept[(19 * P) + tile.Point] = r1_seed;
                }

                // backward: Start: 1

                {
                    int layers = 3;
                    int firstLayer = 0;
                    int keptRow = 0;
                    int planes = 1;
                    tile.Enter(planes, rows);
                    int inputsRow = 8;
                    if (tile.IsPointThread && arguments.Reverse != 0)
                    {
                        L r0_bar = tile.Kept[(18 * P) + tile.Point];
                        L r1_bar = tile.Kept[(19 * P) + tile.Point];
                        Pointwise<L>.Adjoints1Site1Values(r0_bar, r1_bar, out L h_re_at1_bar, out L h_im_at1_bar);
                        tile.Values[tile.Point] = h_re_at1_bar;
                        tile.Values[(1 * tile.Stride) + tile.Point] = h_im_at1_bar;
                    }
                    for (int l = (layers * arguments.Reverse) - 1; l >= 0; l--)
                    {
                        DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);
                        DeviceLayer below = DeviceLayer.At(arguments.Layers, firstLayer + (l > 0 ? l - 1 : 0));
                        if (l > 0)
                        {
                            // the next neuron's numbers are on their way while one is computed
                            int ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(tile.Neuron, below.Outputs)) * 1)) * P) + tile.Point;
                            L kept0_ahead = tile.Kept[ahead];
                            for (int n = tile.Neuron; n < below.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                L kept0 = kept0_ahead;
                                ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(n + tile.NeuronStep, below.Outputs)) * 1)) * P) + tile.Point;
                                kept0_ahead = tile.Kept[ahead];
                                Pointwise<L>.Tanh_1Replay(kept0, out L a);
                                tile.StagedValues[at] = a;
                            }
                        }
                        Group.Barrier();
                        GradientTile.Add(arguments, layer, tile, tile.Staged.SubView(l > 0 ? 0 : inputsRow * tile.RowQuads));
                        Group.Barrier();
                        DenseTile.Backward(arguments, layer, tile, l > 0);
                        if (l > 0)
                        {
                            // the next neuron's numbers are on their way while one is computed
                            int ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(tile.Neuron, below.Outputs)) * 1)) * P) + tile.Point;
                            L kept0_ahead = tile.Kept[ahead];
                            for (int n = tile.Neuron; n < below.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                L kept0 = kept0_ahead;
                                ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(n + tile.NeuronStep, below.Outputs)) * 1)) * P) + tile.Point;
                                kept0_ahead = tile.Kept[ahead];
                                L a_bar = tile.Values[at];
                                Pointwise<L>.Tanh_1Reverse(kept0, a_bar, out L z_bar);
                                tile.Values[at] = z_bar;
                            }
                        }
                    }
                    Group.Barrier();
                }

                tile.MoveOn(share);
            }

            for (int k = 0; k < components; k++)
            {
                tile.Report(arguments.Results, ((long)Grid.IdxX * arguments.ResultStride) + share.FirstResult + k, tile.IsPointThread ? tile.Kept[((lossRow + k) * P) + tile.Point] : L.Zero);
            }
        }

        /// <summary>Periodic: residuals, losses, and the parameters' adjoints.</summary>
        public static void Step2<L, M>(DeviceArguments<L> arguments) where L : unmanaged, IDeviceLane<L> where M : struct, IRowMemory
        {
            DeviceShare share = arguments.Share;
            int rows = 8;
            DeviceTile<L> tile = DeviceTile<L>.Begin<M>(arguments, share, rows, 24);
            ArrayView<L> parameters = arguments.Weights.Cast<L>();
            int P = tile.Points;
            int components = 2;
            int lossRow = 38;
            for (int k = 0; k < components && tile.IsPointThread; k++)
            {
                tile.Kept[((lossRow + k) * P) + tile.Point] = L.Zero;
            }

            for (int number = Grid.IdxX - share.FirstGroup; number < share.Tiles; number += share.Groups)
            {
                Group.Barrier();

                // forward: Periodic: 1; 1
                for (int site = 0; site < 2; site++)
                {
                    int layers = 3;
                    int firstLayer = 0;
                    int keptRow = site == 1 ? 18 : 0;
                    int planes = 1;
                    tile.Enter(planes, rows);
                    if (tile.IsPointThread && site == 0)
                    {
                        L t = arguments.Points[tile.Index];
                        Pointwise<L>.Inputs2Site2Values(t, out L input0, out L input1);
                        tile.Values[tile.Point] = input0;
                        tile.StagedValues[(8 * tile.Stride) + tile.Point] = input0;
                        tile.Values[(1 * tile.Stride) + tile.Point] = input1;
                        tile.StagedValues[(9 * tile.Stride) + tile.Point] = input1;
                        tile.Values[(2 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point] = L.Zero;
                    }
                    if (tile.IsPointThread && site == 1)
                    {
                        L t = arguments.Points[tile.Index];
                        Pointwise<L>.Inputs2Site3Values(t, out L input0, out L input1);
                        tile.Values[tile.Point] = input0;
                        tile.StagedValues[(16 * tile.Stride) + tile.Point] = input0;
                        tile.Values[(1 * tile.Stride) + tile.Point] = input1;
                        tile.StagedValues[(17 * tile.Stride) + tile.Point] = input1;
                        tile.Values[(2 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point] = L.Zero;
                    }
                    Group.Barrier();
                    for (int l = 0; l < layers; l++)
                    {
                        DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);
                        DenseTile.Forward(arguments, layer, tile);
                        if (l < layers - 1)
                        {
                            for (int n = tile.Neuron; n < layer.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                int kept = ((keptRow + ((layer.NeuronsBefore + n) * 1)) * P) + tile.Point;
                                L z = tile.Values[at] + parameters[layer.Biases + n];
                                Pointwise<L>.Tanh_1(z, out L a, out L kept0);
                                tile.Values[at] = a;
                                tile.Kept[kept] = kept0;
                            }
                        }
                        Group.Barrier();
                    }
                    if (tile.IsPointThread && site == 0)
                    {
                        int biases = DeviceLayer.At(arguments.Layers, 2).Biases;
                        tile.Kept[(16 * P) + tile.Point] = tile.Values[tile.Point] + parameters[biases + 0];
                        tile.Kept[(17 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point] + parameters[biases + 1];
                    }
                    if (tile.IsPointThread && site == 1)
                    {
                        int biases = DeviceLayer.At(arguments.Layers, 2).Biases;
                        tile.Kept[(34 * P) + tile.Point] = tile.Values[tile.Point] + parameters[biases + 0];
                        tile.Kept[(35 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point] + parameters[biases + 1];
                    }
                    Group.Barrier();
                }

                if (tile.IsPointThread)
                {
                    long visit = ((long)number * P) + tile.Point;
                    L valid = visit < arguments.PointCount ? L.Constant(1) : L.Zero;
                    L h_im_at2 = tile.Kept[(17 * P) + tile.Point];
                    L h_re_at2 = tile.Kept[(16 * P) + tile.Point];
                    L h_im_at3 = tile.Kept[(35 * P) + tile.Point];
                    L h_re_at3 = tile.Kept[(34 * P) + tile.Point];
                    Pointwise<L>.Components2Values(h_re_at2, h_re_at3, h_im_at2, h_im_at3, out L r0, out L r1);
                    L r0_loss = tile.Kept[(38 * P) + tile.Point] + (valid * r0 * r0);
                    L r1_loss = tile.Kept[(39 * P) + tile.Point] + (valid * r1 * r1);
                    L r0_seed = valid * arguments.Scales[0] * r0;
                    L r1_seed = valid * arguments.Scales[1] * r1;
                    tile.Kept[(38 * P) + tile.Point] = r0_loss;
                    tile.Kept[(39 * P) + tile.Point] = r1_loss;
                    tile.Kept[(36 * P) + tile.Point] = r0_seed;
                    tile.Kept[(37 * P) + tile.Point] = r1_seed;
                }

                // backward: Periodic: 1; 1
                for (int site = (2) - 1; site >= 0; site--)
                {
                    int layers = 3;
                    int firstLayer = 0;
                    int keptRow = site == 1 ? 18 : 0;
                    int planes = 1;
                    tile.Enter(planes, rows);
                    int inputsRow = site == 1 ? 16 : 8;
                    if (tile.IsPointThread && arguments.Reverse != 0 && site == 0)
                    {
                        L r0_bar = tile.Kept[(36 * P) + tile.Point];
                        L r1_bar = tile.Kept[(37 * P) + tile.Point];
                        Pointwise<L>.Adjoints2Site2Values(r0_bar, r1_bar, out L h_re_at2_bar, out L h_im_at2_bar);
                        tile.Values[tile.Point] = h_re_at2_bar;
                        tile.Values[(1 * tile.Stride) + tile.Point] = h_im_at2_bar;
                    }
                    if (tile.IsPointThread && arguments.Reverse != 0 && site == 1)
                    {
                        L r0_bar = tile.Kept[(36 * P) + tile.Point];
                        L r1_bar = tile.Kept[(37 * P) + tile.Point];
                        Pointwise<L>.Adjoints2Site3Values(r0_bar, r1_bar, out L h_re_at3_bar, out L h_im_at3_bar);
                        tile.Values[tile.Point] = h_re_at3_bar;
                        tile.Values[(1 * tile.Stride) + tile.Point] = h_im_at3_bar;
                    }
                    for (int l = (layers * arguments.Reverse) - 1; l >= 0; l--)
                    {
                        DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);
                        DeviceLayer below = DeviceLayer.At(arguments.Layers, firstLayer + (l > 0 ? l - 1 : 0));
                        if (l > 0)
                        {
                            // the next neuron's numbers are on their way while one is computed
                            int ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(tile.Neuron, below.Outputs)) * 1)) * P) + tile.Point;
                            L kept0_ahead = tile.Kept[ahead];
                            for (int n = tile.Neuron; n < below.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                L kept0 = kept0_ahead;
                                ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(n + tile.NeuronStep, below.Outputs)) * 1)) * P) + tile.Point;
                                kept0_ahead = tile.Kept[ahead];
                                Pointwise<L>.Tanh_1Replay(kept0, out L a);
                                tile.StagedValues[at] = a;
                            }
                        }
                        Group.Barrier();
                        GradientTile.Add(arguments, layer, tile, tile.Staged.SubView(l > 0 ? 0 : inputsRow * tile.RowQuads));
                        Group.Barrier();
                        DenseTile.Backward(arguments, layer, tile, l > 0);
                        if (l > 0)
                        {
                            // the next neuron's numbers are on their way while one is computed
                            int ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(tile.Neuron, below.Outputs)) * 1)) * P) + tile.Point;
                            L kept0_ahead = tile.Kept[ahead];
                            for (int n = tile.Neuron; n < below.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                L kept0 = kept0_ahead;
                                ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(n + tile.NeuronStep, below.Outputs)) * 1)) * P) + tile.Point;
                                kept0_ahead = tile.Kept[ahead];
                                L a_bar = tile.Values[at];
                                Pointwise<L>.Tanh_1Reverse(kept0, a_bar, out L z_bar);
                                tile.Values[at] = z_bar;
                            }
                        }
                    }
                    Group.Barrier();
                }

                tile.MoveOn(share);
            }

            for (int k = 0; k < components; k++)
            {
                tile.Report(arguments.Results, ((long)Grid.IdxX * arguments.ResultStride) + share.FirstResult + k, tile.IsPointThread ? tile.Kept[((lossRow + k) * P) + tile.Point] : L.Zero);
            }
        }

        /// <summary>Fields.</summary>
        public static void Evaluate3<L, M>(DeviceArguments<L> arguments) where L : unmanaged, IDeviceLane<L> where M : struct, IRowMemory
        {
            DeviceShare share = arguments.Share;
            int rows = 8;
            DeviceTile<L> tile = DeviceTile<L>.Begin<M>(arguments, share, rows, 16);
            ArrayView<L> parameters = arguments.Weights.Cast<L>();
            int P = tile.Points;
            for (int number = Grid.IdxX - share.FirstGroup; number < share.Tiles; number += share.Groups)
            {
                Group.Barrier();

                // forward: Fields: 1

                {
                    int layers = 3;
                    int firstLayer = 0;
                    int planes = 1;
                    tile.Enter(planes, rows);
                    if (tile.IsPointThread)
                    {
                        L x = arguments.Points[tile.Index];
                        L t = arguments.Points[(1 * arguments.PointCapacity) + tile.Index];
                        Pointwise<L>.Inputs3Site0Values(x, t, out L input0, out L input1);
                        tile.Values[tile.Point] = input0;
                        tile.Values[(1 * tile.Stride) + tile.Point] = input1;
                        tile.Values[(2 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point] = L.Zero;
                    }
                    Group.Barrier();
                    for (int l = 0; l < layers; l++)
                    {
                        DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);
                        DenseTile.Forward(arguments, layer, tile);
                        if (l < layers - 1)
                        {
                            for (int n = tile.Neuron; n < layer.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                L z = tile.Values[at] + parameters[layer.Biases + n];
                                Pointwise<L>.Tanh_1(z, out L a, out L kept0);
                                tile.Values[at] = a;
                            }
                        }
                        Group.Barrier();
                    }
                    if (tile.IsPointThread)
                    {
                        int biases = DeviceLayer.At(arguments.Layers, 2).Biases;
                        tile.Kept[(0 * P) + tile.Point] = tile.Values[tile.Point] + parameters[biases + 0];
                        tile.Kept[(1 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point] + parameters[biases + 1];
                    }
                    Group.Barrier();
                }

                if (tile.IsPointThread)
                {
                    long visit = ((long)number * P) + tile.Point;
                    L h_re = tile.Kept[(0 * P) + tile.Point];
                    L h_im = tile.Kept[(1 * P) + tile.Point];
                    Pointwise<L>.Components3Values(h_re, h_im, out L r0, out L r1);
                    if (visit < arguments.PointCount) arguments.Results[(0 * arguments.PointCount) + visit] = r0;
                    if (visit < arguments.PointCount) arguments.Results[(1 * arguments.PointCount) + visit] = r1;
                }

                tile.MoveOn(share);
            }
        }

        /// <summary>Nls.</summary>
        public static void Evaluate4<L, M>(DeviceArguments<L> arguments) where L : unmanaged, IDeviceLane<L> where M : struct, IRowMemory
        {
            DeviceShare share = arguments.Share;
            int rows = 8;
            DeviceTile<L> tile = DeviceTile<L>.Begin<M>(arguments, share, rows, 16);
            ArrayView<L> parameters = arguments.Weights.Cast<L>();
            int P = tile.Points;
            for (int number = Grid.IdxX - share.FirstGroup; number < share.Tiles; number += share.Groups)
            {
                Group.Barrier();

                // forward: Nls: 1, x, t, xx

                {
                    int layers = 3;
                    int firstLayer = 0;
                    int planes = 4;
                    tile.Enter(planes, rows);
                    if (tile.IsPointThread)
                    {
                        L x = arguments.Points[tile.Index];
                        L t = arguments.Points[(1 * arguments.PointCapacity) + tile.Index];
                        Pointwise<L>.Inputs4Site0Values(x, t, out L input0, out L input1, out L input0_x, out L input1_x, out L input0_t, out L input1_t);
                        tile.Values[tile.Point] = input0;
                        tile.Values[(1 * tile.Stride) + tile.Point] = input1;
                        tile.Values[(2 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[tile.Point + P] = input0_x;
                        tile.Values[(1 * tile.Stride) + tile.Point + P] = input1_x;
                        tile.Values[(2 * tile.Stride) + tile.Point + P] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point + P] = L.Zero;
                        tile.Values[tile.Point + (2 * P)] = input0_t;
                        tile.Values[(1 * tile.Stride) + tile.Point + (2 * P)] = input1_t;
                        tile.Values[(2 * tile.Stride) + tile.Point + (2 * P)] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point + (2 * P)] = L.Zero;
                        tile.Values[tile.Point + (3 * P)] = L.Zero;
                        tile.Values[(1 * tile.Stride) + tile.Point + (3 * P)] = L.Zero;
                        tile.Values[(2 * tile.Stride) + tile.Point + (3 * P)] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point + (3 * P)] = L.Zero;
                    }
                    Group.Barrier();
                    for (int l = 0; l < layers; l++)
                    {
                        DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);
                        DenseTile.Forward(arguments, layer, tile);
                        if (l < layers - 1)
                        {
                            for (int n = tile.Neuron; n < layer.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                L z = tile.Values[at] + parameters[layer.Biases + n];
                                L z_x = tile.Values[at + P];
                                L z_t = tile.Values[at + (2 * P)];
                                L z_xx = tile.Values[at + (3 * P)];
                                Pointwise<L>.Tanh_1_x_t_xx(z, z_x, z_t, z_xx, out L a, out L a_x, out L a_t, out L a_xx, out L kept0);
                                tile.Values[at] = a;
                                tile.Values[at + P] = a_x;
                                tile.Values[at + (2 * P)] = a_t;
                                tile.Values[at + (3 * P)] = a_xx;
                            }
                        }
                        Group.Barrier();
                    }
                    if (tile.IsPointThread)
                    {
                        int biases = DeviceLayer.At(arguments.Layers, 2).Biases;
                        tile.Kept[(0 * P) + tile.Point] = tile.Values[tile.Point] + parameters[biases + 0];
                        tile.Kept[(1 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point] + parameters[biases + 1];
                        tile.Kept[(2 * P) + tile.Point] = tile.Values[tile.Point + P];
                        tile.Kept[(3 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point + P];
                        tile.Kept[(4 * P) + tile.Point] = tile.Values[tile.Point + (2 * P)];
                        tile.Kept[(5 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point + (2 * P)];
                        tile.Kept[(6 * P) + tile.Point] = tile.Values[tile.Point + (3 * P)];
                        tile.Kept[(7 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point + (3 * P)];
                    }
                    Group.Barrier();
                }

                if (tile.IsPointThread)
                {
                    long visit = ((long)number * P) + tile.Point;
                    L h_re = tile.Kept[(0 * P) + tile.Point];
                    L h_im = tile.Kept[(1 * P) + tile.Point];
                    L h_re_t = tile.Kept[(4 * P) + tile.Point];
                    L h_im_t = tile.Kept[(5 * P) + tile.Point];
                    L h_re_xx = tile.Kept[(6 * P) + tile.Point];
                    L h_im_xx = tile.Kept[(7 * P) + tile.Point];
                    Pointwise<L>.Components4Values(h_im_t, h_re_xx, h_im_xx, h_re_t, h_im, h_re, out L r0, out L r1);
                    if (visit < arguments.PointCount) arguments.Results[(0 * arguments.PointCount) + visit] = r0;
                    if (visit < arguments.PointCount) arguments.Results[(1 * arguments.PointCount) + visit] = r1;
                }

                tile.MoveOn(share);
            }
        }

        /// <summary>Start.</summary>
        public static void Evaluate5<L, M>(DeviceArguments<L> arguments) where L : unmanaged, IDeviceLane<L> where M : struct, IRowMemory
        {
            DeviceShare share = arguments.Share;
            int rows = 8;
            DeviceTile<L> tile = DeviceTile<L>.Begin<M>(arguments, share, rows, 16);
            ArrayView<L> parameters = arguments.Weights.Cast<L>();
            int P = tile.Points;
            for (int number = Grid.IdxX - share.FirstGroup; number < share.Tiles; number += share.Groups)
            {
                Group.Barrier();

                // forward: Start: 1

                {
                    int layers = 3;
                    int firstLayer = 0;
                    int planes = 1;
                    tile.Enter(planes, rows);
                    if (tile.IsPointThread)
                    {
                        L x = arguments.Points[tile.Index];
                        Pointwise<L>.Inputs5Site1Values(x, out L input0, out L input1);
                        tile.Values[tile.Point] = input0;
                        tile.Values[(1 * tile.Stride) + tile.Point] = input1;
                        tile.Values[(2 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point] = L.Zero;
                    }
                    Group.Barrier();
                    for (int l = 0; l < layers; l++)
                    {
                        DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);
                        DenseTile.Forward(arguments, layer, tile);
                        if (l < layers - 1)
                        {
                            for (int n = tile.Neuron; n < layer.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                L z = tile.Values[at] + parameters[layer.Biases + n];
                                Pointwise<L>.Tanh_1(z, out L a, out L kept0);
                                tile.Values[at] = a;
                            }
                        }
                        Group.Barrier();
                    }
                    if (tile.IsPointThread)
                    {
                        int biases = DeviceLayer.At(arguments.Layers, 2).Biases;
                        tile.Kept[(0 * P) + tile.Point] = tile.Values[tile.Point] + parameters[biases + 0];
                        tile.Kept[(1 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point] + parameters[biases + 1];
                    }
                    Group.Barrier();
                }

                if (tile.IsPointThread)
                {
                    long visit = ((long)number * P) + tile.Point;
                    L x = arguments.Points[tile.Index];
                    L h_im_at1 = tile.Kept[(1 * P) + tile.Point];
                    L h_re_at1 = tile.Kept[(0 * P) + tile.Point];
                    Pointwise<L>.Components5Values(x, h_re_at1, h_im_at1, out L r0, out L r1);
                    if (visit < arguments.PointCount) arguments.Results[(0 * arguments.PointCount) + visit] = r0;
                    if (visit < arguments.PointCount) arguments.Results[(1 * arguments.PointCount) + visit] = r1;
                }

                tile.MoveOn(share);
            }
        }

        /// <summary>Periodic.</summary>
        public static void Evaluate6<L, M>(DeviceArguments<L> arguments) where L : unmanaged, IDeviceLane<L> where M : struct, IRowMemory
        {
            DeviceShare share = arguments.Share;
            int rows = 8;
            DeviceTile<L> tile = DeviceTile<L>.Begin<M>(arguments, share, rows, 24);
            ArrayView<L> parameters = arguments.Weights.Cast<L>();
            int P = tile.Points;
            for (int number = Grid.IdxX - share.FirstGroup; number < share.Tiles; number += share.Groups)
            {
                Group.Barrier();

                // forward: Periodic: 1; 1
                for (int site = 0; site < 2; site++)
                {
                    int layers = 3;
                    int firstLayer = 0;
                    int planes = 1;
                    tile.Enter(planes, rows);
                    if (tile.IsPointThread && site == 0)
                    {
                        L t = arguments.Points[tile.Index];
                        Pointwise<L>.Inputs6Site2Values(t, out L input0, out L input1);
                        tile.Values[tile.Point] = input0;
                        tile.Values[(1 * tile.Stride) + tile.Point] = input1;
                        tile.Values[(2 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point] = L.Zero;
                    }
                    if (tile.IsPointThread && site == 1)
                    {
                        L t = arguments.Points[tile.Index];
                        Pointwise<L>.Inputs6Site3Values(t, out L input0, out L input1);
                        tile.Values[tile.Point] = input0;
                        tile.Values[(1 * tile.Stride) + tile.Point] = input1;
                        tile.Values[(2 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point] = L.Zero;
                    }
                    Group.Barrier();
                    for (int l = 0; l < layers; l++)
                    {
                        DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);
                        DenseTile.Forward(arguments, layer, tile);
                        if (l < layers - 1)
                        {
                            for (int n = tile.Neuron; n < layer.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                L z = tile.Values[at] + parameters[layer.Biases + n];
                                Pointwise<L>.Tanh_1(z, out L a, out L kept0);
                                tile.Values[at] = a;
                            }
                        }
                        Group.Barrier();
                    }
                    if (tile.IsPointThread && site == 0)
                    {
                        int biases = DeviceLayer.At(arguments.Layers, 2).Biases;
                        tile.Kept[(0 * P) + tile.Point] = tile.Values[tile.Point] + parameters[biases + 0];
                        tile.Kept[(1 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point] + parameters[biases + 1];
                    }
                    if (tile.IsPointThread && site == 1)
                    {
                        int biases = DeviceLayer.At(arguments.Layers, 2).Biases;
                        tile.Kept[(2 * P) + tile.Point] = tile.Values[tile.Point] + parameters[biases + 0];
                        tile.Kept[(3 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point] + parameters[biases + 1];
                    }
                    Group.Barrier();
                }

                if (tile.IsPointThread)
                {
                    long visit = ((long)number * P) + tile.Point;
                    L h_im_at2 = tile.Kept[(1 * P) + tile.Point];
                    L h_re_at2 = tile.Kept[(0 * P) + tile.Point];
                    L h_im_at3 = tile.Kept[(3 * P) + tile.Point];
                    L h_re_at3 = tile.Kept[(2 * P) + tile.Point];
                    Pointwise<L>.Components6Values(h_re_at2, h_re_at3, h_im_at2, h_im_at3, out L r0, out L r1);
                    if (visit < arguments.PointCount) arguments.Results[(0 * arguments.PointCount) + visit] = r0;
                    if (visit < arguments.PointCount) arguments.Results[(1 * arguments.PointCount) + visit] = r1;
                }

                tile.MoveOn(share);
            }
        }

        /// <summary>Every batch of the loss in one launch: a group takes tiles of one batch.</summary>
        public static void Steps<L, M>(DeviceBatches<L> batches) where L : unmanaged, IDeviceLane<L> where M : struct, IRowMemory
        {
            // the group's batch; weights, gradients and scratch are the same for all of them
            DeviceArguments<L> arguments = batches.Batch0;
            DeviceShare share = arguments.Share;
            int batch = 0;
            if (batches.Batch1.Share.HasGroup)
            {
                share = batches.Batch1.Share;
                batch = 1;
            }
            if (batches.Batch2.Share.HasGroup)
            {
                share = batches.Batch2.Share;
                batch = 2;
            }

            int rows = 8;
            DeviceTile<L> tile = DeviceTile<L>.Begin<M>(arguments, share, rows, batch == 2 ? 24 : 16);
            ArrayView<L> parameters = arguments.Weights.Cast<L>();
            int P = tile.Points;
            int components = 2;
            int lossRow = batch == 1 ? 20 : batch == 2 ? 38 : 74;
            for (int k = 0; k < components && tile.IsPointThread; k++)
            {
                tile.Kept[((lossRow + k) * P) + tile.Point] = L.Zero;
            }

            for (int number = Grid.IdxX - share.FirstGroup; number < share.Tiles; number += share.Groups)
            {
                Group.Barrier();

                // forward: Nls: 1, x, t, xx; Start: 1; Periodic: 1; 1
                for (int site = batch == 1 ? 1 : batch == 2 ? 2 : 0; site < (batch == 1 ? 2 : batch == 2 ? 4 : 1); site++)
                {
                    int layers = 3;
                    int firstLayer = 0;
                    int keptRow = site == 3 ? 18 : 0;
                    int planes = site == 0 ? 4 : 1;
                    tile.Enter(planes, rows);
                    if (tile.IsPointThread && site == 0)
                    {
                        L x = batches.Batch0.Points[tile.Index];
                        L t = batches.Batch0.Points[(1 * batches.Batch0.PointCapacity) + tile.Index];
                        Pointwise<L>.Inputs0Site0Values(x, t, out L input0, out L input1, out L input0_x, out L input1_x, out L input0_t, out L input1_t);
                        tile.Values[tile.Point] = input0;
                        tile.StagedValues[(8 * tile.Stride) + tile.Point] = input0;
                        tile.Values[(1 * tile.Stride) + tile.Point] = input1;
                        tile.StagedValues[(9 * tile.Stride) + tile.Point] = input1;
                        tile.Values[(2 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[tile.Point + P] = input0_x;
                        tile.StagedValues[(8 * tile.Stride) + tile.Point + P] = input0_x;
                        tile.Values[(1 * tile.Stride) + tile.Point + P] = input1_x;
                        tile.StagedValues[(9 * tile.Stride) + tile.Point + P] = input1_x;
                        tile.Values[(2 * tile.Stride) + tile.Point + P] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point + P] = L.Zero;
                        tile.Values[tile.Point + (2 * P)] = input0_t;
                        tile.StagedValues[(8 * tile.Stride) + tile.Point + (2 * P)] = input0_t;
                        tile.Values[(1 * tile.Stride) + tile.Point + (2 * P)] = input1_t;
                        tile.StagedValues[(9 * tile.Stride) + tile.Point + (2 * P)] = input1_t;
                        tile.Values[(2 * tile.Stride) + tile.Point + (2 * P)] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point + (2 * P)] = L.Zero;
                        tile.Values[tile.Point + (3 * P)] = L.Zero;
                        tile.StagedValues[(8 * tile.Stride) + tile.Point + (3 * P)] = L.Zero;
                        tile.Values[(1 * tile.Stride) + tile.Point + (3 * P)] = L.Zero;
                        tile.StagedValues[(9 * tile.Stride) + tile.Point + (3 * P)] = L.Zero;
                        tile.Values[(2 * tile.Stride) + tile.Point + (3 * P)] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point + (3 * P)] = L.Zero;
                    }
                    if (tile.IsPointThread && site == 1)
                    {
                        L x = batches.Batch1.Points[tile.Index];
                        Pointwise<L>.Inputs1Site1Values(x, out L input0, out L input1);
                        tile.Values[tile.Point] = input0;
                        tile.StagedValues[(8 * tile.Stride) + tile.Point] = input0;
                        tile.Values[(1 * tile.Stride) + tile.Point] = input1;
                        tile.StagedValues[(9 * tile.Stride) + tile.Point] = input1;
                        tile.Values[(2 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point] = L.Zero;
                    }
                    if (tile.IsPointThread && site == 2)
                    {
                        L t = batches.Batch2.Points[tile.Index];
                        Pointwise<L>.Inputs2Site2Values(t, out L input0, out L input1);
                        tile.Values[tile.Point] = input0;
                        tile.StagedValues[(8 * tile.Stride) + tile.Point] = input0;
                        tile.Values[(1 * tile.Stride) + tile.Point] = input1;
                        tile.StagedValues[(9 * tile.Stride) + tile.Point] = input1;
                        tile.Values[(2 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point] = L.Zero;
                    }
                    if (tile.IsPointThread && site == 3)
                    {
                        L t = batches.Batch2.Points[tile.Index];
                        Pointwise<L>.Inputs2Site3Values(t, out L input0, out L input1);
                        tile.Values[tile.Point] = input0;
                        tile.StagedValues[(16 * tile.Stride) + tile.Point] = input0;
                        tile.Values[(1 * tile.Stride) + tile.Point] = input1;
                        tile.StagedValues[(17 * tile.Stride) + tile.Point] = input1;
                        tile.Values[(2 * tile.Stride) + tile.Point] = L.Zero;
                        tile.Values[(3 * tile.Stride) + tile.Point] = L.Zero;
                    }
                    Group.Barrier();
                    for (int l = 0; l < layers; l++)
                    {
                        DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);
                        DenseTile.Forward(arguments, layer, tile);
                        if (l < layers - 1 && site == 0)
                        {
                            for (int n = tile.Neuron; n < layer.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                int kept = ((keptRow + ((layer.NeuronsBefore + n) * 4)) * P) + tile.Point;
                                L z = tile.Values[at] + parameters[layer.Biases + n];
                                L z_x = tile.Values[at + P];
                                L z_t = tile.Values[at + (2 * P)];
                                L z_xx = tile.Values[at + (3 * P)];
                                Pointwise<L>.Tanh_1_x_t_xx(z, z_x, z_t, z_xx, out L a, out L a_x, out L a_t, out L a_xx, out L kept0);
                                tile.Values[at] = a;
                                tile.Values[at + P] = a_x;
                                tile.Kept[kept + P] = z_x;
                                tile.Values[at + (2 * P)] = a_t;
                                tile.Kept[kept + (2 * P)] = z_t;
                                tile.Values[at + (3 * P)] = a_xx;
                                tile.Kept[kept + (3 * P)] = z_xx;
                                tile.Kept[kept] = kept0;
                            }
                        }
                        if (l < layers - 1 && (site == 1 || site == 2 || site == 3))
                        {
                            for (int n = tile.Neuron; n < layer.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                int kept = ((keptRow + ((layer.NeuronsBefore + n) * 1)) * P) + tile.Point;
                                L z = tile.Values[at] + parameters[layer.Biases + n];
                                Pointwise<L>.Tanh_1(z, out L a, out L kept0);
                                tile.Values[at] = a;
                                tile.Kept[kept] = kept0;
                            }
                        }
                        Group.Barrier();
                    }
                    if (tile.IsPointThread && site == 0)
                    {
                        int biases = DeviceLayer.At(arguments.Layers, 2).Biases;
                        tile.Kept[(64 * P) + tile.Point] = tile.Values[tile.Point] + parameters[biases + 0];
                        tile.Kept[(65 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point] + parameters[biases + 1];
                        tile.Kept[(66 * P) + tile.Point] = tile.Values[tile.Point + P];
                        tile.Kept[(67 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point + P];
                        tile.Kept[(68 * P) + tile.Point] = tile.Values[tile.Point + (2 * P)];
                        tile.Kept[(69 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point + (2 * P)];
                        tile.Kept[(70 * P) + tile.Point] = tile.Values[tile.Point + (3 * P)];
                        tile.Kept[(71 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point + (3 * P)];
                    }
                    if (tile.IsPointThread && (site == 1 || site == 2))
                    {
                        int biases = DeviceLayer.At(arguments.Layers, 2).Biases;
                        tile.Kept[(16 * P) + tile.Point] = tile.Values[tile.Point] + parameters[biases + 0];
                        tile.Kept[(17 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point] + parameters[biases + 1];
                    }
                    if (tile.IsPointThread && site == 3)
                    {
                        int biases = DeviceLayer.At(arguments.Layers, 2).Biases;
                        tile.Kept[(34 * P) + tile.Point] = tile.Values[tile.Point] + parameters[biases + 0];
                        tile.Kept[(35 * P) + tile.Point] = tile.Values[(1 * tile.Stride) + tile.Point] + parameters[biases + 1];
                    }
                    Group.Barrier();
                }

                if (tile.IsPointThread && batch == 0)
                {
                    long visit = ((long)number * P) + tile.Point;
                    L valid = visit < batches.Batch0.PointCount ? L.Constant(1) : L.Zero;
                    L h_re = tile.Kept[(64 * P) + tile.Point];
                    L h_im = tile.Kept[(65 * P) + tile.Point];
                    L h_re_t = tile.Kept[(68 * P) + tile.Point];
                    L h_im_t = tile.Kept[(69 * P) + tile.Point];
                    L h_re_xx = tile.Kept[(70 * P) + tile.Point];
                    L h_im_xx = tile.Kept[(71 * P) + tile.Point];
                    Pointwise<L>.Components0Values(h_im_t, h_re_xx, h_im_xx, h_re_t, h_im, h_re, out L r0, out L r1);
                    L r0_loss = tile.Kept[(74 * P) + tile.Point] + (valid * r0 * r0);
                    L r1_loss = tile.Kept[(75 * P) + tile.Point] + (valid * r1 * r1);
                    L r0_seed = valid * batches.Batch0.Scales[0] * r0;
                    L r1_seed = valid * batches.Batch0.Scales[1] * r1;
                    tile.Kept[(74 * P) + tile.Point] = r0_loss;
                    tile.Kept[(75 * P) + tile.Point] = r1_loss;
                    tile.Kept[(72 * P) + tile.Point] = r0_seed;
                    tile.Kept[(73 * P) + tile.Point] = r1_seed;
                }
                if (tile.IsPointThread && batch == 1)
                {
                    long visit = ((long)number * P) + tile.Point;
                    L valid = visit < batches.Batch1.PointCount ? L.Constant(1) : L.Zero;
                    L x = batches.Batch1.Points[tile.Index];
                    L h_im_at1 = tile.Kept[(17 * P) + tile.Point];
                    L h_re_at1 = tile.Kept[(16 * P) + tile.Point];
                    Pointwise<L>.Components1Values(x, h_re_at1, h_im_at1, out L r0, out L r1);
                    L r0_loss = tile.Kept[(20 * P) + tile.Point] + (valid * r0 * r0);
                    L r1_loss = tile.Kept[(21 * P) + tile.Point] + (valid * r1 * r1);
                    L r0_seed = valid * batches.Batch1.Scales[0] * r0;
                    L r1_seed = valid * batches.Batch1.Scales[1] * r1;
                    tile.Kept[(20 * P) + tile.Point] = r0_loss;
                    tile.Kept[(21 * P) + tile.Point] = r1_loss;
                    tile.Kept[(18 * P) + tile.Point] = r0_seed;
                    tile.Kept[(19 * P) + tile.Point] = r1_seed;
                }
                if (tile.IsPointThread && batch == 2)
                {
                    long visit = ((long)number * P) + tile.Point;
                    L valid = visit < batches.Batch2.PointCount ? L.Constant(1) : L.Zero;
                    L h_im_at2 = tile.Kept[(17 * P) + tile.Point];
                    L h_re_at2 = tile.Kept[(16 * P) + tile.Point];
                    L h_im_at3 = tile.Kept[(35 * P) + tile.Point];
                    L h_re_at3 = tile.Kept[(34 * P) + tile.Point];
                    Pointwise<L>.Components2Values(h_re_at2, h_re_at3, h_im_at2, h_im_at3, out L r0, out L r1);
                    L r0_loss = tile.Kept[(38 * P) + tile.Point] + (valid * r0 * r0);
                    L r1_loss = tile.Kept[(39 * P) + tile.Point] + (valid * r1 * r1);
                    L r0_seed = valid * batches.Batch2.Scales[0] * r0;
                    L r1_seed = valid * batches.Batch2.Scales[1] * r1;
                    tile.Kept[(38 * P) + tile.Point] = r0_loss;
                    tile.Kept[(39 * P) + tile.Point] = r1_loss;
                    tile.Kept[(36 * P) + tile.Point] = r0_seed;
                    tile.Kept[(37 * P) + tile.Point] = r1_seed;
                }

                // backward: Nls: 1, x, t, xx; Start: 1; Periodic: 1; 1
                for (int site = (batch == 1 ? 2 : batch == 2 ? 4 : 1) - 1; site >= (batch == 1 ? 1 : batch == 2 ? 2 : 0); site--)
                {
                    int layers = 3;
                    int firstLayer = 0;
                    int keptRow = site == 3 ? 18 : 0;
                    int planes = site == 0 ? 4 : 1;
                    tile.Enter(planes, rows);
                    int inputsRow = site == 3 ? 16 : 8;
                    if (tile.IsPointThread && arguments.Reverse != 0 && site == 0)
                    {
                        L h_re = tile.Kept[(64 * P) + tile.Point];
                        L h_im = tile.Kept[(65 * P) + tile.Point];
                        L r0_bar = tile.Kept[(72 * P) + tile.Point];
                        L r1_bar = tile.Kept[(73 * P) + tile.Point];
                        Pointwise<L>.Adjoints0Site0Values(h_im, h_re, r0_bar, r1_bar, out L h_re_bar, out L h_im_bar, out L h_re_x_bar, out L h_im_x_bar, out L h_re_t_bar, out L h_im_t_bar, out L h_re_xx_bar, out L h_im_xx_bar);
                        tile.Values[tile.Point] = h_re_bar;
                        tile.Values[(1 * tile.Stride) + tile.Point] = h_im_bar;
                        tile.Values[tile.Point + P] = h_re_x_bar;
                        tile.Values[(1 * tile.Stride) + tile.Point + P] = h_im_x_bar;
                        tile.Values[tile.Point + (2 * P)] = h_re_t_bar;
                        tile.Values[(1 * tile.Stride) + tile.Point + (2 * P)] = h_im_t_bar;
                        tile.Values[tile.Point + (3 * P)] = h_re_xx_bar;
                        tile.Values[(1 * tile.Stride) + tile.Point + (3 * P)] = h_im_xx_bar;
                    }
                    if (tile.IsPointThread && arguments.Reverse != 0 && site == 1)
                    {
                        L r0_bar = tile.Kept[(18 * P) + tile.Point];
                        L r1_bar = tile.Kept[(19 * P) + tile.Point];
                        Pointwise<L>.Adjoints1Site1Values(r0_bar, r1_bar, out L h_re_at1_bar, out L h_im_at1_bar);
                        tile.Values[tile.Point] = h_re_at1_bar;
                        tile.Values[(1 * tile.Stride) + tile.Point] = h_im_at1_bar;
                    }
                    if (tile.IsPointThread && arguments.Reverse != 0 && site == 2)
                    {
                        L r0_bar = tile.Kept[(36 * P) + tile.Point];
                        L r1_bar = tile.Kept[(37 * P) + tile.Point];
                        Pointwise<L>.Adjoints2Site2Values(r0_bar, r1_bar, out L h_re_at2_bar, out L h_im_at2_bar);
                        tile.Values[tile.Point] = h_re_at2_bar;
                        tile.Values[(1 * tile.Stride) + tile.Point] = h_im_at2_bar;
                    }
                    if (tile.IsPointThread && arguments.Reverse != 0 && site == 3)
                    {
                        L r0_bar = tile.Kept[(36 * P) + tile.Point];
                        L r1_bar = tile.Kept[(37 * P) + tile.Point];
                        Pointwise<L>.Adjoints2Site3Values(r0_bar, r1_bar, out L h_re_at3_bar, out L h_im_at3_bar);
                        tile.Values[tile.Point] = h_re_at3_bar;
                        tile.Values[(1 * tile.Stride) + tile.Point] = h_im_at3_bar;
                    }
                    for (int l = (layers * arguments.Reverse) - 1; l >= 0; l--)
                    {
                        DeviceLayer layer = DeviceLayer.At(arguments.Layers, firstLayer + l);
                        DeviceLayer below = DeviceLayer.At(arguments.Layers, firstLayer + (l > 0 ? l - 1 : 0));
                        if (l > 0 && site == 0)
                        {
                            // the next neuron's numbers are on their way while one is computed
                            int ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(tile.Neuron, below.Outputs)) * 4)) * P) + tile.Point;
                            L kept0_ahead = tile.Kept[ahead];
                            L z_x_ahead = tile.Kept[ahead + P];
                            L z_t_ahead = tile.Kept[ahead + (2 * P)];
                            L z_xx_ahead = tile.Kept[ahead + (3 * P)];
                            for (int n = tile.Neuron; n < below.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                L kept0 = kept0_ahead;
                                L z_x = z_x_ahead;
                                L z_t = z_t_ahead;
                                L z_xx = z_xx_ahead;
                                ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(n + tile.NeuronStep, below.Outputs)) * 4)) * P) + tile.Point;
                                kept0_ahead = tile.Kept[ahead];
                                z_x_ahead = tile.Kept[ahead + P];
                                z_t_ahead = tile.Kept[ahead + (2 * P)];
                                z_xx_ahead = tile.Kept[ahead + (3 * P)];
                                Pointwise<L>.Tanh_1_x_t_xxReplay(kept0, z_x, z_t, z_xx, out L a, out L a_x, out L a_t, out L a_xx);
                                tile.StagedValues[at] = a;
                                tile.StagedValues[at + P] = a_x;
                                tile.StagedValues[at + (2 * P)] = a_t;
                                tile.StagedValues[at + (3 * P)] = a_xx;
                            }
                        }
                        if (l > 0 && (site == 1 || site == 2 || site == 3))
                        {
                            // the next neuron's numbers are on their way while one is computed
                            int ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(tile.Neuron, below.Outputs)) * 1)) * P) + tile.Point;
                            L kept0_ahead = tile.Kept[ahead];
                            for (int n = tile.Neuron; n < below.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                L kept0 = kept0_ahead;
                                ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(n + tile.NeuronStep, below.Outputs)) * 1)) * P) + tile.Point;
                                kept0_ahead = tile.Kept[ahead];
                                Pointwise<L>.Tanh_1Replay(kept0, out L a);
                                tile.StagedValues[at] = a;
                            }
                        }
                        Group.Barrier();
                        GradientTile.Add(arguments, layer, tile, tile.Staged.SubView(l > 0 ? 0 : inputsRow * tile.RowQuads));
                        Group.Barrier();
                        DenseTile.Backward(arguments, layer, tile, l > 0);
                        if (l > 0 && site == 0)
                        {
                            // the next neuron's numbers are on their way while one is computed
                            int ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(tile.Neuron, below.Outputs)) * 4)) * P) + tile.Point;
                            L kept0_ahead = tile.Kept[ahead];
                            L z_x_ahead = tile.Kept[ahead + P];
                            L z_t_ahead = tile.Kept[ahead + (2 * P)];
                            L z_xx_ahead = tile.Kept[ahead + (3 * P)];
                            for (int n = tile.Neuron; n < below.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                L kept0 = kept0_ahead;
                                L z_x = z_x_ahead;
                                L z_t = z_t_ahead;
                                L z_xx = z_xx_ahead;
                                ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(n + tile.NeuronStep, below.Outputs)) * 4)) * P) + tile.Point;
                                kept0_ahead = tile.Kept[ahead];
                                z_x_ahead = tile.Kept[ahead + P];
                                z_t_ahead = tile.Kept[ahead + (2 * P)];
                                z_xx_ahead = tile.Kept[ahead + (3 * P)];
                                L a_bar = tile.Values[at];
                                L a_x_bar = tile.Values[at + P];
                                L a_t_bar = tile.Values[at + (2 * P)];
                                L a_xx_bar = tile.Values[at + (3 * P)];
                                Pointwise<L>.Tanh_1_x_t_xxReverse(kept0, z_x, a_xx_bar, a_bar, a_x_bar, a_t_bar, z_xx, z_t, out L z_bar, out L z_x_bar, out L z_t_bar, out L z_xx_bar);
                                tile.Values[at] = z_bar;
                                tile.Values[at + P] = z_x_bar;
                                tile.Values[at + (2 * P)] = z_t_bar;
                                tile.Values[at + (3 * P)] = z_xx_bar;
                            }
                        }
                        if (l > 0 && (site == 1 || site == 2 || site == 3))
                        {
                            // the next neuron's numbers are on their way while one is computed
                            int ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(tile.Neuron, below.Outputs)) * 1)) * P) + tile.Point;
                            L kept0_ahead = tile.Kept[ahead];
                            for (int n = tile.Neuron; n < below.Outputs; n += tile.NeuronStep)
                            {
                                int at = (n * tile.Stride) + tile.Point;
                                L kept0 = kept0_ahead;
                                ahead = ((keptRow + ((below.NeuronsBefore + tile.NeuronOf(n + tile.NeuronStep, below.Outputs)) * 1)) * P) + tile.Point;
                                kept0_ahead = tile.Kept[ahead];
                                L a_bar = tile.Values[at];
                                Pointwise<L>.Tanh_1Reverse(kept0, a_bar, out L z_bar);
                                tile.Values[at] = z_bar;
                            }
                        }
                    }
                    Group.Barrier();
                }

                tile.MoveOn(share);
            }

            for (int k = 0; k < components; k++)
            {
                tile.Report(arguments.Results, ((long)Grid.IdxX * arguments.ResultStride) + share.FirstResult + k, tile.IsPointThread ? tile.Kept[((lossRow + k) * P) + tile.Point] : L.Zero);
            }
        }
    }

