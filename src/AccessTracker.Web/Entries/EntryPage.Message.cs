using AccessTracker.Domain.Messages;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Entries;

/// <content>A form that is filled in from a message (docs/messages.md): for a person to look at, and saved as any other.</content>
public abstract partial class EntryPage
{
    /// <summary>The action of the button that fills in a form from a message.</summary>
    public const string ProposeAction = "propose";

    /// <summary>The message that the form was filled in from; null: it was not.</summary>
    public EntryMessage? Message { get; private set; }

    /// <summary>The form has just been filled in from a message, and nobody has looked at it yet.</summary>
    public bool IsProposed { get; private set; }

    /// <summary>Where what was saved stands, and other messages wait; null: nothing was saved here, or none waits.</summary>
    public string? SavedAt { get; private set; }

    /// <summary>Puts what a message tells into the fields of the form.</summary>
    protected virtual void Fill(MessageFill fill)
    {
    }

    // What came along with the form. It is read again each time, which takes no time worth telling, and is kept nowhere.
    private MessageFill? TakeMessage()
    {
        var form = Context.Request.Form;
        if (form[EntryMessage.TextField].ToString() is not { Length: > 0 } text
            || new MessageReader(Held!.Places, Today).ReadAll(text).Messages is not [var reading, ..])
        {
            return null;
        }

        var fill = new MessageFill(reading, Situation!);
        Fill(fill);
        Message = new EntryMessage(reading, form[EntryMessage.RestField].ToString(), form[EntryMessage.ConvoyField].ToString(), fill.Guesses);
        return fill;
    }

    // As a new form begins, with what the message tells; what is not certain is asked at once.
    private void Propose(MessageFill fill)
    {
        IsProposed = true;
        Fields = Prefill();
        foreach (var (name, value) in fill.Fields)
        {
            Fields[name] = value;
        }

        Reading = new EntryReading(Id, Fields, Situation!, Held!.Places, Today, Kinds);
        fill.Asked.ForEach(ask => ask(Reading));
    }

    // The next message waits: its text is in this form alone, so that nothing leads away from it.
    private bool IsNextWaiting(string address)
    {
        if (Message is not { Rest.Length: > 0 })
        {
            Message = null;
            return false;
        }

        SavedAt = address;
        return true;
    }
}
