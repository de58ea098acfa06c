using AccessTracker.Data.Common;
using AccessTracker.Data.Reports;
using AccessTracker.Domain.Reports;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Reports.Publish;

/// <summary>How a line of the list before publishing stands.</summary>
public enum CheckState
{
    /// <summary>It is as it should be.</summary>
    Good,

    /// <summary>Readers will ask about it; it may be published so.</summary>
    Look,

    /// <summary>As long as it is so, nothing is published.</summary>
    Bars,
}

/// <summary>One line of what is looked at before a report is published.</summary>
/// <param name="Mend">What can be done about it; null: nothing has to be.</param>
/// <param name="Address">Where it can be done.</param>
public sealed record CheckItem(CheckState State, string Text, string? Mend = null, string? Address = null)
{
    /// <summary>All of a draft, what bars publishing first.</summary>
    /// <param name="stored">The chair's words as they are saved.</param>
    /// <param name="page">The address of the page that publishes.</param>
    public static IReadOnlyList<CheckItem> Of(
        PublishView view, IReadOnlyList<StoredNarrative> stored, PublishSettings settings, Actor actor, Situation situation, string page)
    {
        var written = settings.InOrder(stored).Select(n => n.Language).ToList();
        return
        [
            .. new[] { Draft(), SamePerson(), SameFigures(), Words() }.OfType<CheckItem>()
                .Concat(settings.Languages.Except(written).Select(language => new CheckItem(
                    CheckState.Look, Format.With(Texts.CheckNoWords, PublishSettings.NameOf(language)), Texts.CheckWrite, $"{page}#narrative")))
                .Concat(Quality())
                .OrderByDescending(i => i.State == CheckState.Bars),
        ];

        CheckItem Draft() => view.Failure is not null
            ? new CheckItem(CheckState.Bars, Texts.PublishStale)
            : new CheckItem(
                CheckState.Good, Format.With(Texts.CheckUpToDate, Format.Instant(view.Header.ComputedAt, situation.Operation.TimeZone)));

        CheckItem? SamePerson() => settings.SecondPerson && stored.Any(n => n.Markdown.Length > 0 && n.IsBy(actor))
            ? new CheckItem(CheckState.Bars, Texts.PublishSamePerson)
            : null;

        CheckItem? SameFigures() => view.Published is { } published && published.ContentHash == view.Header.ContentHash
            ? new CheckItem(CheckState.Look, Format.With(Texts.PublishSameFigures, published.Revision))
            : null;

        CheckItem? Words() => written.Count == 0
            ? null
            : new CheckItem(CheckState.Good, Format.With(Texts.CheckWords, Format.List(written.Select(PublishSettings.NameOf))));

        IEnumerable<CheckItem> Quality()
        {
            var items = view.Content is ReportContent content ? QualityItem.Of(content, situation).ToList() : [];
            return items.Count == 0 && view.Content is ReportContent
                ? [new CheckItem(CheckState.Good, Texts.QualityNothing)]
                : items.Select(i => new CheckItem(CheckState.Look, i.Text, i.Mend, i.Address));
        }
    }
}
