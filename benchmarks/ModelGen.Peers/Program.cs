using ModelGen.Peers;

if (args.Contains("--help"))
{
    Console.WriteLine(PeerOptions.Usage);
    return 0;
}

try
{
    PeerOptions options = PeerOptions.Parse(args);
    if (OperatingSystem.IsLinux())
    {
        WeakVersionPatch.Apply(Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so"), "GLIBCXX_3.4.32");
    }

    if (options.Check)
    {
        return PeerProgram.Check() ? 0 : 1;
    }

    PeerProgram.Time(options);
    return 0;
}
catch (ArgumentException error)
{
    Console.Error.WriteLine($"{error.Message}\n\n{PeerOptions.Usage}");
    return 2;
}
