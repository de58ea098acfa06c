namespace AccessTracker.Web.Components.Layout;

/// <summary>
/// Mark of a page at which a manager or administrator converses at a desk: it has a circuit and MudBlazor, and is worth
/// their weight. A page without the mark is static (docs/decisions/0022).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DeskPageAttribute : Attribute;
