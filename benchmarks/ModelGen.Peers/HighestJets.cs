namespace ModelGen.Peers;

/// <summary>The derivatives that <see cref="TaylorJets"/> carry beside u, u_1 and u_2.</summary>
internal enum HighestJets
{
    /// <summary>u_11.</summary>
    Second,

    /// <summary>u_11 + u_22, as one coefficient.</summary>
    Laplacian,

    /// <summary>u_11 and u_111.</summary>
    Third,
}
