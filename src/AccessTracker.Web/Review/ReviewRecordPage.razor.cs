using System.Globalization;
using AccessTracker.Data.Common;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Hosting;
using AccessTracker.Web.Records;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Review;

/// <summary>The review of one record: what was asked and answered, and the forms of who may check, ask or answer.</summary>
public sealed partial class ReviewRecordPage
{
    private static readonly string[] _forms = ["answer", "check", "question"];

    private RecordReview? _review;
    private string? _fault;

    [Inject]
    public required ReviewStore Reviews { get; init; }

    [Inject]
    public required RefusalAudit Refusals { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>As the bundle names it.</summary>
    [Parameter]
    public required string Kind { get; set; }

    /// <summary>As the store has it.</summary>
    [Parameter]
    public required string Key { get; set; }

    /// <summary>What has just been done.</summary>
    [SupplyParameterFromQuery(Name = "done")]
    private string? Done { get; set; }

    private string RecordKey => Key ?? "";

    private string Name => RecordText.Name(_review!.Record.Table, RecordKey, RecordText.PlaceName(Situation));

    private string Address => Urls.ReviewRecord(Operation, Kind, RecordKey);

    private string Version => _review!.Record.Version.ToString(CultureInfo.InvariantCulture);

    private Actor Actor => Actor.Of(Person, Operation, ClientInfo.Origin(Context));

    private string? Notice => Done switch
    {
        "checked" => Texts.ReviewNowChecked,
        "questioned" => Texts.ReviewNowQuestioned,
        "answered" => Texts.ReviewNowAnswered,
        _ => null,
    };

    private string? Sent => HttpMethods.IsPost(Context.Request.Method) && Array.IndexOf(_forms, Context.Request.Form["_handler"].ToString()) >= 0
        ? Context.Request.Form["_handler"].ToString()
        : null;

    protected override async Task ReadAsync(Situation situation)
    {
        _review = await Reviews.ShowAsync(Held!.Stored, Kind, RecordKey, Actor, Clock.GetUtcNow(), Context.RequestAborted);
        if (_review is null)
        {
            Missing();
        }
    }

    private bool HasForm(string form) => form switch
    {
        "answer" => _review!.MayAnswer,
        "check" => _review!.MayCheck,
        _ => _review!.MayAsk,
    };

    // What was typed stays in its field, whatever stands against it.
    private string TextOf(string form) => Sent == form ? Context.Request.Form["text"].ToString() : "";

    private LookedAt Looked() => new(
        Kind, RecordKey, long.TryParse(Context.Request.Form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0);

    private async Task CheckAsync()
    {
        var outcome = await Reviews.CheckAsync(Held!.Stored, [Looked()], Actor, Clock.GetUtcNow(), Context.RequestAborted);
        _fault = outcome.Checked + outcome.Already > 0 ? null
            : outcome.Changed > 0 ? Texts.ReviewChangedMeanwhile
            : outcome.Own > 0 ? Texts.ReviewOwnNotice
            : Texts.ReviewNotYours;
        if (_fault is null)
        {
            Navigation.NavigateTo(Urls.ReviewRecord(Operation, Kind, RecordKey, "checked"));
        }
    }

    private async Task QuestionAsync() => Say(
        await Reviews.QuestionAsync(
            Held!.Stored, Looked(), Context.Request.Form["text"].ToString(), Actor, Clock.GetUtcNow(), Context.RequestAborted), "questioned");

    private async Task AnswerAsync() => Say(
        await Reviews.AnswerAsync(
            Held!.Stored, Looked(), Context.Request.Form["text"].ToString(), Actor, Clock.GetUtcNow(), Context.RequestAborted), "answered");

    // Somebody else was quicker, or the form was never this person's.
    private async Task RefuseAsync()
    {
        await Refusals.RecordAsync(Person, Context);
        _fault = Texts.ReviewNotYours;
    }

    private void Say(ReviewResult result, string done)
    {
        _fault = result switch
        {
            ReviewResult.Done => null,
            ReviewResult.TextNeeded => Format.With(Texts.ReviewTextNeeded, ReviewStore.LongestText),
            ReviewResult.Changed => Texts.ReviewChangedMeanwhile,
            ReviewResult.NothingAsked => Texts.ReviewNothingAsked,
            ReviewResult.Gone or ReviewResult.NotAllowed => Texts.ReviewNotYours,
        };
        if (_fault is null)
        {
            Navigation.NavigateTo(Urls.ReviewRecord(Operation, Kind, RecordKey, done));
        }
    }
}
