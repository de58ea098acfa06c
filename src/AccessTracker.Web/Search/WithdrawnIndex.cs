using System.Collections.Concurrent;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;

namespace AccessTracker.Web.Search;

/// <summary>
/// What is withdrawn, as each audience may read it, ready to be searched. No figure counts it, so it stands in no <see cref="OperationState"/>; it
/// is little, and read anew when something was committed.
/// </summary>
public sealed class WithdrawnIndex(WithdrawnRecords withdrawn, SituationCache situations)
{
    private readonly ConcurrentDictionary<(string Operation, Sensitivity Ceiling), Held> _held = new();

    /// <summary>The records that are withdrawn of the operation and that the person may read; of an operation that the person may read of.</summary>
    public async Task<SearchList<WithdrawnContent>> FindAsync(OperationState state, Person person, CancellationToken cancellation = default)
    {
        var audience = situations.AudienceOf(person, state);
        var place = (state.Stored.Operation.Code, audience.Ceiling);
        if (_held.TryGetValue(place, out var held) && held.Audience == audience && held.At == state.Stored.At)
        {
            return held.List;
        }

        var list = new SearchList<WithdrawnContent>(await withdrawn.AllAsync(state.Stored, audience, cancellation), Describe);
        _held[place] = new Held(audience, state.Stored.At, list);
        return list;
    }

    /// <summary>The places that a column holds the codes of; null: it holds something else.</summary>
    internal static IReadOnlyList<string>? PlacesIn(RecordColumn column, string text) =>
        column.Type == CellType.Places ? Cell.Items(text) : column.Refers == RecordKinds.Locations ? [text] : null;

    private static void Describe(WithdrawnContent withdrawn, ISearchedText to)
    {
        to.Own(withdrawn.Reason);
        foreach (var (column, text) in withdrawn.Texts)
        {
            if (PlacesIn(column, text) is { } places)
            {
                foreach (var place in places)
                {
                    to.Place(place);
                }
            }
            else if (column.Type == CellType.Day)
            {
                to.Day(IsoDay.Of(text));
            }
            else
            {
                to.Party(text);
            }
        }
    }

    private sealed record Held(Audience Audience, HistoryPoint At, SearchList<WithdrawnContent> List);
}
