using AccessTracker.Data.Export;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Records;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Permits;

public sealed partial class RequestPage
{
    private AccessRequest? _request;
    private IReadOnlyList<PermitLine> _lines = [];
    private IReadOnlyList<StoryEntry> _story = [];
    private IReadOnlyList<LineChain> _chains = [];
    private bool _mayWrite;

    /// <summary>The request's ref, from the address.</summary>
    [Parameter]
    public required string Ref { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        _request = situation.Facts.Requests.FirstOrDefault(r => r.Ref == Ref);
        if (_request is null)
        {
            await MissingAsync("request", Ref);
            return;
        }

        _lines = [.. situation.Lines.Where(l => l.Request.Ref == Ref)];
        _chains = [.. _lines.Select(l => LineChain.Of(l, situation, Today))];
        _mayWrite = AccessPolicy.May(Person, Verb.Write, new Subject(Operation, RecordKinds.Decisions.Subject));
        var deliveries = situation.Stops.Where(s => s.Convoy.Request == Ref);
        _story = StoryEntry.NewestFirst([.. _lines.SelectMany(StoryEntry.OfLine), .. deliveries.Select(s => StoryEntry.Of(s, situation))], situation);
    }

    private bool MayClear(PermitLine line)
    {
        var place = Situation!.Locations[line.Line.Location];
        return AccessPolicy.May(
            Person, Verb.Write, new Subject(Operation, RecordKinds.Clearances.Subject, Areas: [new Area(place.Governorate, place.GovernoratePcode)]));
    }
}
