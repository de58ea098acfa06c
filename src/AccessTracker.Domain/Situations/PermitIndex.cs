using AccessTracker.Domain.Common;
using AccessTracker.Domain.Permits;

namespace AccessTracker.Domain.Situations;

/// <summary>The requests of an operation, their lines joined with answers and clearances, ready to be looked up. Immutable.</summary>
internal sealed class PermitIndex
{
    // By request, then location.
    private readonly PermitLine[] _lines;
    private readonly Dictionary<string, PermitLine[]> _linesAt;

    // By ref; by request, location, then in order of recording.
    private readonly AccessRequest[] _requests;
    private readonly Decision[] _decisions;
    private readonly Clearance[] _clearances;

    private PermitIndex(
        PermitLine[] lines, Dictionary<string, PermitLine[]> linesAt, AccessRequest[] requests, Decision[] decisions, Clearance[] clearances)
    {
        _lines = lines;
        _linesAt = linesAt;
        _requests = requests;
        _decisions = decisions;
        _clearances = clearances;
    }

    /// <summary>The lines stand in order of their requests, then locations.</summary>
    public IReadOnlyList<PermitLine> Lines => _lines;

    /// <param name="facts">All of an operation.</param>
    public static PermitIndex Of(ReportFacts facts)
    {
        var lines = Join(facts, facts.Operation.Weekend);
        var linesAt = lines.GroupBy(l => l.Line.Location, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        return new PermitIndex(lines, linesAt, Ordered(facts.Requests), Ordered(facts.Decisions), Ordered(facts.Clearances));
    }

    /// <summary>Returns the lines of a location in order of their requests.</summary>
    public IReadOnlyList<PermitLine> LinesAt(string location) => _linesAt.GetValueOrDefault(location, []);

    /// <summary>Returns the lines of a request in order of their locations.</summary>
    public IReadOnlyList<PermitLine> LinesOf(string request)
    {
        var (start, count) = Sorted.Range(_lines, l => l.Request.Ref, request);
        return new ArraySegment<PermitLine>(_lines, start, count);
    }

    /// <summary>The book after <paramref name="change"/>. What it does not touch is not looked at.</summary>
    public PermitIndex With(FactsChange change, IReadOnlyList<DayOfWeek> weekend)
    {
        var refs = change.Requests;
        if (refs.Count == 0)
        {
            return this;
        }

        var now = Join(change.Facts, weekend);
        var nowAt = now.ToLookup(l => l.Line.Location, StringComparer.Ordinal);
        var gone = refs.SelectMany(r => LinesOf(r));
        var linesAt = new Dictionary<string, PermitLine[]>(_linesAt, StringComparer.Ordinal);
        foreach (var place in gone.Concat(now).Select(l => l.Line.Location).Distinct())
        {
            linesAt[place] =
                [.. LinesAt(place).Where(l => !refs.Contains(l.Request.Ref)).Concat(nowAt[place])
                    .OrderBy(l => l.Request.Ref, StringComparer.Ordinal)];
        }

        return new PermitIndex(
            Sorted.Replace(_lines, l => l.Request.Ref, refs, now),
            linesAt,
            Sorted.Replace(_requests, r => r.Ref, refs, Ordered(change.Facts.Requests)),
            Sorted.Replace(_decisions, d => d.Request, refs, Ordered(change.Facts.Decisions)),
            Sorted.Replace(_clearances, c => c.Request, refs, Ordered(change.Facts.Clearances)));
    }

    /// <summary>The facts, with the lists that this book is made of in its order.</summary>
    public ReportFacts In(ReportFacts facts) => facts with
    {
        Requests = _requests,
        Lines = new ArrayView<PermitLine, RequestLine>(_lines, l => l.Line),
        Decisions = _decisions,
        Clearances = _clearances,
    };

    private static PermitLine[] Join(ReportFacts facts, IReadOnlyList<DayOfWeek> weekend)
    {
        var requests = facts.Requests.ToDictionary(r => r.Ref, StringComparer.Ordinal);
        var decisions = facts.Decisions.ToLookup(d => (d.Request, d.Location));
        var clearances = facts.Clearances.ToLookup(c => (c.Request, c.Location));
        return [.. facts.Lines
            .Select(line => new PermitLine(
                requests[line.Request], line, decisions[(line.Request, line.Location)], clearances[(line.Request, line.Location)], weekend))
            .OrderBy(l => l.Request.Ref, StringComparer.Ordinal)
            .ThenBy(l => l.Line.Location, StringComparer.Ordinal)];
    }

    private static AccessRequest[] Ordered(IEnumerable<AccessRequest> requests) => [.. requests.OrderBy(r => r.Ref, StringComparer.Ordinal)];

    private static Decision[] Ordered(IEnumerable<Decision> decisions) =>
        [.. decisions.OrderBy(d => d.Request, StringComparer.Ordinal).ThenBy(d => d.Location, StringComparer.Ordinal)];

    private static Clearance[] Ordered(IEnumerable<Clearance> clearances) =>
        [.. clearances.OrderBy(c => c.Request, StringComparer.Ordinal).ThenBy(c => c.Location, StringComparer.Ordinal)];
}
