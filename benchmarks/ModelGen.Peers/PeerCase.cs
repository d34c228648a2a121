namespace ModelGen.Peers;

/// <summary>A training problem that both sides time: inputs in [-1, 1]^2, a tanh network, residual points.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Layers">Widths: inputs, hidden layers, outputs.</param>
/// <param name="Points">Residual points at full size.</param>
/// <param name="Highest">Which derivatives the jets carry beside u, u_1 and u_2.</param>
/// <param name="Check">Known values at 1,000 points in double, from nested and jet code of an independent program.</param>
internal sealed record PeerCase(string Name, int[] Layers, int Points, HighestJets Highest, CheckValues Check)
{
    /// <summary>i h_t + h_xx / 2 + |h|^2 h = 0 with 50 initial points and 50 periodic pairs; x = 5X, t = (T + 1) pi / 4.</summary>
    public static readonly PeerCase Schrodinger = new("schrodinger", [2, 100, 100, 100, 100, 100, 2], 20_000, HighestJets.Second,
        new CheckValues(1.168929716503e+00, 1.094984702793e+01, 6.13943043549e-01));

    /// <summary>u_t = 0.1 u_xx.</summary>
    public static readonly PeerCase Heat = new("heat", [2, 64, 64, 64, 1], 10_000, HighestJets.Second,
        new CheckValues(1.544457072571e-01, 2.127231331753e+00, 1.320119531632e-02));

    /// <summary>u_xx + u_yy = -2 pi^2 sin(pi x) sin(pi y).</summary>
    public static readonly PeerCase Poisson = new("poisson", [2, 128, 128, 128, 128, 1], 8_192, HighestJets.Laplacian,
        new CheckValues(9.992464801719e+01, 1.787736145864e+00, 9.941749486696e+01));

    /// <summary>u_t + 6 u u_x + u_xxx = 0.</summary>
    public static readonly PeerCase Kdv = new("kdv", [2, 64, 64, 64, 64, 1], 20_000, HighestJets.Third,
        new CheckValues(2.443330008779e-01, 3.915112961679e+00, 4.270538547712e-03));

    public static readonly PeerCase[] All = [Schrodinger, Heat, Poisson, Kdv];
}

/// <summary>The loss and the norm of its gradient at the initial parameters, and the loss after two Adam steps.</summary>
internal sealed record CheckValues(double Loss, double GradientNorm, double LossAtThirdStep);
