using System.Globalization;
using AccessTracker.Domain.Common;

namespace AccessTracker.Domain.Operations;

/// <summary>
/// A meeting, and the report of it, within an operation: the task force and its own number. Written <c>5</c> and <c>ceasefire/5</c>, in keys, files,
/// addresses and the audit alike.
/// </summary>
/// <param name="TaskForce">Whose.</param>
/// <param name="Number">1, 2, 3...</param>
public readonly record struct ReportId(TaskForce TaskForce, int Number)
{
    private const char Separator = '/';

    /// <summary>A number alone is one of the humanitarian task force.</summary>
    public static implicit operator ReportId(int number) => new(TaskForce.Humanitarian, number);

    /// <summary>Reads what <see cref="ToString"/> writes, and the humanitarian task force by its name too; null: it is neither.</summary>
    public static ReportId? Parse(string? text)
    {
        var parts = (text ?? "").Split(Separator);
        var taskForce = TaskForce.Humanitarian;
        return parts.Length <= 2 && (parts.Length == 1 || EnumCode.TryParse(parts[0], out taskForce))
            && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new ReportId(taskForce, number)
            : null;
    }

    /// <summary>What stands before the number; nothing for the humanitarian task force.</summary>
    public static string PrefixOf(TaskForce taskForce) => taskForce == TaskForce.Humanitarian ? "" : $"{EnumCode.Of(taskForce)}{Separator}";

    public override string ToString() => PrefixOf(TaskForce) + Number.ToString(CultureInfo.InvariantCulture);
}
