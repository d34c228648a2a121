using ModelGen.Examples;

return new ExampleCommand("schrodinger", "Solves the nonlinear Schrödinger equation of Raissi et al. 2019, section 3.1.1.", SchrodingerRun.Run)
    .WithFlag("--paper", "the paper's 5 x 100 network on 20,000 points, trained by Adam and L-BFGS")
    .Invoke(args);
