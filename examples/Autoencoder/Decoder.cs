namespace ModelGen.Examples;

/// <summary>The second half of <see cref="Autoencoder"/>, for points of the latent plane; its parameters come from that one's file.</summary>
[Network]
public sealed partial class Decoder
{
    [Input(2)] public partial Tensor Latent { get; }

    [Output] public Tensor Decoded => Autoencoder.Decode(Latent);
}
