namespace ModelGen.Generators.Tests.Parsing;

/// <summary>Arrays are references: who shares them, and who has one of their own.</summary>
public class ArrayGraphTests
{
    [Fact]
    public void A_property_makes_a_new_array_at_each_use() => GraphOracle.Agrees("""
        Scalar[] Basis => [X, T];
        Scalar Twice() { var b = Basis; b[0] = 2 * b[0]; return b[0]; }
        [Residual] Equation First => Twice() == U;
        [Residual] Equation Second => Twice() == U + Twice();
        [Residual] Equation Third => Basis[0] == U;
        """);

    [Fact]
    public void Arrays_inside_arrays_and_tuples_are_new_too() => GraphOracle.Agrees("""
        Scalar[][] Table => [[X, T], [T, X]];
        (Scalar[] Values, double Scale) Pair => (new Scalar[] { X, T }, 2.5);
        Scalar[] Same => Again;
        Scalar[] Again { get { Scalar[] b = [X, X * T]; return b; } }
        Scalar Change(Scalar[] b) { b[1] = b[1] * b[0]; return b[1]; }
        [Residual] Equation First => Change(Table[0]) + Change(Pair.Values) + Change(Same) == U;
        [Residual] Equation Second => Change(Table[0]) + Change(Pair.Values) * Pair.Scale + Change(Same) + Change(Again) == U;
        """);

    [Fact]
    public void An_array_that_occurs_twice_stays_one() => GraphOracle.Agrees("""
        Scalar[][] Rows { get { Scalar[] row = [X, T]; return [row, row]; } }
        Scalar Linked() { var rows = Rows; rows[0][0] = U * T; return rows[1][0]; }
        [Residual] Equation First => Linked() == U;
        [Residual] Equation Second => Linked() + Rows[1][0] == U;
        """);

    [Fact]
    public void An_array_that_is_passed_on_is_the_same() => GraphOracle.Agrees("""
        [Residual] Equation Filled
        {
            get
            {
                var a = new Scalar[2];
                var b = a;
                Fill(a);
                b[1] = a[0] * U;
                return a[1] == b[0];
            }
        }

        static void Fill(Scalar[] target) { for (int i = 0; i < target.Length; i++) target[i] = i + 0.5; }
        """);

    [Fact]
    public void New_arrays_of_numbers_hold_zeros() => GraphOracle.Agrees("""
        [Residual] Equation Zeros
        {
            get
            {
                var n = new int[2];
                var r = new double[2];
                var f = new float[1];
                n[1]++;
                r[0] += 0.5;
                return U * n[1] == r[0] + r[1] + f[0] + n[0] * X;
            }
        }
        """);
}
