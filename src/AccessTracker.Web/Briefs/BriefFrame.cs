using AccessTracker.Domain.Operations;

namespace AccessTracker.Web.Briefs;

/// <summary>What stands around any brief, in the words that are printed.</summary>
/// <param name="Operation">Of which it tells.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Lead">Of which operation, on what day, and from what day on it counts.</param>
/// <param name="Running">At the foot of each page.</param>
/// <param name="Board">The address of the page where the whole of it stands.</param>
/// <param name="MadeAt">When it is made.</param>
public sealed record BriefFrame(Operation Operation, string Title, string Lead, string Running, string Board, DateTimeOffset MadeAt);
