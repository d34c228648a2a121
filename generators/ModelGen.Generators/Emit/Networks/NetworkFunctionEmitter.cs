using ModelGen.Generators.Ir;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Tensors;
using ModelGen.Generators.Text;

namespace ModelGen.Generators.Emit.Networks;

/// <summary>Writes a pointwise function's loop over the rows of a tile: what all elements of a channel, or of a sample, share is loaded once.</summary>
internal sealed class NetworkFunctionEmitter(CodeWriter code, PointwiseFunctions functions, NetworkFunction function, bool isPredicted)
{
    /// <summary>The method's name: the layer that it was met in first, and a number.</summary>
    public static string Name(NetworkFunction function)
    {
        string last = function.Name.Split('/', ' ').LastOrDefault(part => part.Length > 0) ?? "";
        string letters = new([.. last.Where(sign => char.IsLetterOrDigit(sign) && sign < 128)]);
        return (letters.Length == 0 || char.IsDigit(letters[0]) ? "Map" : char.ToUpperInvariant(letters[0]) + letters.Substring(1))
            + CodeWriter.Number(function.Number);
    }

    public void Write()
    {
        string name = Name(function);
        var inputs = new List<Input>();
        IrNode? channelNumber = null;
        foreach (IrNode node in IrWalk.Reachable([function.Body]))
        {
            if (node.Leaf is { Kind: LeafKind.Argument } leaf)
            {
                inputs.Add(new Input(Variable(leaf.A), node));
            }
            else if (node.Leaf is { Kind: LeafKind.ChannelNumber })
            {
                channelNumber = node;
                inputs.Add(new Input("number", node));
            }
        }

        PointwiseFunction written = functions.Write(name, $"{function.Name}: one element.", inputs, [new Output("value", function.Body)]);
        string parameters = string.Concat(Enumerable.Range(0, function.Accesses.Count).Select(k => CodeText.Of($", int x{k}")));
        code.Line();
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"private static void {name}(in NetworkTile<T> tile, int channels, int pixels, int y{parameters})"))
        {
            code.Line("nint samples = tile.Samples;");
            for (int k = 0; k < function.Accesses.Count; k++)
            {
                code.Line(function.Accesses[k] is Access.BatchFirst or Access.BatchSecond
                    ? CodeText.Of($"NetworkMemory<T> batch{k} = tile.Network;")
                    : CodeText.Of($"T* p{k} = tile.Row(x{k});"));
            }

            code.Line("T* target = tile.Row(y);");
            code.Line("(int first, int end) = tile.Share(channels * pixels);");
            if (isPredicted)
            {
                WriteSingle(written, channelNumber is not null);
            }

            if (function.IsFlat)
            {
                using (code.Open("for (nint i = first * samples; i < end * samples; i += L.Count)"))
                {
                    WriteLoads(access => access == Access.Element, "i");
                    WriteValue(written, "i");
                }
            }
            else
            {
                WriteChannels(written, channelNumber is not null);
            }

            code.Line("tile.EndStep();");
        }
    }

    private static string Variable(int argument) => CodeText.Of($"v{argument}_");

    private void WriteChannels(PointwiseFunction written, bool hasNumber)
    {
        using (code.Open("for (int row = first; row < end;)"))
        {
            WriteChannel(hasNumber);
            using (code.Open("for (nint lane = 0; lane < samples; lane += L.Count)"))
            {
                WriteLoads(access => access == Access.Sample, "lane");
                WriteLoads(access => access == Access.Channel, "(channel * samples) + lane");
                using (code.Open("for (int r = row; r < last; r++)"))
                {
                    code.Line("nint i = (r * samples) + lane;");
                    WriteLoads(access => access == Access.Element, "i");
                    WriteLoads(access => access == Access.Pixel, "((r - (channel * pixels)) * samples) + lane");
                    WriteValue(written, "i");
                }
            }

            code.Line("row = last;");
        }
    }

    private void WriteChannel(bool hasNumber)
    {
        code.Line("int channel = row / pixels;");
        code.Line("int last = Math.Min(end, (channel + 1) * pixels);");
        if (hasNumber)
        {
            code.Line("L number = L.Constant(channel);");
        }

        for (int k = 0; k < function.Accesses.Count; k++)
        {
            if (function.Accesses[k] is Access.BatchFirst or Access.BatchSecond)
            {
                code.Line(CodeText.Of($"L {Variable(k)} = L.Broadcast(batch{k}.BatchNumber(x{k} + channel));"));
            }
        }
    }

    // one sample: lanes are elements of a channel, or of all where they are alike
    private void WriteSingle(PointwiseFunction written, bool hasNumber)
    {
        using (code.Open("if (tile.IsSingle)"))
        {
            if (function.IsFlat)
            {
                using (code.Open("for (int i = first; i < end; i += L.Count)"))
                {
                    WriteElements(written, "end", "i");
                }
            }
            else
            {
                using (code.Open("for (int row = first; row < end;)"))
                {
                    WriteChannel(hasNumber);
                    WriteSingleLoads(access => access == Access.Sample, at => $"L.Broadcast(*{at})");
                    WriteSingleLoads(access => access == Access.Channel, at => $"L.Broadcast({at}[channel])");
                    using (code.Open("for (int i = row; i < last; i += L.Count)"))
                    {
                        WriteElements(written, "last", "i");
                    }

                    code.Line("row = last;");
                }
            }

            code.Line("tile.EndStep();");
            code.Line("return;");
        }

        code.Line();
    }

    private void WriteElements(PointwiseFunction written, string end, string at)
    {
        WriteSingleLoads(access => access == Access.Element, rows => $"L.Load({rows} + {at})");
        WriteSingleLoads(access => access == Access.Pixel, rows => $"L.Load({rows} + {at} - (channel * pixels))");
        code.Lines(written.Calls);
        code.Line($"Elements<L, T>.Store(target + {at}, value, {end} - {at});");
    }

    private void WriteSingleLoads(Func<Access, bool> which, Func<string, string> load)
    {
        for (int k = 0; k < function.Accesses.Count; k++)
        {
            if (which(function.Accesses[k]))
            {
                code.Line($"L {Variable(k)} = {load(CodeText.Of($"p{k}"))};");
            }
        }
    }

    private void WriteLoads(Func<Access, bool> which, string at)
    {
        for (int k = 0; k < function.Accesses.Count; k++)
        {
            if (which(function.Accesses[k]))
            {
                code.Line(CodeText.Of($"L {Variable(k)} = L.Load(p{k} + {at});"));
            }
        }
    }

    private void WriteValue(PointwiseFunction written, string at)
    {
        code.Lines(written.Calls);
        code.Line($"L.Store(target + {at}, value);");
    }
}
