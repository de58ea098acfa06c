namespace AccessTracker.Web.Shared;

/// <summary>One page of a list.</summary>
public sealed record Slice<T>(IReadOnlyList<T> Rows, int Page, int Pages, int Total)
{
    public const int Size = 50;

    /// <summary>The page asked for; the nearest there is when it is out of range.</summary>
    public static Slice<T> Of(IReadOnlyList<T> all, int? page)
    {
        var pages = Math.Max(1, (all.Count + Size - 1) / Size);
        var number = Math.Clamp(page ?? 1, 1, pages);
        return new Slice<T>([.. all.Skip((number - 1) * Size).Take(Size)], number, pages, all.Count);
    }
}
