using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ModelGen.Generators.Tests;

/// <summary>The programs of examples/Lecture, each compiled as 'dotnet run' would, and run.</summary>
public partial class LectureTests
{
    private const string Folder = "examples/Lecture";

    private const string Page = "docs/lecture.md";

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly string[] s_programs =
        [.. Repository.Sources(Folder).Where(path => !path.Contains("/Shared/", StringComparison.Ordinal))];

    public static TheoryData<string> Programs => [.. s_programs];

    [Theory]
    [MemberData(nameof(Programs))]
    public void The_program_computes_what_it_must_and_the_page_shows_it(string program)
    {
        MethodInfo main = Compile(program);
        TextWriter console = Console.Out;
        int before = Environment.ExitCode;
        using var output = new StringWriter();
        try
        {
            Console.SetOut(output);
            main.Invoke(null, [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
        }

        int after = Environment.ExitCode;
        Environment.ExitCode = before;
        Assert.True(after == before, output.ToString());
        Assert.Contains(WithoutNumbers(output.ToString()), WithoutNumbers(Read(Page)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_links_every_program_in_order()
    {
        int[] places = [.. s_programs.Select(program => Read(Page).IndexOf($"](../{program})", StringComparison.Ordinal))];
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    private static MethodInfo Compile(string program)
    {
        var run = GeneratorRun.OfProgram([
            CSharpSyntaxTree.ParseText(Usings, GeneratorRun.ParseOptions),
            .. Repository.Sources(Folder + "/Shared").Append(program).Select(path => CSharpSyntaxTree.ParseText(Read(path), GeneratorRun.ParseOptions, path)),
        ]);
        Assert.Empty(run.Reported.Select(diagnostic => diagnostic.ToString()));
        return run.Load().EntryPoint!;
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Root, path));

    /// <summary>Text without numbers, shades and white space, which differ between machines.</summary>
    private static string WithoutNumbers(string text) => Numbers().Replace(text, "");

    [GeneratedRegex(@"[0-9.,:=*#\seE+-]+")]
    private static partial Regex Numbers();
}
