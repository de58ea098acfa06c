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
    private bool _isFor;
    private LocationIndex _known = new([]);
    private IReadOnlyList<(Location Place, LocationProposal? Proposal)> _waiting = [];

    private IReadOnlyList<AliasProposal> _aliases = [];
    private string? _message;

    [Inject]
    public required LocationProposals Proposals { get; init; }

    [Inject]
    public required AliasProposals Aliases { get; init; }

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

        _aliases = [.. (await Aliases.ListAsync(Held!.Stored)).Where(a => situation.Locations.ContainsKey(a.Alias.Location))];
        _known = KnownLocations.Of(situation);
        var proposals = (await Proposals.ListAsync(Held!.Stored)).ToDictionary(p => p.Code, StringComparer.Ordinal);
        _waiting =
        [
            .. situation.Locations.Values.Where(l => ProposedLocation.Is(l.Code))
                .Select(l => (l, proposals.GetValueOrDefault(l.Code)))
                .OrderBy(p => p.Item2?.ProposedAt).ThenBy(p => p.l.Code, StringComparer.Ordinal),
        ];
    }

    private async Task AnswerAsync()
    {
        var (form, now) = (Context.Request.Form, Clock.GetUtcNow());
        var actor = Actor.Of(Person, Operation, ClientInfo.Origin(Context));
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
