using System.Runtime.CompilerServices;
using ModelGen.Numerics;

namespace ModelGen.Kernels.Tensors;

/// <summary>Sparse matrices times rows.</summary>
internal static unsafe class SparseProduct<L, T>
    where L : struct, ILanes<L, T>
    where T : unmanaged
{
    // longer sums are sums of sums of so many terms
    private const int BlockTerms = 64;

    /// <summary>target[plane][row] = sum of weights times source[plane][column].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(SparseRows<T> matrix, int planes, int sourceRows, T* source, T* target, int samples, bool accumulate, Part part)
    {
        int rows = matrix.Rows;
        nint sourcePlane = (nint)sourceRows * samples;
        nint targetPlane = (nint)rows * samples;
        if (planes >= 4 && planes >= part.Count)
        {
            int end = part.End(planes);
            int plane = part.First(planes);
            for (; plane + 4 <= end; plane += 4)
            {
                for (int row = 0; row < rows; row++)
                {
                    T* y = target + plane * targetPlane + (nint)row * samples;
                    for (int i = 0; i < samples; i += L.Count)
                    {
                        FourPlanes(matrix, row, source + plane * sourcePlane + i, sourcePlane, samples, y + i, targetPlane, accumulate);
                    }
                }
            }

            Rows(matrix, plane * rows, end * rows, sourcePlane, source, target, samples, accumulate);
            return;
        }

        Rows(matrix, part.First(planes * rows), part.End(planes * rows), sourcePlane, source, target, samples, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows(SparseRows<T> matrix, int first, int end, nint sourcePlane, T* source, T* target, int samples, bool accumulate)
    {
        for (int unit = first; unit < end; unit++)
        {
            int plane = unit / matrix.Rows;
            T* x = source + plane * sourcePlane;
            T* y = target + (nint)unit * samples;
            int i = 0;
            for (; i + 4 * L.Count <= samples; i += 4 * L.Count)
            {
                FourPlanes(matrix, unit - plane * matrix.Rows, x + i, L.Count, samples, y + i, L.Count, accumulate);
            }

            for (; i < samples; i += L.Count)
            {
                OnePlane(matrix, unit - plane * matrix.Rows, x + i, samples, y + i, accumulate);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void FourPlanes(SparseRows<T> matrix, int row, T* x, nint step, nint pixel, T* y, nint yStep, bool accumulate)
    {
        SparseEntry<T>* entry = matrix.Entries.Pointer + matrix.Starts.Pointer[row];
        SparseEntry<T>* end = matrix.Entries.Pointer + matrix.Starts.Pointer[row + 1];
        L zero = L.Constant(0);
        L t0 = zero, t1 = zero, t2 = zero, t3 = zero;
        while (entry < end)
        {
            SparseEntry<T>* last = end - entry > BlockTerms ? entry + BlockTerms : end;
            L s0 = zero, s1 = zero, s2 = zero, s3 = zero;
            do
            {
                T* from = x + entry->Source * pixel;
                L weight = L.Broadcast(entry->Weight);
                L.AddProduct(ref s0, weight, L.Load(from));
                L.AddProduct(ref s1, weight, L.Load(from + step));
                L.AddProduct(ref s2, weight, L.Load(from + 2 * step));
                L.AddProduct(ref s3, weight, L.Load(from + 3 * step));
                entry++;
            }
            while (entry < last);

            t0 += s0;
            t1 += s1;
            t2 += s2;
            t3 += s3;
        }

        Put(y, t0, accumulate);
        Put(y + yStep, t1, accumulate);
        Put(y + 2 * yStep, t2, accumulate);
        Put(y + 3 * yStep, t3, accumulate);
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    private static void OnePlane(SparseRows<T> matrix, int row, T* x, nint pixel, T* y, bool accumulate)
    {
        SparseEntry<T>* entry = matrix.Entries.Pointer + matrix.Starts.Pointer[row];
        SparseEntry<T>* end = matrix.Entries.Pointer + matrix.Starts.Pointer[row + 1];
        L total = L.Constant(0);
        while (entry < end)
        {
            SparseEntry<T>* last = end - entry > BlockTerms ? entry + BlockTerms : end;
            L sum = L.Constant(0);
            do
            {
                L.AddProduct(ref sum, L.Broadcast(entry->Weight), L.Load(x + entry->Source * pixel));
                entry++;
            }
            while (entry < last);

            total += sum;
        }

        Put(y, total, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(T* target, L sum, bool adds) => L.Store(target, adds ? L.Load(target) + sum : sum);
}
