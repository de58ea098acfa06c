using System.Globalization;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Review;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Review;

/// <summary>
/// Which records the queue is asked for: all of it stands in the address, so that a link shows the same to whoever may see it. A value that means
/// nothing asks for nothing.
/// </summary>
public sealed record ReviewAddress
{
    private const char Parts = '|';

    /// <summary>Word of a <see cref="ReviewState"/>; null: those that wait.</summary>
    public string? State { get; init; }

    public string? Kind { get; init; }

    /// <summary>Code of a location.</summary>
    public string? Place { get; init; }

    public string? Author { get; init; }

    /// <summary>The first day of writing, as <c>yyyy-MM-dd</c>, in the operation's time zone.</summary>
    public string? From { get; init; }

    /// <summary>The last day of writing, likewise.</summary>
    public string? To { get; init; }

    /// <summary>The change of the operation that wrote them.</summary>
    public string? Change { get; init; }

    public IReadOnlyList<string?> Values => [State, Kind, Place, Author, From, To];

    public bool IsEmpty => Values.Append(Change).All(string.IsNullOrEmpty);

    public long? ChangeNumber => long.TryParse(Change, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What an address asks for.</summary>
    /// <param name="value">The value under a name of the query; null where there is none.</param>
    public static ReviewAddress Of(Func<string, string?> value) => new()
    {
        State = value("state"),
        Kind = value("kind"),
        Place = value("place"),
        Author = value("author"),
        From = value("from"),
        To = value("to"),
        Change = value("change"),
    };

    /// <summary>The address of a page of the queue.</summary>
    public string Address(string operation, int page, CheckOutcome? done = null) => Urls.Review(
        operation,
        ("state", State), ("kind", Kind), ("place", Place), ("author", Author), ("from", From), ("to", To), ("change", Change),
        ("page", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null), ("done", done is null ? null : Written(done)));

    public ReviewFilter ToFilter(Operation operation) => new(
        EnumCode.TryParse<ReviewState>(State ?? "", out var state) ? state : null,
        Given(Kind),
        Given(Place),
        Given(Author),
        From is not null && IsoDay.Of(From) is { } from ? operation.StartOf(from) : null,
        To is not null && IsoDay.Of(To) is { } to && to < DateOnly.MaxValue ? operation.StartOf(to.AddDays(1)) : null,
        ChangeNumber);

    /// <summary>A record of a form as it was looked at: kind, version, key.</summary>
    public static string Written(QueuedRecord record) =>
        string.Create(CultureInfo.InvariantCulture, $"{record.Record.Table.Name}{Parts}{record.Record.Version}{Parts}{record.Record.Key}");

    /// <summary>The same read; null: the form never had it.</summary>
    public static LookedAt? ReadLooked(string? text) =>
        text?.Split(Parts, 3) is [var kind, var version, var key] && long.TryParse(
            version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? new LookedAt(kind, key, seen) : null;

    /// <summary>What a check came to, for the address of the page that says so.</summary>
    public static string Written(CheckOutcome outcome) => string.Create(
        CultureInfo.InvariantCulture, $"{outcome.Checked}-{outcome.Already}-{outcome.Changed}-{outcome.Own}-{outcome.Gone}");

    /// <summary>The same read; null: nothing was checked just now.</summary>
    public static CheckOutcome? Read(string? text) =>
        text?.Split('-').Select(Numeral.Count).ToArray() is [{ } done, { } already, { } changed, { } own, { } gone]
            ? new CheckOutcome { Checked = done, Already = already, Changed = changed, Own = own, Gone = gone }
            : null;

    private static string? Given(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
