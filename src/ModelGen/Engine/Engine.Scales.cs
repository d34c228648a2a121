using ModelGen.Kernels;
using ModelGen.Passes;
using ModelGen.Points;

namespace ModelGen.Engine;

/// <content>Scales of fields and the balance of equations, which training chooses once.</content>
internal sealed unsafe partial class Engine<T>
{
    private readonly double[] _fieldScales;
    private bool _scalesAreChosen;
    private bool _unitsAreFolded;

    public override ScalesState ExportScales()
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            double[] balance = new double[_batches.EquationCount];
            foreach (Batch<T> batch in _batches.Batches)
            {
                batch.Balance.CopyTo(balance, batch.FirstEquation);
            }

            return new ScalesState(_scalesAreChosen, [.. _fieldScales], balance, ExportProfiles());
        }
    }

    public override void ImportScales(ScalesState state, bool keepsParameters)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            if (state.Fields.Length != _fieldScales.Length || state.Balance.Length != _batches.EquationCount
                || !state.Fields.Concat(state.Balance).All(scale => scale > 0 && double.IsFinite(scale)) || !ProfilesFit(state.Profiles))
            {
                throw new ArgumentException($"The scales do not fit '{_model.Name}': they were saved by another model.", nameof(state));
            }

            ImportProfiles(state.Profiles);
            state.Fields.CopyTo(_fieldScales, 0);
            _scalesAreChosen = state.AreChosen;
            ChangeUnits(CurrentUnits(), keepsParameters);
            SetBalance(state.Balance);
        }
    }

    /// <summary>Ends the start: parameters are as they were drawn, but for declared scales, which hold from now on.</summary>
    public override void BeginUntouched()
    {
        lock (_gate)
        {
            ChangeUnits(CurrentUnits(), keepsParameters: false);
            _isUntouched = true;
        }
    }

    public override void ChooseScales(bool pointwise)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            if (_scalesAreChosen)
            {
                return;
            }

            EnsurePoints();
            using ScaleSample<T> sample = new(_context, _batches);
            if (_isUntouched && _model.Fields.Count > 0)
            {
                ChooseFieldScales(sample);
            }

            _scalesAreChosen = true;
            ChangeUnits(CurrentUnits(), keepsParameters: !_isUntouched);
            double[] rows = new double[sample.RowCount];
            sample.SquaredRows(rows);
            SetBalance([.. Enumerable.Range(0, _batches.EquationCount).Select(e => Balance(rows.AsSpan(sample.RowsOf(e))))]);
            if (pointwise)
            {
                ChooseProfiles(sample, rows);
            }

            _packedIsCurrent = false;
        }
    }

    public override void FoldUnits(bool folded)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            if (_unitsAreFolded != folded)
            {
                _unitsAreFolded = folded;
                ChangeUnits(CurrentUnits(), keepsParameters: true);
            }
        }
    }

    private void ChooseFieldScales(ScaleSample<T> sample)
    {
        Range[] rows = [.. Enumerable.Range(0, _batches.EquationCount).Select(sample.RowsOf)];
        int[] points = [.. Enumerable.Range(0, _batches.EquationCount).Select(sample.PointsOf)];
        T[] start = new ReadOnlySpan<T>(_context.Variables, _model.ValueCount).ToArray();
        try
        {
            FieldScales.Choose([.. _model.Fields.Select(field => field.Scale)], rows, points, (scales, roughness, residuals) =>
            {
                _context.ChangeUnits(Units(scales));
                Roughen(start, roughness);
                sample.Residuals(residuals);
            }).CopyTo(_fieldScales, 0);
        }
        finally
        {
            _context.ChangeUnits(Units(_fieldScales));
            start.CopyTo(new Span<T>(_context.Variables, start.Length));
        }
    }

    // a network that varies faster: larger weights of its inputs
    private void Roughen(T[] start, double factor)
    {
        start.CopyTo(new Span<T>(_context.Variables, start.Length));
        foreach (ParameterDescription weights in factor == 1 ? [] : _model.Parameters.Where(parameter => parameter.ReadsInputs))
        {
            for (int p = weights.Offset; p < weights.Offset + weights.Length; p++)
            {
                _context.Variables[p] *= T.CreateTruncating(factor);
            }
        }
    }

    private ParameterUnits? CurrentUnits() =>
        _unitsAreFolded || (!_scalesAreChosen && _model.Fields.All(field => field.Scale is null) && _fieldScales.All(scale => scale == 1))
            ? null
            : Units(_fieldScales);

    // powers of two, but for a field that is left out, whose scale is 0
    private ParameterUnits Units(ReadOnlySpan<double> scales)
    {
        double[] units = new double[_model.ValueCount];
        Array.Fill(units, 1);
        for (int f = 0; f < scales.Length; f++)
        {
            FieldDescription field = _model.Fields[f];
            double unit = scales[f] == 0 ? 0 : FieldScales.PowerOfTwo(scales[f]);
            units.AsSpan(field.Weights, field.Inputs * field.Rows).Fill(unit);
            units.AsSpan(field.Biases, field.Rows).Fill(unit);
        }

        foreach (ParameterDescription learnable in _scalesAreChosen ? _model.Learnables : [])
        {
            units[learnable.Offset] = learnable.Initial == 0 ? 1 : FieldScales.PowerOfTwo(Math.Abs(learnable.Initial));
        }

        return new ParameterUnits(units);
    }

    // a field changes with its scale, unless the parameters are to stay; a scalar's value never changes
    private void ChangeUnits(ParameterUnits? units, bool keepsParameters)
    {
        T[] kept = new T[_model.ValueCount];
        for (int p = 0; p < kept.Length; p++)
        {
            kept[p] = ParameterAt(p);
        }

        _context.ChangeUnits(units);
        foreach (ParameterDescription parameter in _model.Parameters.Where(parameter => keepsParameters || parameter.Shape.Count == 0))
        {
            for (int p = parameter.Offset; p < parameter.Offset + parameter.Length; p++)
            {
                SetParameterAt(p, kept[p]);
            }
        }

        _packedIsCurrent = false;
    }

    // rows that nothing moves, or that are not finite, say nothing
    private static double Balance(ReadOnlySpan<double> squaredRows)
    {
        double sum = 0;
        foreach (double square in squaredRows)
        {
            sum += square / squaredRows.Length;
        }

        return sum > 0 && double.IsFinite(sum) && double.IsFinite(1 / sum) ? 1 / sum : 1;
    }

    private void SetBalance(ReadOnlySpan<double> balance)
    {
        foreach (Batch<T> batch in _batches.Batches)
        {
            for (int e = 0; e < batch.Weights.Length; e++)
            {
                batch.SetBalance(e, balance[batch.FirstEquation + e]);
            }
        }
    }

    /// <summary>The weight of an equation in the loss, balance included, of its mean w r^2 where it has a profile w.</summary>
    public double GetEffectiveWeight(int equation)
    {
        lock (_gate)
        {
            Batch<T> batch = BatchOf(equation);
            return batch.Weights[equation - batch.FirstEquation];
        }
    }
}
