using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Domain.Figures;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Ceasefire;

public sealed partial class AllegationPage
{
    private ListedAllegation? _listed;
    private Arrangement? _arrangement;
    private Centre? _centre;
    private bool _isOutside;
    private bool _mayStep;
    private IReadOnlyList<StoryEntry> _story = [];
    private IReadOnlyList<PatternFigures> _patterns = [];

    /// <summary>Of the allegation, from the address.</summary>
    [Parameter]
    public required string Ref { get; set; }

    protected override async Task ReadAsync(Situation situation)
    {
        if (situation.Ceasefire.Allegations.FirstOrDefault(a => a.Allegation.Ref == Ref) is not { } history)
        {
            await MissingAsync("allegation", Ref);
            return;
        }

        _listed = ListedAllegation.Of(history, Today);
        var allegation = history.Allegation;
        _arrangement = situation.Ceasefire.Arrangements.FirstOrDefault(a => a.Code == allegation.Arrangement);
        _centre = situation.Facts.Ceasefire.Centres.FirstOrDefault(c => c.Code == allegation.Centre);
        _isOutside = _arrangement?.IsInForceOn(allegation.Day) == false;
        _mayStep = AccessPolicy.May(Person, Verb.Write, new Subject(Operation, RecordKinds.AllegationSteps.Subject));
        _patterns = HasBegun ? [.. Held!.Ceasefire(Today).Content.Patterns.Where(p => p.Refs.Contains(Ref))] : [];
        _story = AllegationStory.Of(history, Today);
    }
}
