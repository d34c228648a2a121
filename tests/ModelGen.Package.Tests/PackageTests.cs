namespace ModelGen.Package.Tests;

/// <summary>The packed packages in an empty project outside the repository.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Program = """
        using ModelGen;
        using static ModelGen.Calculus;

        var model = new Decay(seed: 1);
        model.Train(plan => plan.Adam(iterations: 20).LevenbergMarquardt(iterations: 60));
        double u = model.Evaluate(t: 1).U;
        System.Console.WriteLine($"error {System.Math.Abs(u - System.Math.Exp(-1)) < 1e-4}");
        System.Console.WriteLine(model.Motion);
        model.Save("decay.safetensors");

        [Pinn]
        public sealed partial class Decay
        {
            [Domain(0, 2)] public partial Coordinate T { get; }
            [Mlp(8, 8)] public partial Field U { get; }

            [Residual(Points = 100)] public Equation Motion => D(U, T) == -U;
            [Condition] public Equation Start => U.At(T, 0) == 1;
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("modelgen-package").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private const string DeviceProgram = """
        using ModelGen;
        using ModelGen.Gpu;
        using static ModelGen.Calculus;

        var model = new Decay(seed: 1);
        foreach (Device device in Device.All)
        {
            System.Console.WriteLine(device);
            if (device.Kind != DeviceKind.Debug)
            {
                model.Train(plan => plan.Adam(iterations: 20), device: device);
                var u = new double[1];
                model.Evaluate([1.0], u, device);
                System.Console.WriteLine($"agrees {System.Math.Abs(u[0] - model.Evaluate(t: 1).U) < 1e-12}");
            }
        }

        [Pinn]
        public sealed partial class Decay
        {
            [Domain(0, 2)] public partial Coordinate T { get; }
            [Mlp(8, 8)] public partial Field U { get; }

            [Residual(Points = 100)] Equation Motion => D(U, T) == -U;
            [Condition] Equation Start => U.At(T, 0) == 1;
        }
        """;

    private const string NetworkProgram = """
        using ModelGen;
        using static ModelGen.Calculus;

        System.IO.File.WriteAllText("points.csv", "x,y\n-1,1\n-0.5,0.5\n0,0\n0.5,0.5\n1,1\n");
        var data = new Magnitude.Data(SampleArray.FromCsv("points.csv", ["x"]), SampleArray.FromCsv("points.csv", ["y"]));
        using var model = new Magnitude(seed: 1);
        model.Train(data, plan: plan => plan.LBfgs(200)).SavePng("curves.png");
        System.Console.WriteLine($"learnt {model.Measure(data)[0].Loss < 1e-4}");

        [Network]
        public sealed partial class Magnitude
        {
            [Input(1)]  public partial Tensor X { get; }
            [Target(1)] public partial Tensor Y { get; }

            [Output] public Tensor F => X.Dense(8).Tanh().Dense(1);
            [Loss]   Scalar Error => MeanSquaredError(F, Y);
        }
        """;

    [Fact]
    public void An_empty_project_that_references_the_package_declares_trains_and_evaluates_a_model()
    {
        string output = RunInEmptyProject(Program, "ModelGen");

        Assert.Contains("error True", output, StringComparison.Ordinal);
        Assert.Contains("D(U, T) == -U", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "user", "decay.safetensors")));
    }

    [Fact]
    public void An_empty_project_that_references_ModelGen_Gpu_alone_gets_the_generator_and_kernels_for_devices()
    {
        string output = RunInEmptyProject(DeviceProgram, "ModelGen", "ModelGen.Gpu");

        Assert.Contains("Debug device", output, StringComparison.Ordinal);
        Assert.DoesNotContain("agrees False", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_of_the_lecture_is_run_from_its_file()
    {
        string output = Shell.Run(Shell.Repository, "dotnet", "run", "-c", "Release", "examples/Lecture/05-backpropagation.cs");

        Assert.Contains("dL/dw: -0.4", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_of_one_file_gets_the_generator_with_the_packages_and_reads_data_and_draws()
    {
        const string Head = "#:package ModelGen.Data@0.1.0\n#:package ModelGen.Plots@0.1.0\n#:property PublishAot=false\n";
        string output = RunOneFile(Head + NetworkProgram, "ModelGen", "ModelGen.Data", "ModelGen.Plots");

        Assert.Contains("learnt True", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "user", "curves.png")));
    }

    /// <summary>Packs the packages, references the last of them in an empty project outside the repository, and runs the program there.</summary>
    private string RunInEmptyProject(string program, params string[] packages)
    {
        string user = PackFor(packages);
        File.WriteAllText(Path.Combine(user, "user.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{packages[^1]}" Version="0.1.0" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(user, "Program.cs"), program);
        return Shell.Run(user, "dotnet", "run", "-c", "Release");
    }

    /// <summary>Packs the packages and runs a file that asks for some of them.</summary>
    private string RunOneFile(string program, params string[] packages)
    {
        string user = PackFor(packages);
        File.WriteAllText(Path.Combine(user, "program.cs"), program);
        return Shell.Run(user, "dotnet", "run", "-c", "Release", "program.cs");
    }

    /// <summary>A folder outside the repository that gets its packages from a feed of these.</summary>
    private string PackFor(string[] packages)
    {
        string feed = Path.Combine(_folder, "feed");
        string user = Path.Combine(_folder, "user");
        Directory.CreateDirectory(user);
        foreach (string package in packages)
        {
            Shell.Run(_folder, "dotnet", "pack", Path.Combine(Shell.Repository, "src", package), "-c", "Release", "-o", feed);
        }

        File.WriteAllText(Path.Combine(user, "nuget.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{Path.Combine(_folder, "packages")}" /></config>
              <packageSources><add key="packed" value="{feed}" /></packageSources>
            </configuration>
            """);
        return user;
    }
}
