#pragma warning disable
using ModelGen.Numerics;

namespace ModelGen.Kernels;

public static unsafe class Dense<L, T> where L : struct, ILanes<L, T> where T : unmanaged
{
    public static long PackedLength(int outputs, int inputs) => outputs * inputs;
    public static long ScratchLength(int planes, int inputs, int outputs) => 64;
    public static void Pack(T* w, T* packed, int outputs, int inputs) => new Span<T>(w, outputs * inputs).CopyTo(new Span<T>(packed, outputs * inputs));
    public static void Forward(T* packed, T* bias, int outputs, int inputs, T* x, int xPlane, T* z, int zPlane, ulong planes)
    {
        int P = Tile<T>.Points;
        for (int c = 0; c < 64; c++)
        {
            if ((planes >> c & 1) == 0) continue;
            for (int m = 0; m < outputs; m++)
            for (int p = 0; p < P; p += L.Count)
            {
                L s = c == 0 ? L.Broadcast(bias[m]) : L.Constant(0);
                for (int k = 0; k < inputs; k++) s = L.MultiplyAdd(L.Broadcast(packed[m * inputs + k]), L.Load(x + c * xPlane + k * P + p), s);
                L.Store(z + c * zPlane + m * P + p, s);
            }
        }
    }
    public static void Backward(T* packed, int outputs, int inputs, T* zBar, int zBarPlane, T* xBar, int xBarPlane, ulong planes)
    {
        int P = Tile<T>.Points;
        for (int c = 0; c < 64; c++)
        {
            if ((planes >> c & 1) == 0) continue;
            for (int k = 0; k < inputs; k++)
            for (int p = 0; p < P; p += L.Count)
            {
                L s = L.Constant(0);
                for (int m = 0; m < outputs; m++) s = L.MultiplyAdd(L.Broadcast(packed[m * inputs + k]), L.Load(zBar + c * zBarPlane + m * P + p), s);
                L.Store(xBar + c * xBarPlane + k * P + p, s);
            }
        }
    }
    public static void ForwardPoint(T* w, T* packed, T* bias, int outputs, int inputs, T* x, T* z)
    {
        for (int m = 0; m < outputs; m++)
        {
            L s = L.Broadcast(bias[m]);
            for (int k = 0; k < inputs; k++) s = L.MultiplyAdd(L.Broadcast(w[m * inputs + k]), L.Broadcast(x[k]), s);
            T* b = stackalloc T[64];
            L.Store(b, s); z[m] = b[0];
        }
    }
}

public unsafe struct GradientSum<L, T> : IGradientSink<L, T> where L : struct, ILanes<L, T> where T : unmanaged
{
    public static void Layer(in Tile<T> tile, int weights, int biases, int outputs, int inputs, T* zBar, int zBarPlane, T* x, int xPlane, ulong planes, T* scratch)
    {
        int P = Tile<T>.Points;
        for (int m = 0; m < outputs; m++)
        {
            L b = L.Constant(0);
            for (int p = 0; p < P; p += L.Count) b += L.Load(zBar + m * P + p);
            tile.Gradient[biases + m] = Add(tile.Gradient[biases + m], L.Sum(b));
            for (int k = 0; k < inputs; k++)
            {
                L s = L.Constant(0);
                for (int c = 0; c < 64; c++) if ((planes >> c & 1) == 1)
                for (int p = 0; p < P; p += L.Count) s = L.MultiplyAdd(L.Load(zBar + c * zBarPlane + m * P + p), L.Load(x + c * xPlane + k * P + p), s);
                tile.Gradient[weights + m * inputs + k] = Add(tile.Gradient[weights + m * inputs + k], L.Sum(s));
            }
        }
    }
    static T Add(T a, T b) { T* t = stackalloc T[64]; L.Store(t, L.Broadcast(a) + L.Broadcast(b)); return t[0]; }
    public static void Scalar(in Tile<T> tile, int parameter, T* row)
    {
        L s = L.Constant(0);
        for (int p = 0; p < Tile<T>.Points; p += L.Count) s += L.Load(row + p);
        tile.Gradient[parameter] = Add(tile.Gradient[parameter], L.Sum(s));
    }
}

public unsafe struct JacobianRows<L, T> : IGradientSink<L, T> where L : struct, ILanes<L, T> where T : unmanaged
{
    public static void Layer(in Tile<T> tile, int weights, int biases, int outputs, int inputs, T* zBar, int zBarPlane, T* x, int xPlane, ulong planes, T* scratch)
    {
        int P = Tile<T>.Points;
        for (int m = 0; m < outputs; m++)
        {
            for (int p = 0; p < P; p += L.Count) { T* t = tile.Gradient + (biases + m) * P + p; L.Store(t, L.Load(t) + L.Load(zBar + m * P + p)); }
            for (int k = 0; k < inputs; k++)
            for (int p = 0; p < P; p += L.Count)
            {
                T* t = tile.Gradient + (weights + m * inputs + k) * P + p;
                L s = L.Load(t);
                for (int c = 0; c < 64; c++) if ((planes >> c & 1) == 1) s = L.MultiplyAdd(L.Load(zBar + c * zBarPlane + m * P + p), L.Load(x + c * xPlane + k * P + p), s);
                L.Store(t, s);
            }
        }
    }
    public static void Scalar(in Tile<T> tile, int parameter, T* row)
    {
        for (int p = 0; p < Tile<T>.Points; p += L.Count) { T* t = tile.Gradient + parameter * Tile<T>.Points + p; L.Store(t, L.Load(t) + L.Load(row + p)); }
    }
}
