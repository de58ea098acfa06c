namespace AccessTracker.Web.Components;

/// <summary>
/// Mark of a page that shows nothing but the store, the asker and the day, and does nothing by being looked at: the same person gets the same bytes
/// again as long as nothing was committed (docs/decisions/0025). Of forms, whose drafts are told apart by the page they stand on, and of what a
/// process knows besides, it is not.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CachedPageAttribute : Attribute;
