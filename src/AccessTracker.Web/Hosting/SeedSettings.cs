namespace AccessTracker.Web.Hosting;

/// <summary>What an empty store begins with.</summary>
[Settings("Seed")]
public sealed class SeedSettings
{
    /// <summary>A bundle, from the program's own folder; null: nothing.</summary>
    public string? Path { get; init; }

    /// <summary>Whether its reports are published, with the narratives beside it.</summary>
    public bool Publish { get; init; }
}
