using System.Security.Cryptography;
using AccessTracker.Data.Export;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Common;
using Microsoft.AspNetCore.DataProtection;

namespace AccessTracker.Web.Records;

/// <summary>Where a list goes on.</summary>
/// <param name="Order">Of the list.</param>
/// <param name="IsSecond">The list was begun with the part before.</param>
/// <param name="After">What was given last.</param>
internal sealed record ListPlace(OutgoingOrder Order, bool IsSecond, string After);

/// <summary>
/// Cursors as programs are given them, sealed with the program's keys: they count records and changes of which their reader may not know, and lead
/// nowhere that the program did not send anybody.
/// </summary>
internal sealed class RecordCursors(IDataProtectionProvider protection)
{
    private const char Separator = '\n';
    private const string Second = "2";

    private readonly IDataProtector _lists = protection.CreateProtector("AccessTracker.ListCursor");
    private readonly IDataProtector _changes = protection.CreateProtector("AccessTracker.ChangeCursor");

    public string Of(StoredOperation operation, RecordKind kind, ListPlace place) => Lists(operation, kind).Protect(
        string.Join(Separator, EnumCode.Of(place.Order), place.IsSecond ? Second : "", place.After));

    public string Of(StoredOperation operation, FeedPosition position) => Changes(operation).Protect(position.ToString());

    /// <summary>A place in a list of that kind; null: the text is none of its cursors.</summary>
    public ListPlace? FindPlace(StoredOperation operation, RecordKind kind, string cursor) =>
        Open(Lists(operation, kind), cursor)?.Split(Separator, 3) is [var word, var part, var after]
            && EnumCode.TryParse<OutgoingOrder>(word, out var order)
            ? new ListPlace(order, part == Second, after)
            : null;

    /// <summary>A place in what has changed; null: the text is none of its cursors.</summary>
    public FeedPosition? FindPosition(StoredOperation operation, string cursor) =>
        Open(Changes(operation), cursor) is { } text ? FeedPosition.Parse(text) : null;

    private IDataProtector Lists(StoredOperation operation, RecordKind kind) => _lists.CreateProtector(operation.Id.ToString(), kind.Name);

    private IDataProtector Changes(StoredOperation operation) => _changes.CreateProtector(operation.Id.ToString());

    private static string? Open(IDataProtector protector, string cursor)
    {
        try
        {
            return protector.Unprotect(cursor);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
