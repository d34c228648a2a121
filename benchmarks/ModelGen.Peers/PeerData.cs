using static TorchSharp.torch;

namespace ModelGen.Peers;

/// <summary>The points of a case and its fixed right-hand sides, each rounded to float before it is widened.</summary>
internal sealed class PeerData
{
    public const int InitialPoints = 50, BoundaryPairs = 50;

    public PeerData(PeerCase problem, int points, ScalarType type)
    {
        float[] coordinates = HashedNumbers.Symmetric(HashedNumbers.PointSeed, 2 * points);
        Residual = Matrix(coordinates, type);
        if (problem == PeerCase.Schrodinger)
        {
            float[] x = HashedNumbers.Symmetric(HashedNumbers.InitialSeed, InitialPoints);
            float[] t = HashedNumbers.Symmetric(HashedNumbers.BoundarySeed, BoundaryPairs);
            Initial = Matrix([.. x.SelectMany(v => new[] { v, -1 })], type);
            InitialValues = Vector([.. x.Select(v => (float)(2 / Math.Cosh(5.0 * v)))], type);
            Lower = Matrix([.. t.SelectMany(v => new[] { -1, v })], type);
            Upper = Matrix([.. t.SelectMany(v => new[] { 1, v })], type);
        }
        else if (problem == PeerCase.Poisson)
        {
            Source = Vector([.. coordinates.Chunk(2).Select(p => (float)(-2 * Math.PI * Math.PI * Math.Sin(Math.PI * p[0]) * Math.Sin(Math.PI * p[1])))], type);
        }
    }

    /// <summary>[points][2].</summary>
    public Tensor Residual { get; }

    /// <summary>Schrödinger: (x, -1), [50][2].</summary>
    public Tensor? Initial { get; }

    /// <summary>Schrödinger: 2 sech x, [50].</summary>
    public Tensor? InitialValues { get; }

    /// <summary>Schrödinger: (-1, t), [50][2].</summary>
    public Tensor? Lower { get; }

    /// <summary>Schrödinger: (1, t), [50][2].</summary>
    public Tensor? Upper { get; }

    /// <summary>Poisson: f, [points].</summary>
    public Tensor? Source { get; }

    private static Tensor Matrix(float[] values, ScalarType type) => tensor(values, [values.Length / 2, 2]).to(type);

    private static Tensor Vector(float[] values, ScalarType type) => tensor(values).to(type);
}
