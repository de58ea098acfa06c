using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Components;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Reports.Files;

namespace AccessTracker.Web.Permits;

/// <summary>Which lines of requests are asked for: all of it stands in the address, of the list as of its file.</summary>
public sealed record RequestFilter : IListFilter
{
    /// <summary>Beside the states themselves: the pending lines whose answer is late.</summary>
    public const string Overdue = "overdue";

    /// <summary>Word of <see cref="LineStateKind"/>, as it is today, or <see cref="Overdue"/>.</summary>
    public string? State { get; init; }

    /// <summary>That was asked, in any spelling.</summary>
    public string? Authority { get; init; }

    /// <summary>A place in any spelling, or a part of a request's ref or plan.</summary>
    public string? Text { get; init; }

    /// <summary>What an address asks for; <see cref="Pairs"/> writes it back.</summary>
    /// <param name="value">The value under a name of the query; null where there is none.</param>
    public static RequestFilter Of(Func<string, string?> value) =>
        new() { State = value("state"), Authority = value("authority"), Text = value("q") };

    /// <inheritdoc/>
    public IEnumerable<(string Name, string? Value)> Pairs() => [("state", State), ("authority", Authority), ("q", Text)];

    /// <inheritdoc/>
    public IEnumerable<(string Name, string Value)> Unknown() =>
        string.IsNullOrEmpty(State) || State == Overdue || EnumCode.TryParse<LineStateKind>(State, out _) ? [] : [("state", State)];

    /// <summary>The condition tells which lines are asked for.</summary>
    /// <param name="situation">The reader's records.</param>
    /// <param name="today">The operation's today.</param>
    public Func<ListedLine, bool> In(Situation situation, DateOnly today)
    {
        var search = new TextSearch(situation, Text);
        return l =>
            Is(l.State, today)
            && (string.IsNullOrEmpty(Authority) || FreeText.Same(l.Line.Request.Authority, Authority))
            && (search.IsBlank || search.IsAt(l.Line.Line.Location) || search.IsIn(l.Line.Request.Ref) || search.IsIn(l.Line.Request.Plan));
    }

    private bool Is(LineState? state, DateOnly today) => State switch
    {
        null or "" => true,
        Overdue => state?.IsOverdueOn(today) ?? false,
        _ => state is not null && EnumCode.Of(state.Kind) == State,
    };
}
