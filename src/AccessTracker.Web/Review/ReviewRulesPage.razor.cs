using AccessTracker.Data.Common;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Data.Review;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.SignIn;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Review;

/// <summary>How an operation reviews, now and before: everybody may know, managers may change it.</summary>
public sealed partial class ReviewRulesPage
{
    private IReadOnlyList<ReviewRuleRow> _rules = [];
    private ReviewRule _typed = new(false, false, false, null, false);
    private DateOnly? _publishedTo;
    private string? _from;
    private string? _fault;
    private bool _maySet;

    [Inject]
    public required ReviewRules Rules { get; init; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    /// <summary>They have just been saved.</summary>
    [SupplyParameterFromQuery(Name = "saved")]
    private string? Saved { get; set; }

    private string FromHint => _publishedTo is { } day
        ? Format.With(Texts.ReviewRuleFromHint, Format.Day(day))
        : Texts.ReviewRuleFromAny;

    protected override async Task ReadAsync(Situation situation)
    {
        _maySet = AccessPolicy.May(Person, Verb.Write, new Subject(Operation, RecordKinds.Operations.Subject));
        _rules = await Rules.ListAsync(Held!.Stored, Context.RequestAborted);
        _publishedTo = await Rules.PublishedToAsync(Held.Stored, Context.RequestAborted);
        if (_rules is [.., var now])
        {
            _typed = new ReviewRule(now.IsOn, now.OwnAllowed, now.OnlyChecked, now.CountsFrom, false);
            _from = now.CountsFrom is { } from ? Format.Iso(from) : null;
        }
    }

    private async Task SaveAsync()
    {
        var form = Context.Request.Form;
        _from = form["from"].ToString().Trim();
        _typed = new ReviewRule(
            form["on"] == "true", form["own"] == "true", form["counts"] == "checked", IsoDay.Of(_from), form["earlier"] == "new");
        if (_from.Length > 0 && _typed.CountsFrom is null)
        {
            _fault = Format.With(Texts.FilterDayUnread, _from);
            return;
        }

        var result = await Rules.SetAsync(
            Held!.Stored, _typed, Actor.Of(Person, Operation, ClientInfo.Origin(Context)), Clock.GetUtcNow(), Context.RequestAborted);
        _fault = result switch
        {
            RuleResult.Set => null,
            RuleResult.NotAllowed => Texts.ReviewNotYours,
            RuleResult.NothingWouldCount => Texts.ReviewRuleNothingCounts,
            RuleResult.DayNeeded => Texts.ReviewRuleDayNeeded,
            RuleResult.DayPublished => Format.With(Texts.ReviewRuleDayPublished, Format.Day(_publishedTo)),
        };
        if (_fault is null)
        {
            Navigation.NavigateTo(Urls.ReviewRules(Operation, saved: true));
        }
    }

    private static string Said(ReviewRuleRow rule) => string.Join(' ', new[]
    {
        rule.IsOn ? Texts.ReviewSaidOn : Texts.ReviewSaidOff,
        rule is { IsOn: true, OwnAllowed: true } ? Texts.ReviewSaidOwn : null,
        rule.CountsFrom is { } from
            ? Format.With(rule.OnlyChecked ? Texts.ReviewSaidChecked : Texts.ReviewSaidAll, Format.Day(from))
            : Texts.ReviewSaidAllAlways,
    }.OfType<string>());
}
