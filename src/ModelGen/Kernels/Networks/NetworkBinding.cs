namespace ModelGen.Kernels.Networks;

/// <summary>What generated code hands to its base class: the network's description and its kernels.</summary>
public sealed record NetworkBinding(NetworkDescription Description, INetworkFactory Kernels);
