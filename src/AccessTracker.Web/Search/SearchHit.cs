namespace AccessTracker.Web.Search;

/// <summary>One thing that was found.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Detail">What tells it from others: day, place, state; null: nothing.</param>
/// <param name="Url">Where it is.</param>
public sealed record SearchHit(string Title, string? Detail, string Url);

/// <summary>What was found of one kind, the best or the latest first.</summary>
/// <param name="Title">What they are.</param>
/// <param name="Hits">At most <see cref="SiteSearch.MostOfGroup"/>.</param>
/// <param name="HasMore">There are others, which are not looked for once enough are found.</param>
public sealed record SearchGroup(string Title, IReadOnlyList<SearchHit> Hits, bool HasMore);
