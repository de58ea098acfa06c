using System.CommandLine;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Cli;

/// <summary>How <c>operation add</c> is written.</summary>
internal static class OperationOptions
{
    public static Command Command(Func<Func<Commands, Task<int>>, Task<int>> run)
    {
        var code = new Argument<string>("CODE") { Description = "Short, for addresses and files: SDN-2026." };
        var name = new Argument<string>("NAME") { Description = "As reports name it." };
        var since = Column("since", "The day from which everything is counted: 2026-01-01.", "DAY");
        since.Required = true;
        var country = new Option<string?>("--country")
        {
            Description = "Its two letters: time zone, weekend and meeting day are taken from it where they are not given.",
            HelpName = "XX",
        };
        Option<string?>[] columns =
        [
            since,
            Column("until", "The last day, of an operation that is over.", "DAY"),
            Column("time_zone", "Whose clock the days go by: Africa/Khartoum.", "ZONE"),
            Column("weekend", "The days that are not worked: fri;sat.", "DAYS"),
            Column("meeting_weekday", "The day of the weekly meeting: thu.", "DAY"),
            Column("authority", "Whose list of places the reports adopt.", "NAME"),
        ];
        var add = new Command("add", "Begins an operation.") { code, name, country };
        foreach (var column in columns)
        {
            add.Add(column);
        }

        country.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var letters }] && Countries.Zones(letters).Count == 0)
            {
                result.AddError($"--country is '{letters}'. Expected: the two letters of a country, such as SD.");
            }
        });
        add.SetAction((parsed, _) =>
        {
            var fields = columns.Select(c => (Column: ColumnOf(c.Name), Value: parsed.GetValue(c)?.Trim() ?? "")).Where(f => f.Value.Length > 0)
                .ToDictionary(f => f.Column, f => f.Value, StringComparer.Ordinal);
            fields["code"] = parsed.GetRequiredValue(code);
            fields["name"] = parsed.GetRequiredValue(name);
            if (parsed.GetValue(country) is { } letters)
            {
                fields.TryAdd("time_zone", Countries.Zones(letters)[0]);
                fields.TryAdd("weekend", Countries.Weekend(letters));
                if (Countries.MeetingWeekday(fields["weekend"]) is { } day)
                {
                    fields.TryAdd("meeting_weekday", day);
                }
            }

            return run(c => c.AddOperationAsync(fields, parsed.GetValue(country)));
        });
        return new Command("operation", "Operations of the store.") { add };
    }

    /// <summary>The option of a column, as somebody wrote it.</summary>
    public static string NameOf(string column) => column is "code" or "name" ? column.ToUpperInvariant() : $"--{column.Replace('_', '-')}";

    private static string ColumnOf(string option) => option[2..].Replace('-', '_');

    private static Option<string?> Column(string column, string does, string value) =>
        new(NameOf(column)) { Description = does, HelpName = value };
}
