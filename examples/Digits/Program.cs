using ModelGen.Examples;

return new ExampleCommand("digits", "Learns to read handwritten digits.", DigitRun.Run)
    .WithData("Folder with MNIST's four IDX files, compressed or not; without it, 1,797 digits of 8 x 8 pixels that come along")
    .WithSinglePrecision()
    .Invoke(args);
