using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Situations;

/// <summary>A line that has had its first yes or no.</summary>
/// <param name="First">The first grant, grant with conditions or denial, whatever came later.</param>
/// <param name="Days">From the day the request was submitted to it (counting rules, section 6).</param>
public sealed record AnsweredLine(PermitLine Line, Decision First, int Days);

/// <summary>An answer and the line that it was given to.</summary>
public sealed record LineAnswer(PermitLine Line, Decision Decision);
