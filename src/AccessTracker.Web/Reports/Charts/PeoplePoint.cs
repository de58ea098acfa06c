using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Charts;

/// <summary>People reached, as a chart draws them.</summary>
/// <param name="Number">Of the report or the meeting.</param>
/// <param name="Day">Its day.</param>
/// <param name="Besieged">On days when their place was besieged.</param>
/// <param name="HardToReach">On days when it was hard to reach.</param>
/// <param name="All">In all.</param>
public sealed record PeoplePoint(int Number, DateOnly Day, FigureSum Besieged, FigureSum HardToReach, FigureSum All);
