using AccessTracker.Data.Records;

namespace AccessTracker.Web.Mail;

/// <summary>A day of an operation's calendar, in the language of now.</summary>
/// <param name="Name">What identifies it within the operation whatever becomes of it: its day may move.</param>
/// <param name="Day">A day of the operation: it has no hour.</param>
/// <param name="Kind">The kind of it, in words.</param>
/// <param name="Title">What the day is.</param>
public sealed record CalendarEntry(string Name, DateOnly Day, string Kind, string Title)
{
    /// <summary>What else there is to say; each is a line.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];

    /// <summary>The path of the page about it.</summary>
    public required string Path { get; init; }

    /// <summary>The last change of what it is made of.</summary>
    public RecordStamp Changed { get; init; }
}
