using AccessTracker.Data.Audit;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace AccessTracker.Web.Desk.Audit;

/// <summary>Which entries of the audit are listed, as it stands in the address.</summary>
/// <param name="Who">A part of the name.</param>
/// <param name="Action">Word of what was done.</param>
/// <param name="Kind">Word of the kind of thing that it was done to.</param>
/// <param name="Record">Its key.</param>
/// <param name="Operation">Code.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="After">The entry that the page comes after; null: the newest ones.</param>
public sealed record AuditFilter(
    string? Who, string? Action, string? Kind, string? Record, string? Operation, string? From, string? To, string? After)
{
    /// <summary>What a query says, with or without its question mark.</summary>
    public static AuditFilter Of(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        return new AuditFilter(
            Word("person"), Word("action"), Word("kind"), Word("record"), Word("operation"), Word("from"), Word("to"), Word("after"));

        string? Word(string name) => said.GetValueOrDefault(name).ToString() is { } word && !string.IsNullOrWhiteSpace(word) ? word : null;
    }

    /// <summary>Name and value, as the address has them.</summary>
    public IEnumerable<(string Name, string? Value)> Pairs() =>
    [
        ("person", Who), ("action", Action), ("kind", Kind), ("record", Record), ("operation", Operation), ("from", From), ("to", To),
        ("after", After),
    ];

    /// <summary>Another one, from its newest entry on.</summary>
    public AuditFilter With(string name, string? value) => Of(
        Urls.Query("", [.. Pairs().Where(p => p.Name != name && p.Name != "after").Append((name, value))]));

    public AuditQuery ToQuery() => new()
    {
        Person = Who,
        Action = Action,
        Kind = Kind,
        Key = Record?.Trim(),
        Operation = Operation,
        From = IsoDay.Of(From),
        To = IsoDay.Of(To),
        After = AuditCursor.Parse(After),
    };
}
