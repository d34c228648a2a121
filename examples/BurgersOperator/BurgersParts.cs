namespace ModelGen.Examples;

/// <summary>What the network is made of, at any number of points.</summary>
public static class BurgersParts
{
    /// <summary>Four Fourier layers, without coordinates: what is moved at the start is moved at the end.</summary>
    public static Tensor Operator(Tensor x) => Layer(Layer(Layer(Layer(x.Dense(32))))).Dense(64).Gelu().Dense(1);

    private static Tensor Layer(Tensor x) => (x.Spectral(32, modes: 16) + x.Dense(32)).Gelu();
}
