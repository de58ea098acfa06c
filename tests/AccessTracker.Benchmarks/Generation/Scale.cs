namespace AccessTracker.Benchmarks.Generation;

/// <summary>How large an operation is made, and from which seed: the same scale is the same operation, record for record.</summary>
/// <param name="Places">At least 1.</param>
/// <param name="Convoys">At least 1.</param>
/// <param name="Deliveries">At least as many as convoys: each has a stop.</param>
/// <param name="Seed">Any.</param>
internal sealed record Scale(int Places, int Convoys, int Deliveries, int Seed)
{
    /// <summary>The size that the program is to bear without noticeable wait.</summary>
    public static readonly Scale Full = new(5_000, 200_000, 1_000_000, 1);

    /// <summary>One request asks for some twenty places; each place is asked for about once a quarter.</summary>
    public int Requests => Math.Max(1, Places * 3 / 5);
}
