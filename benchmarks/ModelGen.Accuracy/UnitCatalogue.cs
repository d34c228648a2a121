using ModelGen.Accuracy.Models.Units;
using static ModelGen.Accuracy.AccuracyProblem;

namespace ModelGen.Accuracy;

/// <summary>Ten problems in three systems of units each, the first of them that of the SI.</summary>
internal static class UnitCatalogue
{
    /// <summary>The problems.</summary>
    public static IReadOnlyList<UnitProblem> Problems { get; } =
    [
        new("beam", [Of("beam/m", seed => new BeamInMetres(seed)), Of("beam/mm", seed => new BeamInMillimetres(seed)),
            Of("beam/km", seed => new BeamInKilometres(seed))]),
        new("fin", [Of("fin/K", seed => new FinInKelvin(seed)), Of("fin/C", seed => new FinInCelsius(seed)),
            Of("fin/mK", seed => new FinInMillikelvin(seed))]),
        new("predators", [Of("predators/years", seed => new PredatorsInYears(seed)), Of("predators/days", seed => new PredatorsInDays(seed)),
            Of("predators/s", seed => new PredatorsInSeconds(seed))]),
        new("potential", [Of("potential/m", seed => new PotentialInMetres(seed)), Of("potential/pm", seed => new PotentialInPicometres(seed)),
            Of("potential/Tm", seed => new PotentialInTerametres(seed))]),
        new("rod", [Of("rod/m", seed => new RodInMetres(seed)), Of("rod/mm", seed => new RodInMillimetres(seed)),
            Of("rod/km", seed => new RodInKilometres(seed))]),
        new("string", [Of("string/m", seed => new StringInMetres(seed)), Of("string/mm", seed => new StringInMillimetres(seed)),
            Of("string/km", seed => new StringInKilometres(seed))]),
        new("electron", [Of("electron/m", seed => new ElectronInMetres(seed)), Of("electron/nm", seed => new ElectronInNanometres(seed)),
            Of("electron/cm", seed => new ElectronInCentimetres(seed))]),
        new("bar", [Of("bar/m", seed => new BarInMetres(seed)), Of("bar/mm", seed => new BarInMillimetres(seed)),
            Of("bar/km", seed => new BarInKilometres(seed))]),
        new("diffusivity", [Of("diffusivity/m", DiffusivityInMetres.Create), Of("diffusivity/mm", DiffusivityInMillimetres.Create),
            Of("diffusivity/um", DiffusivityInMicrometres.Create)]),
        new("robertson", [Of("robertson/s", seed => new RobertsonInSeconds(seed)), Of("robertson/h", seed => new RobertsonInHours(seed)),
            Of("robertson/ms", seed => new RobertsonInMilliseconds(seed))]),
    ];
}
