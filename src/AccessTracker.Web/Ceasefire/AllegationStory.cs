using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Ceasefire;
using AccessTracker.Web.Components;
using AccessTracker.Web.Records;

namespace AccessTracker.Web.Ceasefire;

/// <summary>The life of an allegation, from what is said to have happened to the last step.</summary>
internal static class AllegationStory
{
    /// <summary>In the order of what happened: of steps on one day the later recorded one comes later.</summary>
    /// <param name="history">The allegation with its steps.</param>
    /// <param name="today">Steps after it are not told.</param>
    public static IReadOnlyList<StoryEntry> Of(AllegationHistory history, DateOnly today) =>
    [
        Told(history.Allegation, history.Allegation.Day, new StatusView(Texts.SaidToHaveHappened, Icons.Warning, "tone-plain")),
        Told(history.Allegation, history.Allegation.ReceivedOn, new StatusView(Texts.AllegationReceived, Icons.Inbox, "tone-notice")),
        .. history.StepsBy(today).Select(Of),
    ];

    private static StoryEntry Told(Allegation allegation, DateOnly day, StatusView view) => new(day, view, null, null, null, null, null)
    {
        Record = (RecordKinds.Allegations.Name, allegation.Ref),
    };

    private static StoryEntry Of(AllegationStep step) => new(
        step.On, CeasefireView.Of(step.Step), null, null, Words(step), step.Source, null)
    {
        Record = (RecordKinds.AllegationSteps.Name, RecordKinds.AllegationSteps.KeyOf(step)),
    };

    private static string? Words(AllegationStep step) => StoryEntry.Join(
        step.By is { } by ? Format.With(Texts.StepBy, by) : null,
        step.To is { } to ? Format.With(Texts.StepTo, to) : null,
        step.Note);
}
