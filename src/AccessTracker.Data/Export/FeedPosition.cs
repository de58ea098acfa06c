using System.Globalization;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Export;

/// <summary>
/// How far somebody has read what has changed. As a text it counts what they may not know of: whoever gives it out seals it before, and takes it back
/// from nobody who made it themselves.
/// </summary>
public sealed record FeedPosition
{
    private const char Separator = '\n';

    /// <summary>Of the store: after a restore its change numbers begin again from the copy.</summary>
    public required string Epoch { get; init; }

    /// <summary>What was read by: what another ceiling hides or shows is not told by what this one was given.</summary>
    public required Sensitivity Ceiling { get; init; }

    /// <summary>What was changed after this change is wanted.</summary>
    public long Since { get; init; }

    /// <summary>What other records hid or showed after this look is wanted. Negative: all there is, and all that does not count any more.</summary>
    public long Turn { get; init; }

    /// <summary>The look at which this reading began; null: it begins now.</summary>
    internal FeedTurn? Until { get; init; }

    /// <summary>Of which kind alone the list is whose reading goes on; empty: of all.</summary>
    internal string Kind { get; init; } = "";

    /// <summary>Which part of what has changed comes next: a kind's records, or what is gone of it.</summary>
    internal int Step { get; init; }

    /// <summary>The key that was given last in this part; null: none.</summary>
    internal string? After { get; init; }

    /// <summary>Nothing has been read but for what <see cref="ToString"/> put down; null: it is no such text.</summary>
    public static FeedPosition? Parse(string text)
    {
        var parts = text.Split(Separator, 10);
        if (parts is not ["1", var epoch, var level, var since, var turn, var untilTurn, var untilChange, var step, var kind, var after]
            || !EnumCode.TryParse<Sensitivity>(level, out var ceiling))
        {
            return null;
        }

        return (Number(since), Number(turn), Number(untilTurn), Number(untilChange), Number(step)) is ({ } from, { } of, { } look, { } at, { } part)
            && part is >= 0 and < int.MaxValue
            ? new FeedPosition
            {
                Epoch = epoch,
                Ceiling = ceiling,
                Since = from,
                Turn = of,
                Until = look == 0 ? null : new FeedTurn(look, at),
                Step = (int)part,
                Kind = kind,
                After = after.Length == 0 ? null : after,
            }
            : null;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"1\n{Epoch}\n{EnumCode.Of(Ceiling)}\n{Since}\n{Turn}\n{Until?.Turn ?? 0}\n{Until?.ChangeNumber ?? 0}\n{Step}\n{Kind}\n{After}");

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What has become of a record. <paramref name="Record"/>: as it stands; null: it counts no more, or not for this reader.</summary>
public sealed record FeedItem(RecordKind Kind, string Key, OutgoingRecord? Record);

/// <summary>Some of what has changed, in an order in which it can be applied.</summary>
/// <param name="ChangeNumber">Once nothing follows, what was read holds all changes up to this one; null: not for this reader.</param>
/// <param name="Next">Where reading goes on: in this list, or, where nothing follows, with what changes from now on.</param>
/// <param name="HasMore">More of this list follows.</param>
public sealed record FeedPage(IReadOnlyList<FeedItem> Items, long? ChangeNumber, FeedPosition Next, bool HasMore);
