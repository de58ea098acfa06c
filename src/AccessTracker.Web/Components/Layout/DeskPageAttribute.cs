namespace AccessTracker.Web.Components.Layout;

/// <summary>
/// Mark of a page at which a manager or administrator converses at a desk: it has a circuit and MudBlazor, and is worth
/// their weight. A page without the mark is static (docs/decisions/0022).
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DeskPageAttribute : Attribute
{
    /// <summary>
    /// The page itself stays static, with the forms that do its work without a circuit. It holds a component in a <see cref="DeskPart"/>, which
    /// takes their place when its circuit opens.
    /// </summary>
    public bool IsPart { get; init; }
}
