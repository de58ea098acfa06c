using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AccessTracker.Web.Boards.Live;

/// <summary>
/// The board on a wall: one place after another, in large type, as it stands now and with what has become of it since the meeting before. Which place
/// stands in the address. With a circuit it goes on without leaving the page, which keeps the whole screen; without one each place is a page.
/// </summary>
public sealed partial class MeetingPage
{
    private MeetingView? _view;
    private Uri? _address;

    [Inject]
    public required IJSRuntime Browser { get; init; }

    protected override Uri Address => _address ?? base.Address;

    protected override Task ShowAsync(Situation situation)
    {
        _view = MeetingView.Of(Held!, Places, On, Asked("place") ?? _view?.Place.Location.Code, _view?.Index ?? 0);
        return Task.CompletedTask;
    }

    private string WayTo(string place) => Urls.UnreachedMeeting(Operation, place, Filter.Pairs());

    private async Task GoAsync(string place)
    {
        _address = Navigation.ToAbsoluteUri(WayTo(place));
        await FollowAsync();
        await Browser.InvokeVoidAsync("history.replaceState", null, "", _address.PathAndQuery);
    }

    private async Task FollowAsync()
    {
        await ReadAgainAsync();
        StateHasChanged();
    }
}
