namespace AccessTracker.Web.Desk.SetUp;

/// <summary>One step from an empty operation to its first report. Each can be left and come back to; what is there already says so.</summary>
/// <param name="Title">What is to be done.</param>
/// <param name="Why">What it is for, in a sentence.</param>
/// <param name="Done">What is there already, in words; null: nothing is.</param>
/// <param name="Links">Where it is done.</param>
public sealed record SetUpStep(string Title, string Why, string? Done, IReadOnlyList<(string Text, string Url)> Links);
