using System.Runtime.CompilerServices;

namespace ModelGen.Generators.Tests.Snapshots;

/// <summary>
/// Compares text with a file beside the test, named as Verify names them: Type.Method.verified.cs. On a difference the new text is
/// written as .received.cs; rename it to accept it, or run the tests with MODELGEN_ACCEPT_SNAPSHOTS=1 to accept everything.
/// </summary>
internal static class Snapshot
{
    public static void Verify(string text, string name, [CallerFilePath] string file = "")
    {
        string stem = Path.Combine(Path.GetDirectoryName(file)!, Path.GetFileNameWithoutExtension(file) + "." + name);
        string verified = stem + ".verified.cs";
        string received = stem + ".received.cs";
        if (Environment.GetEnvironmentVariable("MODELGEN_ACCEPT_SNAPSHOTS") == "1")
        {
            File.WriteAllText(verified, text);
        }

        string expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        int line = expected.Split('\n').Zip(text.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count() + 1;
        Assert.Fail($"{name} differs from {Path.GetFileName(verified)} from line {line}; rename {received} to accept it.");
    }
}
