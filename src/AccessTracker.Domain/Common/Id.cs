namespace AccessTracker.Domain.Common;

/// <summary>
/// The identity of one stored <typeparamref name="T"/>: a version-7 Guid made by the application, so that rows sort by
/// the instant they were made and no database has to hand out numbers. Written in lower case.
/// </summary>
public readonly record struct Id<T>(Guid Value)
{
    /// <summary>A new identity for something recorded at <paramref name="now"/>.</summary>
    public static Id<T> New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <summary>The identity that <paramref name="text"/> writes; null: it writes none.</summary>
    public static Id<T>? Read(string? text) => Guid.TryParse(text, out var id) ? new Id<T>(id) : null;

    public override string ToString() => Value.ToString("D");
}
