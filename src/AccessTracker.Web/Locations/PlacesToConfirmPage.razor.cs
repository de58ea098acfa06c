using AccessTracker.Data.Locations;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Reports;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Locations;

/// <summary>The places that are not in the operation's list, for who may say what they are.</summary>
public sealed partial class PlacesToConfirmPage
{
    private bool _isFor;
    private PlaceIndex _known = new([]);
    private IReadOnlyList<(Location Place, PlaceProposal? Proposal)> _waiting = [];

    [Inject]
    public required PlaceProposals Proposals { get; init; }

    protected override async Task ReadAsync(Situation situation)
    {
        _isFor = PlaceRights.MayConfirm(Person, Operation);
        if (!_isFor)
        {
            Missing();
            return;
        }

        _known = KnownPlaces.Of(situation);
        var proposals = (await Proposals.ListAsync(Held!.Stored)).ToDictionary(p => p.Code, StringComparer.Ordinal);
        _waiting =
        [
            .. situation.Locations.Values.Where(l => ProposedPlace.Is(l.Code))
                .Select(l => (l, proposals.GetValueOrDefault(l.Code)))
                .OrderBy(p => p.Item2?.ProposedAt).ThenBy(p => p.l.Code, StringComparer.Ordinal),
        ];
    }

    private IReadOnlyList<Location> CandidatesOf(Location place) => KnownPlaces.Likely(_known, place);
}
