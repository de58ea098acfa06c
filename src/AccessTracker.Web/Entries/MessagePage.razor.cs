using AccessTracker.Domain.Common;
using AccessTracker.Domain.Messages;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Entries;

/// <summary>
/// A message as people get it is pasted, and a form is filled in from it. The text comes in the body of a request and goes back in its answer: it
/// stands in no address, no log and no store.
/// </summary>
public sealed partial class MessagePage
{
    private const int MostOffered = 3;
    private const int LongestShown = 90;

    // A convoy is on its way for days, and a message comes late.
    private const int DaysAround = 7;

    private IReadOnlyList<MessageReading> _messages = [];
    private MessageReading? _current;
    private string _text = "";
    private string? _problem;

    /// <summary>Ref of the convoy from whose log one came; null: from the page of all forms.</summary>
    [Parameter]
    public string? Key { get; set; }

    [CascadingParameter]
    private HttpContext Context { get; set; } = null!;

    private string Address => Urls.PasteMessage(Operation, Key);

    private (string Address, string Text) Back => Key is { } convoy && Situation!.Convoys.ContainsKey(convoy)
        ? (Urls.EnterForm(Operation, "log", convoy), Format.With(Texts.LogOf, convoy)) : (Urls.Enter(Operation), Texts.EnterTitle);

    private string Rest => MessageText.Join([.. _messages.Skip(1).Select(Sent)]);

    private IReadOnlyList<(string Label, string Value, string Words)> Rows => [.. new MessageRows(_current!).All];

    // What the message is for, of what is there: the logs of convoys that go there now, the requests that name the place.
    private IReadOnlyList<(string Address, string Text)> Likely => _current!.Form switch
    {
        MessageForm.Convoy when Key is not null => [Log(Key), NewConvoy],
        MessageForm.Convoy => [NewConvoy, .. Logs],
        MessageForm.Answer => Answers,
        MessageForm.Request => [Request],
        MessageForm.Incident => [Incident],
        _ => [],
    };

    private IEnumerable<(string Address, string Text)> Others(IReadOnlyList<(string Address, string Text)> likely) =>
        new[] { NewConvoy, Request, Incident }.Concat(Logs).Concat(Answers).Except(likely);

    private (string, string) NewConvoy => (Urls.EnterForm(Operation, "convoy"), Texts.EnterConvoy);

    private (string, string) Request => (Urls.EnterForm(Operation, "request"), Texts.NewRequest);

    private (string, string) Incident => (Urls.EnterRecord(Operation, "incident"), Format.With(Texts.NewOfKind, Texts.Kind_incident));

    private IEnumerable<(string Address, string Text)> Logs => Places
        .SelectMany(place => Situation!.StopsAt(place))
        .Where(s => Math.Abs(s.Day.DayNumber - Day.DayNumber) <= DaysAround)
        .OrderBy(s => Math.Abs(s.Day.DayNumber - Day.DayNumber)).ThenBy(s => s.Convoy.Ref, StringComparer.Ordinal)
        .Select(s => s.Convoy.Ref).Distinct().Take(MostOffered).Select(Log);

    // Those of which a line waits come first, then the latest.
    private IReadOnlyList<(string Address, string Text)> Answers => [.. Places
        .SelectMany(place => Situation!.LinesAt(place))
        .GroupBy(l => l.Request)
        .OrderByDescending(g => g.Any(l => l.StateOn(Today)?.Kind == LineStateKind.Pending)).ThenByDescending(g => g.Key.SubmittedOn)
        .ThenBy(g => g.Key.Ref, StringComparer.Ordinal)
        .Take(MostOffered)
        .Select(g => (Urls.EnterForm(Operation, "answer", g.Key.Ref), Format.List([Format.With(Texts.AnswerTo, g.Key.Ref), g.Key.Authority,
            Format.Day(g.Key.SubmittedOn)])))];

    private IEnumerable<string> Places => _current!.Stops.SelectMany(s => s.Place.Location is { } one ? [one] : s.Place.Candidates).Select(l =>
        l.Code).Distinct();

    private DateOnly Day => TypedDay.Read(_current!.Of(MessageField.Day)?.Value, Today)?.Day ?? Today;

    protected override Task ReadAsync(Situation situation) => Task.CompletedTask;

    private (string, string) Log(string convoy) => (Urls.EnterForm(Operation, "log", convoy), Format.With(Texts.LogOf, convoy));

    private void Paste()
    {
        var text = Context.Request.Form["text"].ToString();
        (_messages, var fault) = new MessageReader(Held!.Places, Today).ReadAll(text);
        _current = _messages.Count > 0 ? _messages[0] : null;
        _problem = fault switch
        {
            PasteFault.Empty => Texts.MessageEmpty,
            PasteFault.TooLong => Format.With(Texts.MessageTooLong, Format.Number(MessageText.MostCharacters), Format.Number(text.Length)),
            PasteFault.TooMany => Format.With(Texts.MessageTooMany, Format.Number(MessageText.MostMessages)),
            null => null,
        };

        // What is refused stands there to be shortened.
        _text = fault is null ? "" : Unicode.Mend(text);
    }

    private static string FormText(MessageForm form) => EnumText.Of(form);

    private static SentMessage Sent(MessageReading reading) => new(reading.Text, reading.SentOn);

    private static string Shortened(string text) => text.Length <= LongestShown ? text : $"{Unicode.Start(text, LongestShown)}\u2026";
}
