using System.Numerics;
using ModelGen.Kernels;

namespace ModelGen.Passes;

/// <summary>Evaluates a program at the caller's points, tiles in parallel.</summary>
internal sealed unsafe class EvaluationPass<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // enough that claiming costs nothing, few enough to balance
    private const int TilesPerClaim = 4;

    private readonly EngineContext<T> _context;
    private readonly Action<int> _work;
    private int _program;
    private double* _coordinates;
    private double* _components;
    private long _count;
    private long _next;

    public EvaluationPass(EngineContext<T> context)
    {
        _context = context;
        _work = Work;
    }

    /// <summary>Evaluates at n points.</summary>
    /// <param name="program">The program.</param>
    /// <param name="coordinates">[model coordinate][n].</param>
    /// <param name="count">n.</param>
    /// <param name="components">[component][n].</param>
    public void Run(int program, ReadOnlySpan<double> coordinates, int count, Span<double> components)
    {
        _program = program;
        _count = count;
        _next = 0;
        fixed (double* source = coordinates)
        fixed (double* target = components)
        {
            _coordinates = source;
            _components = target;
            if (count <= TilesPerClaim * Tile<T>.Points)
            {
                Work(thread: 0);
            }
            else
            {
                _context.Pool.Run(_work);
            }
        }
    }

    private void Work(int thread)
    {
        Worker<T> worker = _context.Workers[thread];
        ProgramDescription program = _context.Model.Programs[_program];
        long step = TilesPerClaim * Tile<T>.Points;
        for (long start = Interlocked.Add(ref _next, step) - step; start < _count; start = Interlocked.Add(ref _next, step) - step)
        {
            long end = Math.Min(_count, start + step);
            for (long first = start; first < end; first += Tile<T>.Points)
            {
                int valid = (int)Math.Min(Tile<T>.Points, end - first);
                worker.Load(program, _coordinates, _count, first, valid);
                _context.Kernels.Forward(_program, in worker.Tile);
                for (int c = 0; c < program.Components; c++)
                {
                    T* source = worker.Tile.Residuals + c * Tile<T>.Points;
                    double* target = _components + c * _count + first;
                    for (int i = 0; i < valid; i++)
                    {
                        target[i] = double.CreateTruncating(source[i]);
                    }
                }
            }
        }
    }
}
