using System.Reflection;

namespace ModelGen.Tests.Optimizers;

public class SealedTypesTests
{
    /// <summary>Abstract or final: a type that somebody derives is never taken for its base, as an optimiser derived from Adam once was on a device.</summary>
    [Fact]
    public void Public_types_that_can_be_derived_from_are_abstract()
    {
        const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        IEnumerable<string> open =
            from type in typeof(PinnModel).Assembly.GetExportedTypes()
            where type is { IsClass: true, IsSealed: false, IsAbstract: false }
                && Array.Exists(type.GetConstructors(Instance), constructor => constructor.IsPublic || constructor.IsFamily || constructor.IsFamilyOrAssembly)
            select type.FullName;
        Assert.Empty(open);
    }
}
