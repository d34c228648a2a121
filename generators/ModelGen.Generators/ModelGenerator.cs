using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ModelGen.Generators.Checks;
using ModelGen.Generators.Diagnostics;
using ModelGen.Generators.Emit;
using ModelGen.Generators.Emit.Members;
using ModelGen.Generators.Emit.Networks;
using ModelGen.Generators.Parsing;
using ModelGen.Generators.Plans;
using ModelGen.Generators.Specs;
using ModelGen.Generators.Transforms;

namespace ModelGen.Generators;

/// <summary>
/// Completes classes marked [Pinn] or [Network]: parses them to specs, which are cached, and writes members and kernels from the specs alone.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ModelGenerator : IIncrementalGenerator
{
    /// <summary>The pipeline step that gives specs; tests track it.</summary>
    internal const string SpecStep = "Specs";

    /// <summary>The pipeline step that gives diagnostics.</summary>
    internal const string DiagnosticStep = "Diagnostics";

    /// <summary>The pipeline step that gives specs of networks.</summary>
    internal const string NetworkSpecStep = "NetworkSpecs";

    /// <summary>The pipeline step that gives diagnostics of networks.</summary>
    internal const string NetworkDiagnosticStep = "NetworkDiagnostics";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        InitializeNetworks(context);
        IncrementalValuesProvider<ParseResult<ModelSpec>> parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
            "ModelGen.PinnAttribute",
            static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
            static (source, cancel) => IsFirst(source, "Pinn")
                ? ModelParser.Parse((INamedTypeSymbol)source.TargetSymbol, source.SemanticModel.Compilation, cancel)
                : ParseResult<ModelSpec>.Nothing);
        foreach (string attribute in UnmarkedClasses.Attributes)
        {
            IncrementalValuesProvider<ParseResult<ModelSpec>> unmarked = context.SyntaxProvider.ForAttributeWithMetadataName(
                $"ModelGen.{attribute}Attribute",
                static (node, _) => node is PropertyDeclarationSyntax,
                (source, cancel) => UnmarkedClasses.Parse(source.TargetSymbol, attribute, source.SemanticModel.Compilation, cancel));
            context.RegisterSourceOutput(
                unmarked.Where(static result => result.Diagnostics.Count > 0).Combine(context.CompilationProvider),
                static (output, item) => WriteUnmarked(item.Left, item.Right, output));
        }

        IncrementalValuesProvider<ModelSpec> specs = parsed.Select(static (result, _) => result.Spec).Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!).WithTrackingName(SpecStep);
        IncrementalValuesProvider<DiagnosticInfo> diagnostics = parsed.SelectMany(static (result, _) => result.Diagnostics).WithTrackingName(DiagnosticStep);
        IncrementalValueProvider<bool> hasDevices = context.CompilationProvider.Select(
            static (compilation, _) => compilation.GetTypeByMetadataName("ModelGen.Gpu.IDeviceKernels") is not null);
        IncrementalValuesProvider<Planned> plans = specs.Combine(hasDevices).Select(static (source, cancel) => TryPlan(source.Left, source.Right, cancel));
        IncrementalValueProvider<EquatableArray<string>> collisions = specs.Select(static (spec, _) => HintNames.Of(spec.Type)).Collect()
            .Select(static (names, _) => HintNames.Collisions(names));
        IncrementalValuesProvider<(Planned Planned, EquatableArray<string> Collisions)> sources = plans.Combine(collisions);
        context.RegisterSourceOutput(
            diagnostics.Combine(context.CompilationProvider),
            static (output, item) => output.ReportDiagnostic(item.Left.ToDiagnostic(item.Right)));
        context.RegisterSourceOutput(
            plans.Where(static planned => planned.Findings.Count > 0).Combine(context.CompilationProvider),
            static (output, item) => Report(item.Left, item.Right, output));
        context.RegisterSourceOutput(sources, static (output, source) => Invariantly(() =>
            output.AddSource(
                HintNames.Of(source.Planned.Spec.Type, "", source.Collisions),
                MembersEmitter.Write(source.Planned.Spec, source.Planned.Plan, source.Planned.HasDeviceMembers))));
        context.RegisterImplementationSourceOutput(sources, static (output, source) => Invariantly(() =>
        {
            ModelSpec spec = source.Planned.Spec;
            if (source.Planned.Plan is { } plan)
            {
                output.AddSource(
                    HintNames.Of(spec.Type, ".Kernels", source.Collisions),
                    BindingEmitter.Write(spec, plan, output.CancellationToken));
            }
        }));
    }

    /// <summary>Classes marked [Network]: the same stages.</summary>
    private static void InitializeNetworks(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ParseResult<SampleModelSpec>> parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
            "ModelGen.NetworkAttribute",
            static (node, _) => node is ClassDeclarationSyntax or RecordDeclarationSyntax,
            static (source, cancel) => IsFirst(source, "Network")
                ? ModelParser.ParseNetwork((INamedTypeSymbol)source.TargetSymbol, source.SemanticModel.Compilation, cancel)
                : ParseResult<SampleModelSpec>.Nothing);
        context.RegisterSourceOutput(
            parsed.SelectMany(static (result, _) => result.Diagnostics).WithTrackingName(NetworkDiagnosticStep).Combine(context.CompilationProvider),
            static (output, item) => output.ReportDiagnostic(item.Left.ToDiagnostic(item.Right)));
        IncrementalValuesProvider<(SampleModelSpec Spec, NetworkPlan? Plan)> plans = parsed.Select(static (result, _) => result.Spec)
            .Where(static spec => spec is not null).Select(static (spec, _) => spec!).WithTrackingName(NetworkSpecStep)
            .Select(static (spec, cancel) => (spec, spec.HasErrors ? null : PlanNetwork.Plan(spec, cancel)));
        context.RegisterSourceOutput(plans, static (output, planned) => Invariantly(() =>
            output.AddSource(HintNames.Of(planned.Spec.Type) + ".g.cs", NetworkMembersEmitter.Write(planned.Spec, planned.Plan))));
        context.RegisterImplementationSourceOutput(plans, static (output, planned) => Invariantly(() =>
        {
            if (planned.Plan is { } plan)
            {
                output.AddSource(HintNames.Of(planned.Spec.Type) + ".Kernels.g.cs", NetworkBindingEmitter.Write(plan, output.CancellationToken));
            }
        }));
    }

    /// <summary>A spec with what was found in it, and its plan, which is null where the declaration has errors or no plan can be made.</summary>
    private sealed record Planned(ModelSpec Spec, bool HasDevices, ModelPlan? Plan, EquatableArray<Finding> Findings)
    {
        /// <summary>Whether members take a device: there is one, and a network to compute on it.</summary>
        public bool HasDeviceMembers => HasDevices && (Plan?.Model.Networks.Count ?? Spec.Networks.Count) > 0;
    }

    private static Planned TryPlan(ModelSpec spec, bool hasDevices, CancellationToken cancel)
    {
        if (spec.HasErrors)
        {
            return new Planned(spec, hasDevices, null, EquatableArray<Finding>.Empty);
        }

        try
        {
            ModelPlan plan = PlanModel.Plan(spec, hasDevices, cancel);
            EquatableArray<Finding> findings = LoweredChecks.Run(plan.Model, cancel);
            bool isWrong = findings.Any(finding => Rules.ById[finding.Rule].DefaultSeverity == DiagnosticSeverity.Error);
            return new Planned(spec, hasDevices, isWrong ? null : plan, findings);
        }
        catch (PlanException failure)
        {
            return new Planned(
                spec,
                hasDevices,
                null,
                new EquatableArray<Finding>([new Finding(failure.Rule, failure.Network, [spec.Type.Name, failure.Network, .. failure.Arguments])]));
        }
    }

    /// <summary>At the members that the findings are about; specs hold no places, so that they are looked up again.</summary>
    private static void Report(Planned planned, Compilation compilation, SourceProductionContext output)
    {
        INamedTypeSymbol? type = compilation.GetSymbolsWithName(planned.Spec.Type.Name, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .FirstOrDefault(type => TypeShape.Spec(type, isComplete: true) == planned.Spec.Type);
        foreach (Finding finding in planned.Findings)
        {
            Location? place = (type?.GetMembers(finding.Member).FirstOrDefault() ?? type)?.Locations.FirstOrDefault();
            output.ReportDiagnostic(Diagnostic.Create(Rules.ById[finding.Rule], place, [.. finding.Arguments]));
        }
    }

    private static void WriteUnmarked(ParseResult<ModelSpec> result, Compilation compilation, SourceProductionContext output)
    {
        foreach (DiagnosticInfo diagnostic in result.Diagnostics)
        {
            output.ReportDiagnostic(diagnostic.ToDiagnostic(compilation));
        }

        if (result.Spec is { } spec)
        {
            Invariantly(() => output.AddSource(HintNames.Of(spec.Type) + ".g.cs", MembersEmitter.Write(spec, null, hasDevices: false)));
        }
    }

    /// <summary>Whether this part of the class is the one to generate from: an attribute on two parts is the compiler's error, not a second model.</summary>
    private static bool IsFirst(GeneratorAttributeSyntaxContext source, string attribute) =>
        KnownSymbols.Of(source.SemanticModel.Compilation).Attribute(source.TargetSymbol, attribute)?.ApplicationSyntaxReference is not { } first
            || (first.SyntaxTree == source.TargetNode.SyntaxTree && source.TargetNode.Span.Contains(first.Span));

    /// <summary>Numbers inside interpolated text are written with the current culture; generated code must not depend on it.</summary>
    private static void Invariantly(Action action)
    {
#pragma warning disable RS1035 // set and restored here, for the text that is emitted
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            action();
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
#pragma warning restore RS1035
    }
}
