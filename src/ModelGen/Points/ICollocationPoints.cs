namespace ModelGen.Points;

/// <summary>Control over a model's collocation points and mini-batches, and what checkpoints must hold of them. The model's engine implements it.</summary>
internal interface ICollocationPoints
{
    /// <summary>The sequence that points are drawn from; takes effect with the next draw.</summary>
    PointSampler Sampler { get; set; }

    /// <summary>Points that one evaluation visits, divided among the equations in proportion; null for all.</summary>
    long? MiniBatch { get; set; }

    /// <summary>
    /// Asks the sampler for about so many points in all, over all equations, from the next draw on; null for the declared
    /// numbers. Divided among the equations as <see cref="RequestRows"/> does. Points of the caller or of data stay.
    /// </summary>
    void RequestPoints(long? points);

    /// <summary>Asks the sampler for so many points of one equation and of those that share its points, from the next draw on.</summary>
    /// <param name="equation">Its index in the order of the declaration.</param>
    /// <param name="points">At least 1.</param>
    void RequestPoints(int equation, int points);

    /// <summary>Asks the sampler for about so many rows in all from the next draw on; null for the declared numbers of points.</summary>
    void RequestRows(long? rows);

    /// <summary>
    /// Asks for about so many rows in all from the next draw on, of which points of data and of the caller take a part too: at most a third, a window of
    /// them that moves on with each draw. Conditions take at most a sixth of the rest, and at least 4 points each where they declare so many.
    /// </summary>
    void RequestFreshRows(int rows);

    /// <summary>Among how many candidates the points of an adaptive draw are picked; takes effect with the next draw.</summary>
    CandidateBudget Candidates { get; set; }

    /// <summary>Draws the next points, and moves on to the next mini-batch.</summary>
    /// <param name="mode">Plain: from the sampler. Adaptive: importance proportional to the residual.</param>
    void Resample(Resampling mode);

    /// <summary>Moves on to the next mini-batch of the current points.</summary>
    void NextMiniBatch();

    /// <summary>How well each equation is satisfied at points that training never saw.</summary>
    IReadOnlyList<EquationJudgement> Judge();

    /// <summary>The scales of fields and the balance of equations.</summary>
    ScalesState ExportScales();

    /// <summary>Restores scales.</summary>
    /// <param name="state">What was exported.</param>
    /// <param name="keepsParameters">Whether the parameters stay, or the variables that optimisers move.</param>
    /// <exception cref="ArgumentException">The state belongs to another model.</exception>
    void ImportScales(ScalesState state, bool keepsParameters);

    /// <summary>What it takes to draw the current points again.</summary>
    SamplingState ExportSampling();

    /// <summary>Draws the points that a state describes and moves to its mini-batch; the parameters stay as they are.</summary>
    /// <exception cref="ArgumentException">The state belongs to another model.</exception>
    void ImportSampling(SamplingState state);
}
