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
    private RenderFragment? _article;

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [Inject]
    public required IServiceProvider Services { get; init; }

    protected override Uri Address => _address ?? base.Address;

    // The article only shows: within the circuit it is one piece of text.
    protected override async Task ShowAsync(Situation situation)
    {
        _view = MeetingView.Of(Held!, Places, On, Asked("place") ?? _view?.Place.Location.Code, _view?.Index ?? 0);
        _article = _view is null ? null : await StillMarkup.WriteAsync<MeetingArticle>(Services, new Dictionary<string, object?>
        {
            [nameof(MeetingArticle.View)] = _view, [nameof(MeetingArticle.Situation)] = situation, [nameof(MeetingArticle.Day)] = On,
            [nameof(MeetingArticle.Person)] = Person,
        });
    }

    private string WayTo(string place) => Urls.UnreachedMeeting(Operation, place, Filter.Pairs());

    private async Task GoAsync(string place)
    {
        _address = Navigation.ToAbsoluteUri(WayTo(place));
        await FollowAsync();
        await BrowserAddress.TellAsync(() => Browser.InvokeVoidAsync("history.replaceState", null, "", _address.PathAndQuery));
    }

    private async Task FollowAsync()
    {
        await ReadAgainAsync();
        StateHasChanged();
    }
}
