using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// Names the section of the configuration that a class of settings is read from; empty is its top. Each property that can be set is a key of the
/// section.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SettingsAttribute(string section) : Attribute
{
    public string Section => section;
}

/// <summary>Says what a setting may be, for the message that refuses another value, where its type does not say it well.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ExpectedAttribute(string text) : Attribute
{
    public string Text => text;
}

/// <summary>Settings that must fit each other, or the environment that the program runs in.</summary>
public interface ICheckedSettings
{
    /// <summary>Returns what is wrong: sentences that name the keys and what is allowed. None: nothing is.</summary>
    IEnumerable<string> Faults(IHostEnvironment environment);
}

/// <summary>Settings of which some are named after other things of the program: an alert, a kind of record.</summary>
public interface INamedSettings
{
    /// <summary>Returns the keys within the section, without those that are properties, of a store with <paramref name="kinds"/>.</summary>
    IEnumerable<string> Names(RecordKinds kinds);

    /// <summary>Takes the value of one. Returns what is allowed where <paramref name="text"/> is not, else null.</summary>
    string? Take(string name, string text);
}
