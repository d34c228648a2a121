using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ModelGen.Generators.Parsing.Evaluation;

/// <summary>Plain arithmetic on numbers, as the running program would do it.</summary>
internal static class NumberMath
{
    public static double AsDouble(Value value) => value switch
    {
        NumberValue number => number.Number,
        SingleValue number => number.Number,
        IntegerValue number => number.Number,
        _ => throw new InvalidOperationException("not a number: " + value),
    };

    public static bool IsNumber(Value value) => value is NumberValue or SingleValue or IntegerValue;

    /// <summary>A constant of the C# compiler.</summary>
    public static Value? OfConstant(object? constant) => constant switch
    {
        bool boolean => new BooleanValue(boolean),
        string text => new TextValue(text),
        double number => new NumberValue(number),
        float number => new SingleValue(number),
        decimal or char => null,
        sbyte or byte or short or ushort or int or uint or long => new IntegerValue(Convert.ToInt64(constant, CultureInfo.InvariantCulture)),
        _ => null,
    };

    /// <summary>What an array of the type is filled with; null where its elements must be assigned first.</summary>
    public static Value? Default(SpecialType type) => type switch
    {
        SpecialType.System_Double => new NumberValue(0),
        SpecialType.System_Single => new SingleValue(0),
        SpecialType.System_Boolean => new BooleanValue(false),
        _ => WholeNumbers.IsWhole(type) ? new IntegerValue(0) : null,
    };

    /// <summary>A static method of System.Math on numbers, or null. One of float is computed in double and rounded once.</summary>
    public static Value? Call(string method, IReadOnlyList<Value> arguments)
    {
        if (!arguments.All(IsNumber))
        {
            return null;
        }

        if (arguments.All(argument => argument is IntegerValue) && method is "Max" or "Min" or "Abs")
        {
            long[] n = [.. arguments.Select(argument => argument is IntegerValue integer ? integer.Number : 0)];
            return new IntegerValue(method == "Abs" ? Math.Abs(n[0]) : method == "Max" ? Math.Max(n[0], n[1]) : Math.Min(n[0], n[1]));
        }

        double[] x = [.. arguments.Select(AsDouble)];
        double? result = (method, x.Length) switch
        {
            ("Sin", 1) => Math.Sin(x[0]),
            ("Cos", 1) => Math.Cos(x[0]),
            ("Tan", 1) => Math.Tan(x[0]),
            ("Asin", 1) => Math.Asin(x[0]),
            ("Acos", 1) => Math.Acos(x[0]),
            ("Atan", 1) => Math.Atan(x[0]),
            ("Atan2", 2) => Math.Atan2(x[0], x[1]),
            ("Sinh", 1) => Math.Sinh(x[0]),
            ("Cosh", 1) => Math.Cosh(x[0]),
            ("Tanh", 1) => Math.Tanh(x[0]),
            ("Exp", 1) => Math.Exp(x[0]),
            ("Log", 1) => Math.Log(x[0]),
            ("Log", 2) => Math.Log(x[0], x[1]),
            ("Log10", 1) => Math.Log10(x[0]),
            ("Sqrt", 1) => Math.Sqrt(x[0]),
            ("Pow", 2) => Math.Pow(x[0], x[1]),
            ("Abs", 1) => Math.Abs(x[0]),
            ("Floor", 1) => Math.Floor(x[0]),
            ("Ceiling", 1) => Math.Ceiling(x[0]),
            ("Round", 1) => Math.Round(x[0]),
            ("Truncate", 1) => Math.Truncate(x[0]),
            ("Max", 2) => Math.Max(x[0], x[1]),
            ("Min", 2) => Math.Min(x[0], x[1]),
            _ => null,
        };
        return result is not { } number ? null
            : arguments.Any(argument => argument is SingleValue) && arguments.All(argument => argument is not NumberValue) ? new SingleValue((float)number)
            : new NumberValue(number);
    }
}
