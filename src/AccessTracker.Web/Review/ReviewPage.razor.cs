using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Review;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Review;

/// <summary>What waits to be checked, by day, place and author, with its check for many at once. Works without a script.</summary>
public sealed partial class ReviewPage
{
    private QueuePage _page = new([], 0, []);
    private ReviewAddress _filter = new();
    private CheckOutcome? _outcome;
    private bool _isReviewer;

    [Inject]
    public required ReviewList Queue { get; init; }

    [Inject]
    public required ReviewStore Reviews { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>What a check has just come to (<see cref="ReviewAddress.Written(CheckOutcome)"/>).</summary>
    [SupplyParameterFromQuery(Name = "done")]
    private string? Done { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? AskedPage { get; set; }

    private int Number => PageNumber.Of(AskedPage);

    private Actor Actor => Actor.Of(Person, Operation, ClientInfo.Origin(Context));

    private static IReadOnlyList<FilterChoice> States =>
        [.. Enum.GetValues<ReviewState>().Select(s => new FilterChoice(EnumCode.Of(s), EnumText.Of(s)))];

    private IReadOnlyList<FilterChoice> KindChoices =>
        [.. Kinds.Records.Where(k => k.IsReviewed).Select(k => new FilterChoice(k.Name, RecordText.Kind(k.Name)))];

    private IReadOnlyList<FilterChoice> Places =>
        [.. Situation!.Locations.Values.Select(l => new FilterChoice(l.Code, ShownName.Of(l))).OrderBy(c => c.Text, StringComparer.CurrentCulture)];

    private IReadOnlyList<FilterChoice> Authors => [.. _page.Authors.Select(a => new FilterChoice(a, a))];

    protected override async Task ReadAsync(Situation situation)
    {
        _filter = ReviewAddress.Of(name => Context.Request.Query[name]);
        _outcome = ReviewAddress.Read(Done);
        _isReviewer = AccessPolicy.May(Person, Verb.Review, new Subject(Operation));
        if (situation.Facts.Review.IsOn)
        {
            _page = await Queue.ListAsync(
                Held!.Stored, _filter.ToFilter(situation.Operation), (Number - 1) * ReviewList.PageSize, Actor, Clock.GetUtcNow(),
                Context.RequestAborted);
        }
    }

    private bool MayCheck(QueuedRecord record) =>
        _isReviewer && record.State != ReviewState.Checked && (!record.IsOwn || Situation!.Facts.Review.OwnAllowed);

    private async Task CheckAsync()
    {
        var form = Context.Request.Form;
        IReadOnlyList<LookedAt> looked = [.. form["check"].Select(ReviewAddress.ReadLooked).OfType<LookedAt>()];
        if (form["what"] == "all")
        {
            var seen = long.TryParse(form["seen"], NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : 0;
            looked = await Queue.AllAsync(
                Held!.Stored, _filter.ToFilter(Situation!.Operation), seen, Actor, Clock.GetUtcNow(), Context.RequestAborted);
        }

        var outcome = await Reviews.CheckAsync(Held!.Stored, looked, Actor, Clock.GetUtcNow(), Context.RequestAborted);
        Navigation.NavigateTo(_filter.Address(Operation, 1, outcome));
    }

    // What was not checked, and why.
    private static IEnumerable<string> Rest(CheckOutcome outcome) => new[]
    {
        (outcome.Already, Texts.ReviewNotAlready), (outcome.Changed, Texts.ReviewNotChanged), (outcome.Own, Texts.ReviewNotOwn),
        (outcome.Gone, Texts.ReviewNotGone),
    }.Where(r => r.Item1 > 0).Select(r => Format.With(r.Item2, r.Item1));
}
