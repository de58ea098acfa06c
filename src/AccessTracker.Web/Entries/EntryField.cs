using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Entries;

/// <summary>One field of an entry: what it is, what is expected, what is wrong with what stands in it.</summary>
public abstract class EntryField : ComponentBase
{
    [CascadingParameter]
    public required EntryState State { get; set; }

    /// <summary>See <see cref="EntryFields"/>.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>What is expected.</summary>
    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public bool IsRequired { get; set; }

    /// <summary>Where the work begins when the page is opened.</summary>
    [Parameter]
    public bool IsFirst { get; set; }

    /// <summary>The browser itself goes there, before a script has come; not where something is to be read first.</summary>
    protected bool IsBegun => IsFirst && State.Reading is null;

    protected string FieldId => EntryState.IdOf(Name);

    protected string Value => State.Fields[Name];

    protected string? Problem => State.ProblemOf(Name);

    /// <summary>The words of a message that the value was guessed from; null: it was not.</summary>
    protected string? Guessed => State.Message?.WordsOf(Name, Value);

    /// <summary>What describes the field to a screen reader.</summary>
    protected string? Described => (Hint is null, Problem is null) switch
    {
        (true, true) => null,
        (false, true) => $"{FieldId}-hint",
        (true, false) => $"{FieldId}-problem",
        _ => $"{FieldId}-problem {FieldId}-hint",
    };
}
