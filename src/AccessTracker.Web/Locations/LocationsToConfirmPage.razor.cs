using AccessTracker.Data.Common;
using AccessTracker.Data.Locations;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Locations;

/// <summary>The places that are not in the operation's list, for who may say what they are.</summary>
public sealed partial class LocationsToConfirmPage
{
    // Of long lists the rest comes up as the first are decided.
    private const int MostPairs = 20;

    private bool _isFor;
    private LocationIndex _known = new([]);
    private IReadOnlyList<(Location Place, LocationProposal? Proposal)> _waiting = [];

    private IReadOnlyList<AliasProposal> _aliases = [];
    private IReadOnlyList<LocationPair> _pairs = [];
    private string? _message;

    [Inject]
    public required LocationProposals Proposals { get; init; }

    [Inject]
    public required AliasProposals Aliases { get; init; }

    [Inject]
    public required DistinctLocations Distinct { get; init; }

    // A form that was sent is answered by the page that it was sent from.
    private bool HasDesk => HttpMethods.IsGet(Context.Request.Method);

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    protected override async Task ReadAsync(Situation situation)
    {
        _isFor = LocationRights.MayConfirm(Person, Operation);
        if (!_isFor)
        {
            Missing();
            return;
        }

        _aliases = [.. PlaceCase.Spellings(situation, await Aliases.ListAsync(Held!.Stored))];
        _pairs = [.. PlaceCase.Pairs(situation, await Distinct.ListAsync(Held.Stored))];
        _known = KnownLocations.Of(situation);
        _waiting = PlaceCase.Waiting(situation, await Proposals.ListAsync(Held.Stored));
    }

    private async Task AnswerAsync()
    {
        var (form, now) = (Context.Request.Form, Clock.GetUtcNow());
        var actor = Actor.Of(Person, Operation, ClientInfo.Origin(Context));
        if (form["apart"].ToString().Split('~') is [var one, var other] && _pairs.Any(p => (p.First.Code, p.Second.Code) == (one, other)))
        {
            await Distinct.AddAsync(Held!.Stored, one, other, actor, now, Context.RequestAborted);
            Navigation.NavigateTo(Urls.PlacesToConfirm(Operation));
            return;
        }

        if (form["reject"].ToString() is { Length: > 0 } rejected)
        {
            await Aliases.RejectAsync(Held!.Stored, Id<AliasProposal>.Read(rejected) ?? default, actor, now, Context.RequestAborted);
            Navigation.NavigateTo(Urls.PlacesToConfirm(Operation));
            return;
        }

        var result = await Aliases.TakeAsync(
            Held!.Stored, Id<AliasProposal>.Read(form["take"]) ?? default, actor, now, Context.RequestAborted);
        if (result is { IsStored: true })
        {
            Navigation.NavigateTo(Urls.Saved(Urls.PlacesToConfirm(Operation), result.ChangeNumber));
            return;
        }

        _message = result is null ? Texts.PlaceDecidedAlready : string.Join(' ', result.Refused.Select(r => r.Refusal.Message).Distinct());
    }

    private IReadOnlyList<Location> CandidatesOf(Location place) => KnownLocations.Likely(_known, place);
}
